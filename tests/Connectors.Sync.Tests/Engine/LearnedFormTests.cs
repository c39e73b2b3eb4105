using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>A system that changes what it is given and neither declares nor answers it, under a rule that sets deviations back.</summary>
public sealed class LearnedFormTests
{
    [Theory]
    [Rule("R2")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_system_makes_of_a_value_each_time_is_learned_as_its_form_of_it(bool atBirth)
    {
        await using var world = Start();
        world.Accounting.Normalise = Upper;
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", atBirth ? "Aarhus" : null));
        await world.SyncAsync();
        if (!atBirth)
        {
            world.Crm.Edit("company", company, ("city", "Aarhus"));
            await PassAsync(world);
        }

        for (var pass = 0; pass < 6; pass++)
            await PassAsync(world);

        var writes = world.Accounting.Writes;
        // Sent, shown otherwise, sent once more to see whether somebody set it back, and learned.
        Assert.InRange(writes, 2, 3);
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(("Aarhus", "AARHUS"), (world.Crm.Text("company", company, "city"), world.Accounting.Text("customer", world.AccountingOf(company), "City")));
        await PassAsync(world);
        Assert.Equal(writes, world.Accounting.Writes);
        Assert.Equal(("Aarhus", "AARHUS"), (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", company), "city")) is var now ? (now.BaseCrm, now.BaseAccounting) : default);

        // Another value is learned in its turn, and what a user sets there is still set back.
        world.Crm.Edit("company", company, ("city", "Odense"));
        for (var pass = 0; pass < 4; pass++)
            await PassAsync(world);
        Assert.Equal("ODENSE", world.Accounting.Text("customer", world.AccountingOf(company), "City"));
        world.Accounting.Edit("customer", world.AccountingOf(company), ("City", "Skagen"));
        for (var pass = 0; pass < 4; pass++)
            await PassAsync(world);
        Assert.Equal("ODENSE", world.Accounting.Text("customer", world.AccountingOf(company), "City"));
        Assert.Equal("Odense", world.Crm.Text("company", company, "city"));
        Assert.Empty(await world.ParkedAsync());
    }

    [Theory]
    [Rule("R2")]
    [Rule("R8")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_that_is_empty_there_each_time_is_not_learned_but_set_back_and_told_of_when_it_does_not_stay(bool system)
    {
        await using var world = Start();
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        var books = world.AccountingOf(company);
        if (system)
            world.Accounting.Normalise = static (field, value) => field == "City" ? FieldValue.Null : value;
        world.Crm.Edit("company", company, ("city", "Odense"));
        // Right after our write, twice: it is empty again.
        for (var time = 0; time < 2; time++)
        {
            await PassAsync(world);
            world.Accounting.Edit("customer", books, ("City", null));
        }

        for (var pass = 0; pass < 6; pass++)
            await PassAsync(world);

        Assert.Equal("Odense", world.Crm.Text("company", company, "city"));
        Assert.Equal(system ? null : "Odense", world.Accounting.Text("customer", books, "City"));
        Assert.Equal(system ? "rounds" : null, (await world.ParkedAsync()).SingleOrDefault()?.Cause);
    }

    [Fact]
    [Rule("R9")]
    public async Task What_an_automation_sets_back_after_it_was_seen_as_it_was_sent_is_not_learned()
    {
        await using var world = Start();
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        await PassAsync(world);
        for (var night = 0; night < 8; night++)
        {
            world.Accounting.Edit("customer", world.AccountingOf(company), ("City", "Lost"));
            await PassAsync(world);
            await PassAsync(world);
        }

        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal("rounds", parked.Cause);
        Assert.Equal("Aarhus", world.Crm.Text("company", company, "city"));
    }

    [Fact]
    [Rule("R2")]
    public async Task A_user_who_edits_right_after_our_write_is_heard_and_not_taken_for_the_systems_form()
    {
        // Both ways: what stands there instead of what was sent is a foreign change.
        await using var world = new World();
        world.Accounting.Can = static c => c with { WriteReturnsRecord = false };
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        world.Crm.Edit("company", company, ("city", "Odense"));
        await PassAsync(world);
        world.Accounting.Edit("customer", world.AccountingOf(company), ("City", "Skagen"));
        await PassAsync(world);
        await PassAsync(world);
        Assert.Equal(("Skagen", "Skagen"), (world.Crm.Text("company", company, "city"), world.Accounting.Text("customer", world.AccountingOf(company), "City")));
    }

    private static FieldValue Upper(string field, FieldValue value) => field == "City" && value.AsText() is { } text ? FieldValue.Of(text.ToUpperInvariant()) : value;

    /// <summary>A value that is seen within the settle time may be a late read: passes are further apart.</summary>
    private static async Task PassAsync(World world)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.SyncAsync();
    }

    private static World Start()
    {
        var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "city"), new Field<string>("customer", "City"), static r => r.Flow(Flow.FromCrm).OnDeviation(Deviation.Revert));
        });
        world.Accounting.Can = static c => c with { WriteReturnsRecord = false };
        return world;
    }
}
