using static Connectors.Testing.Tests.Dinero.DineroInvoiceTests;

namespace Connectors.Testing.Tests.Dinero;

/// <summary>Lists of invoices, and what stands beside them: offers, credit notes, the chart of accounts.</summary>
public sealed class DineroSalesTests
{
    [Fact]
    public async Task ListsFilterSortAndNeedBothDates()
    {
        await using var api = Api.InProcess(Customer);
        var (a, va) = await CreateAsync(api, b => { b["Date"] = "2026-01-10"; b["ExternalReference"] = "crm-1"; });
        var (b2, vb) = await CreateAsync(api, b => b["Date"] = "2026-02-10");
        await CreateAsync(api, b => b["Date"] = "2025-01-01");
        await api.PostAsync($"v1/*/invoices/{a}/book", Stamp(va));
        await api.PostAsync($"v1/*/invoices/{b2}/book", Stamp(vb));
        Assert.Equal(["Guid", "ContactName", "Date", "Description"], (await api.GetAsync("v1/*/invoices")).Rows[0]!.AsObject().Select(p => p.Key));
        (await api.GetAsync("v1/*/invoices?startDate=2026-01-01")).Refused("endDate");
        Assert.Equal(["2025-01-01", "2026-01-10"], await DatesAsync("startDate=2026-01-01&endDate=2026-01-31"));
        Assert.Equal(["2025-01-01", "2026-02-10", "2026-01-10"], await DatesAsync(""));
        Assert.Equal(["2026-01-10", "2026-02-10", "2025-01-01"], await DatesAsync("sortOrder=ascending"));
        Assert.Equal(["2025-01-01", "2026-01-10", "2026-02-10"], await DatesAsync("sort=VoucherDate&sortOrder=ascending"));
        Assert.Equal(["2025-01-01"], await DatesAsync("statusFilter=Draft"));
        Assert.Equal(["2026-01-10"], await DatesAsync("queryFilter=ExternalReference eq 'CRM-1'"));
        Assert.Equal(["2026-02-10"], await DatesAsync("freeTextSearch=1002"));
        (await api.GetAsync("v1/*/invoices?statusFilter=Gone")).Refused("statusFilter");
        (await api.GetAsync("v1/*/invoices?sort=Name")).Refused("sort");
        (await api.GetAsync("v1/*/invoices?fields=TimeStamp")).Refused("fields");
        (await api.GetAsync("v1/*/invoices?fields=ProductLines")).Refused("fields");
        (await api.GetAsync("v1/*/invoices?fields=Type")).Refused("fields");

        async Task<IEnumerable<string?>> DatesAsync(string query) => (await api.GetAsync($"v1/*/invoices?fields=Date&{query}")).Is(200).Rows.Select(r => (string?)r!["Date"]);
    }

    [Fact]
    public async Task ATradeOfferNeedsAContact_BecomesADraftInvoice_AndChangesItsOwnVersion()
    {
        await using var api = Api.InProcess(Customer);
        var body = Body(api);
        body["ContactGuid"] = null;
        (await api.PostAsync("v1/*/tradeoffers", body.ToJsonString())).Refused("ContactGuid");
        var offer = (await api.PostAsync("v1/*/tradeoffers", Body(api).ToJsonString())).Is(200);
        var guid = offer["Guid"];
        Assert.Equal(["guid", "contactName", "date", "description"], (await api.GetAsync("v1/*/tradeoffers")).Rows[0]!.AsObject().Select(p => p.Key));
        Assert.Equal(offer["TimeStamp"], (string?)(await api.GetAsync("v1/*/tradeoffers?fields=TimeStamp")).Rows[0]!["TimeStamp"]);
        (await api.PostAsync($"v1/*/tradeoffers/{guid}/email", "{}")).Is(200);
        (await api.PostAsync($"v1/*/tradeoffers/{guid}/book", Stamp(offer["TimeStamp"]!))).Is(404);
        var version = (await api.GetAsync($"v1/*/tradeoffers/{guid}"))["TimeStamp"]!;
        var invoice = (await api.PostAsync($"v1/*/tradeoffers/{guid}/generate-invoice", Stamp(version))).Is(200);
        var read = (await api.GetAsync($"v1/*/tradeoffers/{guid}")).Json;
        Assert.NotEqual(version, (string?)read["TimeStamp"]);
        Assert.Equal(("Invoiced", invoice["Guid"]), ((string?)read["Status"], (string?)read["GeneratedVouchers"]![0]));
        Assert.Equal("Draft", (await api.GetAsync($"v1/*/invoices/{invoice["Guid"]}"))["Status"]);
        Assert.Single((await api.GetAsync("v1/*/tradeoffers?queryFilter=HasGeneratedAnyVouchers eq 'true'")).Rows);
    }

