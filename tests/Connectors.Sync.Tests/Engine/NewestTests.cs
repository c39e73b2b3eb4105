using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Whose change is the newer one: told by when each side was last known to hold the old value and by its stamp, never by what arrives first.</summary>
public sealed class NewestTests
{
    [Theory]
    [Rule("R10")]
    [InlineData(Side.Accounting)]
    [InlineData(Side.Crm)]
    public async Task A_pass_that_did_not_show_the_record_proves_that_the_other_sides_change_is_older(Side fallback)
    {
        var (world, company, books) = await LinkedAsync(fallback);
        await using var _ = world;
        // Accounting is edited, and the next pass sees the CRM only: it still holds the old value then.
        At(world, 60);
        world.Accounting.Edit("customer", books, ("City", "Skagen"));
        At(world, 120);
        world.Accounting.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "Down.");
        Assert.Equal(RunState.Partial, (await world.RunAsync()).State);
        world.Accounting.DownFor = null;
        At(world, 180);
        world.Crm.Edit("company", company, ("city", "Ribe"));
        At(world, 200);
        await world.SyncAsync();

        Assert.Equal(("Ribe", "Ribe"), (world.Crm.Text("company", company, "city"), world.Accounting.Text("customer", books, "City")));
        Assert.Contains((await world.Engine.ExplainAsync(World.Id, new RecordRef("company", company), "city")).Events, static e => e.Rule == "newest.crm");
    }

    [Theory]
    [Rule("R10")]
    [InlineData(Side.Accounting, "Skagen")]
    [InlineData(Side.Crm, "Ribe")]
    public async Task What_both_changed_between_the_same_two_passes_is_decided_by_the_fallback_side(Side fallback, string stands)
    {
        var (world, company, books) = await LinkedAsync(fallback);
        await using var _ = world;
        At(world, 60);
        await world.SyncAsync();
        At(world, 90);
        world.Crm.Edit("company", company, ("city", "Ribe"));
        At(world, 100);
        world.Accounting.Edit("customer", books, ("City", "Skagen"));
        At(world, 120);
        await world.SyncAsync();

        Assert.Equal((stands, stands), (world.Crm.Text("company", company, "city"), world.Accounting.Text("customer", books, "City")));
    }

    [Fact]
    [Rule("R10")]
    public async Task A_stamp_that_something_else_moved_does_not_make_an_old_value_new()
    {
        // Fallback: the CRM. Accounting's edit is a week old and was never read; its stamp is moved by an invoice on the last day.
        var (world, company, books) = await LinkedAsync(Side.Crm);
        await using var _ = world;
        At(world, 60);
        world.Accounting.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "Down.");
        world.Accounting.Edit("customer", books, ("City", "Skagen"));
        At(world, 60 * 24 * 6);
        await world.RunAsync();
        world.Crm.Edit("company", company, ("city", "Ribe"));
        At(world, (60 * 24 * 6) + 60);
        world.Accounting.Edit("customer", books, ("Ref", "an invoice was booked"));
        world.Accounting.DownFor = null;
        At(world, (60 * 24 * 6) + 120);
        await world.SyncAsync();

        Assert.Equal("Ribe", world.Accounting.Text("customer", books, "City"));
    }

    [Theory]
    [Rule("R10")]
    [InlineData(8, "newest.crm")]
    [InlineData(-8, "newest.fallback")]
    public async Task Clocks_that_may_be_apart_are_given_their_skew(int minutes, string rule)
    {
        var (world, company, books) = await LinkedAsync(Side.Accounting);
        await using var _ = world;
        At(world, 60);
        world.Accounting.Edit("customer", books, ("City", "Skagen"));
        // Twice the skew of five minutes must lie between the stamp and the proof.
        At(world, 72 + minutes);
        world.Accounting.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "Down.");
        await world.RunAsync();
        world.Accounting.DownFor = null;
        At(world, 100);
        world.Crm.Edit("company", company, ("city", "Ribe"));
        await world.SyncAsync();
        Assert.Contains((await world.Engine.ExplainAsync(World.Id, new RecordRef("company", company), "city")).Events, e => e.Rule == rule);
    }

    [Theory]
    [Rule("R10")]
    [InlineData(Side.Accounting, "Skagen")]
    [InlineData(Side.Crm, "Ribe")]
    public async Task A_link_that_ended_and_comes_back_proves_nothing_about_the_time_between(Side fallback, string stands)
    {
        var (world, company, books) = await LinkedAsync(fallback);
        await using var _ = world;
        At(world, 60);
        world.Crm.Edit("company", company, ("city", "Ribe"));
        world.Crm.Delete("company", company);
        At(world, 90);
        world.Accounting.Edit("customer", books, ("City", "Skagen"));
        At(world, 180);
        await world.SyncAsync();
        At(world, 240);
        world.Crm.Restore("company", company);
        await world.SyncAsync();

        Assert.Equal((stands, stands), (world.Crm.Text("company", company, "city"), world.Accounting.Text("customer", books, "City")));
    }

    private static async Task<(World World, string Crm, string Books)> LinkedAsync(Side fallback)
    {
        var world = new World(mapping: m =>
        {
            World.Standard(m);
            m.Entity("company").With(e => e with { Winner = Winner.Newest, NewestFallback = fallback });
        });
        At(world, 0);
        var company = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await world.SyncAsync();
        At(world, 20);
        await world.SyncAsync();
        return (world, company, world.AccountingOf(company));
    }

    /// <summary>All clocks go together.</summary>
    private static void At(World world, int minutes)
    {
        var now = new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        world.Clock.Set(now);
        world.Crm.Now = now;
        world.Accounting.Now = now;
    }
}
