using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaQueryTests
{
    private static void Seed(UnicontaAccount a) => a
        .Debtor("Smith", d => d with { Account = "1000", City = "Aarhus", CreditMax = 100 })
        .Debtor("Søn's", d => d with { Account = "2000", City = "Odense", CreditMax = 250, Blocked = true })
        .Debtor("Sand", d => d with { Account = "10000", CreditMax = 500 });

    [Theory]
    [InlineData("Account eq '2000'", "2000")]
    [InlineData("Account ne '2000'", "1000,10000")]
    [InlineData("Account le '10000'", "1000,10000")]
    [InlineData("Account gt '1000' and Account lt '2000'", "10000")]
    [InlineData("Account eq '1000' or Account eq '2000'", "1000,2000")]
    [InlineData("(Account eq '1000' or Account eq '2000') and City eq 'aarhus'", "1000")]
    [InlineData("CreditMax ge 250", "2000,10000")]
    [InlineData("Blocked eq true", "2000")]
    [InlineData("startswith(Name,'S') and endswith(Name,'d')", "10000")]
    [InlineData("Name eq 'Søn''s'", "2000")]
    [InlineData("City eq ''", "10000")]
    [InlineData("Currency eq 'DKK'", "1000,2000,10000")]
    [InlineData("UpdatedAt ge datetime'2026-03-02T08:00:00'", "1000,2000,10000")]
    [InlineData("UpdatedAt gt datetime'2026-03-02T08:00:00'", "")]
    [InlineData("LastInvoice eq datetime'0001-01-01T00:00:00'", "1000,2000,10000")]
    public async Task OData_filters(string filter, string accounts)
    {
        await using var api = UnicontaApi.InProcess(Seed);
        var reply = await api.GetAsync($"odata/DebtorClient?$filter={Uri.EscapeDataString(filter)}");
        Assert.Equal(accounts, string.Join(',', reply.Is(200).All("Account")));
    }

    [Theory]
    [InlineData("Account eq '1000' or City eq 'Odense'")]
    [InlineData("UpdatedAt ge 2026-03-02T08:00:00Z")]
    [InlineData("Account eq 1000")]
    [InlineData("CreditMax eq '100'")]
    [InlineData("Account like 'x'")]
    [InlineData("contains(Name,'S')")]
    [InlineData("Account eq 'x")]
    [InlineData("Account eq 'x' and")]
    public async Task OData_refuses_what_its_grammar_does_not_know(string filter)
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await api.GetAsync($"odata/DebtorClient?$filter={Uri.EscapeDataString(filter)}")).Refused("FieldHasinvalidValue");
    }

    [Fact]
    public async Task OData_doubled_quotes_are_a_switch()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Oddities.ODataDoubledQuotes = false;
        (await api.GetAsync("odata/DebtorClient?$filter=Name eq 'Søn''s'")).Refused("FieldHasinvalidValue");
    }

    [Theory]
    [InlineData(UnicontaRowIdFilter.Works, 1)]
    [InlineData(UnicontaRowIdFilter.MatchesEverything, 3)]
    [InlineData(UnicontaRowIdFilter.MatchesNothing, 0)]
    public async Task Looking_for_a_row_id_works_restricts_nothing_or_finds_nothing(UnicontaRowIdFilter reading, int rows)
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Oddities.RowIdFilter = reading;
        var id = api.Account.Debtors[0].RowId;
        Assert.Equal(rows, (await api.GetAsync($"api/Entities/DebtorClient?Name=RowId&Value={id}")).Rows.Count);
        Assert.Equal(rows, (await api.QueryAsync("DebtorClient", $$"""[{"PropertyName":"RowId","FilterValue":"{{id}}"}]""")).Rows.Count);
        // To sort by it is another matter.
        Assert.Equal(3, (await api.QueryAsync("DebtorClient", """[{"PropertyName":"RowId","FilterValue":"","OrderBy":true}]""")).Rows.Count);
        api.Oddities.RowIdFilter = UnicontaRowIdFilter.Refused;
        (await api.GetAsync($"api/Entities/DebtorClient?Name=RowId&Value={id}")).Refused("FieldHasinvalidValue");
    }

    [Fact]
    public async Task OData_orders_skips_and_takes()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal(["Sand", "Smith", "Søn's"], (await api.GetAsync("odata/DebtorClient?$orderby=Name asc")).All("Name"));
        Assert.Equal(["2000", "1000"], (await api.GetAsync("odata/DebtorClient?$orderby=CreditMax desc&$skip=1&$top=2")).All("Account"));
        Assert.Equal(["1000", "10000", "2000"], (await api.GetAsync("odata/DebtorClient?$orderby=Currency,Account")).All("Account"));
        (await api.GetAsync("odata/DebtorClient?$orderby=Name sideways")).Refused("FieldHasinvalidValue");
        (await api.GetAsync("odata/DebtorClient?$top=-1")).Refused("FieldHasinvalidValue");
    }

    [Fact]
    public async Task OData_pages_with_a_next_link_when_a_switch_says_so()
    {
        await using var api = await UnicontaApi.OnSocketAsync(a => a.ManyDebtors(7));
        Assert.Null((await api.GetAsync("odata/DebtorClient"))["@odata.nextLink"]);
        api.Oddities.ODataPageSize = 3;
        var seen = new List<string?>();
        var path = "odata/DebtorClient?$filter=Account ge '1002'&$orderby=Account&$top=5";
        var pages = 0;
        while (path is not null)
        {
            var page = (await api.GetAsync(path)).Is(200);
            seen.AddRange(page.All("Account"));
            path = page["@odata.nextLink"];
            pages++;
        }

        Assert.Equal((2, "1002,1003,1004,1005,1006"), (pages, string.Join(',', seen)));
    }

    [Fact]
    public async Task Filters_on_unknown_and_computed_properties_match_everything_or_are_refused()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        foreach (var filter in new[] { "NoSuch eq 'x'", "CurBalance gt 5", "Overdue gt 5" })
            Assert.Equal(3, (await api.GetAsync($"odata/DebtorClient?$filter={filter}")).Is(200).Rows.Count);
        Assert.Equal(3, (await api.GetAsync("api/Entities/DebtorClient?Name=NoSuch&Value=x")).Rows.Count);
        Assert.Equal(3, (await api.QueryAsync("DebtorClient", """[{"PropertyName":"NoSuch","FilterValue":"x"}]""")).Rows.Count);
        api.Oddities.UnknownFilter = UnicontaUnknownFilter.Refused;
        (await api.GetAsync("odata/DebtorClient?$filter=CurBalance gt 5")).Refused("FieldHasinvalidValue");
        (await api.GetAsync("api/Entities/DebtorClient?Name=NoSuch&Value=x")).Refused("FieldHasinvalidValue");
        api.Oddities.UnknownFilter = UnicontaUnknownFilter.Works;
        Assert.Empty((await api.GetAsync("odata/DebtorClient?$filter=CurBalance gt 5")).Is(200).Rows);
        Assert.Equal(3, (await api.GetAsync("odata/DebtorClient?$filter=NoSuch eq 'x'")).Is(200).Rows.Count);
    }

    [Fact]
    public async Task Orders_are_not_found_by_PrimaryKeyId_but_by_number()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1000");
        api.Account.AddOrder("2000");
        Assert.Equal(2, (await api.GetAsync("odata/DebtorOrderClient?$filter=PrimaryKeyId eq 102")).Rows.Count);
        Assert.Equal(["1002"], (await api.GetAsync("odata/DebtorOrderClient?$filter=OrderNumber eq 1002")).All("OrderNumber"));
        Assert.Equal(["102"], (await api.GetAsync("odata/DebtorOrderClient?$filter=RowId eq 102")).All("RowId"));
    }

    [Fact]
    public async Task Entities_filter_by_one_property_and_ignore_OData_queries()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal(["2000"], (await api.GetAsync("api/Entities/DebtorClient?Name=City&Value=odense")).Is(200).All("Account"));
        Assert.Equal(["2000"], (await api.GetAsync("api/Entities/DebtorClient?Name=CreditMax&Value=250")).Is(200).All("Account"));
        Assert.Equal(["2000"], (await api.GetAsync("api/Entities/DebtorClient?Name=Blocked&Value=true")).Is(200).All("Account"));
        Assert.Equal(3, (await api.GetAsync("api/Entities/DebtorClient?$filter=Account eq '1000'&$top=1")).Is(200).Rows.Count);
        api.Oddities.EntitiesTakeODataQueries = true;
        Assert.Equal(["1000"], (await api.GetAsync("api/Entities/DebtorClient?$filter=Account eq '1000'&$top=1")).Is(200).All("Account"));
    }

    [Fact]
    public async Task Checklist10_B_pages_in_the_body_and_ignores_the_address()
    {
        await using var api = UnicontaApi.InProcess(a => a.ManyDebtors(10));
        Assert.Equal(10, (await api.B("POST", "Query/Get/DebtorClient?top=2&$top=2&skip=5", """[{"Take":0}]""")).Is(200).Rows.Count);
        Assert.Equal(["1004", "1005"], (await api.QueryAsync("DebtorClient", """[{"PropertyName":"Account","FilterValue":"","Skip":3,"Take":2,"OrderBy":"true","OrderByDescending":"false"}]""")).All("Account"));
        Assert.Equal(["1010", "1009"], (await api.QueryAsync("DebtorClient", """[{"PropertyName":"Account","Take":2,"OrderByDescending":true}]""")).All("Account"));
        // Whichever of the filters says it.
        Assert.Equal(["1009", "1010"], (await api.QueryAsync("DebtorClient", """[{"PropertyName":"Account","OrderBy":true,"Skip":8},{"PropertyName":"Name","FilterValue":""}]""")).All("Account"));
        Assert.Equal("\"ArgumentMissing\"", (await api.QueryAsync("DebtorClient", "[]")).Is(200).Text);
        Assert.Equal("\"ArgumentMissing\"", (await api.QueryAsync("DebtorClient", "{}")).Is(200).Text);
        Assert.IsType<JsonArray>((await api.QueryAsync("DebtorClient", "[{}]")).Json);
    }

    [Theory]
    [InlineData("Account", "1000", "1000")]
    [InlineData("Account", "1000..1999", "1000,10000")]
    [InlineData("Account", "..1000", "1000")]
    [InlineData("Account", "10*", "1000,10000")]
    [InlineData("Name", "*an*", "10000")]
    [InlineData("Account", "1000;2000", "1000,2000")]
    [InlineData("CreditMax", "200..", "2000,10000")]
    [InlineData("UpdatedAt", "1/3-2026..2/3-2026", "1000,2000,10000")]
    [InlineData("UpdatedAt", "3/3-2026..", "")]
    [InlineData("Blocked", "true", "2000")]
    public async Task B_reads_FilterValue_as_a_small_language(string property, string value, string accounts)
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal(accounts, string.Join(',', (await api.QueryAsync("DebtorClient", $$"""[{"PropertyName":"{{property}}","FilterValue":"{{value}}"}]""")).Is(200).All("Account")));
    }

    [Fact]
    public async Task B_compares_as_it_stands_when_a_switch_says_so_and_takes_40_terms_at_most()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Odd", d => d with { Account = "a..b" }).Debtor("Between", d => d with { Account = "ab" }));
        const string filter = """[{"PropertyName":"Account","FilterValue":"a..b"}]""";
        Assert.Equal(["a..b", "ab"], (await api.QueryAsync("DebtorClient", filter)).All("Account"));
        api.Oddities.FilterValuesAreExpressions = false;
        Assert.Equal(["a..b"], (await api.QueryAsync("DebtorClient", filter)).All("Account"));
        api.Oddities.FilterValuesAreExpressions = true;
        Assert.Empty((await api.QueryAsync("DebtorClient", Terms(40))).Is(200).Rows);
        Assert.Equal("\"SQLException\"", (await api.QueryAsync("DebtorClient", Terms(41))).Is(200).Text);

        static string Terms(int count) => $$"""[{"PropertyName":"Account","FilterValue":"{{string.Join(';', Enumerable.Range(1, count))}}"}]""";
    }

    [Fact]
    public async Task B_joins_several_filters_with_and()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        var rows = await api.QueryAsync("DebtorClient", """[{"PropertyName":"Account","FilterValue":"10*"},{"PropertyName":"City","FilterValue":"Aarhus"}]""");
        Assert.Equal(["1000"], rows.Is(200).All("Account"));
    }
}
