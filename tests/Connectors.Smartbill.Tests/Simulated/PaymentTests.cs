using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class PaymentTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    public static TheoryData<string> Kinds => [.. typeof(PaymentType).GetFields().Where(f => f.IsStatic).Select(f => ((PaymentType)f.GetValue(null)!).Value)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_pays_a_part_and_only_receipts_are_documents(string kind)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.SignIns.First.CashRegister = new();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        var paid = await test.Client.Payments.CreateAsync(new()
        {
            Type = new(kind),
            SeriesName = kind == "Chitanta" ? "CH" : null,
            IsCash = false,
            Value = 12.34m,
            IssueDate = new(2026, 3, 1),
            Client = Samples.Client,
            InvoicesList = [PaidInvoice.Of(id)],
            Observation = "extras 17",
        });
        Assert.Equal(kind == "Chitanta" ? new SmartbillDocumentId(test.Account.Cif, "CH", "0001") : null, paid.Receipt);
        Assert.Equal(kind == "Bon", paid.FiscalReceiptId is not null);
        Assert.Equal(new() { Total = 38.12m, Paid = 12.34m, Unpaid = 25.78m, IsPaid = false }, await test.Client.Invoices.GetPaymentStateAsync(id));
        var stored = Assert.Single(test.Account.Payments);
        // SmartBill books every receipt as cash.
        Assert.Equal((kind, new DateOnly(2026, 3, 1), 12.34m, "RO87654321", kind == "Chitanta", false), (stored.Type, stored.Date, stored.Value, stored.ClientCif, stored.IsCash, stored.IsDraft));
    }

    [Fact]
    public async Task A_whole_invoice_is_paid_by_its_own_data_once()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        var whole = new PaymentInput { Type = PaymentType.Card, IsCash = false, UseInvoiceDetails = true, InvoicesList = [PaidInvoice.Of(id)] };
        await test.Client.Payments.CreateAsync(whole);
        Assert.Equal(new() { Total = 38.12m, Paid = 38.12m, Unpaid = 0, IsPaid = true }, await test.Client.Invoices.GetPaymentStateAsync(id));
        Assert.Equal(SmartbillErrorCodes.FullyPaid, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Payments.CreateAsync(whole))).ErrorCode);
        var cancelled = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        await test.Client.Invoices.CancelAsync(cancelled);
        Assert.Equal(
            SmartbillErrorCodes.InvoiceCancelled, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Payments.CreateAsync(whole with { InvoicesList = [PaidInvoice.Of(cancelled)] }))).ErrorCode);
        Assert.Single(test.Account.Payments);
    }

    [Fact]
    public async Task One_payment_runs_over_several_invoices_of_one_customer()
    {
        await using var test = await SimulatedClient.StartAsync();
        var (first, second) = ((await test.Client.Invoices.CreateAsync(Ours)).Id!.Value, (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value);
        await test.Client.Payments.CreateAsync(Samples.Payment with { Value = 50, InvoicesList = [PaidInvoice.Of(first), PaidInvoice.Of(second)] });
        Assert.True((await test.Client.Invoices.GetPaymentStateAsync(first)).IsPaid);
        Assert.Equal(11.88m, (await test.Client.Invoices.GetPaymentStateAsync(second)).Paid);
        var stranger = Samples.Payment with { Value = 1, Client = Samples.Client with { VatCode = "87654321" }, InvoicesList = [PaidInvoice.Of(second)] };
        Assert.Equal(SmartbillErrorCodes.PaymentClientMismatch, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Payments.CreateAsync(stranger))).ErrorCode);
    }

    [Fact]
    public async Task A_draft_of_a_receipt_has_no_number_and_the_last_receipt_can_be_deleted()
    {
        await using var test = await SimulatedClient.StartAsync();
        var receipt = Samples.Payment with { Type = PaymentType.Receipt, SeriesName = "CH", IsCash = true, Value = 5, InvoicesList = null };
        Assert.Null((await test.Client.Payments.CreateAsync(receipt with { IsDraft = true })).Receipt);
        Assert.True(Assert.Single(test.Account.Payments).IsDraft);
        var first = (await test.Client.Payments.CreateAsync(receipt)).Receipt!.Value;
        var second = (await test.Client.Payments.CreateAsync(receipt)).Receipt!.Value;
        Assert.Equal(("0001", "0002"), (first.Number, second.Number));
        Assert.Equal(SmartbillErrorCodes.NotLastInSeries, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Payments.DeleteReceiptAsync(first))).ErrorCode);
        await test.Client.Payments.DeleteReceiptAsync(second);
        Assert.Equal(SmartbillErrorCodes.ReceiptNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Payments.DeleteReceiptAsync(second))).ErrorCode);
        Assert.Equal(2, test.Account.Payments.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_is_deleted_by_its_invoice_or_by_its_own_data(bool comparedAsText)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.PaymentValueComparedAsText = comparedAsText;
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        // Created in any letter case, found in SmartBill's only.
        await test.Client.Payments.CreateAsync(Samples.Payment with { Type = new("cec"), Value = 10, InvoicesList = [PaidInvoice.Of(id)] });
        await test.Client.Payments.CreateAsync(Samples.Payment with { Value = 10.50m, IssueDate = new(2026, 3, 1), InvoicesList = null });
        await test.Client.Payments.DeleteAsync(new() { Type = new("Cec"), Invoice = id });
        Assert.Equal(0, (await test.Client.Invoices.GetPaymentStateAsync(id)).Paid);
        var own = new PaymentDeletion { Type = PaymentType.PaymentOrder, Date = new(2026, 3, 1), Value = 10.50m, ClientName = Samples.Client.Name, ClientVatCode = "RO87654321" };
        Assert.Equal(SmartbillErrorCodes.PaymentNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Payments.DeleteAsync(own with { Value = 10.51m }))).ErrorCode);
        await test.Client.Payments.DeleteAsync(own);
        Assert.Empty(test.Account.Payments);
    }

    [Theory]
    [InlineData("Card online")]
    [InlineData("Extras de cont")]
    [InlineData("Ramburs")]
    public async Task Conflict_nine_kinds_can_be_deleted_or_six(string kind)
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        await test.Client.Payments.CreateAsync(Samples.Payment with { Type = new(kind), Value = 10, InvoicesList = [PaidInvoice.Of(id)] });
        var deletion = new PaymentDeletion { Type = new(kind), Invoice = id };
        Assert.Equal(SmartbillErrorCodes.PaymentTypeNotDeletable, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Payments.DeleteAsync(deletion))).ErrorCode);
        test.Simulator.Oddities.NinePaymentTypesDeletable = true;
        await test.Client.Payments.DeleteAsync(deletion);
        Assert.Empty(test.Account.Payments);
    }

    [Theory]
    [InlineData(true, "0")]
    [InlineData(false, "12")]
    public async Task A_fiscal_receipt_is_issued_and_its_text_is_read_again(bool shortAnswer, string number)
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub M8"));
        (test.Simulator.Oddities.FiscalReceiptAnswerIsShort, test.Simulator.Oddities.FiscalReceiptNumber) = (shortAnswer, number);
        var input = new PaymentInput
        {
            Type = PaymentType.FiscalReceipt,
            IsCash = true,
            Value = 38.12m,
            Client = Samples.Client,
            Lines = [Samples.Line with { TaxName = null, WarehouseName = "Depozit" }],
            UseStock = true,
            ReturnFiscalPrinterText = true,
            ReceivedCash = 8.12m,
            ReceivedCard = 30,
        };
        Assert.Equal(SmartbillErrorCodes.CashRegisterNotFound, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Payments.CreateAsync(input))).ErrorCode);
        test.Simulator.SignIns.First.CashRegister = new();
        var receipt = await test.Client.Payments.CreateAsync(input);
        Assert.Equal(number, receipt.FiscalReceiptNumber);
        Assert.Contains("Șurub M8", receipt.FiscalPrinterText);
        Assert.Equal(receipt.FiscalPrinterText, await test.Client.Payments.GetFiscalReceiptTextAsync(receipt.FiscalReceiptId!));
        Assert.Equal((7m, 8.12m, 30m), (test.Account.StockOf("Depozit", "S8"), test.Account.Payments[0].Received["receivedCash"], test.Account.Payments[0].Received["receivedCard"]));
        Assert.Equal(SmartbillErrorCodes.FiscalTextNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Payments.GetFiscalReceiptTextAsync("9"))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.FiscalReceiptCurrency, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Payments.CreateAsync(input with { Currency = SmartbillCurrency.Eur }))).ErrorCode);
    }
}
