using Connectors.Smartbill.Tests.Support;
using static Connectors.Smartbill.Tests.Wire.Wire;

namespace Connectors.Smartbill.Tests.Wire;

public sealed class DocumentWireTests
{
    private static readonly SmartbillDocumentId Odd = new(TestClient.Cif, "F/C & 1", "0042");

    [Fact]
    public Task Invoices() => Snapshot()
        .Call("create the least", Samples.Issued, c => c.Invoices.CreateAsync(Samples.Invoice))
        .Call("create with everything", Samples.Issued, c => c.Invoices.CreateAsync(Everything))
        .Call("create a draft", Samples.Empty, c => c.Invoices.CreateAsync(Samples.Invoice with { IsDraft = true, ReadNextNumber = true }))
        .Call("create from a proforma", Samples.Issued, c => c.Invoices.CreateAsync(InvoiceInput.FromEstimate("CRM", new(TestClient.Cif, "PRF", "0007"), useStock: true)))
        .Call("create with the next number read first", [Samples.Series("42"), Samples.Issued], c => c.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }))
        .Call("reverse", Samples.Issued, c => c.Invoices.ReverseAsync(Odd))
        .Call("reverse with a date and the next number read first", [Samples.Series("42", name: "F/C & 1"), Samples.Issued], c => c.Invoices.ReverseAsync(Odd, new(2026, 3, 2), readNextNumber: true))
        .Call("payment state", """{"errorText":"","invoiceTotalAmount":119.5,"paidAmount":19.5,"unpaidAmount":100,"paid":false}""", c => c.Invoices.GetPaymentStateAsync(Odd))
        .Call("PDF", () => WireHandler.Body("%PDF-1.4", "application/octet-stream"), async c => await (await c.Invoices.GetPdfAsync(Odd)).DisposeAsync())
        .Call("cancel", """{"errorText":"","message":"Factura cu seria si numarul CRM0042 a fost anulata cu succes."}""", c => c.Invoices.CancelAsync(Odd))
        .Call("restore", """{"errorText":"","message":"Factura cu seria si numarul CRM0042 a fost restaurata cu succes."}""", c => c.Invoices.RestoreAsync(Odd))
        .Call("delete", """{"errorText":"","message":"Factura cu seria si numarul CRM0042 a fost stearsa cu succes."}""", c => c.Invoices.DeleteAsync(Odd))
        .VerifyAsync();

    [Fact]
    public Task Estimates() => Snapshot()
        .Call("create", Samples.Issued, c => c.Estimates.CreateAsync(Samples.Estimate with { DueDate = new(2026, 3, 31), Lines = [Samples.Line with { WarehouseName = "Depozit" }] }))
        .Call("create with the next number read first", [Samples.Series("\"0117\"", "p", "PRF"), Samples.Issued], c => c.Estimates.CreateAsync(Samples.Estimate with { ReadNextNumber = true }))
        .Call("PDF", () => WireHandler.Body("%PDF-1.4", "application/pdf"), async c => await (await c.Estimates.GetPdfAsync(Odd)).DisposeAsync())
        .Call("invoices", """{"errorText":"","areInvoicesCreated":true,"invoices":[{"series":"CRM","number":"0042"}]}""", c => c.Estimates.GetInvoicesAsync(Odd))
        .Call("cancel", Samples.Empty, c => c.Estimates.CancelAsync(Odd))
        .Call("restore", Samples.Empty, c => c.Estimates.RestoreAsync(Odd))
        .Call("delete", Samples.Empty, c => c.Estimates.DeleteAsync(Odd))
        .VerifyAsync();

    [Fact]
    public Task Mails() => Snapshot()
        .Call("by the template", """{"status":{"code":0,"message":"Documentul a fost trimis cu succes."}}""", c => c.Documents.SendEmailAsync(DocumentKind.Invoice, Samples.Id))
        .Call("with everything", """{"status":{"code":"0","message":"Documentul a fost trimis cu succes."}}""", c => c.Documents.SendEmailAsync(
            DocumentKind.Estimate, Samples.Id, new() { To = "a@b.example", Cc = "c@d.example,e@f.example", Bcc = "g@h.example", Subject = "Ofertă", Body = "Bună ziua,\n#link document#" }))
        .VerifyAsync();

    [Fact]
    public Task Payments() => Snapshot()
        .Call("bank transfer for a part", Samples.Empty, c => c.Payments.CreateAsync(Samples.Payment with { IssueDate = new(2026, 3, 2), Observation = "extras 17" }))
        .Call("a whole invoice", Samples.Empty, c => c.Payments.CreateAsync(new() { Type = PaymentType.Card, IsCash = false, UseInvoiceDetails = true, InvoicesList = [PaidInvoice.Of(Samples.Id)] }))
        .Call("receipt with the next number read first", [Samples.Series("9", "c", "CHT"), """{"errorText":"","number":"0009","series":"CHT"}"""], c => c.Payments.CreateAsync(
            new() { Type = PaymentType.Receipt, IsCash = true, SeriesName = "CHT", Value = 10, Client = Samples.Client, Text = "c/v factura", TranslatedText = "invoice", Language = SmartbillLanguage.English, ReadNextNumber = true }))
        .Call("fiscal receipt", """{"errorText":"","id":"55","number":"0","message":"UmVjZWlwdA=="}""", c => c.Payments.CreateAsync(FiscalReceipt))
        .Call("fiscal receipt text", """{"errorText":"","message":"UmVjZWlwdA=="}""", async c => Assert.Equal("Receipt", await c.Payments.GetFiscalReceiptTextAsync("55")))
        .Call("delete a receipt", Samples.Empty, c => c.Payments.DeleteReceiptAsync(Odd))
        .Call("delete by invoice", Samples.Empty, c => c.Payments.DeleteAsync(new() { Type = new("cec"), Invoice = Odd }))
        .Call("delete by its data", Samples.Empty, c => c.Payments.DeleteAsync(new() { Type = PaymentType.PaymentOrder, Date = new(2026, 3, 2), Value = 100.00m, ClientName = "Țăndărică & Fiii SRL", ClientVatCode = "RO87654321" }))
        .VerifyAsync();

    private static InvoiceInput Everything => Samples.Invoice with
    {
        Client = Samples.Client with { Code = "C1", RegCom = "J12/1/2020", Address = "Str. Mare 1", City = "Sector 1", County = "Bucuresti", Email = "a@b.example;c@d.example", Phone = "0700", Contact = "Ana", Bank = "BT", Iban = "RO00", SaveToDb = true },
        Lines =
        [
            Samples.Line with
            {
                ProductDescription = "rând 1\nrând 2", IsService = false, Currency = SmartbillCurrency.Eur, ExchangeRate = 4.9771m, WarehouseName = "Depozit", TranslatedName = "Bolt", TranslatedMeasuringUnit = "pcs",
                SaveToDb = true, UseSBProductName = true,
            },
            new() { Name = "Reducere", MeasuringUnitName = "buc", IsTaxIncluded = false, TaxName = "Normala", TaxPercentage = 21, IsDiscount = true, NumberOfItems = 1, DiscountType = DiscountType.Percentage, DiscountPercentage = 12.5m },
            new() { Name = "Reducere", MeasuringUnitName = "buc", IsTaxIncluded = true, TaxPercentage = 21, IsDiscount = true, NumberOfItems = 2, DiscountType = DiscountType.Amount, DiscountValue = -5.25m },
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
        Payment = new() { Value = 12.345m, Type = PaymentType.Receipt, IsCash = true, PaymentSeries = "CHT" },
        UsePaymentTax = true,
        PaymentBase = 100,
        CollectedTax = 21,
        PaymentTotal = 121,
    };

    private static PaymentInput FiscalReceipt => new()
    {
        Type = PaymentType.FiscalReceipt,
        IsCash = true,
        Value = 63,
        ExchangeRate = 1,
        Precision = 2,
        Number = "12",
        Client = Samples.Client,
        Lines = [Samples.Line with { TaxName = null, TaxPercentage = 0 }],
        ReturnFiscalPrinterText = true,
        UseStock = true,
        ReceivedCash = 1,
        ReceivedCard = 2,
        ReceivedTicheteMasa = 3,
        ReceivedTicheteCadou = 4,
        ReceivedOrdinDePlata = 5,
        ReceivedCec = 6,
        ReceivedCredit = 7,
        ReceivedCupon = 8,
        ReceivedPuncteDeFidelitate = 9,
        ReceivedBonuriValoareFixa = 10,
        ReceivedMonedaAlternativa = 11,
    };
}
