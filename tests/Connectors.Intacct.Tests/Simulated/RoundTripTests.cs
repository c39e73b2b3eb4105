namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Every kind of record over a real connection: created, read back member by member, left alone, changed, emptied, deleted.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Kinds => [.. Samples.All.Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_is_read_as_it_was_sent_and_a_change_loses_nothing(string kind)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        await Samples.Of(kind).RoundTripAsync(test);
    }

    [Fact]
    public async Task Prices_and_tiers_that_are_written_with_their_entry_are_readable_and_changeable_by_themselves()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var entry = (await Samples.Of("billing prices").CreateAsync(test.Client)).Key;
        var lines = await ReadAll(test.Client.BillingPriceListEntryLines.ListAsync(new() { Filter = new QueryField<RecordKey>("billingPriceListEntry.key").Is(entry) }));
        Assert.Equal([5900.25m, 1m], lines.Select(static l => l.FlatAmount));
        await test.Client.BillingPriceListEntryLines.UpdateAsync(lines[0].Key, static l => l with { IncludedUnits = 5, Memo = null });
        var tiers = await ReadAll(test.Client.BillingPriceListEntryLineTiers.ListAsync());
        Assert.Equal([49m, 129.5m], tiers.Select(static t => t.TierRate));
        var third = await test.Client.BillingPriceListEntryLineTiers.CreateAsync(new() { BillingPriceListEntryLine = Reference.OfKey(lines[0].Key), BeginQuantity = 30_000, TierRate = 150 });
        await test.Client.BillingPriceListEntryLineTiers.DeleteAsync(tiers[0].Key);
        var whole = await test.Client.BillingPriceListEntries.GetAsync(entry);
        Assert.Equal((5m, null), (whole.Lines![0].IncludedUnits, whole.Lines[0].Memo));
        Assert.Equal([tiers[1].Key, third.Key], whole.Lines[0].Tiers!.Select(static t => t.Key!.Value));
    }

    [Fact]
    public async Task What_is_only_read_is_readable()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var client = test.Client;
        var customer = (await Samples.Of("customers").CreateAsync(client)).Key;
        var entry = Assert.Single(await ReadAll(client.CustomerContacts.ListAsync(new() { Filter = CustomerContactFields.CustomerKey.Is(customer) & CustomerContactFields.CategoryName.Is("Finance") })));
        Assert.Equal("Bo", (await client.CustomerContacts.GetAsync(entry.Key)).Contact!.Id);
        Assert.Contains(await ReadAll(client.ContactVersions.ListAsync()), static v => v.PrintAs == "Møller");
        Assert.NotEmpty(await ReadAll(client.Lists.Warehouses.ListAsync()));
        Assert.Equal("Count", (await client.Lists.UnitOfMeasureGroups.FindAsync("Count"))!.Id);
        var template = (await Samples.Of("billing templates").CreateAsync(client)).Key;
        Assert.Equal([6, 12], (await ReadAll(client.BillingTemplateLines.ListAsync(new() { Filter = new QueryField<RecordKey>("contractBillingTemplate.key").Is(template) }))).Select(static l => l.PeriodOffset!.Value));
    }

    [Fact]
    public async Task An_employees_number_and_bank_data_never_reach_the_program_and_outlive_a_change()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var key = (await test.Client.Employees.FindKeyAsync("E1"))!.Value;
        test.Account.Edit("company-config/employee", key.Value, """{"nsp::NOTE":"kept"}""");
        var employee = await test.Client.Employees.GetAsync(key);
        Assert.Equal(["nsp::NOTE"], employee.AdditionalData!.Where(static m => m.Value.ValueKind == System.Text.Json.JsonValueKind.String).Select(static m => m.Key));
        Assert.DoesNotContain("078-05-1120", employee.ToString());
        await test.Client.Employees.UpdateAsync(key, static e => e with { JobTitle = "Director" });
        var stored = test.Account.Records("company-config/employee").Single(r => r.Key == key.Value);
        Assert.Equal(("078-05-1120", "12345", "Director"), (stored["SSN"], stored["ach.accountNumber"], stored["jobTitle"]));
        Assert.All(test.Sim.Calls.Where(static c => c.Operation == "employees.query"), static c => Assert.DoesNotContain("SSN", c.BodyText));
    }

    [Fact]
    public async Task A_contract_moves_by_workflows_and_the_renewal_template_is_referred_to_by_its_key()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var contracts = test.Client.Contracts;
        var template = (await ReadAll(test.Client.RenewalTemplates.ListAsync()))[0].Key;
        var key = (await contracts.CreateAsync(new()
        {
            Id = "CON-9",
            Name = "Cloud",
            StartDate = new(2026, 1, 1),
            EndDate = new(2026, 12, 31),
            PaymentTerm = Reference.OfId("N30"),
            RenewalTemplate = Reference.OfKey(template),
            Dimensions = new() { Customer = Reference.OfId("ACME"), Location = Reference.OfId("HQ") },
        })).Key;
        Assert.Equal((template, "Renew", ContractState.Draft), ((await contracts.GetAsync(key)) is var made ? made.RenewalTemplate!.Key : null, made.RenewalTemplate!.Name, made.State));
        Assert.Equal("inProgress", (await contracts.PostAsync(key, new(2026, 1, 1), "memo")).State);
        await contracts.HoldSchedulesAsync(key, new() { AsOfDate = new(2026, 2, 1), Billing = true });
        Assert.Equal((true, false), ((await contracts.GetAsync(key)) is var held ? held.HoldBilling : null, held.HoldRevenue));
        await contracts.ResumeSchedulesAsync(key, new() { AsOfDate = new(2026, 3, 1), Billing = true }, "oneTime");
        await contracts.RenewAsync(key);
        Assert.Equal(ContractState.Renewed, (await contracts.GetAsync(key)).State);
        var refused = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => contracts.ExpireAsync(key));
        Assert.Equal((422, "contracts.expire"), (refused.StatusCode, refused.Operation));
    }

    [Fact]
    public async Task Unknown_members_are_left_alone_where_they_are_not_mentioned_and_emptied_by_a_json_null()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var key = new RecordKey(test.Account.Items.Single(static i => i.Id == "PC").Key);
        test.Account.Edit("inventory-control/item", key.Value, """{"nsp::CRM_ID":"crm","nsp::NOTE":"note","isSuppliesItem":true}""");
        await test.Client.Items.UpdateAsync(key, static i => i with { Name = "Laptop 2", AdditionalData = null });
        await test.Client.Items.UpdateAsync(key, static i => i with { AdditionalData = Samples.Note("other") });
        await test.Client.Items.UpdateAsync(key, static i => i with { AdditionalData = new Dictionary<string, System.Text.Json.JsonElement> { ["nsp::CRM_ID"] = System.Text.Json.JsonSerializer.SerializeToElement<string?>(null) } });
        var stored = test.Account.Items.Single(static i => i.Id == "PC");
        Assert.Equal(("Laptop 2", null, "other", "true"), (stored["name"], stored["nsp::CRM_ID"], stored["nsp::NOTE"], stored["isSuppliesItem"]));
        // A member of Intacct's own that the package does not know can be changed like the others.
        await test.Client.Items.UpdateAsync(key, static i =>
        {
            i.AdditionalData!["isSuppliesItem"] = System.Text.Json.JsonSerializer.SerializeToElement(false);
            return i;
        });
    }

    [Fact]
    public async Task A_record_that_was_read_is_the_pattern_of_a_new_one()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var item = (await test.Client.Items.FindAsync("PC"))!;
        var second = await test.Client.Items.CreateAsync(item with { Id = "PC-2" });
        Assert.Equal("Laptop", (await test.Client.Items.GetAsync(second.Key)).Name);
        var quote = await test.Client.Documents.GetAsync(new(test.Account.Documents[0].Key));
        var copy = await test.Client.Documents.OfType("Sales Quote").CreateAsync(DocumentTests.Quote("HOUR", 1) with { Lines = quote.Lines });
        Assert.Equal(2, (await test.Client.Documents.GetAsync(copy.Key)).Lines!.Count);
        await test.Client.Documents.OfType("Sales Quote").UpdateAsync(copy.Key, d => d with { Lines = [.. d.Lines!, quote.Lines![0], quote.Lines[1] with { Key = null }] });
        Assert.Equal(4, (await test.Client.Documents.GetAsync(copy.Key)).Lines!.Count);
        Assert.Equal(2, (await test.Client.Documents.GetAsync(quote.Key)).Lines!.Count);
    }

    internal static async Task<List<T>> ReadAll<T>(IAsyncEnumerable<T> rows)
    {
        var all = new List<T>();
        await foreach (var row in rows)
            all.Add(row);
        return all;
    }
}
