using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Fields that make sense only together: an address, a tax identity, a price with its currency.</summary>
public sealed class GroupTests
{
    private static readonly string[] Left = ["city", "type", "phone"];
    private static readonly string[] Right = ["City", "Ref", "Phone"];

    /// <summary>Both sides' users change parts of the same groups between passes. Whatever wins, what stands there afterwards is what some user's side showed as a whole.</summary>
    [Theory]
    [Rule("R6")]
    [InlineData(1, Winner.Crm)]
    [InlineData(2, Winner.Accounting)]
    [InlineData(3, Winner.Crm)]
    [InlineData(4, Winner.Accounting)]
    [InlineData(5, Winner.Newest)]
    [InlineData(6, Winner.Newest)]
    public async Task Overlapping_edits_never_make_a_group_that_stood_on_neither_side(int seed, Winner winner)
    {
        var random = new Random(seed);
        await using var world = new World(mapping: m => Mapping(m, winner));
        var companies = Enumerable.Range(1, 6).Select(i => world.Crm.Add("company", ("name", $"Company {i}"), ("vat", $"DK{i}"), ("city", "Aarhus"), ("type", "a"), ("phone", "1"))).ToArray();
        await world.SyncAsync();
        var whole = companies.ToDictionary(static c => c, c => new HashSet<string> { Show(world.Crm, "company", c, Left) });

        var mixable = 0;
        for (var pass = 0; pass < 15; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            foreach (var company in companies)
            {
                var (inCrm, inBooks) = (random.Next(2) == 0, random.Next(2) == 0);
                var customer = world.AccountingOf(company);
                if (inCrm)
                    Edit(world.Crm, "company", company, Left, pass);
                if (inBooks)
                    Edit(world.Accounting, "customer", customer, Right, pass);
                mixable += inCrm && inBooks ? 1 : 0;
                whole[company].Add(Show(world.Crm, "company", company, Left));
                whole[company].Add(Show(world.Accounting, "customer", customer, Right));
            }

            await world.SyncAsync();

            foreach (var company in companies)
            {
                var now = Show(world.Crm, "company", company, Left);
                Assert.Equal(now, Show(world.Accounting, "customer", world.AccountingOf(company), Right));
                Assert.Contains(now, whole[company]);
            }
        }

        Assert.True(mixable > 10, "No group was edited on both sides.");

        void Edit(FakeSystem system, string entity, string id, string[] fields, int pass)
        {
            // Digits, so that no side changes what it stores and every value says where it came from.
            var member = fields[random.Next(fields.Length)];
            system.Now = world.Clock.GetUtcNow();
            system.Edit(entity, id, (member, random.Next(5) == 0 ? null : $"{(entity == "company" ? 1 : 2)}{pass:D2}{random.Next(100):D2}"));
        }
    }

    [Fact]
    [Rule("R6")]
    public async Task A_group_of_which_one_part_is_refused_is_not_written_in_part()
    {
        await using var world = new World(mapping: static m => Mapping(m, Winner.Crm));
        var company = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK1"), ("city", "Aarhus"), ("type", "a"), ("phone", "1"));
        await world.SyncAsync();
        var customer = world.AccountingOf(company);
        world.Accounting.Locks = (id, field) => id == customer && field == "Ref" ? "It belongs to the vendor." : null;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Crm.Edit("company", company, ("city", "Odense"), ("type", "b"), ("name", "Acme A/S"));

        await world.RunAsync();

        Assert.Equal("Aarhus|a|1", Show(world.Accounting, "customer", customer, Right));
        // The record goes on, its group does not.
        Assert.Equal("Acme A/S", world.Accounting.Text("customer", customer, "Name"));

        world.Accounting.Locks = static (_, _) => null;
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Crm.Edit("company", company, ("name", "Acme Holding"));
        await world.RunAsync();

        Assert.Equal("Odense|b|1", Show(world.Accounting, "customer", customer, Right));
    }

    private static void Mapping(MappingBuilder m, Winner winner) => m.Map(new Entity("company"), new Entity("customer"))
        .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
        .Field(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"))
        .Group("place", [new Field<string>("company", "city"), new Field<string>("company", "type"), new Field<string>("company", "phone")],
            [new Field<string>("customer", "City"), new Field<string>("customer", "Ref"), new Field<string>("customer", "Phone")])
        .MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.VatNumber)
        .Flow(Flow.Both, winner)
        .With(static e => e with { NewestFallback = Side.Accounting });

    private static string Show(FakeSystem system, string entity, string id, string[] fields) => string.Join('|', fields.Select(f => system.Text(entity, id, f)));
}
