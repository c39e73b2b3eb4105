
namespace Connectors.Economic.Tests.Simulated;

/// <summary>Pages, filters and orders against a server that knows their grammar.</summary>
public sealed class ReadingTests
{
    private const int Many = 2500;

    [Fact]
    public async Task Two_thousand_five_hundred_customers_come_once_each_in_three_pages()
    {
        await using var s = await Simulated.StartAsync(a => a.ManyCustomers(Many));
        var numbers = (await s.Client.Customers.ListAsync().ToListAsync()).Select(c => c.CustomerNumber!.Value.Value).ToList();
        Assert.Equal(Enumerable.Range(1, Many), numbers);
        Assert.Equal(3, s.Sim.CountCalls("customers.list"));
    }

    [Fact]
    public async Task Cursors_and_sorted_pages_reach_every_row_once()
    {
        await using var s = await Simulated.StartAsync(a => a.ManyCustomers(Many));
        Assert.Equal(Enumerable.Range(1, Many), (await s.Client.OpenApi.Customers.ListAsync().ToListAsync()).Select(c => c.CustomerNumber.Value));
        Assert.Equal(3, s.Sim.CountCalls("customersapi.customers.list"));
        Assert.Equal(Many, await s.Client.OpenApi.Customers.CountAsync());
        var sorted = new List<int>();
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            var page = await s.Client.OpenApi.Customers.ListSortedPageAsync(new() { Sort = [OpenApiCustomerFields.CustomerNumber.Descending()] }, cursor);
            sorted.AddRange(page.Items.Select(c => c.CustomerNumber.Value));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, Many).Reverse(), sorted);
    }

    [Fact]
    public async Task A_list_is_complete_when_rows_are_added_between_pages()
    {
        await using var s = await Simulated.StartAsync(a => a.ManyCustomers(Many));
        s.Sim.Before("customers.list", _ => s.Account.Customer("Late", c => c with { CustomerNumber = 9000 }), skip: 1);
        var numbers = (await s.Client.Customers.ListAsync().ToListAsync()).Select(c => c.CustomerNumber!.Value.Value).ToList();
        Assert.Equal(Many + 1, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData("B&O (DK) $5, *new* [x] = 1/2")]
    [InlineData("100% æøå \"quoted\" 'single' a+b?c#d")]
    [InlineData("$and:name$eq:x")]
    [InlineData("[abc]")]
    [InlineData("a\\b_c~d;e<f>")]
    public async Task Trap_05_Any_text_is_found_whole_within_and_at_the_beginning_and_nothing_else(string name)
    {
        foreach (var honoured in new[] { false, true })
        {
            await using var s = await Simulated.StartAsync(a => a.Customer(name).Customer("Decoy a").Customer("b"));
            s.Sim.Oddities.BracketEscapesHonoured = honoured;
            foreach (var filter in new[] { CustomerFields.Name.Is(name), CustomerFields.Name.Contains(name), CustomerFields.Name.StartsWith(name), CustomerFields.Name.Contains(name[1..]) })
                Assert.Equal(name, Assert.Single(await s.Client.Customers.ListAsync(new() { Filter = filter }).ToListAsync()).Name);
            Assert.Equal(2, (await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.Name.IsNot(name) }).ToListAsync()).Count);
        }
    }

    [Fact]
    public async Task Filters_ask_for_numbers_nulls_flags_lists_and_instants_and_combine()
    {
        await using var s = await Simulated.StartAsync(a => a
            .Customer("Acme", c => c with { Zip = "8000", CreditLimit = 10.5m, CustomerGroupNumber = 2 }).Customer("Bo", c => c with { Zip = "5000", Ean = "5790000123456", Barred = true }).Customer("Carl"));
        async Task<string> Names(EconomicFilter<Customer> filter) => string.Join(',', (await s.Client.Customers.ListAsync(new() { Filter = filter }).ToListAsync()).Select(c => c.Name));
        Assert.Equal("Acme", await Names(CustomerFields.CreditLimit.IsAtLeast(10.5m)));
        Assert.Equal("Acme,Carl", await Names(CustomerFields.Ean.IsNull()));
        Assert.Equal("Bo", await Names(CustomerFields.Ean.IsNotNull()));
        Assert.Equal("Bo", await Names(CustomerFields.Barred.Is(true)));
        Assert.Equal("Acme,Carl", await Names(CustomerFields.CustomerNumber.IsIn(1, 3)));
        Assert.Equal("Bo", await Names(CustomerFields.CustomerNumber.IsNotIn(1, 3)));
        Assert.Equal("Acme,Bo", await Names(CustomerFields.Zip.Is("8000") | (CustomerFields.Zip.StartsWith("5") & CustomerFields.Name.Contains("BO"))));
        Assert.Equal("Acme", await Names(CustomerFields.CustomerGroup.Is(2) & CustomerFields.Name.IsNot("x")));
        Assert.Equal(200, (await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.CustomerNumber.IsIn([.. Enumerable.Range(1, 200).Select(n => (long)n)]) }).ToListAsync()).Count + 197);
    }

    [Fact]
    public async Task Changes_since_a_moment_are_found_with_that_second()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Old").Product("P", "Old"));
        s.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = s.Clock.GetUtcNow();
        s.Account.Customer("New");
        s.Account.Product("N", "New");
        Assert.Equal("New", Assert.Single(await s.Client.Customers.ListChangesAsync(since.AddMilliseconds(700)).ToListAsync()).Name);
        Assert.Equal("New", Assert.Single(await s.Client.Products.ListChangesAsync(since).ToListAsync()).Name);
        Assert.Equal(2, (await s.Client.Products.ListChangesAsync(since.AddMinutes(-5)).ToListAsync()).Count);
    }

    [Fact]
    public async Task Orders_sort_by_text_by_number_and_numbers_by_their_digits()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("b", c => c with { CustomerNumber = 2 }).Customer("a", c => c with { CustomerNumber = 10 }).Customer("a", c => c with { CustomerNumber = 1 }));
        async Task<string> Numbers(params EconomicSort<Customer>[] sort) => string.Join(',', (await s.Client.Customers.ListAsync(new() { Sort = sort }).ToListAsync()).Select(c => c.CustomerNumber));
        Assert.Equal("1,2,10", await Numbers());
        Assert.Equal("10,2,1", await Numbers(CustomerFields.CustomerNumber.Descending()));
        Assert.Equal("10,1,2", await Numbers(CustomerFields.Name.Ascending(), CustomerFields.CustomerNumber.Descending()));
        Assert.Equal("1,10,2", await Numbers(CustomerFields.CustomerNumber.Alphabetical()));
    }

    [Fact]
    public async Task Checklist_12_What_self_repeats_is_no_part_of_any_record()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var page = await s.Client.Customers.ListPageAsync(new() { PageSize = 5, Filter = CustomerFields.Name.Is("Acme") });
        Assert.Contains("filter=", Assert.Single(page.Items).AdditionalData!["self"].GetString(), StringComparison.Ordinal);
        await s.Client.Customers.ReplaceAsync(Given.One, page.Items[0] with { City = "Ribe" });
        Assert.DoesNotContain("filter=", s.Sim.Calls[^1].BodyText, StringComparison.Ordinal);
        Assert.Equal("Ribe", s.Account.Customers[0].City);
    }
}
