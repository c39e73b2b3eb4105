using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicFilterTests
{
    private static EconomicApi Seeded() => InProcess(a => a
        .Customer("Acme (North)", c => c with { City = "Aarhus", Zip = "8000", Ean = "5790000000001", CreditLimit = 10 })
        .Customer("acme $ south", c => c with { City = "Odense", CustomerGroupNumber = 2, Barred = true })
        .Customer("Bcme [x]*,", c => c with { City = "AARHUS", PNumber = "1234567890" }));

    [Theory]
    [InlineData("city$eq:aarhus", new[] { 1, 3 })]
    [InlineData("city$ne:aarhus", new[] { 2 })]
    [InlineData("customerNumber$gt:1", new[] { 2, 3 })]
    [InlineData("customerNumber$gte:2$and:customerNumber$lt:3", new[] { 2 })]
    [InlineData("customerNumber$lte:1$or:city$eq:Odense", new[] { 1, 2 })]
    [InlineData("customerNumber$in:[1,3,9]", new[] { 1, 3 })]
    [InlineData("customerNumber$nin:[1,3]", new[] { 2 })]
    [InlineData("name$like:cme", new[] { 1, 2, 3 })]
    [InlineData("name$like:acme*", new[] { 1, 2 })]
    [InlineData("name$like:*south", new[] { 2 })]
    [InlineData("customerGroup.customerGroupNumber$eq:1", new[] { 1, 3 })]
    [InlineData("ean$eq:$null:", new[] { 2, 3 })]
    [InlineData("ean$ne:$null:", new[] { 1 })]
    [InlineData("barred$eq:true", new[] { 2 })]
    [InlineData("barred$eq:false", new[] { 1, 3 })]
    [InlineData("creditLimit$gt:9.5", new[] { 1 })]
    [InlineData("lastUpdated$gt:2001-01-01T00:00:00Z", new[] { 1, 2, 3 })]
    [InlineData("lastUpdated$gt:2101-01-01T00:00:00Z", new int[0])]
    [InlineData("(city$eq:odense$or:city$eq:aarhus)$and:customerNumber$ne:3", new[] { 1, 2 })]
    [InlineData("city$eq:odense$or:city$eq:aarhus$and:customerNumber$eq:3", new[] { 2, 3 })]
    [InlineData("pNumber$eq:1234567890", new[] { 3 })]
    public async Task Checklist07_Operators_and_groups(string filter, int[] numbers)
    {
        await using var api = Seeded();
        Assert.Equal(numbers, await api.CustomerNumbersAsync(filter));
    }

    [Theory]
    [InlineData("name$eq:Acme (North$)", new[] { 1 })]
    [InlineData("name$eq:Acme $(North$)", new[] { 1 })]
    [InlineData("name$eq:acme $$ south", new[] { 2 })]
    [InlineData("name$eq:Bcme [x]*,", new[] { 3 })]
    [InlineData("name$eq:Bcme [x]$*$,", new[] { 3 })]
    [InlineData("name$eq:Bcme $[x$]*,", new int[0])]
    [InlineData("name$like:bcme [[]x]*", new[] { 3 })]
    [InlineData("name$like:[ab]cme*", new[] { 1, 2, 3 })]
    [InlineData("name$like:[^a]cme*", new[] { 3 })]
    [InlineData("name$like:x]$*", new[] { 3 })]
    [InlineData("name$in:[Bcme]", new int[0])]
    public async Task Checklist07_Escapes_and_the_bracket_quirk(string filter, int[] numbers)
    {
        await using var api = Seeded();
        Assert.Equal(numbers, await api.CustomerNumbersAsync(filter));
    }

    [Fact]
    public async Task Checklist07_Bracket_escapes_as_documented_when_the_oddity_says_so()
    {
        await using var api = Seeded();
        api.Oddities.BracketEscapesHonoured = true;
        Assert.Equal((int[])[3], await api.CustomerNumbersAsync("name$eq:Bcme $[x$]*,"));
    }

    [Theory]
    [InlineData("customerNumber$in:1,2")]
    [InlineData("nonsense$eq:1")]
    [InlineData("paymentTerms.paymentTermsNumber$eq:1")]
    [InlineData("name$is:1")]
    [InlineData("name")]
    [InlineData("name$eq:a$b")]
    [InlineData("name$eq:Acme (North)")]
    [InlineData("(name$eq:a")]
    [InlineData("customerNumber$eq:abc")]
    [InlineData("customerNumber$like:1")]
    public async Task Checklist07_A_bad_filter_lists_what_may_be_filtered(string filter)
    {
        await using var api = Seeded();
        var reply = (await api.GetAsync($"customers?{Filter(filter)}")).Is(400);
        Assert.Contains("customerNumber", reply.Json["allowedFilteringFields"]!.AsArray().Select(f => (string?)f));
        Assert.IsType<System.Text.Json.Nodes.JsonArray>(reply.Json["errors"]);
        Assert.Equal("$null:", reply["nullValue"]);
        Assert.Equal("*", reply["wildcard"]);
        Assert.Equal("$)", (string?)reply.Json["escapeSequences"]![")"]);
    }

    [Fact]
    public async Task Checklist07_Two_hundred_values_and_no_more()
    {
        await using var api = Seeded();
        string List(int count) => $"customers?{Filter($"customerNumber$in:[{string.Join(',', Enumerable.Range(1, count))}]")}";
        Assert.Equal(3, (await api.GetAsync(List(200))).Is(200).Rows.Count);
        (await api.GetAsync(List(201))).Is(400);
    }

    [Fact]
    public async Task A_raw_ampersand_cuts_the_filter_and_the_rest_is_an_unknown_parameter()
    {
        await using var api = InProcess(a => a.Customer("A&B").Customer("A"));
        Assert.Equal((int[])[1], await api.CustomerNumbersAsync("name$eq:A&B"));
        Assert.Equal("2", (string?)(await api.GetAsync("customers?filter=name$eq:A&B")).Rows.Single()!["customerNumber"]!.ToString());
    }

    [Theory]
    [InlineData("orders/drafts", "paymentTerms.paymentTermsNumber$eq:1")]
    [InlineData("quotes/sent", "paymentTerms.paymentTermsNumber$eq:1")]
    [InlineData("products", "departmentalDistribution.departmentalDistributionNumber$eq:1")]
    [InlineData("products", "barred$ne:true")]
    [InlineData("products", "barred$eq:$null:")]
    public async Task Filters_that_are_marked_and_crash(string path, string filter)
    {
        await using var api = InProcess();
        (await api.GetAsync($"{path}?{Filter(filter)}")).Is(500);
        api.Oddities.SomeFiltersCrash = false;
        (await api.GetAsync($"{path}?{Filter(filter)}")).Is(200);
        (await api.GetAsync($"products?{Filter("barred$eq:false")}")).Is(200);
        (await api.GetAsync($"customers?{Filter("barred$ne:true")}")).Is(200);
    }

    [Fact]
    public async Task Customer_groups_filter_less_than_the_schema_marks()
    {
        await using var api = InProcess();
        (await api.GetAsync($"customer-groups?{Filter("account.accountNumber$eq:5600")}")).Is(400);
        Assert.Single((await api.GetAsync($"customer-groups?{Filter("name$eq:foreign customers")}")).Is(200).Rows);
        api.Oddities.CustomerGroupsFilterLess = false;
        Assert.Equal(2, (await api.GetAsync($"customer-groups?{Filter("account.accountNumber$eq:5600")}")).Is(200).Rows.Count);
        (await api.GetAsync($"units?{Filter("name$eq:x")}")).Is(400);
    }

    [Theory]
    [InlineData("-customerNumber", new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 })]
    [InlineData("~customerNumber", new[] { 1, 10, 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData("city,-customerNumber", new[] { 10, 9, 8, 7, 6, 5, 4, 3, 1, 2 })]
    public async Task Sort_turns_and_forces_the_alphabet(string sort, int[] numbers)
    {
        await using var api = InProcess(a => a.ManyCustomers(10));
        api.Account.EditCustomer(1, c => c with { City = "A" });
        api.Account.EditCustomer(2, c => c with { City = "B" });
        Assert.Equal(numbers, (await api.GetAsync($"customers?sort={Uri.EscapeDataString(sort)}")).Is(200).Rows.Select(r => (int)r!["customerNumber"]!));
    }

    [Fact]
    public async Task A_property_that_does_not_sort_is_400()
    {
        await using var api = Seeded();
        (await api.GetAsync("customers?sort=barred")).Is(400);
        (await api.GetAsync("customers?sort=nonsense")).Is(400);
        (await api.GetAsync("units?sort=name")).Is(400);
    }

    [Fact]
    public async Task Pages_count_from_zero_and_end_without_a_next_one()
    {
        await using var api = InProcess(a => a.ManyCustomers(45));
        var first = (await api.GetAsync("customers")).Is(200);
        Assert.Equal(20, first.Rows.Count);
        var pagination = first.Json["pagination"]!;
        Assert.Equal((0, 20, 1000, 45, 45), ((int)pagination["skipPages"]!, (int)pagination["pageSize"]!, (int)pagination["maxPageSizeAllowed"]!, (int)pagination["results"]!, (int)pagination["resultsWithoutFilter"]!));
        Assert.Null(pagination["previousPage"]);
        Assert.Contains("skippages=2&pagesize=20", (string?)pagination["lastPage"], StringComparison.Ordinal);
        var numbers = new List<int>();
        for (var next = "customers?" + Filter("customerNumber$gt:5"); next is not null;)
        {
            var page = (await api.GetAsync(next)).Is(200);
            numbers.AddRange(page.Rows.Select(r => (int)r!["customerNumber"]!));
            Assert.Equal(40, (int)page.Json["pagination"]!["results"]!);
            next = (string?)page.Json["pagination"]!["nextPage"];
        }

        Assert.Equal(Enumerable.Range(6, 40), numbers);
        var beyond = (await api.GetAsync("customers?skippages=99&pagesize=20")).Is(200);
        Assert.Empty(beyond.Rows);
        Assert.Equal(45, (int)beyond.Json["pagination"]!["results"]!);
        Assert.Empty((await api.GetAsync("customers?skippages=2000000000&pagesize=1000")).Is(200).Rows);
    }

    [Theory]
    [InlineData("pagesize=1001")]
    [InlineData("pageSize=0")]
    [InlineData("pagesize=ten")]
    [InlineData("skippages=-1")]
    public async Task A_bad_page_is_E04810(string query)
    {
        await using var api = InProcess();
        Assert.Equal("E04810", (await api.GetAsync("customers?" + query)).Is(400).Code);
        (await api.GetAsync("customers?pagesize=1000")).Is(200);
    }
}
