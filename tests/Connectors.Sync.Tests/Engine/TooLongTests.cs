using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Values that are longer than the other side keeps. Accounting's names have forty characters, the CRM's sixty.</summary>
public sealed class TooLongTests
{
    [Theory]
    [Acceptance("P-18c")]
    [Rule("R43")]
    [InlineData("x", 40, true)]
    [InlineData("x", 41, false)]
    [InlineData("Æ", 40, true)]
    [InlineData("ș", 41, false)]
    public async Task Without_leave_to_cut_it_waits_with_both_lengths(string letter, int length, bool fits)
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", Repeat(letter, length)));
        var counters = await world.SyncAsync();

        Assert.Equal(fits ? 1 : 0, counters.CreatedInAccounting);
        if (fits)
        {
            Assert.Equal(Repeat(letter, length), world.Accounting.Text("customer", world.AccountingOf(company), "Name"));
            return;
        }

        var problem = Assert.Single(Assert.Single(await world.ParkedAsync()).Problems);
        Assert.Equal(("too-long", "Name"), (problem.Code, problem.Field));
        Assert.Contains("40 characters; this value has 41", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, world.Accounting.Writes);
        world.Crm.Edit("company", company, ("name", Repeat(letter, 40)));
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
    }

    [Theory]
    [Acceptance("P-18c")]
    [Rule("R43")]
    [InlineData("x", 41, 40)]
    [InlineData("ș", 55, 40)]
    [InlineData("x", 40, 40)]
    // A letter of two code units that would be torn at the fortieth is left out whole.
    [InlineData("x🚲", 14, 40)]
    [InlineData("🚲", 21, 40)]
    [InlineData("a🚲", 20, 40)]
    public async Task With_leave_it_is_cut_at_a_whole_character_and_never_comes_back(string letter, int times, int atMost)
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"), static r => r.CutWhenTooLong());
        });
        var name = Repeat(letter, times);
        var company = world.Crm.Add("company", ("name", name));
        await world.SyncAsync();

        var cut = world.Accounting.Text("customer", world.AccountingOf(company), "Name")!;
        Assert.InRange(cut.Length, 1, atMost);
        Assert.StartsWith(cut, name, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(cut[^1]));
        Assert.Equal(Math.Min(name.Length, name.Length > atMost && char.IsHighSurrogate(name[atMost - 1]) ? atMost - 1 : atMost), cut.Length);
        for (var pass = 0; pass < 3; pass++)
            Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal(name, world.Crm.Text("company", company, "name"));

        // Another field that is edited there brings nothing of the cut name along.
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Accounting.Edit("customer", world.AccountingOf(company), ("City", "Ribe"));
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInCrm);
        Assert.Equal((name, "Ribe"), (world.Crm.Text("company", company, "name"), world.Crm.Text("company", company, "city")));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
