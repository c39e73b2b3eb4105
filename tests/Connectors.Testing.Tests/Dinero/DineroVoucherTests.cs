using System.Text.Json.Nodes;
using static Connectors.Testing.Tests.Dinero.DineroInvoiceTests;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroVoucherTests
{
    private const string Cash = """{"PurchaseType":"cash","DepositAccountNumber":55000,"RegionKey":"DK","Lines":[{"AccountNumber":2000,"Description":"Paper","Amount":125}]}""";

    [Fact]
    public async Task ACashPurchaseHasADepositAccountAndARegion_ButNoPaymentDateCurrencyOrContact()
    {
        await using var api = Api.InProcess(Customer);
        var draft = (await api.PostAsync("v1.2/*/vouchers/purchase", Cash)).Is(200);
        Assert.Equal(("Draft", "100.0", "25.0"), (draft["Status"], draft.Json["Lines"]![0]!["AmountExclVatValue"]!.ToString(), draft.Json["Lines"]![0]!["VatAmountValue"]!.ToString()));
        Assert.Equal(["SubTotal", "Vat", "Total"], draft.Json["VoucherTotals"]!.AsArray().Select(t => (string?)t!["Type"]));
        (await api.PostAsync("v1/*/vouchers/purchase", Cash)).Is(404);
        (await PostAsync(api, Cash, b => b["DepositAccountNumber"] = null)).Refused("DepositAccountNumber");
        (await PostAsync(api, Cash, b => b["RegionKey"] = "Mars")).Refused("RegionKey");
        (await PostAsync(api, Cash, b => b["PaymentDate"] = "2026-03-10")).Refused("PaymentDate");
        (await PostAsync(api, Cash, b => b["CurrencyKey"] = "DKK")).Refused("CurrencyKey");
        (await PostAsync(api, Cash, b => b["ContactGuid"] = api.Account.Contacts[0].ContactGuid.ToString())).Refused("ContactGuid");
        (await PostAsync(api, Cash, b => b["Lines"]![0]!["AccountNumber"] = 1000)).Refused("Lines[0].AccountNumber");
        var booked = (await api.PostAsync($"v1/*/vouchers/purchase/{draft["Guid"]}/book", Stamp(draft["Timestamp"]!))).Is(200);
        Assert.Equal("Paid", booked["Status"]);
        Assert.Equal(-125m, api.Account.Entries.Single(e => e.AccountNumber == 55000).Amount);
        Assert.Equal(0, api.Account.Entries.Sum(e => e.Amount));
    }

    [Fact]
    public async Task ACreditPurchaseNeedsContactAndPaymentDateForBooking_AndIsPaidAfterwards()
    {
        await using var api = Api.InProcess(Customer);
        var credit = """{"PurchaseType":"credit","Lines":[{"AccountNumber":2000,"Amount":125}]}""";
        var draft = (await PostAsync(api, credit, _ => { })).Is(200);
        var refused = (await api.PostAsync($"v1/*/vouchers/purchase/{draft["Guid"]}/book", Stamp(draft["Timestamp"]!))).Refused("ContactGuid");
        Assert.NotNull(refused.Complaint("PaymentDate"));
        var body = JsonNode.Parse(credit)!;
        (body["Timestamp"], body["VoucherDate"], body["PaymentDate"], body["ContactGuid"]) = (draft["Timestamp"], "2026-03-01", "2026-03-10", api.Account.Contacts[0].ContactGuid.ToString());
        draft = (await api.PutAsync($"v1.1/*/vouchers/purchase/{draft["Guid"]}", body.ToJsonString())).Is(200);
        var booked = (await api.PostAsync($"v1/*/vouchers/purchase/{draft["Guid"]}/book", Stamp(draft["Timestamp"]!))).Is(200);
        Assert.Equal("Booked", booked["Status"]);
        var path = $"v1/*/purchase-vouchers/{draft["Guid"]}/payments";
        var payment = (await api.PostAsync(path, Payment(booked["Timestamp"]!, 125))).Is(200);
        Assert.Equal("Paid", (await api.GetAsync($"v1/*/vouchers/purchase/{draft["Guid"]}"))["Status"]);
        Assert.Single((await api.GetAsync(path)).Is(200).Json.AsArray());
        (await api.PostAsync(path, Payment(payment["TimeStamp"]!, 1))).Is(200);
        Assert.Equal("Overpaid", (await api.GetAsync($"v1/*/vouchers/purchase/{draft["Guid"]}"))["Status"]);

        // The version is a segment of the path, and every payment made a new one.
        Assert.Equal(58, (await api.DeleteAsync($"{path}/{payment["Guid"]}/{payment["TimeStamp"]}")).Is(400).Code);
        var version = (await api.GetAsync($"v1/*/vouchers/purchase/{draft["Guid"]}"))["Timestamp"];
        (await api.DeleteAsync($"{path}/{payment["Guid"]}/{version}")).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("Overdue", (await api.GetAsync($"v1/*/vouchers/purchase/{draft["Guid"]}"))["Status"]);
        Assert.True(api.Account.Contacts[0].IsCreditor);
    }

    [Fact]
    public async Task AReadModelsNamesInALineGiveAVoucherWorthNothing()
    {
        await using var api = Api.InProcess();
        var draft = (await PostAsync(api, Cash, b => b["Lines"] = JsonNode.Parse("""[{"AccountNumber":2000,"AmountExclVatValue":100,"AmountInclVatValue":125}]"""))).Is(200);
        Assert.Equal("0.0", draft.Json["VoucherTotals"]![2]!["Total"]!.ToString());
        api.Oddities.MissingValuesAccepted = false;
        (await PostAsync(api, Cash, b => b["Lines"] = JsonNode.Parse("""[{"AccountNumber":2000}]"""))).Refused("Lines[0].Amount");
    }

    [Fact]
    public async Task PurchaseAmountsIncludeVatOrNot_ForeignPurchasesBearNone()
    {
        await using var api = Api.InProcess();
        api.Oddities.PurchaseAmountsInclVat = false;
        var fetched = (await api.PostAsync("v1/*/vouchers/purchase/fetch", Cash)).Is(200).Json;
        Assert.Equal((125m, 156.25m), ((decimal)fetched["Lines"]![0]!["AmountExclVatValue"]!, (decimal)fetched["Lines"]![0]!["AmountInclVatValue"]!));
        Assert.Null(fetched["Guid"]);
        fetched = (await api.PostAsync("v1/*/vouchers/purchase/fetch", Cash.Replace("2000", "2100"))).Is(200).Json;
        Assert.Equal(("IEUV", 0m), ((string?)fetched["Lines"]![0]!["VatCode"], (decimal)fetched["Lines"]![0]!["VatAmountValue"]!));
        Assert.Empty(api.Account.PurchaseVouchers);
    }

    [Fact]
    public async Task DeletingAVoucherWithoutTimestampIsRefused_ABookedOneIsOffset()
    {
        await using var api = Api.InProcess();
        var draft = (await PostAsync(api, Cash, _ => { })).Is(200);
        var path = $"v1/*/vouchers/purchase/{draft["Guid"]}";
        (await api.DeleteAsync(path)).Is(400);
        (await api.DeleteAsync(path, "{}")).Refused("Timestamp");
        var booked = await api.PostAsync(path + "/book", Stamp(draft["Timestamp"]!));
        Assert.Equal(58, (await api.DeleteAsync(path, Stamp(draft["Timestamp"]!))).Is(400).Code);
        (await api.DeleteAsync(path, Stamp(booked["Timestamp"]!))).Is(200);
        (await api.GetAsync(path)).Is(404);
        Assert.Equal(6, api.Account.Entries.Count);
        Assert.All(api.Account.Entries.GroupBy(e => e.AccountNumber), g => Assert.Equal(0, g.Sum(e => e.Amount)));
    }

    [Fact]
    public async Task ALostPurchaseIsFoundBySimilarOrByItsFile_NotByExternalReference()
    {
        await using var api = Api.InProcess();
        var file = api.Account.AddFile("bill.pdf", "%PDF-1.4"u8.ToArray());
        var draft = (await PostAsync(api, Cash, b => { b["FileGuid"] = file.FileGuid; b["ExternalReference"] = "crm-1"; })).Is(200);
        var similar = (await api.PostAsync("v1/*/vouchers/purchase/similar", Cash)).Is(200);
        Assert.Equal(("true", draft["Guid"]), (similar["SimilarFound"], similar["SimilarGuid"]));
        Assert.Equal(draft["Guid"], (string?)(await api.GetAsync($"v1/*/vouchers/purchase/fileguid/{file.FileGuid}")).Json[0]);
        (await api.GetAsync("v1/*/vouchers/purchase?queryFilter=ExternalReference eq 'crm-1'")).Is(404);
        (await PostAsync(api, Cash, b => b["FileGuid"] = "nothing")).Refused("FileGuid");
        Assert.Equal("false", (await PostAsync(api, Cash, b => b["Lines"]![0]!["Amount"] = 1, "/similar"))["SimilarFound"]);
    }

    [Fact]
    public async Task APurchaseCreditNoteTakesItsVersionAsAnObject()
    {
        await using var api = Api.InProcess(Customer);
        var purchase = api.Account.AddPurchase(api.Account.Contacts[0].ContactGuid, 125);
        var path = $"v1/*/vouchers/purchase/{purchase.Guid}/generate-creditnote";
        (await api.PostAsync(path, Stamp(purchase.TimeStamp))).Refused("Timestamp");
        var note = (await api.PostAsync(path, $$"""{"Timestamp":{"Timestamp":"{{purchase.TimeStamp}}"} }""")).Is(200);
        var read = (await api.GetAsync($"v1/*/vouchers/purchase/creditnotes/{note["Guid"]}")).Is(200);
        Assert.Equal(("Draft", purchase.Guid.ToString()), (read["Status"], read["CreditNoteFor"]));
        (await api.GetAsync($"v1/*/vouchers/purchase/{note["Guid"]}")).Is(404);
        (await api.PostAsync($"v1/*/vouchers/purchase/creditnotes/{note["Guid"]}/book", Stamp(note["TimeStamp"]!))).Is(200);
        Assert.Equal(0, api.Account.Entries.Where(e => e.AccountNumber == 2000).Sum(e => e.Amount));
        var own = (await api.PostAsync("v1/*/vouchers/purchase/creditnotes", """{"Guid":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","Lines":[{"AccountNumber":2000,"Amount":5}]}""")).Is(200);
        Assert.Equal("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", own["Guid"]);
        (await api.DeleteAsync($"v1/*/vouchers/purchase/creditnotes/{own["Guid"]}", "{}")).Is(200);
    }

    [Fact]
    public async Task AManualVoucherBalances_PurchaseVatIsInsideItsAmount_SalesVatIsNot()
    {
        await using var api = Api.InProcess();
        var body = """{"VoucherDate":"2026-03-01","ExternalReference":"crm-7","Lines":[{"Description":"a","AccountNumber":3000,"BalancingAccountNumber":55000,"Amount":125},{"Description":"b","AccountNumber":1000,"BalancingAccountNumber":55000,"Amount":100}]}""";
        var draft = (await api.PostAsync("v1/*/vouchers/manuel", body)).Is(200);
        Assert.Equal((100m, 125m), ((decimal)draft.Json["Lines"]![0]!["AmountExclVatValue"]!, (decimal)draft.Json["Lines"]![1]!["AmountInclVatValue"]!));
        (await api.PostAsync("v1/*/vouchers/manual", body)).Is(404);
        var path = $"v1/*/vouchers/manuel/{draft["Guid"]}";
        (await api.PutAsync(path, body)).Refused("Timestamp");
        var lone = (await api.PostAsync("v1/*/vouchers/manuel", """{"Lines":[{"AccountNumber":3000,"Amount":125}]}""")).Is(200);
        (await api.PostAsync($"v1/*/vouchers/manuel/{lone["Guid"]}/book", Stamp(lone["Timestamp"]!))).Refused("Lines");
        var booked = (await api.PostAsync(path + "/book", Stamp(draft["Timestamp"]!))).Is(200);
        Assert.Equal(("Booked", "1"), (booked["Status"], booked["VoucherNumber"]));
        (await api.PutAsync(path, body.Replace("{\"VoucherDate\"", $"{{\"Timestamp\":\"{booked["Timestamp"]}\",\"VoucherDate\""))).Is(400);
        (await api.DeleteAsync(path)).Is(400);
        (await api.DeleteAsync(path, Stamp(booked["Timestamp"]!))).Is(200);
        Assert.Equal((8, 0m), (api.Account.Entries.Count, api.Account.Entries.Where(e => e.AccountNumber == 3000).Sum(e => e.Amount)));
    }

    [Fact]
    public async Task LedgerBookingIsQueued_AndDoneLater()
    {
        await using var api = Api.InProcess();
        var item = """[{"Id":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","VoucherDate":"2026-03-01","Lines":[{"Description":"a","Amount":50,"AccountNumber":3000,"BalancingAccountNumber":55000}]}]""";
        var created = (await api.PostAsync("v1.2/*/ledgerItems", item)).Is(200).Json[0]!;
        (await api.PostAsync("v1/*/ledgeritems", item)).Is(404);
        (await api.PostAsync("v1.2/*/ledgeritems", item)).Refused("id");
        Assert.Single((await api.PostAsync("v1/*/ledgeritems/ledgers", $"[{created.ToJsonString()}]")).Is(200).Json.AsArray());
        Assert.Equal(58, (await api.PostAsync("v1/*/ledgeritems/book", """[{"Id":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee","Version":"AAAAAAYb0Eo1"}]""")).Is(400).Code);
        (await api.PostAsync("v1/*/ledgeritems/book", $"[{created.ToJsonString()}]")).Is(200);
        Assert.Equal(("PendingBooking", null), await StatusAsync());
        Assert.Empty(api.Account.Entries);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("Booked", "1"), await StatusAsync());
        Assert.Equal(2, api.Account.Entries.Count);
        Assert.Empty((await api.PostAsync("v1/*/ledgeritems/ledgers", $"[{created.ToJsonString()}]")).Json.AsArray());
        (await api.DeleteAsync("v1/*/ledgeritems/delete", $"[{created.ToJsonString()}]")).Is(400);
        api.Oddities.LedgerCreateAnswersSingleObject = true;
        Assert.IsType<JsonObject>((await api.PostAsync("v1.2/*/ledgeritems", """[{"Lines":[]}]""")).Is(200).Json);

        async Task<(string?, string?)> StatusAsync()
        {
            var row = (await api.PostAsync("v1/*/ledgeritems/status", """[{"Id":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"}]""")).Is(200).Json[0]!;
            return ((string?)row["Status"], row["VoucherNumber"]?.ToString());
        }
    }

    [Fact]
    public async Task TheLedgerHoldsAThousandItems_APayingLineHasNoAccount()
    {
        await using var api = Api.InProcess();
        var thousand = "[" + string.Join(',', Enumerable.Repeat("{}", 1000)) + "]";
        Assert.Equal(1000, (await api.PostAsync("v1.2/*/ledgeritems", thousand)).Is(200).Json.AsArray().Count);
        Assert.Equal(43, (await api.PostAsync("v1.2/*/ledgeritems", "[{}]")).Is(400).Code);
        (await api.PutAsync("v1/*/ledgeritems", "[{\"Id\":\"" + api.Account.LedgerItems[0].Id + "\",\"Version\":\"" + api.Account.LedgerItems[0].Version
            + "\",\"Lines\":[{\"Amount\":5,\"AccountNumber\":3000,\"IsPaymentForVoucherId\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\"}]}]")).Is(400);
    }

    [Fact]
    public async Task EntriesStayWithinAYear_ChangesWithin31Days_DraftsHaveNone()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        Assert.Empty((await EntriesAsync("2026-01-01", "2026-12-31")).Json.AsArray());
        await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version));
        var rows = (await EntriesAsync("2026-01-01", "2026-12-31")).Is(200).Json.AsArray();
        Assert.Equal(3, rows.Count);
        Assert.Equal(0m, rows.Sum(r => (decimal)r!["Amount"]!));
        Assert.All(rows, r => Assert.Equal((guid, "Normal"), ((string?)r!["VoucherGuid"], (string?)r["Type"])));
        (await EntriesAsync("2025-12-31", "2026-12-31")).Refused("toDate");
        (await api.GetAsync("v1/*/entries?fromDate=2026-01-01")).Refused("toDate");
        Assert.Equal(3, (await api.GetAsync("v1/*/entries/changes?changesFrom=2026-03-02T08:00:00Z&changesTo=2026-03-03")).Is(200).Json.AsArray().Count);
        Assert.Empty((await api.GetAsync("v1/*/entries/changes?changesFrom=2026-03-02T08:00:01Z&changesTo=2026-03-03")).Is(200).Json.AsArray());
        (await api.GetAsync("v1/*/entries/changes?changesFrom=2026-01-01&changesTo=2026-02-02")).Is(400);
        Assert.Equal(-200m, (decimal)(await api.GetAsync("v1/*/2026/reports/result")).Is(200).Json[0]!["Amount"]!);
        Assert.Equal(2, (await api.GetAsync("v1/*/2026/reports/balance")).Json.AsArray().Count);
        Assert.Equal(3, (await api.GetAsync("v1/*/2026/reports/saldo")).Json.AsArray().Count);
        Assert.Empty((await api.GetAsync("v1/*/2026/reports/primo")).Json.AsArray());
        Assert.Equal(2, (await api.GetAsync("v1/*/2027/reports/primo")).Json.AsArray().Count);

        Task<Reply> EntriesAsync(string from, string to) => api.GetAsync($"v1/*/entries?fromDate={from}&toDate={to}");
    }

    [Fact]
    public async Task RemindersOnlyOfOverdueInvoices_TenDaysApart_ThreeAtMost()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version));
        var path = $"v1/*/invoices/{guid}/reminders";
        (await CreateReminderAsync("2026-03-02")).Is(400);
        (await api.GetAsync(path + "/next")).Is(400);
        api.Sim.Clock.Advance(TimeSpan.FromDays(9));
        var first = (await CreateReminderAsync("2026-03-11")).Is(200);
        Assert.Equal(("1", "true", "100.0"), (first["Id"], first["IsDraft"], first["FeeAmount"]));
        (await CreateReminderAsync("2026-03-20")).Refused("date");
        (await CreateReminderAsync("2026-03-21")).Is(200);
        (await CreateReminderAsync("2026-03-31")).Is(200);
        Assert.Equal(43, (await CreateReminderAsync("2026-04-30")).Is(400).Code);
        (await api.PostAsync(path + "/email", "{}")).Is(400);
        (await api.PostAsync(path + "/1/book", Stamp(first["Timestamp"]!))).Is(200);
        (await api.PostAsync(path + "/email", "{}")).Is(200);
        Assert.Equal("Reminder", api.Account.Mails.Single().Kind);
        (await api.DeleteAsync(path + "/3", "{}")).Refused("Timestamp");
        Assert.Equal(3, (await api.GetAsync(path)).Json.AsArray().Count);
        (await api.PostAsync($"v1/*/invoices/{guid}/email/pre-reminder", "{}")).Is(200);

        async Task<Reply> CreateReminderAsync(string date)
        {
            var stamp = (await api.GetAsync($"v1/*/invoices/{guid}"))["TimeStamp"];
            return await api.PostAsync(path, $$"""{"Timestamp":"{{stamp}}","Date":"{{date}}","WithFee":true}""");
        }
    }

    private static async Task<Reply> PostAsync(Api api, string json, Action<JsonNode> change, string more = "")
    {
        var body = JsonNode.Parse(json)!;
        change(body);
        return await api.PostAsync((more.Length == 0 ? "v1.2" : "v1") + "/*/vouchers/purchase" + more, body.ToJsonString());
    }
}
