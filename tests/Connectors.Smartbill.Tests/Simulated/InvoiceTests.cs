using Connectors.Smartbill.Tests.Support;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class InvoiceTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    [Fact]
    public async Task An_invoice_with_everything_is_stored_as_it_was_given()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub din catalog"));
        var created = await test.Client.Invoices.CreateAsync(Everything);

        Assert.Equal(new(test.Account.Cif, "FCT", "0001"), created.Id);
        var stored = Assert.Single(test.Account.Invoices);
        Assert.Equal((stored.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), stored.PaymentUrl), (created.InternalId, created.PaymentUrl!.ToString()));
        Assert.NotNull(created.EditUrl);
        Assert.NotNull(created.PublicUrl);
        var client = stored.Client;
        Assert.Equal(
            ("Țăndărică & Fiii SRL", "Romania", true, "RO87654321", "C1", "J12/1/2020", "Str. Mare 1"),
            (client.Name, client.Country, client.IsVatPayer, client.VatCode, client.Code, client.RegCom, client.Address));
        Assert.Equal(
            ("Sector 1", "Bucuresti", "a@b.example;c@d.example", "0700", "Ana", "BT", "RO00"), (client.City, client.County, client.Email, client.Phone, client.Contact, client.Bank, client.Iban));
        Assert.Equal(
            (new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), (DateOnly?)new DateOnly(2026, 3, 2), "EUR", 4.9771m, 4, "EN", "Order 4711", "intern", true, true),
            (stored.IssueDate, stored.DueDate, stored.DeliveryDate, stored.Currency, stored.ExchangeRate, stored.Precision, stored.Language, stored.Mentions, stored.Observations, stored.UsesIntraCif, stored.UseStock));
        Assert.Equal(
            "aviz=12 delegateAuto=CJ 01 ABC delegateIdentityCard=XX 1 delegateName=Dan issuerCnp=1800101000000 issuerName=Ion",
            string.Join(' ', stored.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}")));
        Assert.Equal((100m, 21m, 121m), (stored.PaymentTax!.Value.Base, stored.PaymentTax.Value.Vat, stored.PaymentTax.Value.Total));
        Assert.Equal(
            [
                ("Șurub din catalog", "S8", "rând 1\nrând 2", "buc", 3m, 10m, "EUR", false, "Normala", "Depozit", ("Bolt", "pcs")),
                ("Reducere", "", "", "buc", 1m, 0m, "EUR", false, "Normala", "", ("", "")),
                ("Reducere", "", "", "buc", 1m, 0m, "EUR", true, "Normala", "", ("", "")),
            ],
            stored.Lines.Select(l => (l.Name, l.Code, l.Description, l.Unit, l.Quantity, l.Price, l.Currency, l.IsTaxIncluded, l.Tax.Name, l.Warehouse, l.Translated)));
        Assert.Equal([(null, 2, 0m, 0m), (1, 2, 0m, 10m), (2, 1, -2m, 0m)], stored.Lines.Select(l => (l.NumberOfItems, l.DiscountType, l.DiscountValue, l.DiscountPercentage)));

        // The total of the evidence is the total of the document.
        Assert.Equal(30.67m, DocumentTotals.Of(Everything));
        Assert.Equal(new() { Total = 30.67m, Paid = 30.67m, Unpaid = 0, IsPaid = true }, await test.Client.Invoices.GetPaymentStateAsync(created.Id!.Value));
        var receipt = Assert.Single(test.Account.Payments);
        Assert.Equal(("Chitanta", "CH", "0001", 30.67m, true), (receipt.Type, receipt.Series, receipt.Number, receipt.Value, receipt.IsCash));
        Assert.Equal(7, test.Account.StockOf("Depozit", "S8"));
        Assert.Equal("Țăndărică & Fiii SRL", Assert.Single(test.Account.Clients).Name);
        Assert.Equal("Șurub din catalog", Assert.Single(test.Account.Products).Name);
        var mail = Assert.Single(test.Account.SentEmails);
        Assert.Equal(("FCT0001", "a@b.example", "c@d.example", "e@f.example"), (mail.Document, mail.To, mail.Cc, mail.Bcc));
        Assert.Contains("(Order 4711)", await test.PrintAsync(created.Id.Value));
    }

    [Fact]
    public async Task Trap07_stock_renames_the_product_unless_the_catalogues_name_is_kept_and_a_saved_line_changes_its_price()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub din catalog"));
        var line = Samples.Line with { WarehouseName = "Depozit" };
        await test.Client.Invoices.CreateAsync(Ours with { Lines = [line] });
        await test.Client.Invoices.CreateAsync(Ours with { UseStock = true, Lines = [line with { UseSBProductName = true }] });
        Assert.Equal(("Șurub din catalog", 0m), (test.Account.Products[0].Name, test.Account.Products[0].Price));
        await test.Client.Invoices.CreateAsync(Ours with { UseStock = true, Lines = [line with { SaveToDb = true }] });
        Assert.Equal(("Șurub M8", 10.5m), (test.Account.Products[0].Name, test.Account.Products[0].Price));
    }

    [Fact]
    public async Task Trap15_a_part_is_credited_by_an_invoice_of_negative_quantities()
    {
        await using var test = await SimulatedClient.StartAsync();
        await test.Client.Invoices.CreateAsync(Ours);
        var credit = Ours with { Lines = [Samples.Line with { Quantity = -1 }], Mentions = "Credit for FCT0001" };
        var id = (await test.Client.Invoices.CreateAsync(credit)).Id!.Value;
        Assert.Equal((-12.71m, DocumentTotals.Of(credit)!.Value), ((await test.Client.Invoices.GetPaymentStateAsync(id)).Total, -12.71m));
    }

    [Fact]
    public async Task A_draft_takes_no_number_and_becomes_an_invoice_in_SmartBill()
    {
        await using var test = await SimulatedClient.StartAsync();
        var draft = await test.Client.Invoices.CreateAsync(Ours with { IsDraft = true });
        Assert.Null(draft.Id);
        Assert.NotNull(draft.EditUrl);
        Assert.Equal(0, test.Simulator.CountCalls("series.list"));
        Assert.Equal("1", (await test.Client.Series.ListAsync(SeriesType.Invoice))[0].NextNumber);
        Assert.Equal("0001", test.Account.IssueDraft(int.Parse(draft.InternalId!, System.Globalization.CultureInfo.InvariantCulture)).Number);
    }

    [Fact]
    public async Task An_invoice_is_cancelled_restored_and_deleted_while_it_is_the_last()
    {
        await using var test = await SimulatedClient.StartAsync();
        var (first, second) = ((await test.Client.Invoices.CreateAsync(Ours)).Id!.Value, (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value);
        Assert.True((await test.Client.Invoices.CancelAsync(first)).Changed);
        Assert.False((await test.Client.Invoices.CancelAsync(first)).Changed);
        Assert.True(test.Account.Invoices[0].IsCancelled);
        Assert.Contains("(ANULATA)", await test.PrintAsync(first));
        Assert.True((await test.Client.Invoices.RestoreAsync(first)).Changed);
        Assert.False((await test.Client.Invoices.RestoreAsync(first)).Changed);
        Assert.False(test.Account.Invoices[0].IsCancelled);

        var refused = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.DeleteAsync(first));
        Assert.Equal((SmartbillErrorCodes.NotLastInSeries, 403), (refused.ErrorCode, refused.StatusCode));
        Assert.True((await test.Client.Invoices.DeleteAsync(second)).Changed);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPaymentStateAsync(second));
        Assert.Equal(SmartbillErrorCodes.PdfNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(second))).ErrorCode);
        Assert.Equal(1, test.Simulator.Calls.Count(c => c.Operation == "invoices.pdf" && c.Status == 502));
        // The number is given again.
        Assert.Equal(second, (await test.Client.Invoices.CreateAsync(Ours)).Id);
    }

    [Fact]
    public async Task A_reversal_is_a_new_invoice_of_the_series_and_there_is_one()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours with { IssueDate = new(2026, 3, 1) })).Id!.Value;
        Assert.Equal(
            SmartbillErrorCodes.ReversalDateTooEarly, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.ReverseAsync(id, new(2026, 2, 28)))).ErrorCode);
        var reversal = await test.Client.Invoices.ReverseAsync(id, new(2026, 3, 2));
        Assert.Equal("0002", reversal.Id!.Value.Number);
        Assert.Equal((new DateOnly(2026, 3, 2), -38.12m), (test.Account.Invoices[1].IssueDate, test.Account.Invoices[1].Total));
        Assert.Equal(SmartbillErrorCodes.AlreadyReversed, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(id))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.IsReversal, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(reversal.Id.Value))).ErrorCode);
        var cancelled = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        await test.Client.Invoices.CancelAsync(cancelled);
        Assert.Equal(SmartbillErrorCodes.InvoiceCancelled, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(cancelled))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.InvoiceNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.ReverseAsync(test.Client.DocumentId("FCT", "1")))).ErrorCode);
    }

    [Fact]
    public async Task An_invoice_is_mailed_afterwards_with_own_words()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        Assert.Equal(SmartbillErrorCodes.ClientEmailMissing, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Documents.SendEmailAsync(DocumentKind.Invoice, id))).ErrorCode);
        await test.Client.Documents.SendEmailAsync(DocumentKind.Invoice, id, new() { To = "a@b.example", Cc = "c@d.example,e@f.example", Bcc = "g@h.example", Subject = "Factură", Body = "Bună ziua,\n#link document#" });
        var mail = Assert.Single(test.Account.SentEmails);
        Assert.Equal(
            ("factura", "FCT0001", "a@b.example", "c@d.example,e@f.example", "g@h.example", "Factură", "Bună ziua,\n#link document#"),
            (mail.Type, mail.Document, mail.To, mail.Cc, mail.Bcc, mail.Subject, mail.Text));
        // It is looked for among proformas only.
        Assert.Equal(SmartbillErrorCodes.DocumentNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Documents.SendEmailAsync(DocumentKind.Estimate, id, new() { To = "a@b.example" }))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.MailAddressInvalid, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Documents.SendEmailAsync(DocumentKind.Invoice, id, new() { To = "a@" }))).ErrorCode);
        Assert.Single(test.Account.SentEmails);
    }

    [Theory]
    [InlineData(SmartbillVoidStatus.AsIssued, 38.12, false)]
    [InlineData(SmartbillVoidStatus.Settled, 38.12, true)]
    [InlineData(SmartbillVoidStatus.Zero, 0, false)]
    public async Task Open16_the_payment_state_of_a_cancelled_invoice_is_handed_on_as_it_comes(SmartbillVoidStatus reading, double total, bool paid)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.CancelledPaymentStatus = reading;
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        await test.Client.Invoices.CancelAsync(id);
        var state = await test.Client.Invoices.GetPaymentStateAsync(id);
        Assert.Equal(((decimal)total, paid), (state.Total, state.IsPaid));
    }

    [Fact]
    public async Task The_customer_on_an_invoice_passes_the_states_e_invoice_checks_when_it_is_written_as_documented()
    {
        await using var test = await SimulatedClient.StartAsync();
        var good = Samples.Client with { Address = "Str. Mare 1", City = "Sector 1", County = "Bucuresti" };
        await test.Client.Invoices.CreateAsync(Ours with { Client = good });
        await test.Client.Invoices.CreateAsync(Ours with { Client = good with { Name = "Ana Pop", VatCode = "-", Address = "-", IsTaxPayer = false } });
        await test.Client.Invoices.CreateAsync(Ours with { Client = good with { City = "Bucuresti" } });
        Assert.Equal(["", "", "city"], test.Account.Invoices.Select(i => string.Join(' ', SmartbillAccount.SpvProblemsOf(i))));
    }

    private static InvoiceInput Everything => Ours with
    {
        Client = Samples.Client with { Code = "C1", RegCom = "J12/1/2020", Address = "Str. Mare 1", City = "Sector 1", County = "Bucuresti", Email = "a@b.example;c@d.example", Phone = "0700", Contact = "Ana", Bank = "BT", Iban = "RO00", SaveToDb = true },
        Lines =
        [
            Samples.Line with
            {
                Price = 10, ProductDescription = "rând 1\nrând 2", IsService = false, Currency = SmartbillCurrency.Eur, WarehouseName = "Depozit", TranslatedName = "Bolt", TranslatedMeasuringUnit = "pcs", UseSBProductName = true,
            },
            new() { Name = "Reducere", MeasuringUnitName = "buc", Currency = SmartbillCurrency.Eur, IsTaxIncluded = false, TaxName = "Normala", TaxPercentage = 21, IsDiscount = true, NumberOfItems = 1, DiscountType = DiscountType.Percentage, DiscountPercentage = 10 },
            new() { Name = "Reducere", MeasuringUnitName = "buc", Currency = SmartbillCurrency.Eur, IsTaxIncluded = true, TaxPercentage = 21, IsDiscount = true, NumberOfItems = 2, DiscountType = DiscountType.Amount, DiscountValue = -2 },
        ],
        IssueDate = new(2026, 3, 1),
        DueDate = new(2026, 3, 31),
        DeliveryDate = new(2026, 3, 2),
        PaymentDate = new(2026, 3, 3),
        Currency = SmartbillCurrency.Eur,
        ExchangeRate = 4.9771m,
        Precision = 4,
        Language = SmartbillLanguage.English,
        UseStock = true,
        PaymentUrl = DocumentInput.GeneratePaymentUrl,
        SendEmail = true,
        Email = new() { To = "a@b.example", Cc = "c@d.example", Bcc = "e@f.example" },
        Observations = "intern",
        IssuerName = "Ion",
        IssuerCnp = "1800101000000",
        DelegateName = "Dan",
        DelegateIdentityCard = "XX 1",
        DelegateAuto = "CJ 01 ABC",
        Aviz = "12",
        UseIntraCif = true,
        Payment = new() { Value = 30.67m, Type = PaymentType.Receipt, IsCash = true, PaymentSeries = "CH" },
        UsePaymentTax = true,
        PaymentBase = 100,
        CollectedTax = 21,
        PaymentTotal = 121,
    };
}
