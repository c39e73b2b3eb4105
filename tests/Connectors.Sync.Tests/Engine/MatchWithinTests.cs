using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Persons are recognised by their address under the same company first.</summary>
public sealed class MatchWithinTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Acceptance("002-44"), Acceptance("I-08")]
    [Rule("R16")]
    public async Task An_address_that_two_companies_share_finds_the_person_of_each(bool within)
    {
        await using var world = new World(mapping: m => Mapping(m, within));
        var (acme, beta) = (world.Crm.Add("company", ("name", "Acme")), world.Crm.Add("company", ("name", "Beta")));
        var (hers, his) = (world.Accounting.Add("customer", ("Name", "Acme")), world.Accounting.Add("customer", ("Name", "Beta")));
        var (eve, ole) = (Person(world, "Eve", acme), Person(world, "Ole", beta));
        // Spelled otherwise there: only the address can tell, and it stands twice.
        var (there, here) = (Contact(world, "Ole Olsen", his), Contact(world, "Eve Evensen", hers));

        await world.SyncAsync();
        await world.SyncAsync();

        if (!within)
        {
            // Without it nobody is joined to anybody.
            Assert.Equal(4, (await world.ParkedAsync()).Count(static p => p is { Mapping: "person", Cause: "match.ambiguous" }));
            return;
        }

        Assert.Empty(await world.ParkedAsync());
        Assert.Equal((here, there), (await ContactOfAsync(world, eve), await ContactOfAsync(world, ole)));
        Assert.Equal((2, 2), (world.Crm.Count("person"), world.Accounting.Count("contact")));
        Assert.Equal(("Eve", "Ole"), (world.Accounting.Text("contact", here, "Name"), world.Accounting.Text("contact", there, "Name")));
        Assert.Equal(0, (await world.SyncAsync("person")).Writes);
    }

    [Fact]
    [Acceptance("002-44"), Acceptance("I-08")]
    [Rule("R16")]
    public async Task Two_under_one_company_are_asked_about_and_one_elsewhere_is_found_when_nobody_stands_under_it()
    {
        await using var world = new World(mapping: static m => Mapping(m, within: true));
        var (acme, beta) = (world.Crm.Add("company", ("name", "Acme")), world.Crm.Add("company", ("name", "Beta")));
        var (hers, his) = (world.Accounting.Add("customer", ("Name", "Acme")), world.Accounting.Add("customer", ("Name", "Beta")));
        Person(world, "Eve", acme);
        Contact(world, "Eve E.", hers);
        Contact(world, "E. Evensen", hers);
        await world.SyncAsync();
        var parked = await world.ParkedAsync();
        // One question about her and one about each of the two: nothing is joined, nothing is made.
        Assert.All(parked, static p => Assert.Equal("match.ambiguous", p.Cause));
        Assert.Equal((1, 2), (world.Crm.Count("person"), world.Accounting.Count("contact")));

        // He stands under another company there: he is found all the same, and follows his company in the CRM.
        var ole = Person(world, "Ole", beta, "ole@example.com");
        var moved = Contact(world, "Ole", hers, "ole@example.com");
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal(moved, await ContactOfAsync(world, ole));
        Assert.Equal(his, world.Accounting.Text("contact", moved, "Customer")!.Split(':')[1]);
    }

    private static void Mapping(MappingBuilder m, bool within)
    {
        World.Standard(m);
        if (within)
            m.Entity("person").MatchWithin(new Field<RecordRef>("person", "company"), new Field<RecordRef>("contact", "Customer"));
    }

    private static string Person(World world, string name, string company, string email = "info@shared.example") =>
        world.Crm.Add("person", ("name", name), ("email", email), ("company", new RecordRef("company", company)));

    private static string Contact(World world, string name, string customer, string email = "INFO@shared.example") =>
        world.Accounting.Add("contact", ("Name", name), ("Email", email), ("Customer", new RecordRef("customer", customer)));

    private static async Task<string?> ContactOfAsync(World world, string person) =>
        (await world.Store.FindLinksAsync(World.Id, Side.Crm, "persons", [person], default)).SingleOrDefault()?.AccountingId;
}
