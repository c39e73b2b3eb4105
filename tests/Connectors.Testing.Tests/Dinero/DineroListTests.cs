using System.Text.Json.Nodes;
using Connectors.Testing.Dinero;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroListTests
{
    [Fact]
    public async Task PagesAreZeroBasedAndCarryAPaginationObject()
    {
        await using var api = Api.InProcess(a => a.ManyContacts(250));
        var first = (await api.GetAsync("v1/*/contacts?pageSize=100")).Is(200);
        Assert.Equal("Customer 00001", (string?)first.Rows[0]!["name"]);
        Assert.Equal("""{"MaxPageSizeAllowed":1000,"PageSize":100,"Result":100,"ResultWithoutFilter":250,"Page":0}""", first.Json["Pagination"]!.ToJsonString());
        var last = await api.GetAsync("v1/*/contacts?page=2");
        Assert.Equal((50, "Customer 00201"), ((int)last.Json["Pagination"]!["Result"]!, (string?)last.Rows[0]!["name"]));
        Assert.Empty((await api.GetAsync("v1/*/contacts?page=3")).Is(200).Rows);
        (await api.GetAsync("v1/*/contacts?page=-1")).Refused("page");
        (await api.GetAsync("v1/*/contacts?page=one")).Refused("page");
    }

    [Fact]
    public async Task APageSizeAboveAThousandIsRefusedOrCut()
    {
        await using var api = Api.InProcess(a => a.ManyContacts(1001));
        Assert.Equal(43, (await api.GetAsync("v1/*/contacts?pageSize=1001")).Is(400).Code);
        api.Oddities.PageSizeAboveMaximumRefused = false;
        Assert.Equal(1000, (await api.GetAsync("v1/*/contacts?pageSize=1001")).Is(200).Rows.Count);
    }

    [Fact]
    public async Task ResultWithoutFilterHonoursTheFilterOrNot()
    {
        await using var api = Api.InProcess(a => a.ManyContacts(20));
        Assert.Equal(11, await TotalAsync());
        api.Oddities.ResultWithoutFilterHonoursFilter = false;
        Assert.Equal(20, await TotalAsync());

        async Task<int> TotalAsync() => (int)(await api.GetAsync("v1/*/contacts?pageSize=5&queryFilter=Name contains '0001'")).Is(200).Json["Pagination"]!["ResultWithoutFilter"]!;
    }

    [Fact]
    public async Task TheDefaultOrderIsByUpdatedAt_SoAnEditBetweenTwoPagesSkipsARow()
    {
        await using var api = Api.InProcess();
        for (var i = 0; i < 4; i++)
        {
            api.Account.AddContact($"C{i}");
            api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["C0", "C1"], await NamesAsync(api, "pageSize=2&page=0"));
        api.Account.EditContact(api.Account.Contacts[0].ContactGuid, c => c with { City = "x" });
        Assert.Equal(["C3", "C0"], await NamesAsync(api, "pageSize=2&page=1"));
        api.Oddities.NewestFirst = true;
        Assert.Equal(["C0", "C3", "C2", "C1"], await NamesAsync(api, ""));
    }

    [Theory]
    [InlineData("Name eq 'ACME APS'", 1)]
    [InlineData("name EQ 'acme'", 0)]
    [InlineData("Name contains 'cm'", 2)]
    [InlineData("Name contains 'cm';IsPerson eq 'true'", 1)]
    [InlineData("VatNumber eq '12345678'", 1)]
    [InlineData("VatNumber eq '12345678 '", 0)]
    [InlineData("Email eq 'a@example.com'", 1)]
    [InlineData("Phone contains '22'", 1)]
    [InlineData("ExternalReference eq 'crm-1'", 1)]
    [InlineData("Name+eq+'acme+aps'", 1)]
    public async Task QueryFilterComparesIgnoringCase(string filter, int count)
    {
        await using var api = Api.InProcess(a => a
            .Contact("Acme ApS", c => c with { VatNumber = "12345678", Email = "A@example.com", ExternalReference = "CRM-1" })
            .Contact("Jens Acme", c => c with { IsPerson = true, Phone = "2222" }));
        Assert.Equal(count, (await api.GetAsync($"v1/*/contacts?queryFilter={filter}")).Is(200).Rows.Count);
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("Name")]
    [InlineData("Name eq Acme")]
    [InlineData("Name like 'Acme'")]
    [InlineData("City eq 'Aarhus'")]
    [InlineData("IsDebitor eq 'true'")]
    [InlineData("Name eq 'a;b'")]
    public async Task ABadFilterIsRefusedWithTheGrammar(string filter)
    {
        await using var api = Api.InProcess();
        Assert.Contains("Name eq 'John Doe'", (await api.GetAsync($"v1/*/contacts?queryFilter={Uri.EscapeDataString(filter)}")).Refused("queryFilter").Complaint("queryFilter"));
    }

    [Fact]
    public async Task QuotesAndSemicolonsInsideAValueAreSwitches()
    {
        await using var api = Api.InProcess(a => a.Contact("O'Neill; Sons"));
        Assert.Empty(await NamesAsync(api, "queryFilter=Name contains 'O''Neill'"));
        Assert.Equal(["O'Neill; Sons"], await NamesAsync(api, "queryFilter=Name contains 'O'Neill'"));
        api.Oddities.FilterUnderstandsDoubledQuotes = true;
        api.Oddities.FilterSplitsInsideQuotes = false;
        Assert.Equal(["O'Neill; Sons"], await NamesAsync(api, "queryFilter=Name eq 'O''Neill; Sons'"));
    }

    [Fact]
    public async Task ChangesSinceIsInclusiveUtcToTheSecond()
    {
        await using var api = Api.InProcess(a => a.Contact("Old"));
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(10.25));
        api.Account.AddContact("New");
        Assert.Equal(["New"], await NamesAsync(api, "changesSince=2026-03-02T08:00:10Z"));
        Assert.Equal(["Old", "New"], await NamesAsync(api, "changesSince=2026-03-02T08:00:00Z"));
        Assert.Empty(await NamesAsync(api, "changesSince=2026-03-02T08:00:11Z"));
        foreach (var bad in new[] { "2026-03-02", "2026-03-02T08:00:10", "2026-03-02T08:00:10.000Z", "2026-03-02T08:00:10%2B01:00", "2026-13-02T08:00:10Z" })
            (await api.GetAsync($"v1/*/contacts?changesSince={bad}")).Refused("changesSince");
    }

    [Fact]
    public async Task Trap09_TimesHaveNoZone_AFractionOfNoughtToThreeDigits_AndAreUtcOrDanish()
    {
        await using var api = Api.InProcess(a => a.Contact("Whole"));
        api.Sim.Clock.Advance(TimeSpan.FromMilliseconds(120));
        api.Account.AddContact("Part");
        Assert.Equal(["2026-03-02T08:00:00", "2026-03-02T08:00:00.12"], await TimesAsync());
        api.Oddities.TimesInDanishZone = true;
        Assert.Equal(["2026-03-02T09:00:00", "2026-03-02T09:00:00.12"], await TimesAsync());
        api.Sim.Clock.SetUtcNow(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
        api.Account.AddContact("Summer");
        Assert.Equal("2026-07-01T14:00:00", (await TimesAsync()).Last());

        async Task<IEnumerable<string?>> TimesAsync() => (await api.GetAsync("v1/*/contacts?fields=UpdatedAt")).Rows.Select(r => (string?)r!["UpdatedAt"]);
    }

    [Fact]
    public async Task AListMayLagBehind_ASingleReadDoesNot()
    {
        await using var api = Api.InProcess(a => a.Contact("Before"));
        var guid = api.Account.Contacts[0].ContactGuid;
        api.Oddities.ListLag = TimeSpan.FromSeconds(30);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        api.Account.EditContact(guid, c => c with { Name = "After" });
        api.Account.AddContact("Added");
        Assert.Equal("After", (await api.GetAsync($"v1/*/contacts/{guid}"))["Name"]);
        Assert.Equal(["Before"], await NamesAsync(api, ""));
        Assert.Empty(await NamesAsync(api, "queryFilter=Name eq 'Added'"));
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["After", "Added"], await NamesAsync(api, ""));
    }

    [Fact]
    public async Task ProductsAreListedReadReplacedAndDeletedSoftly()
    {
        await using var api = Api.InProcess(a => a.Product("Hour", 800, p => p with { ProductNumber = "H1", Comment = "secret" }));
        Assert.Equal(["Name", "ProductGuid"], (await api.GetAsync("v1/*/products")).Rows[0]!.AsObject().Select(p => p.Key));
        (await api.GetAsync("v1/*/products?fields=Comment")).Refused("fields");
        var body = """{"ProductNumber":"P","Name":"Pear","BaseAmountValue":10.5,"Quantity":4,"AccountNumber":1000,"Unit":"parts","ExternalReference":"crm-9"}""";
        var guid = (await api.PostAsync("v1/*/products", body)).Is(200)["ProductGuid"];
        var read = (await api.GetAsync($"v1/*/products/{guid}")).Json;
        Assert.Equal((13.125m, 42m, 52.5m), ((decimal)read["BaseAmountValueInclVat"]!, (decimal)read["TotalAmount"]!, (decimal)read["TotalAmountInclVat"]!));
        Assert.Single((await api.GetAsync("v1/*/products?freeTextSearch=pea")).Rows);
        Assert.Single((await api.GetAsync("v1/*/products?queryFilter=ProductNumber eq 'h1'")).Rows);
        (await api.PutAsync($"v1/*/products/{guid}", """{"BaseAmountValue":1,"Quantity":1,"AccountNumber":1000,"Unit":"parts"}""")).Is(200);
        Assert.Equal((null, null), (api.Account.Products[1].Name, api.Account.Products[1].ExternalReference));
        (await api.PostAsync("v1/*/products", body.Replace("\"parts\"", "\"Parts\""))).Refused("Unit");
        api.Oddities.UnitsAreCaseSensitive = false;
        (await api.PostAsync("v1/*/products", body.Replace("\"parts\"", "\"Parts\""))).Is(200);
        (await api.PostAsync("v1/*/products", body.Replace("1000", "1234"))).Refused("AccountNumber");
        (await api.PostAsync("v1/*/products", body.Replace("Pear", "Pear\",\"Comment\":\"" + new string('x', 129)))).Refused("Comment");
        (await api.DeleteAsync($"v1/*/products/{guid}")).Is(200);
        Assert.NotNull((await api.GetAsync($"v1/*/products/{guid}")).Is(200)["DeletedAt"]);
        Assert.Equal(65, (await api.DeleteAsync($"v1/*/products/{guid}")).Is(400).Code);
        api.Oddities.DeletedProductsReadable = false;
        (await api.GetAsync($"v1/*/products/{guid}")).Is(404);
        Assert.Single((await api.GetAsync("v1/*/products?deletedOnly=true")).Rows);
        (await api.PostAsync($"v1/*/products/{guid}/restore")).Is(404);
        api.Account.RestoreProduct(Guid.Parse(guid!));
        (await api.GetAsync($"v1/*/products/{guid}")).Is(200);
    }

    [Theory]
    [InlineData(true, "10.0")]
    [InlineData(false, "10")]
    public async Task WholeAmountsComeWithOrWithoutPointZero(bool pointZero, string text)
    {
        await using var api = Api.InProcess(a => a.Product("Ten", 10m).Product("Part", 10.50m));
        api.Oddities.WholeNumbersWithPointZero = pointZero;
        Assert.Contains($"[{{\"BaseAmountValue\":{text}}},{{\"BaseAmountValue\":10.5}}]", (await api.GetAsync("v1/*/products?fields=BaseAmountValue")).Text);
    }

    [Theory]
    [InlineData("v2/*/products")]
    [InlineData("v1.1/*/contacts")]
    [InlineData("v3/*/contacts")]
    [InlineData("v1/*/nothing")]
    [InlineData("v1/x/contacts")]
    [InlineData("v1/*/contacts/not-a-guid")]
    [InlineData("v1/*/contacts/11111111-2222-3333-4444-555555555555")]
    public async Task AnotherVersionOrPathIsNotFound_AsHtmlOrAsJson(string path)
    {
        await using var api = Api.InProcess();
        Assert.StartsWith("<!DOCTYPE html>", (await api.GetAsync(path)).Is(404).Text);
        api.Oddities.NotFoundIsHtml = false;
        Assert.Equal(40, (await api.GetAsync(path)).Is(404).Code);
    }

    [Fact]
    public async Task CountriesNeedNoOrganisation()
    {
        await using var api = Api.InProcess();
        var rows = (await api.GetAsync("v1/countries")).Is(200).Json.AsArray();
        Assert.Contains(rows, r => (string?)r!["Key"] == "RO" && (string?)r["DanishName"] == "Rumænien" && (string?)r["EnglishName"] == "Romania");
    }

    [Theory]
    [InlineData(true, 60)]
    [InlineData(false, 100)]
    public async Task AboveTheLimitAPlainText429_UntilTheMinuteIsOver(bool personal, int limit)
    {
        await using var sim = DineroSimulator.InProcess();
        using var http = new HttpClient(sim.CreateHandler()) { BaseAddress = sim.BaseAddress };
        var other = sim.AddAccount("Other");
        var token = personal ? sim.SignIns.IssueAccessToken() : await VismaTokenAsync(sim, http);
        for (var i = 0; i < limit; i++)
            Assert.Equal(200, await StatusAsync(sim.Account.Id));
        Assert.Equal(429, await StatusAsync(sim.Account.Id));
        Assert.Equal(personal ? 403 : 200, await StatusAsync(other.Id));
        using (var reply = await SendAsync(sim.Account.Id))
        {
            Assert.StartsWith("API calls quota exceeded!", await reply.Content.ReadAsStringAsync());
            Assert.Null(reply.Headers.RetryAfter);
        }

        sim.Clock.Advance(TimeSpan.FromSeconds(20));
        sim.Oddities.RetryAfterOnRateLimit = true;
        using (var reply = await SendAsync(sim.Account.Id))
            Assert.Equal(TimeSpan.FromSeconds(40), reply.Headers.RetryAfter!.Delta);
        sim.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(200, await StatusAsync(sim.Account.Id));

        async Task<HttpResponseMessage> SendAsync(int account)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/{account}/contacts");
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            return await http.SendAsync(request);
        }

        async Task<int> StatusAsync(int account)
        {
            using var reply = await SendAsync(account);
            return (int)reply.StatusCode;
        }
    }

    [Fact]
    public async Task ReadingsAreDrawnFromASeed()
    {
        Assert.Equal(await DrawnAsync(7), await DrawnAsync(7));
        var drawn = new List<Dictionary<string, string?>>();
        for (var seed = 0; seed < 40; seed++)
            drawn.Add(await DrawnAsync(seed));

        // Every switch of two or more readings takes part, but the one that only shuts a door.
        Assert.All(drawn[0].Keys, name => Assert.True(drawn.Select(d => d[name]).Distinct().Count() > 1, name));

        static async Task<Dictionary<string, string?>> DrawnAsync(int seed)
        {
            await using var sim = DineroSimulator.InProcess();
            sim.Oddities.ChooseReadings(new Random(seed));
            return typeof(DineroOddities).GetProperties()
                .Where(p => (p.PropertyType == typeof(bool) && p.Name != nameof(DineroOddities.V1ContactListRefused)) || p.PropertyType.IsEnum)
                .ToDictionary(p => p.Name, p => p.GetValue(sim.Oddities)?.ToString());
        }
    }

    [Fact]
    public async Task ABrownoutIs480()
    {
        await using var api = Api.InProcess();
        api.Sim.Brownout("contacts.list");
        (await api.GetAsync("v1/*/contacts")).Is(480);
        (await api.GetAsync("v1/*/contacts")).Is(200);
    }

    [Fact]
    public async Task TenThousandContactsThousandsOfLookUpsAndWrites()
    {
        await using var api = Api.InProcess(a => a.ManyContacts(10_000, (i, c) => c with { ExternalReference = $"crm-{i}" }));
        var names = new HashSet<string>();
        for (var page = 0; page < 10; page++)
            names.UnionWith((await NamesAsync(api, $"pageSize=1000&page={page}"))!);
        for (var i = 1; i <= 2000; i++)
            Assert.Single((await api.GetAsync($"v1/*/contacts?queryFilter=ExternalReference eq 'crm-{i}'")).Rows);
        for (var i = 0; i < 2000; i++)
            (await api.PostAsync("v1/*/contacts", $$"""{"Name":"N{{i}}","CountryKey":"DK"}""")).Is(200);
        Assert.Equal((10_000, 12_000), (names.Count, api.Account.Contacts.Count));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Api api, string query) =>
        [.. (await api.GetAsync($"v1/*/contacts?fields=Name&{query}")).Is(200).Rows.Select(r => (string)r!["Name"]!)];

    private static async Task<string> VismaTokenAsync(DineroSimulator sim, HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = sim.SignIns.GrantRefreshToken(),
            ["client_id"] = sim.SignIns.VismaClientId,
            ["client_secret"] = sim.SignIns.VismaClientSecret,
        });
        using var reply = await http.PostAsync(sim.VismaTokenAddress, form);
        return (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["access_token"]!;
    }
}
