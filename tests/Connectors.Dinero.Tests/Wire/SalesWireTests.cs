using Connectors.Dinero.Tests.Support;
using static Connectors.Dinero.Tests.Wire.Wire;

namespace Connectors.Dinero.Tests.Wire;

public sealed class SalesWireTests
{
    private const string Page = """{"Collection":[],"Pagination":{"MaxPageSizeAllowed":1000,"PageSize":100,"Result":0,"ResultWithoutFilter":0,"Page":0}}""";
    private const string Created = """{"Guid":"11111111-1111-4111-8111-111111111111","TimeStamp":"00000000020A5EA9"}""";
    private const string Paid = """{"Guid":"22222222-2222-4222-8222-222222222222","TimeStamp":"00000000020A5EA9"}""";
    private const string Template = """{"Sender":"firma@x.example","Receiver":"a@b.example","Subject":"Faktura","Message":"[link-to-pdf]","AddVoucherAsPdfAttachment":true,"SendAsSms":false}""";

    private const string Stored = """
        {"PaymentDate":"2026-03-10","PaymentStatus":"Draft","PaymentConditionNumberOfDays":0,"PaymentConditionType":"NettoCash","FikCode":null,"DepositAccountNumber":null,"MailOutStatus":"NotSent",
        "LatestMailOutType":"None","IsSentToDebtCollection":false,"IsMobilePayInvoiceEnabled":false,"IsPensoPayEnabled":false,"Status":"Draft","ContactGuid":"22222222-2222-4222-8222-222222222222",
        "Guid":"11111111-1111-4111-8111-111111111111","TimeStamp":"00000000020A5EA8","CreatedAt":"2026-03-02T08:00:00","UpdatedAt":"2026-03-02T08:00:00","DeletedAt":null,"Number":0,
        "ContactName":"Acme","ShowLinesInclVat":true,"TotalExclVat":180.0,"TotalVatableAmount":180.0,"TotalInclVat":225.0,"TotalNonVatableAmount":0.0,"TotalVat":45.0,"TotalLines":[],
        "InvoiceTemplateId":null,"Currency":"EUR","Language":"en-GB","ExternalReference":"mine","Description":"Invoice","Comment":"c","Date":"2026-03-02","Address":"Acme\nVej 1","Surprise":1,
        "ProductLines":[
          {"AccountName":"Salg","BaseAmountValue":100.0,"BaseAmountValueInclVat":125.0,"TotalAmount":180.0,"TotalAmountInclVat":225.0,"ProductGuid":"22222222-2222-4222-8222-222222222222","Description":"filled by Dinero","Comments":"x","Quantity":2.0,"AccountNumber":1000,"Unit":"hours","Discount":10.0,"LineType":"Product"},
          {"AccountName":null,"BaseAmountValue":0.0,"BaseAmountValueInclVat":0.0,"TotalAmount":0.0,"TotalAmountInclVat":0.0,"ProductGuid":null,"Description":"a text","Comments":null,"Quantity":0.0,"AccountNumber":0,"Unit":null,"Discount":0.0,"LineType":"Text"}]}
        """;

    private static readonly InvoiceId Invoice = new(G1);
    private static readonly CreditNoteId Note = new(G1);
    private static readonly TradeOfferId Offer = new(G1);
    private static readonly DocumentMail Mail = new() { Timestamp = V1, Receiver = "a@b.example", Message = "Hej [link-to-pdf]" };
    private static readonly PaymentInput Payment = new() { Timestamp = V1, DepositAccountNumber = 55000, Description = "Indbetalt", Amount = 225.50m, PaymentDate = new(2026, 3, 9), ExternalReference = "bank-1" };

    private static readonly SalesQuery Query = new()
    {
        Fields = [SalesField.Number, SalesField.Status],
        Filter = SalesFilterField.ExternalReference.Is("mine"),
        FreeTextSearch = "Acme",
        Statuses = [SalesPaymentStatus.Booked, SalesPaymentStatus.Overdue],
        From = new(2026, 1, 1),
        To = new(2026, 12, 31),
        ChangedSince = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        DeletedOnly = true,
        Sort = [SalesSort.VoucherDate, SalesSort.Contact],
        Ascending = true,
        PageSize = 10,
    };

    private static readonly IReadOnlyList<SalesLineInput> Lines =
    [
        new() { ProductGuid = new(G2), Description = "goes out", BaseAmountValue = 100.25m, Quantity = 2, AccountNumber = 1000, Unit = ProductUnit.Hours, Discount = 10 },
        new() { LineType = SalesLineType.Text, Description = "a text" },
    ];

