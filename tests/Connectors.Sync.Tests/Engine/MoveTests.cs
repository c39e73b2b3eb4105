using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>A person who changes company: the other side follows, or a person is asked, as the rule says.</summary>
public sealed class MoveTests
{
    [Fact]
    [Acceptance("P-37b")]
    public async Task By_default_the_other_side_follows_and_waits_while_the_new_company_is_not_linked()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true });
        });
        var (acme, beta, prospect) = (world.Crm.Add("company", ("name", "Acme")), world.Crm.Add("company", ("name", "Beta")), world.Crm.Add("company", ("name", "Prospect")));
        var (hers, his) = (world.Accounting.Add("customer", ("Name", "Acme")), world.Accounting.Add("customer", ("Name", "Beta")));
        var eve = world.Crm.Add("person", ("name", "Eve"), ("email", "eve@example.com"), ("company", new RecordRef("company", acme)));
        await world.SyncAsync();
        await world.SyncAsync();
        var contact = Assert.Single(world.Accounting.Ids("contact"));
        Assert.Equal($"customer:{hers}", world.Accounting.Text("contact", contact, "Customer"));

        world.Crm.Edit("person", eve, ("company", new RecordRef("company", beta)));
        await world.SyncAsync();
        Assert.Equal($"customer:{his}", world.Accounting.Text("contact", contact, "Customer"));
        Assert.Empty(await world.ParkedAsync());

        // A company that accounting does not have: the person stays where it is and says what it waits for; its other fields go on.
        world.Crm.Edit("person", eve, ("company", new RecordRef("company", prospect)), ("name", "Eve E."));
        await world.SyncAsync();
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("person", "reference"), (parked.Mapping, parked.Cause));
        Assert.Equal(($"customer:{his}", "Eve E."), (world.Accounting.Text("contact", contact, "Customer"), world.Accounting.Text("contact", contact, "Name")));
        await world.RunAsync(new RunRequest { Record = new RecordRef("company", prospect), User = "ann" });
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("Prospect", world.Accounting.Text("customer", world.Accounting.Text("contact", contact, "Customer")!.Split(':')[1], "Name"));
    }

    [Theory]
    [InlineData(Side.Crm)]
    [InlineData(Side.Accounting)]
    [Acceptance("P-37b")]
    public async Task With_the_rule_it_is_parked_until_somebody_decides_and_everything_else_goes_on(Side decided)
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "entities": { "person": { "fields": { "company": { "onMove": "Park" } } } } }""");
        var (acme, beta) = (world.Crm.Add("company", ("name", "Acme")), world.Crm.Add("company", ("name", "Beta")));
        var eve = world.Crm.Add("person", ("name", "Eve"), ("email", "eve@example.com"), ("company", new RecordRef("company", acme)));
        await world.SyncAsync();
        await world.SyncAsync();
        var contact = Assert.Single(world.Accounting.Ids("contact"));
        var (hers, his) = ($"customer:{world.AccountingOf(acme)}", $"customer:{world.AccountingOf(beta)}");

        world.Crm.Edit("person", eve, ("company", new RecordRef("company", beta)), ("name", "Eve E."));
        await world.SyncAsync();
        await world.SyncAsync();
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("person", "moved"), (parked.Mapping, parked.Cause));
        var problem = Assert.Single(parked.Problems);
        Assert.Contains($"'company:{beta}'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Decide", problem.Remedy, StringComparison.Ordinal);
        Assert.Equal((hers, "Eve E."), (world.Accounting.Text("contact", contact, "Customer"), world.Accounting.Text("contact", contact, "Name")));

        await world.Engine.DecideAsync(World.Id, "person", parked.Pair, decided == Side.Crm ? DecisionKind.TakeCrm : DecisionKind.TakeAccounting, user: "ann");
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(decided == Side.Crm ? (his, beta) : (hers, acme), (world.Accounting.Text("contact", contact, "Customer"), world.Crm.Text("person", eve, "company")!.Split(':')[1]));

        // Setting it back is a remedy too: nothing moved any more.
        world.Accounting.Edit("contact", contact, ("Customer", new RecordRef("customer", decided == Side.Crm ? hers.Split(':')[1] : his.Split(':')[1])));
        await world.SyncAsync();
        Assert.Equal("moved", Assert.Single(await world.ParkedAsync()).Cause);
        world.Accounting.Edit("contact", contact, ("Customer", new RecordRef("customer", decided == Side.Crm ? his.Split(':')[1] : hers.Split(':')[1])));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Acceptance("P-37b")]
    public async Task The_rule_is_refused_by_name_on_a_field_that_leads_nowhere()
    {
        await using var world = new World();
        var e = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync("""{ "version": 1, "entities": { "company": { "fields": { "city": { "onMove": "Park" } } } } }"""));
        Assert.Equal("entities.company.fields.city.onMove", Assert.Single(e.Problems).Path);
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync("""{ "version": 1, "entities": { "person": { "fields": { "company": { "onMove": "Stay" } } } } }"""));
        Assert.Equal("Write one of: Follow, Park.", Assert.Single(wrong.Problems).Remedy);
    }
}