    [Fact]
    public async Task CreditNotesArePaidInVersion1_ReferToABookedInvoice_AndHaveAPdfPath()
    {
        await using var api = Api.InProcess(Customer);
        var (invoice, version) = await CreateAsync(api);
        var body = Body(api);
        body["CreditNoteFor"] = invoice;
        (await api.PostAsync("v1/*/sales/creditnotes", body.ToJsonString())).Refused("CreditNoteFor");
        await api.PostAsync($"v1/*/invoices/{invoice}/book", Stamp(version));
        var note = (await api.PostAsync("v1/*/sales/creditnotes", body.ToJsonString())).Is(200);
        var path = $"v1/*/sales/creditnotes/{note["Guid"]}";
        (await api.GetAsync(path + "/pdf")).Is(400);
        var booked = (await api.PostAsync(path + "/book", Stamp(note["TimeStamp"]!))).Is(200);
        Assert.Equal("notSent", booked["MailOutStatus"]);
        Assert.StartsWith("%PDF-", (await api.GetAsync(path + "/pdf")).Is(200).Text);
        (await api.PostAsync(path + "/payments", Payment(booked["TimeStamp"]!, 250))).Is(200);
        (await api.GetAsync(path.Replace("v1", "v2") + "/payments")).Is(404);
        Assert.Equal(0m, (decimal)(await api.GetAsync(path + "/payments")).Json["RemainingAmount"]!);
        (await api.PutAsync(path, "{}")).Is(404);
        (await api.PostAsync(path.Replace("v1", "v3") + "/e-creditnote", "{}")).Refused("ContactGuid");
    }

    [Fact]
    public async Task AccountsVatTypesAndYearsAreBareArrays()
    {
        await using var api = Api.InProcess();
        var entry = (await api.GetAsync("v1/*/accounts/entry?fields=AccountNumber,VatCode,IsDefaultSalesAccount&categoryFilter=Turnover")).Is(200).Json.AsArray();
        Assert.Equal((1000, "U25", true), ((int)entry[0]!["AccountNumber"]!, (string?)entry[0]!["VatCode"], (bool)entry[0]!["IsDefaultSalesAccount"]!));
        Assert.All((await api.GetAsync("v1/*/accounts/purchase")).Json.AsArray(), a => Assert.InRange((int)a!["AccountNumber"]!, 2000, 9399));
        (await api.PostAsync("v1/*/accounts/deposit", """{"Number":55020,"Name":"Savings","AccountNumber":"1234567890"}""")).Is(200);
        var deposit = (await api.GetAsync("v1/*/accounts/deposit?fields=AccountNumber,BankAccountNumber")).Json.AsArray()[^1]!;
        Assert.Equal((55020, "1234567890"), ((int)deposit["AccountNumber"]!, (string?)deposit["BankAccountNumber"]));
        (await api.PostAsync("v1/*/accounts/entry", """{"Number":1010,"Name":"Books","VatCode":"none"}""")).Is(200);
        (await api.PostAsync("v1/*/accounts/entry", """{"Number":1010,"Name":"Books","VatCode":"none"}""")).Refused("Number");
        Assert.Contains((await api.GetAsync("v1/*/vatTypes")).Json.AsArray(), v => (string?)v!["VatCode"] == "U25" && (decimal)v["VatRate"]! == 0.25m);
        Assert.Equal("2026-01-01", (string?)(await api.GetAsync("v1/*/accountingyears")).Json[0]!["FromDate"]);
        Assert.Equal("1000", (await api.GetAsync("v1/*/sales/settings"))["DefaultAccountNumber"]);
        Assert.True((bool)(await api.GetAsync("v1/*/invoices/templates")).Json[0]!["IsDefault"]!);
    }
}
