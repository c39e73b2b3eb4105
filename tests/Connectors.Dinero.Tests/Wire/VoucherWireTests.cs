using Connectors.Dinero.Tests.Support;
using static Connectors.Dinero.Tests.Wire.Wire;

namespace Connectors.Dinero.Tests.Wire;

public sealed class VoucherWireTests
{
    private const string Voucher = """{"Guid":"11111111-1111-4111-8111-111111111111","Timestamp":"00000000020A5EA8","Status":"Draft","VoucherNumber":null,"Lines":null}""";
    private const string Created = """{"Guid":"11111111-1111-4111-8111-111111111111","TimeStamp":"00000000020A5EA9"}""";
    private static readonly VoucherId Id = new(G1);
    private static readonly FileId File = new("0123456789abcdef0123456789abcdef");

    private static readonly PurchaseVoucherInput Purchase = new()
    {
        PurchaseType = PurchaseType.Cash,
        VoucherDate = new(2026, 3, 2),
        DepositAccountNumber = 55000,
        RegionKey = PurchaseRegion.Denmark,
        FileGuid = File,
        Lines = [new() { AccountNumber = 2100, Amount = 125.50m, Description = "Kaffe" }],
    };

    private static readonly PaymentInput Payment = new() { Timestamp = V1, DepositAccountNumber = 55000, Description = "Betalt", Amount = 125.50m };

    [Fact]
    public Task Purchases() => Snapshot()
        .Call("get", Voucher, c => c.Purchases.GetAsync(Id))
        .Call("create", Voucher, c => c.Purchases.CreateAsync(Purchase))
        .Call("fetch", "{}", c => c.Purchases.FetchAsync(Purchase))
        .Call("find similar", """{"SimilarFound":false}""", c => c.Purchases.FindSimilarAsync(Purchase))
        .Call("list by file", """["11111111-1111-4111-8111-111111111111"]""", c => c.Purchases.ListByFileAsync(File))
        .Call("replace", Voucher, c => c.Purchases.ReplaceAsync(Id, V1, Purchase))
        .CallEmpty("delete", c => c.Purchases.DeleteAsync(Id, V1))
        .Call("book", Voucher, c => c.Purchases.BookAsync(Id, V1))
        .Call("generate a credit note", Created, c => c.Purchases.GenerateCreditNoteAsync(Id, V1))
        .Call("payments", "[]", c => c.Purchases.ListPaymentsAsync(Id))
        .Call("add a payment", Created, c => c.Purchases.AddPaymentAsync(Id, Payment))
        .CallEmpty("delete a payment", c => c.Purchases.DeletePaymentAsync(Id, new(G2), V1))
        .Call("get a credit note", Voucher, c => c.Purchases.GetCreditNoteAsync(Id))
        .Call("create a credit note", Created, c => c.Purchases.CreateCreditNoteAsync(new() { Guid = Id, CreditNoteFor = new(G2), Lines = Purchase.Lines }))
        .Call("replace a credit note", Created, c => c.Purchases.ReplaceCreditNoteAsync(Id, V1, new() { Lines = Purchase.Lines }))
        .CallEmpty("delete a credit note", c => c.Purchases.DeleteCreditNoteAsync(Id, V1))
        .Call("book a credit note", Voucher, c => c.Purchases.BookCreditNoteAsync(Id, V1))
        .VerifyAsync();

    [Fact]
    public Task Manual_vouchers() => Snapshot()
        .Call("get", Voucher, c => c.ManualVouchers.GetAsync(Id))
        .Call("create", Voucher, c => c.ManualVouchers.CreateAsync(new() { VoucherDate = new(2026, 3, 2), Lines = [new() { AccountNumber = 1000, BalancingAccountNumber = 55000, Amount = 10, AccountVatCode = "none" }] }))
        .Call("replace", Voucher, c => c.ManualVouchers.ReplaceAsync(Id, V1, new() { VoucherDate = new(2026, 3, 2) }))
        .CallEmpty("delete", c => c.ManualVouchers.DeleteAsync(Id, V1))
        .Call("book", Voucher, c => c.ManualVouchers.BookAsync(Id, V1, 42))
        .VerifyAsync();

