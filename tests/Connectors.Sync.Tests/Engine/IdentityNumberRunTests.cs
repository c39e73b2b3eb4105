using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Numbers of companies in whole runs: how they are spelled, mistyped and shared.</summary>
public sealed class IdentityNumberRunTests
{
    private static readonly string[] Spellings =
        ["DK12345674", "12345674", "DK 12 34 56 74", "12 34 56 74", "dk12345674", "DK-12345674", "12.34.56.74", " 12345674 ", "DK 12345674", "1234-5674"];

    [Fact]
    [Acceptance("P-04e")]
    [Rule("R1")]
    public async Task Ten_spellings_of_a_number_on_either_side_are_matched_and_none_is_rewritten()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").MatchOnNothing().MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.VatNumber);
        });
        for (var i = 0; i < Spellings.Length; i++)
        {
            // Each company has a number of its own, in another spelling on each side.
            world.Crm.Add("company", ("name", "Company " + i), ("vat", Numbered(Spellings[i], i)));
            world.Accounting.Add("customer", ("Name", "Company " + i), ("Vat", Numbered(Spellings[(i + 3) % Spellings.Length], i)));
        }

        var counters = await world.SyncAsync();

        Assert.Equal((10, 0), (counters.Linked, counters.Writes));
        Assert.Equal((10, 10), (world.Crm.Count("company"), world.Accounting.Count("customer")));
        // Another spelling of the same number is no edit either; another number is.
        world.Crm.Edit("company", "1", ("vat", Numbered("12 34 56 74", 0)));
        world.Accounting.Edit("customer", world.AccountingOf("2"), ("Vat", Numbered("DK 12345674", 1)));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal(Numbered(Spellings[3], 0), world.Accounting.Text("customer", world.AccountingOf("1"), "Vat"));
        world.Crm.Edit("company", "1", ("vat", "DK87654321"));
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInAccounting);
        Assert.Equal("DK87654321", world.Accounting.Text("customer", world.AccountingOf("1"), "Vat"));
        // The same digits under another country's prefix are another number.
        world.Crm.Edit("company", "1", ("vat", "SE87654321"));
        Assert.Equal(1, (await world.SyncAsync()).UpdatedInAccounting);
    }

    [Fact]
    [Acceptance("P-04g")]
    public async Task A_wrong_check_digit_is_a_warning_in_the_plan_and_on_the_record_and_stops_nothing()
    {
        await using var world = new World(live: false, mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").MatchOnNothing().MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.Cvr);
        });
        var wrong = world.Crm.Add("company", ("name", "Mistyped"), ("vat", "12345675"));
        var right = world.Crm.Add("company", ("name", "Right"), ("vat", "13585628"));
        Assert.True(IdentityNumbers.HasWrongCheckDigit(Normalisers.Cvr, "12345675"));
        Assert.False(IdentityNumbers.HasWrongCheckDigit(Normalisers.Cvr, "13585628"));

        var plan = await world.Engine.PlanAsync(World.Id);
        var warned = Assert.Single(plan.Items, static i => i.Warnings.Length > 0);
        Assert.Equal(("crm:" + wrong, PlanKind.CreateInAccounting, "check-digit"), (warned.Pair, warned.Kind, Assert.Single(warned.Warnings).Code));
        Assert.Contains("'12345675' in 'vat' has a wrong check digit", plan.ToTable().Cell(0, DecisionTable.Reason) + plan.ToTable().Cell(1, DecisionTable.Reason), StringComparison.Ordinal);

        await world.Connections.SetModeAsync(World.Id, ConnectionMode.Live);
        Assert.Equal(2, (await world.SyncAsync()).CreatedInAccounting);
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal("12345675", world.Accounting.Text("customer", world.AccountingOf(wrong), "Vat"));
        Assert.Contains(await EventsAsync(world, wrong), static e => e.Event == "warning" && e.Rule.Contains("check-digit", StringComparison.Ordinal));
        Assert.DoesNotContain(await EventsAsync(world, right), static e => e.Event == "warning");

        // It is told when the number is written, not each time that something else is.
        world.Crm.Edit("company", wrong, ("city", "Ribe"));
        await world.SyncAsync();
        Assert.Single(await EventsAsync(world, wrong), static e => e.Event == "warning");
    }

    [Fact]
    [Acceptance("P-04h")]
    [Rule("R16")]
    public async Task A_number_that_branches_and_offices_share_is_no_key_by_itself()
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref")).MatchOnNothing()
                .MatchOn(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), Normalisers.Gln)
                .MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.VatNumber)
                .MatchOn(new MatchKey([new MatchPart("vat", "Vat", Normalisers.VatNumber), new MatchPart("city", "City", Normalisers.Digits)]))
                .MatchOn(new MatchKey([new MatchPart("vat", "Vat", Normalisers.VatNumber), new MatchPart("name", "Name", Normalisers.Name)]));
        });
        // A municipality: one CVR number, two hundred offices with an EAN each; half of them stand in accounting, in another order.
        for (var i = 0; i < 200; i++)
            world.Crm.Add("company", ("name", "Office " + i), ("vat", "29189579"), ("type", $"57980{i:00000000}"));
        for (var i = 198; i >= 0; i -= 2)
            world.Accounting.Add("customer", ("Name", "KOMMUNEN"), ("Vat", "DK29189579"), ("Ref", $"57980{i:00000000}"));
        // A group: one number, branches told apart by their postcode, one by its name alone, and two that nothing tells apart.
        foreach (var (name, postcode) in new[] { ("Nordic A", "8000"), ("Nordic B", "5000"), ("Nordic C", "") })
            world.Crm.Add("company", ("name", name), ("vat", "13585628"), ("city", postcode));
        foreach (var (name, postcode) in new[] { ("Nordic Aarhus", "8000"), ("Nordic Odense", "5000"), ("Nordic C ApS", ""), ("Nordic X", ""), ("Nordic Y", "") })
            world.Accounting.Add("customer", ("Name", name), ("Vat", "13585628"), ("City", postcode));
        var unknown = world.Crm.Add("company", ("name", "Nordic Z"), ("vat", "13585628"));

        await world.SyncAsync();

        // No wrong link: each one is to the record with its own number, postcode or name.
        foreach (var id in world.Crm.Ids("company"))
        {
            if (await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [id], default) is not [{ AccountingId: { } books }])
                continue;
            var (ean, name) = (world.Crm.Text("company", id, "type"), world.Crm.Text("company", id, "name"));
            if (ean is not null)
                Assert.Equal(ean, world.Accounting.Text("customer", books, "Ref"));
            else
                Assert.Contains(name!, new[] { "Nordic A", "Nordic B", "Nordic C", "Nordic X", "Nordic Y", "KOMMUNEN" });
        }

        Assert.Equal(200, world.Accounting.Ids("customer").Count(id => world.Accounting.Text("customer", id, "Vat")!.EndsWith("29189579", StringComparison.Ordinal)));
        foreach (var (name, postcode) in new[] { ("Nordic A", "8000"), ("Nordic B", "5000") })
            Assert.Equal(postcode, world.Accounting.Text("customer", world.AccountingOf(world.Crm.Ids("company").Single(id => world.Crm.Text("company", id, "name") == name)), "City"));
        // What nothing tells apart is asked about, and nothing is made of it.
        Assert.Contains(await world.ParkedAsync(), p => p.Pair == "crm:" + unknown && p.Cause is "match.ambiguous" or "match.possible-duplicate");
        Assert.DoesNotContain(world.Accounting.Ids("customer"), id => world.Accounting.Text("customer", id, "Name") == "Nordic Z");
    }

    private static async Task<IReadOnlyList<ExplainedEvent>> EventsAsync(World world, string id) => (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", id), "vat")).Events;

    private static string Numbered(string spelling, int at) => spelling.Replace("74", (74 + at).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