    [Fact]
    public Task Invoices() => Snapshot()
        .Call("list everything", Page, c => c.Invoices.ListPageAsync())
        .Call("list with a query", Page, c => c.Invoices.ListPageAsync(Query, "2"))
        .Call("get", Stored, c => c.Invoices.GetAsync(Invoice))
        .Call("get as PDF", () => WireHandler.Body("%PDF", "application/octet-stream"), async c => await (await c.Invoices.GetPdfAsync(Invoice)).DisposeAsync())
        .Call("create", Created, c => c.Invoices.CreateAsync(new()
        {
            Guid = Invoice,
            ContactGuid = new(G2),
            Date = new(2026, 3, 2),
            ProductLines = Lines,
            PaymentConditionType = PaymentConditionType.Paid,
            PaymentConditionNumberOfDays = 8,
            ExternalReference = "mine",
        }))
        .Call("fetch", Stored.Replace("\"Guid\":\"1", "\"Other\":\"1"), c => c.Invoices.FetchAsync(new() { ProductLines = Lines, ShowLinesInclVat = true }))
        .Call("replace", Created, c => c.Invoices.ReplaceAsync(Invoice, V1, new() { ProductLines = [Lines[1]], Comment = "Æ" }))
        .CallEmpty("delete", c => c.Invoices.DeleteAsync(Invoice, V1))
        .CallEmpty("delete without a version", c => c.Invoices.DeleteAsync(Invoice))
        .Call("book", Stored, c => c.Invoices.BookAsync(Invoice, V1))
        .Call("book under a number", Stored, c => c.Invoices.BookAsync(Invoice, V1, 5_000_000_000))
        .Call("mail", """{"Recipients":[{"Email":"a@b.example"}]}""", c => c.Invoices.EmailAsync(Invoice, Mail))
        .Call("mail's template", Template, c => c.Invoices.GetEmailTemplateAsync(Invoice))
        .Call("mails that were sent", "[]", c => c.Invoices.ListMailoutsAsync(Invoice, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)))
        .Call("pre-reminder's template", Template, c => c.Invoices.GetPreReminderTemplateAsync(Invoice))
        .CallEmpty("pre-reminder", c => c.Invoices.EmailPreReminderAsync(Invoice, Mail))
        .CallEmpty("e-invoice", c => c.Invoices.SendElectronicallyAsync(Invoice, new() { PaymentMeanEnum = PaymentMean.Fik, OrderReference = "REQ-1", Timestamp = V1 }))
        .Call("add a payment", Paid, c => c.Invoices.AddPaymentAsync(Invoice, Payment))
        .Call("payments", """{"Payments":null,"RemainingAmount":-1.5,"PaidAmount":10,"InvoiceTotalIncludingReminderExpenses":8.5,"RemainderAsFeeAvailable":false}""", c => c.Invoices.GetPaymentsAsync(Invoice))
        .Call("delete a payment", """{"TimeStamp":"00000000020A5EAA"}""", c => c.Invoices.DeletePaymentAsync(Invoice, new(G2), V1))
        .Call("generate a credit note", Created, c => c.Invoices.GenerateCreditNoteAsync(Invoice, V1))
        .Call("templates", "[]", c => c.Invoices.ListTemplatesAsync())
        .VerifyAsync();

    [Fact]
    public async Task An_update_writes_everything_back_with_prices_that_mean_what_they_meant()
    {
        var wire = new WireHandler().Answer(Stored).Answer(Created);
        await using var test = TestClient.On(wire);
        var version = await test.Client.Invoices.UpdateAsync(Invoice, current => current with { Comment = "new" });
        Assert.Equal("00000000020A5EA9", version.TimeStamp!.Value.Value);
        Verified.Text(string.Join("\n---\n", wire.Requests));
    }

    [Fact]
    public async Task An_outdated_version_is_read_and_applied_once_more_and_then_given_up()
    {
        const string Outdated = """{"code":58,"message":"Not the newest timestamp"}""";
        var wire = new WireHandler().Answer(Stored).Answer(Outdated, 400).Answer(Stored.Replace("5EA8", "5EB0")).Answer(Created)
            .Answer(Stored).Answer(Outdated, 400).Answer(Stored).Answer(Outdated, 400);
        await using var test = TestClient.On(wire);
        var runs = 0;
        await test.Client.Invoices.UpdateAsync(Invoice, current => current with { Comment = "run " + ++runs });
        Assert.Contains("run 2", wire.Requests[3]);
        Assert.Contains("00000000020A5EB0", wire.Requests[3]);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.UpdateAsync(Invoice, current => current));
        Assert.Equal(8, wire.Requests.Count);
    }

    [Fact]
    public Task CreditNotes() => Snapshot()
        .Call("list everything", Page, c => c.CreditNotes.ListPageAsync())
        .Call("get", Stored, c => c.CreditNotes.GetAsync(Note))
        .Call("get as PDF", () => WireHandler.Body("%PDF", "application/octet-stream"), async c => await (await c.CreditNotes.GetPdfAsync(Note)).DisposeAsync())
        .Call("create", Created, c => c.CreditNotes.CreateAsync(new() { Guid = Note, CreditNoteFor = new(G2), ContactGuid = new(G2), ProductLines = Lines }))
        .Call("fetch", Stored, c => c.CreditNotes.FetchAsync(new() { ProductLines = Lines }))
        .Call("replace", Created, c => c.CreditNotes.ReplaceAsync(Note, V1, new() { ProductLines = [Lines[1]] }))
        .CallEmpty("delete", c => c.CreditNotes.DeleteAsync(Note, V1))
        .Call("book", Stored, c => c.CreditNotes.BookAsync(Note, V1))
        .Call("mail", "{}", c => c.CreditNotes.EmailAsync(Note, Mail))
        .Call("mail's template", Template, c => c.CreditNotes.GetEmailTemplateAsync(Note))
        .Call("mails that were sent", "[]", c => c.CreditNotes.ListMailoutsAsync(Note))
        .CallEmpty("e-credit note", c => c.CreditNotes.SendElectronicallyAsync(Note, new() { PaymentMeanEnum = PaymentMean.Domestic }))
        .Call("add a payment", Paid, c => c.CreditNotes.AddPaymentAsync(Note, Payment))
        .Call("payments", "{}", c => c.CreditNotes.GetPaymentsAsync(Note))
        .Call("delete a payment", "{}", c => c.CreditNotes.DeletePaymentAsync(Note, new(G2), V1))
        .VerifyAsync();

    [Fact]
    public Task TradeOffers() => Snapshot()
        .Call("list everything", Page, c => c.TradeOffers.ListPageAsync())
        .Call("list with a query", Page, c => c.TradeOffers.ListPageAsync(
            new() { Fields = [TradeOfferField.Number], Filter = TradeOfferFilterField.Currency.Is("DKK"), Sort = TradeOfferSort.TradeOfferDate, Ascending = true, DeletedOnly = true, FreeTextSearch = "x", PageSize = 5 }, "1"))
        .Call("get", Stored.Replace("\"Status\":\"Draft\"", "\"Status\":\"CustomerAccepted\",\"GeneratedVouchers\":null,\"History\":[]"), c => c.TradeOffers.GetAsync(Offer))
        .Call("create", Created, c => c.TradeOffers.CreateAsync(new() { Guid = Offer, ContactGuid = new(G2), ProductLines = Lines }))
        .Call("fetch", Stored, c => c.TradeOffers.FetchAsync(new() { ContactGuid = new(G2), ProductLines = Lines }))
        .Call("replace", Created, c => c.TradeOffers.ReplaceAsync(Offer, V1, new() { ContactGuid = new(G2), ProductLines = [Lines[1]] }))
        .CallEmpty("delete", c => c.TradeOffers.DeleteAsync(Offer, V1))
        .Call("mail", "{}", c => c.TradeOffers.EmailAsync(Offer, Mail))
        .Call("mail's template", Template, c => c.TradeOffers.GetEmailTemplateAsync(Offer))
        .Call("mails that were sent", "[]", c => c.TradeOffers.ListMailoutsAsync(Offer))
        .Call("generate an invoice", Created, c => c.TradeOffers.GenerateInvoiceAsync(Offer, V1))
        .VerifyAsync();

    [Fact]
    public Task Sales() => Snapshot()
        .Call("list everything", Page, c => c.Sales.ListPageAsync())
        .Call("settings", """{"LinesInclVat":false,"DefaultAccountNumber":1000,"ReminderFee":100,"ReminderInterestRate":0.7,"PaymentConditionNumberOfDays":8,"PaymentConditionType":"Netto"}""", c => c.Sales.GetSettingsAsync())
        .CallEmpty("text message", c => c.Sales.SendTextMessageAsync(new(G1), new() { ReceiverName = "Acme", ReceiverPhoneNumber = "+4570101010", Timestamp = V1, Message = "Hej" }))
        .VerifyAsync();

    [Fact]
    public Task Reminders() => Snapshot()
        .Call("list", "[]", c => c.Reminders.ListAsync(Invoice, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)))
        .Call("get", "{}", c => c.Reminders.GetAsync(Invoice, 1))
        .Call("next", "{}", c => c.Reminders.GetNextAsync(Invoice))
        .Call("fetch", "{}", c => c.Reminders.FetchAsync(Invoice, new() { Date = new(2026, 4, 1), WithFee = true }))
        .Call("create", "{}", c => c.Reminders.CreateAsync(Invoice, V1, new() { Date = new(2026, 4, 1), Title = "Rykker", WithFee = true }))
        .Call("update", "{}", c => c.Reminders.UpdateAsync(Invoice, 1, V1, new() { Date = new(2026, 4, 2) }))
        .CallEmpty("delete", c => c.Reminders.DeleteAsync(Invoice, 1, V1))
        .Call("book", "{}", c => c.Reminders.BookAsync(Invoice, 1, V1))
        .Call("mail's template", Template, c => c.Reminders.GetEmailTemplateAsync(Invoice))
        .Call("mail", "{}", c => c.Reminders.EmailAsync(Invoice, Mail))
        .CallEmpty("e-reminder", c => c.Reminders.SendElectronicallyAsync(Invoice, 1, new() { PaymentMeanEnum = PaymentMean.International, ReceiverEanNumber = "5790000000001" }))
        .VerifyAsync();
}
