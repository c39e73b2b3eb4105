using System.Reflection;

namespace Connectors.Reviso.Tests.Simulated;

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
    public async Task Documents_and_products_come_once_each_too()
    {
        await using var s = await Simulated.StartAsync(a =>
        {
            a.Customer("Acme").ManyProducts(Many);
            for (var i = 0; i < 45; i++)
                a.Quotation(1, Given.SeedLine);
        });
        Assert.Equal(Many, (await s.Client.Products.ListAsync().ToListAsync()).Select(p => p.ProductNumber!.Value).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 45), (await s.Client.Quotations.ListAsync(new() { PageSize = 20 }).ToListAsync()).Select(q => q.Number!.Value));
    }

    [Theory]
    [InlineData(10_000, false, 1)]
    [InlineData(1000, false, 4)]
    [InlineData(1000, true, 3)]
    public async Task Trap_04_The_largest_page_is_disputed_and_every_row_comes_whatever_it_is(int most, bool cut, int calls)
    {
        await using var s = await Simulated.StartAsync(a => a.ManyCustomers(Many));
        (s.Sim.Oddities.MostPerPage, s.Sim.Oddities.TooLargePagesAreCut) = (most, cut);
        Assert.Equal(Enumerable.Range(1, Many), (await s.Client.Customers.ListAsync(new() { PageSize = 10_000 }).ToListAsync()).Select(c => c.CustomerNumber!.Value.Value));
        Assert.Equal(calls, s.Sim.CountCalls("customers.list"));
    }

    [Fact]
    public async Task A_list_is_complete_when_rows_are_added_between_pages()
    {
        await using var s = await Simulated.StartAsync(a => a.ManyCustomers(Many));
        s.Sim.Before("customers.list", _ => s.Account.Customer("Late", c => c with { CustomerNumber = 9000 }), skip: 1);
        Assert.Equal(Many + 1, (await s.Client.Customers.ListAsync().ToListAsync()).Select(c => c.CustomerNumber!.Value.Value).Distinct().Count());
    }

    [Theory]
    [InlineData("B&O (IT) $5, *new* [x] = 1/2")]
    [InlineData("100% àèìòù \"quoted\" 'single' a+b?c#d")]
    [InlineData("$and:name$eq:x")]
    [InlineData("[abc]")]
    [InlineData("a\\b_c~d;e<f>")]
    public async Task Checklist_07_Any_text_is_found_whole_within_and_at_the_beginning_and_nothing_else(string name)
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
    public async Task Checklist_07_Filters_ask_for_numbers_nulls_flags_lists_and_combine()
    {
        await using var s = await Simulated.StartAsync(a => a
            .Customer("Acme", c => c with { Zip = "25121", CreditLimit = 10.5m, CustomerGroupNumber = 2 }).Customer("Bo", c => c with { Zip = "70121", VatNumber = "12345678903", Barred = true }).Customer("Carl"));
        async Task<string> Names(RevisoFilter<Customer> filter) => string.Join(',', (await s.Client.Customers.ListAsync(new() { Filter = filter }).ToListAsync()).Select(c => c.Name));
        Assert.Equal("Acme", await Names(CustomerFields.CreditLimit.IsAtLeast(10.5m)));
        Assert.Equal("Acme,Carl", await Names(CustomerFields.VatNumber.IsNull()));
        Assert.Equal("Bo", await Names(CustomerFields.VatNumber.IsNotNull()));
        Assert.Equal("Bo", await Names(CustomerFields.Barred.Is(true)));
        Assert.Equal("Acme,Carl", await Names(CustomerFields.CustomerNumber.IsIn(1, 3)));
        Assert.Equal("Bo", await Names(CustomerFields.CustomerNumber.IsNotIn(1, 3)));
        Assert.Equal("Acme,Bo", await Names(CustomerFields.Zip.Is("25121") | (CustomerFields.Zip.StartsWith("7") & CustomerFields.Name.Contains("BO"))));
        Assert.Equal("Acme", await Names(CustomerFields.CustomerGroup.Is(2) & CustomerFields.Name.IsNot("x")));
        Assert.Equal("Acme,Bo,Carl", await Names(CustomerFields.CustomerNumber.IsIn([.. Enumerable.Range(1, 200).Select(n => (long)n)])));
    }

    [Fact]
    public async Task Changes_since_a_moment_are_found_with_that_second_and_a_list_that_does_not_tell_them_says_so()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Old").Product("P", "Old"));
        s.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = s.Clock.GetUtcNow();
        s.Account.Customer("New");
        s.Account.Product("N", "New");
        Assert.Equal("New", Assert.Single(await s.Client.Customers.ListChangesAsync(since.AddMilliseconds(700)).ToListAsync()).Name);
        Assert.Equal("New", Assert.Single(await s.Client.Products.ListChangesAsync(since).ToListAsync()).Name);
        Assert.Equal(2, (await s.Client.Products.ListChangesAsync(since.AddMinutes(-5)).ToListAsync()).Count);
        s.Sim.Oddities.CustomersHaveLastUpdated = false;
        Assert.Contains("lastUpdated", (await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.ListChangesAsync(since).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Null((await s.Client.Customers.GetAsync(Given.One)).LastUpdated);
    }

    [Fact]
    public async Task Orders_sort_by_text_by_number_and_numbers_by_their_digits()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("b", c => c with { CustomerNumber = 2 }).Customer("a", c => c with { CustomerNumber = 10 }).Customer("a", c => c with { CustomerNumber = 1 }));
        async Task<string> Numbers(params RevisoSort<Customer>[] sort) => string.Join(',', (await s.Client.Customers.ListAsync(new() { Sort = sort }).ToListAsync()).Select(c => c.CustomerNumber));
        Assert.Equal("1,2,10", await Numbers());
        Assert.Equal("10,2,1", await Numbers(CustomerFields.CustomerNumber.Descending()));
        Assert.Equal("10,1,2", await Numbers(CustomerFields.Name.Ascending(), CustomerFields.CustomerNumber.Descending()));
        Assert.Equal("1,10,2", await Numbers(CustomerFields.CustomerNumber.Alphabetical()));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.ListPageAsync(new() { Sort = [CustomerFields.Barred.Ascending()] }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_12_What_self_repeats_is_no_part_of_any_record(bool echoes)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Oddities.SelfEchoesQuery = echoes;
        var page = await s.Client.Customers.ListPageAsync(new() { PageSize = 5, Filter = CustomerFields.Name.Is("Acme") });
        Assert.Equal(echoes, Assert.Single(page.Items).AdditionalData!["self"].GetString()!.Contains("filter=", StringComparison.Ordinal));
        await s.Client.Customers.ReplaceAsync(Given.One, page.Items[0] with { City = "Bari" });
        Assert.DoesNotContain("filter=", s.Sim.Calls[^1].BodyText, StringComparison.Ordinal);
        Assert.Equal("Bari", s.Account.Customers[0].City);
    }

    [Theory]
    [InlineData(Testing.Reviso.RevisoReferenceConflict.NumberWins)]
    [InlineData(Testing.Reviso.RevisoReferenceConflict.LinkWins)]
    [InlineData(Testing.Reviso.RevisoReferenceConflict.Refused)]
    public async Task Trap_03_A_changed_reference_has_no_link_of_the_old_one_whichever_of_the_two_counts(Testing.Reviso.RevisoReferenceConflict conflict)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Oddities.ReferenceConflict = conflict;
        Assert.NotNull((await s.Client.Customers.GetAsync(Given.One)).CustomerGroup!.Self);
        await s.Client.Customers.UpdateAsync(Given.One, c => c with { CustomerGroup = new CustomerGroupNumber(2) });
        Assert.Equal(2, s.Account.Customers[0].CustomerGroupNumber);
        // A link alone names the record as well.
        await s.Client.Customers.UpdateAsync(Given.One, c => c with { CustomerGroup = new Reference<CustomerGroupNumber>(new Uri(s.Sim.BaseAddress, "customer-groups/1?demo=true")) });
        Assert.Equal(1, s.Account.Customers[0].CustomerGroupNumber);
    }

    [Fact]
    public async Task A_new_record_may_be_missing_in_lists_for_a_while_and_a_single_read_finds_it()
    {
        await using var s = await Simulated.StartAsync();
        s.Sim.Oddities.ListLag = TimeSpan.FromSeconds(30);
        var number = (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber!.Value;
        Assert.Empty(await s.Client.Customers.ListAsync().ToListAsync());
        Assert.Equal(number, (await s.Client.Customers.GetAsync(number)).CustomerNumber);
        s.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(await s.Client.Customers.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Every_field_that_the_client_offers_filters_its_list()
    {
        await using var s = await Simulated.StartAsync(Given.Shop, o => o.CallsPerMinute = 0);
        var lists = new (Type Fields, string Path)[]
        {
            (typeof(CustomerFields), "customers"), (typeof(CustomerContactFields), "customers/1/contacts"), (typeof(DeliveryLocationFields), "customers/1/delivery-locations"),
            (typeof(ProductFields), "products"), (typeof(QuotationFields), "quotations"), (typeof(OrderFields), "orders"), (typeof(DraftInvoiceFields), "v2/invoices/drafts"),
            (typeof(BookedInvoiceFields), "v2/invoices/booked"), (typeof(DeliveryNoteFields), "delivery-notes/sales"), (typeof(PaymentTermsFields), "payment-terms"),
            (typeof(VatAccountFields), "vat-accounts"), (typeof(NumberSeriesFields), "number-series"), (typeof(SupplierFields), "suppliers"), (typeof(AccountFields), "accounts"),
        };
        Assert.Equal(
            typeof(IRevisoClient).Assembly.GetTypes().Where(t => t is { IsPublic: true, IsAbstract: true, IsSealed: true, Namespace: "Connectors.Reviso" } && t.Name.EndsWith("Fields", StringComparison.Ordinal)).Select(t => t.Name).Order(StringComparer.Ordinal),
            lists.Select(l => l.Fields.Name).Order(StringComparer.Ordinal));
        var refused = new List<string>();
        foreach (var (fields, path) in lists)
        {
            foreach (var name in fields.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)!.ToString()!))
            {
                var answer = await s.Client.SendAsync(new(HttpMethod.Get, $"{path}?filter={Uri.EscapeDataString(name + "$eq:$null:")}"));
                if (answer.Status != 200 || s.Sim.Calls[^1].Status != 200)
                    refused.Add($"{path} {name}");
            }
        }

        Assert.Empty(refused);
    }
}
