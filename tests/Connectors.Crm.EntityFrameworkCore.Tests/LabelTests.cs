using Connectors.Sync;
using Connectors.TestSupport;

namespace EfCrm.Tests;

/// <summary>What the CRM's pages call its fields.</summary>
public sealed class LabelTests
{
    [Fact]
    [Acceptance("002-47", Missing = "a run, which the pair of Uniconta shows")]
    public async Task Labels_are_asked_anew_each_time_and_say_nothing_of_the_values()
    {
        var labels = new Dictionary<string, string> { ["name"] = " Firmanavn ", ["gln"] = "GLN-nr.", ["zipCode"] = "  ", ["nothing"] = "no such field" };
        await using var world = await TestModel.WorldAsync(m => m.Entity<Customer>(Crm.Company.Entity, static c => c.Id).Field(Crm.Company.Name, static c => c.Name)
            .CustomFields(static c => c.Extra, static (_, _) => Task.FromResult<IReadOnlyList<string>>(["gln", "source"]))
            .Labels((_, _) => Task.FromResult<IReadOnlyDictionary<string, string>>(labels)));
        await world.AddAsync(new Customer { Name = "A", Extra = { ["gln"] = "1", ["source"] = "fair" } });
        var crm = await world.OpenAsync();
        Assert.Equal([("gln", "GLN-nr."), ("name", "Firmanavn"), ("source", null)], await ShownAsync(crm));
        var before = await crm.RecordAsync("company", "1");

        (labels["name"], labels["gln"], labels["source"]) = ("gln", "name", "Kilde");
        Assert.Equal([("gln", "name"), ("name", "gln"), ("source", "Kilde")], await ShownAsync(crm));
        var after = await crm.RecordAsync("company", "1");
        Assert.Equal(("A", "1", "fair"), (after["name"].AsText(), after["gln"].AsText(), after["source"].AsText()));
        Assert.Equal(before.ModifiedAt, after.ModifiedAt);
    }

    private static async Task<IEnumerable<(string, string?)>> ShownAsync(CrmSide crm) =>
        (await crm.Provider.DescribeAsync(default)).Find("company")!.Fields.Select(static f => (f.Name, f.Label)).OrderBy(static f => f.Name, StringComparer.Ordinal);
}
