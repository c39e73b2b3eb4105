using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>A person who changes company, in either system.</summary>
public sealed class MoveTests
{
    [Fact, Acceptance("002-43"), Acceptance("P-37a"), Acceptance("P-37b")]
    public async Task A_contact_follows_its_person_to_the_next_debtor_and_back_and_waits_for_one_that_is_no_customer_yet()
    {
        await using var pair = await UnicontaPair.StartAsync();
        var (here, there, prospect) = (await AddAsync(pair, "Her ApS", "Kunde"), await AddAsync(pair, "Der ApS", "Kunde"), await AddAsync(pair, "Emne ApS", "Emne"));
        var person = await pair.InCrmAsync(async db => (await db.Contacts.AddAsync(new Contact { Name = "Åse Holm", Email = "aase@her.example", OrganisationId = here })).Entity);
        await pair.SyncAsync("person");
        Assert.Equal((1, NumberOf(pair, "Her ApS")), PlaceOf(pair));

        await MoveAsync(pair, there);
        await pair.SyncAsync("person");
        Assert.Equal((1, NumberOf(pair, "Der ApS")), PlaceOf(pair));

        // A bookkeeper moves her back.
        pair.Uniconta.Account.Edit(pair.Uniconta.Account.Contacts[0], c => c with { DCAccount = NumberOf(pair, "Her ApS") });
        await pair.SyncAsync("person");
        Assert.Equal(here, (await PersonAsync(pair)).OrganisationId);

        // Her next company buys nothing yet: she stays where she is and says what she waits for, and everything else of her goes on.
        await MoveAsync(pair, prospect, "Åse Emne");
        await pair.SyncAsync("person");
        var waits = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(("person", "reference", $"crm:{person.Id}"), (waits.Mapping, waits.Cause, waits.Pair));
        Assert.Equal(((1, NumberOf(pair, "Her ApS")), "Åse Emne"), (PlaceOf(pair), pair.Uniconta.Account.Contacts[0].Name));

        await pair.InCrmAsync(async db => (await db.Organisations.SingleAsync(o => o.Id == prospect)).Type = "Kunde");
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        Assert.Equal((1, NumberOf(pair, "Emne ApS")), PlaceOf(pair));
        Assert.Empty(await pair.ParkedAsync());
        Assert.Single(pair.Uniconta.Account.Contacts);
        pair.TakeWrites();
        await pair.SyncAsync("person");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Theory, Acceptance("002-43"), Acceptance("P-37b")]
    [InlineData(DecisionKind.TakeCrm), InlineData(DecisionKind.TakeAccounting)]
    public async Task With_the_rule_she_is_moved_nowhere_until_somebody_has_decided(DecisionKind decided)
    {
        await using var pair = await UnicontaPair.StartAsync();
        var (here, there) = (await AddAsync(pair, "Her ApS", "Kunde"), await AddAsync(pair, "Der ApS", "Kunde"));
        await pair.InCrmAsync(async db => (await db.Contacts.AddAsync(new Contact { Name = "Åse Holm", Email = "aase@her.example", OrganisationId = here })).Entity);
        await pair.SyncAsync("person");
        await pair.Connections.SaveSettingsAsync(UnicontaPair.Id, Encoding.UTF8.GetBytes("""{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "person": { "fields": { "company": { "onMove": "Park" } } } } }"""), "ann");

        await MoveAsync(pair, there, "Åse H.");
        await pair.SyncAsync("person");
        var asked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(("person", "moved"), (asked.Mapping, asked.Cause));
        Assert.Equal(((1, NumberOf(pair, "Her ApS")), "Åse H."), (PlaceOf(pair), pair.Uniconta.Account.Contacts[0].Name));

        await pair.Engine.DecideAsync(UnicontaPair.Id, "person", asked.Pair, decided, user: "ann");
        await pair.SyncAsync("person");
        await pair.SyncAsync("person");
        Assert.Empty(await pair.ParkedAsync());
        var crm = decided == DecisionKind.TakeCrm;
        Assert.Equal(((1, NumberOf(pair, crm ? "Der ApS" : "Her ApS")), crm ? there : here), (PlaceOf(pair), (await PersonAsync(pair)).OrganisationId));
    }

    private static async Task<int> AddAsync(UnicontaPair pair, string name, string type) =>
        (await pair.InCrmAsync(async db => (await db.Organisations.AddAsync(new Organisation { Name = name, Type = type, Country = "DK" })).Entity)).Id;

    private static Task<bool> MoveAsync(UnicontaPair pair, int organisation, string? name = null) => pair.InCrmAsync(async db =>
    {
        var person = await db.Contacts.SingleAsync();
        (person.OrganisationId, person.Name) = (organisation, name ?? person.Name);
        return true;
    });

    private static Task<Contact> PersonAsync(UnicontaPair pair) => pair.InCrmAsync(static db => db.Contacts.AsNoTracking().SingleAsync());

    private static (int? Kind, string? Debtor) PlaceOf(UnicontaPair pair) => (pair.Uniconta.Account.Contacts[0].DCType, pair.Uniconta.Account.Contacts[0].DCAccount);

    private static string NumberOf(UnicontaPair pair, string name) => pair.Uniconta.Account.Debtors.Single(d => d.Name == name).Account!;
}