    [Fact]
    public Task Ledger() => Snapshot()
        .Call("entries", "[]", c => c.Ledger.ListEntriesAsync(new(2026, 1, 1), new(2026, 12, 31)))
        .Call("changed entries", "[]", c => c.Ledger.ListEntryChangesAsync(new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)), new(2026, 3, 31, 0, 0, 0, TimeSpan.FromHours(1)), includePrimo: false))
        .Call("a report", "[]", c => c.Ledger.GetReportAsync("2026", LedgerReport.Saldo))
        .Call("profit and loss", "[]", c => c.Ledger.GetReportAsync("2026", LedgerReport.Result))
        .Call("balance sheet", "[]", c => c.Ledger.GetReportAsync("2026", LedgerReport.Balance))
        .Call("opening balances", "[]", c => c.Ledger.GetReportAsync("2026/27", LedgerReport.Primo, new() { ShowZeroAccounts = true }))
        .Call("add items", """{"Id":"11111111-1111-4111-8111-111111111111","Version":"AAAAAAYb0Eo1"}""", c => c.Ledger.AddItemsAsync([new() { Id = G1, VoucherDate = new(2026, 3, 2), Lines = [new() { Id = G2, Amount = 10.5m, AccountNumber = 1000, BalancingAccountNumber = 55000 }] }]))
        .Call("update items", """[{"Id":"11111111-1111-4111-8111-111111111111","Version":"AAAAAAYb0Eo2"}]""", c => c.Ledger.UpdateItemsAsync([new() { Id = G1, Version = "AAAAAAYb0Eo1" }]))
        .Call("get items", "[]", c => c.Ledger.GetItemsAsync([G1]))
        .CallEmpty("book items", c => c.Ledger.BookItemsAsync([new() { Id = G1, Version = "AAAAAAYb0Eo2" }]))
        .Call("states of items", """[{"Id":"11111111-1111-4111-8111-111111111111","Status":"PendingBooking","VoucherNumber":null}]""", c => c.Ledger.GetItemStatesAsync([G1]))
        .CallEmpty("delete items", c => c.Ledger.DeleteItemsAsync([new() { Id = G1, Version = "AAAAAAYb0Eo2" }]))
        .VerifyAsync();

    [Fact]
    public Task Files() => Snapshot()
        .Call("list everything", "[]", c => c.Files.ListPageAsync())
        .Call("list with a query", "[]", c => c.Files.ListPageAsync(new() { Extensions = ["pdf", "png"], UploadedAfter = new(2026, 1, 2), UploadedBefore = new(2026, 2, 3), Status = DineroFileStatus.Unused, PageSize = 50 }, "2"))
        .Call("download", () => WireHandler.Body("bytes", "image/png"), async c => await (await c.Files.DownloadAsync(File)).DisposeAsync())
        .Call("attachments", "[]", c => c.Files.ListAttachmentsAsync(Id))
        .CallEmpty("attach", c => c.Files.AttachAsync(Id, File, "vilkår 1/2.pdf"))
        .CallEmpty("detach", c => c.Files.DetachAsync(Id, File))
        .CallEmpty("attach the standard files", c => c.Files.AttachDefaultsAsync(Id, "Invoice"))
        .VerifyAsync();

    [Fact]
    public async Task Uploads_are_multipart_with_a_part_named_file()
    {
        var wire = new WireHandler().Answer("""{"FileGuid":"0123456789abcdef0123456789abcdef"}""").Answer("""{"FileGuid":"0123456789abcdef0123456789abcdef"}""");
        await using var test = TestClient.On(wire);
        Assert.Equal(File, await test.Client.Files.UploadAsync("bon.pdf", "%PDF-1"u8.ToArray(), "application/pdf"));
        await test.Client.Files.UploadAttachmentAsync("bon.pdf", "%PDF-1"u8.ToArray(), "application/pdf");
        Assert.StartsWith("POST https://api.dinero.dk/v1/12345/files\n", wire.Requests[0]);
        Assert.StartsWith("POST https://api.dinero.dk/v1/12345/files/attachment\n", wire.Requests[1]);
        Assert.Contains("Content-Type: multipart/form-data; boundary=", wire.Requests[0]);
        Assert.Contains("Content-Disposition: form-data; name=file; filename=bon.pdf", wire.Requests[0]);
        Assert.Contains("Content-Type: application/pdf", wire.Requests[0]);
        Assert.Contains("\n%PDF-1\n", wire.Requests[0]);
    }

    [Fact]
    public async Task A_file_above_6_MB_and_a_span_above_31_days_are_not_sent()
    {
        await using var test = TestClient.On(new WireHandler());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Files.UploadAsync("big.pdf", new byte[FileOperations.MaxFileSize + 1], "application/pdf"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Ledger.ListEntryChangesAsync(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 2, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public Task Webhooks() => Snapshot()
        .Call("events", """["something"]""", c => c.Webhooks.ListEventsAsync())
        .Call("subscriptions", "[]", c => c.Webhooks.ListSubscriptionsAsync())
        .CallEmpty("subscribe", c => c.Webhooks.SubscribeAsync("something", new("https://crm.example/hooks/unguessable")))
        .CallEmpty("unsubscribe", c => c.Webhooks.UnsubscribeAsync("something"))
        .VerifyAsync();

    [Fact]
    public Task Raw_requests() => Snapshot()
        .Call("GET", "{}", c => c.SendAsync(new(HttpMethod.Get, "v1/12345/vatTypes?x=%C3%86")))
        .Call("POST", "{}", c => c.SendAsync(new(HttpMethod.Post, "v9/12345/new") { Body = """{"a":1}"""u8.ToArray() }))
        .VerifyAsync();
}
