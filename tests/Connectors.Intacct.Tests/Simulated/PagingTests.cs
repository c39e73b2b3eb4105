using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Lists over several pages, at rest and while others write.</summary>
public sealed class PagingTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Trap07_two_thousand_five_hundred_rows_come_once_each_in_three_calls(bool numericKeys, bool nextIsNull)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(2500));
        (test.Sim.Oddities.KeysCompareAsNumbers, test.Sim.Oddities.LastPageNextIsNull) = (numericKeys, nextIsNull);
        var rows = await ReadAll(test.Client.Customers.ListAsync());
        Assert.Equal(2500, rows.Count);
        Assert.Equal(test.Account.Customers.Select(static c => c.Id).ToHashSet(), rows.Select(static c => c.Id!).ToHashSet());
        Assert.Equal(3, test.Sim.CountCalls("customers.query"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4000)]
    public async Task Every_page_size_gives_the_same_rows(int size)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(30));
        Assert.Equal(30, (await ReadAll(test.Client.Customers.ListAsync(new() { PageSize = size }))).Select(static c => c.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap14_rows_that_are_deleted_while_the_list_is_read_make_it_pass_over_no_other(bool numericKeys)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(60));
        test.Sim.Oddities.KeysCompareAsNumbers = numericKeys;
        var rows = new List<RecordKey>();
        var doomed = new List<string>();
        await foreach (var row in test.Client.Customers.ListAsync(new() { PageSize = 10 }))
        {
            rows.Add(row.Key);
            // In the middle of every other page three that were read go, and a new one comes.
            if (rows.Count % 20 != 5)
                continue;
            foreach (var gone in rows.Select(static k => k.Value).Except(doomed).Take(3).ToArray())
            {
                test.Account.Delete("accounts-receivable/customer", gone);
                doomed.Add(gone);
            }

            test.Account.Customer("New " + rows.Count);
        }

        Assert.Equal(rows.Count, rows.Distinct().Count());
        var stayed = test.Account.Customers.Where(static c => c["name"]!.StartsWith("Customer", StringComparison.Ordinal)).Select(static c => c.Key).ToList();
        Assert.Equal(51, stayed.Count);
        Assert.Empty(stayed.Except(rows.Select(static k => k.Value)));
    }

    [Fact]
    public async Task Trap14_the_row_that_was_read_last_may_be_the_one_that_is_deleted_and_so_may_the_rest()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(12));
        var rows = new List<RecordKey>();
        await foreach (var row in test.Client.Customers.ListAsync(new() { PageSize = 4 }))
        {
            rows.Add(row.Key);
            if (rows.Count == 4)
                test.Account.Delete("accounts-receivable/customer", row.Key.Value);
            if (rows.Count == 8)
            {
                foreach (var key in test.Account.Customers.Select(static c => c.Key).Where(k => k != rows[0].Value).ToArray())
                    test.Account.Delete("accounts-receivable/customer", key);
            }
        }

        Assert.Equal(8, rows.Distinct().Count());
    }

    [Fact]
    public async Task Trap14_a_record_that_is_edited_while_changes_are_read_hides_no_other_change()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var since = test.Clock.GetUtcNow();
        for (var i = 0; i < 40; i++)
        {
            test.Clock.Advance(TimeSpan.FromSeconds(1));
            test.Account.Customer($"Customer {i}", $"C{i:00}");
        }

        var read = new List<(string Id, DateTimeOffset Stamp)>();
        await foreach (var row in test.Client.Customers.ListChangesAsync(since, new() { PageSize = 10 }))
        {
            read.Add((row.Id!, row.Audit!.ModifiedDateTime!.Value));
            if (read.Count is 3 or 13 or 23)
            {
                // Those of the first page leave their places for the end of the list.
                test.Clock.Advance(TimeSpan.FromSeconds(1));
                foreach (var (id, _) in read.TakeLast(3).ToArray())
                    test.Account.Edit("accounts-receivable/customer", test.Account.Customers.Single(c => c.Id == id).Key, """{"notes":"edited"}""");
            }
        }

        Assert.Equal(40, read.Select(static r => r.Id).Distinct().Count());
        // Each edit comes as a change of its own, and nothing comes twice.
        Assert.Equal(49, read.Count);
        Assert.Equal(read.Count, read.Distinct().Count());
        Assert.Equal(read.Select(static r => r.Stamp).Order(), read.Select(static r => r.Stamp));
    }

    [Fact]
    public async Task Trap14_a_second_that_fills_pages_is_read_whole_also_while_its_rows_are_edited()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(35));
        var since = test.Clock.GetUtcNow();
        var read = new List<(string Id, DateTimeOffset Stamp)>();
        await foreach (var row in test.Client.Customers.ListChangesAsync(since, new() { PageSize = 10 }))
        {
            read.Add((row.Id!, row.Audit!.ModifiedDateTime!.Value));
            if (read.Count is 2 or 15)
            {
                test.Clock.Advance(TimeSpan.FromSeconds(5));
                test.Account.Edit("accounts-receivable/customer", test.Account.Customers.Single(c => c.Id == row.Id).Key, """{"notes":"edited"}""");
            }
        }

        Assert.Equal(35, read.Select(static r => r.Id).Distinct().Count());
        Assert.Equal((37, 37), (read.Count, read.Distinct().Count()));
    }

    [Fact]
    public async Task Trap14_two_writes_in_the_second_of_the_watermark_are_both_found()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("First", "A"));
        var watermark = (await ReadAll(test.Client.Customers.ListChangesAsync(test.Clock.GetUtcNow().AddHours(-1)))).Max(static c => c.Audit!.ModifiedDateTime!.Value);
        test.Account.Customer("In the same second", "B");
        Assert.Equal(["A", "B"], (await ReadAll(test.Client.Customers.ListChangesAsync(watermark))).Select(static c => c.Id!).Order());
    }

    [Fact]
    public async Task Filters_and_orders_mean_what_they_say()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var customers = test.Client.Customers;
        test.Account.Customer("Zoé & Cie", "ZOE", """{"creditLimit":100,"status":"inactive","territory":{"id":"NORTH"}}""").Customer("acme lower", "low", """{"creditLimit":7000}""");
        Assert.Equal(["ACME"], await IdsAsync(CustomerFields.Name.Is("Acme")));
        Assert.Equal(["ACME", "low"], await IdsAsync(CustomerFields.CreditLimit.AtLeast(5000)));
        Assert.Equal(["ZOE", "low"], await IdsAsync(CustomerFields.Name.StartsWith("Zo") | CustomerFields.CreditLimit.MoreThan(5000)));
        Assert.Equal(["ACME"], await IdsAsync(CustomerFields.Status.Is(RecordStatus.Active) & (CustomerFields.Name.Is("Acme") | CustomerFields.Name.StartsWith("Zo"))));
        Assert.Equal(["ACME", "PARENT"], await IdsAsync(CustomerFields.Id.In("ACME", "PARENT", "nobody")));
        Assert.Equal(["ZOE"], await IdsAsync(new QueryField<string>("territory.id").Is("NORTH")));
        Assert.Equal(["PARENT"], await IdsAsync(CustomerFields.CreditLimit.IsEmpty()));
        var falling = await ReadAll(customers.ListAsync(new() { Filter = CustomerFields.CreditLimit.IsNotEmpty(), OrderBy = [CustomerFields.CreditLimit.Descending], PageSize = 2 }));
        Assert.Equal(["low", "ACME", "ZOE"], falling.Select(static c => c.Id!));

        async Task<IEnumerable<string>> IdsAsync(QueryFilter filter) => (await ReadAll(customers.ListAsync(new() { Filter = filter }))).Select(static c => c.Id!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Trap11_ids_of_another_letter_case_are_other_records_and_a_renumbered_one_keeps_its_key()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Upper", "ACME").Customer("Lower", "acme"));
        var upper = await test.Client.Customers.FindAsync("ACME");
        Assert.Equal(("Upper", "Lower"), (upper!.Name, (await test.Client.Customers.FindAsync("acme"))!.Name));
        test.Account.Renumber("accounts-receivable/customer", upper.Key.Value, "NEW");
        Assert.Null(await test.Client.Customers.FindAsync("ACME"));
        Assert.Equal("NEW", (await test.Client.Customers.GetAsync(upper.Key)).Id);
    }

    [Fact]
    public async Task Trap11_ids_come_from_a_sequence_where_the_company_has_one_and_are_asked_for_where_it_has_none()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Customers.CreateAsync(new() { Name = "Acme" }));
        Assert.Contains(refused.FieldErrors, static f => f.Field == "id");
        test.Account.AutoNumber("accounts-receivable/customer", "C-");
        var made = await test.Client.Customers.CreateAsync(new() { Name = "Acme" });
        Assert.Equal(("C-00001", "C-00001"), (made.Id, (await test.Client.Customers.GetAsync(made.Key)).Id));
    }

    [Fact]
    public async Task Several_keys_are_read_by_one_call_and_those_that_are_gone_are_told_in_their_places()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.ManyCustomers(3));
        var keys = test.Account.Customers.Select(static c => new RecordKey(c.Key)).ToArray();
        Assert.All(await test.Client.Customers.GetManyAsync(keys), static r => Assert.True(r.Ok));
        RecordKey[] some = [keys[0], new("999"), keys[2]];
        var mixed = await test.Client.Customers.GetManyAsync(some);
        Assert.Equal([200, 404, 200], mixed.Select(static r => r.Status));
        Assert.Equal((keys[0], keys[2], "notFound"), (mixed[0].Value!.Key, mixed[2].Value!.Key, mixed[1].Error!.Code is "REST-1018" or "notFound" ? "notFound" : mixed[1].Error!.Code));
    }
}
