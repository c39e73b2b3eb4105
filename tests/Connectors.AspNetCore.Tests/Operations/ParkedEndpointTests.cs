using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>What waits for somebody.</summary>
public sealed class ParkedEndpointTests
{
    [Fact, Acceptance("I-10")]
    public async Task Parked_records_are_grouped_by_cause_with_a_reason_and_each_or_all_of_a_cause_are_tried_again()
    {
        await using var world = new World();
        var ids = Enumerable.Range(1, 3).Select(i => world.Crm.Add("company", ("name", $"Acme {i}"), ("city", "Lund"))).ToList();
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create ? new WriteOutcome.Refused(new Problem("city", "City", "There is no such city.", Fixer.User, "Correct the city.")) : null;
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var cause = Assert.Single((await host.GetAsync("/connectors/acme/parked/causes")).Ok().Json.EnumerateArray());
        Assert.Equal((3, "There is no such city.", "Correct the city."), (cause.GetProperty("count").GetInt32(), cause.GetProperty("example").GetProperty("message").GetString(), cause.GetProperty("example").GetProperty("remedy").GetString()));
        var list = (await host.GetAsync("/connectors/acme/parked?take=2")).Ok();
        Assert.Equal(2, list.Json.GetArrayLength());
        Assert.Equal($"company:{ids[0]}", list.Json[0].GetProperty("crm").GetString());

        // One alone: the others stay.
        world.Accounting.Refuse = static _ => null;
        Assert.Equal(1, (await host.PostAsync("/connectors/acme/parked/retry", $$"""{"mapping":"company","pair":"crm:{{ids[1]}}"}""")).Ok()["count"].GetInt32());
        Assert.Equal(1, (await host.PostAsync("/connectors/acme/run")).Ok()["created"].GetInt32());
        Assert.Equal(2, (await host.GetAsync("/connectors/acme/parked")).Ok().Json.GetArrayLength());

        Assert.Equal(2, (await host.PostAsync("/connectors/acme/parked/retry", $$"""{"cause":"{{cause.GetProperty("cause").GetString()}}"}""")).Ok()["count"].GetInt32());
        Assert.Equal(2, (await host.PostAsync("/connectors/acme/run")).Ok()["created"].GetInt32());
        (await host.PostAsync("/connectors/acme/parked/retry", """{"mapping":"company","pair":"crm:1"}""")).Refused(HttpStatusCode.Conflict, "not-parked");
        Assert.Equal(2, (await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray().Count(static j => j.GetProperty("event").GetString() == "retry" && j.GetProperty("user").GetString() == "ann"));
    }

    [Fact, Acceptance("P-03d")]
    public async Task A_group_is_assigned_to_a_person_who_finds_it_in_his_list()
    {
        await using var world = new World();
        for (var i = 0; i < 3; i++)
            world.Crm.Add("company", ("name", $"Acme {i}"));
        world.Crm.Add("company", ("name", new string('x', 45)));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("closed", null, "The period is closed."));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var cause = (await host.GetAsync("/connectors/acme/parked/causes")).Ok().Json[0];
        Assert.Equal(("closed", 3), (cause.GetProperty("cause").GetString(), cause.GetProperty("count").GetInt32()));

        (await host.PostAsync("/connectors/acme/parked/assign", """{"person":"ida"}""")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync("/connectors/acme/parked/assign", """{"cause":"closed","person":"ida","count":2}""")).Refused(HttpStatusCode.Conflict, "group-changed");
        Assert.Equal(3, (await host.PostAsync("/connectors/acme/parked/assign", """{"cause":"closed","person":"ida","count":3}""")).Ok()["count"].GetInt32());

        Assert.Equal(3, (await host.GetAsync("/connectors/acme/parked?assignedTo=ida")).Ok().Json.GetArrayLength());
        Assert.Equal(0, (await host.GetAsync("/connectors/acme/parked?assignedTo=jens")).Ok().Json.GetArrayLength());
        Assert.Equal(4, (await host.GetAsync("/connectors/acme/parked")).Ok().Json.GetArrayLength());
        Assert.Equal(3, (await host.GetAsync("/connectors/acme/parked/causes")).Ok().Json[0].GetProperty("assigned").GetProperty("ida").GetInt32());
        Assert.Contains((await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray(), static j => j.GetProperty("event").GetString() == "assign" && j.GetProperty("user").GetString() == "ann" && j.GetProperty("detail").GetString() == "closed: 3 → ida");
    }

    [Fact, Acceptance("004-12", Missing = "pages"), Acceptance("004-11", Missing = "pages")]
    public async Task Two_users_with_two_languages_read_the_same_reason_in_two_languages()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("required", "City", "City is needed."));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var texts = new Dictionary<string, (string?, string?)>(StringComparer.Ordinal);
        foreach (var language in ConnectorTexts.Languages)
        {
            host.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
            host.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var cause = Assert.Single((await host.GetAsync("/connectors/acme/parked/causes")).Ok().Json.EnumerateArray());
            texts[language] = (cause.GetProperty("text").GetString(), cause.GetProperty("remedy").GetString());
            Assert.Equal("required", cause.GetProperty("cause").GetString());
        }

        Assert.Equal(("1 post: et obligatorisk felt er tomt.", "Udfyld feltet, eller sæt en standardværdi."), (texts["da"].Item1?.Replace("poster", "post", StringComparison.Ordinal), texts["da"].Item2));
        Assert.Equal(6, texts.Values.Select(static t => t.Item1).Distinct().Count());
        Assert.Equal(6, texts.Values.Select(static t => t.Item2).Distinct().Count());
    }

    [Theory, Acceptance("004-11", Missing = "pages")]
    [InlineData("da", "Kunden har ingen by.", "Udfyld feltet.")]
    [InlineData("fr", "Le client n'a pas de ville.", "Remplissez le champ.")]
    [InlineData("en", "The customer has no city.", "Fill it in.")]
    public async Task What_is_wrong_with_a_record_is_told_in_the_language_of_whoever_asks(string language, string problem, string remedy)
    {
        await using var world = new World(mapping: static m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Flow = Flow.FromCrm });
        });
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("customer.city", "City", "The customer has no city.", Fixer.User, "Fill it in."));
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        host.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var parked = Assert.Single((await host.GetAsync("/connectors/acme/parked")).Ok().Json.EnumerateArray()).GetProperty("problems")[0];
        Assert.Equal((problem, remedy), (parked.GetProperty("message").GetString(), parked.GetProperty("remedy").GetString()));
        var example = Assert.Single((await host.GetAsync("/connectors/acme/parked/causes")).Ok().Json.EnumerateArray()).GetProperty("example");
        Assert.Equal((problem, remedy), (example.GetProperty("message").GetString(), example.GetProperty("remedy").GetString()));
        var pressed = (await host.PostAsync("/connectors/acme/run", $$"""{"record":"company:{{company}}"}""")).Ok()["problems"][0];
        Assert.Equal((problem, remedy), (pressed.GetProperty("problem").GetString(), pressed.GetProperty("remedy").GetString()));
        // What stands in the store is nobody's language.
        Assert.Equal("The customer has no city.", Assert.Single(await world.ParkedAsync()).Problems[0].Message);
    }

    [Fact]
    public async Task A_question_is_answered_once_and_under_the_users_name()
    {
        await using var world = new World();
        var twin = world.Crm.Add("company", ("name", "Twin"));
        world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Lund"));
        var b = world.Accounting.Add("customer", ("Name", "Twin"), ("City", "Oslo"));
        await world.SyncAsync();
        Assert.Contains(await world.ParkedAsync(), p => p.Pair == $"crm:{twin}");
        await using var host = await OperationsHost.StartAsync(world.Services);
        (await host.PostAsync("/connectors/acme/parked/decide", $$"""{"mapping":"company","pair":"crm:{{twin}}","decision":"Link"}""")).Refused(HttpStatusCode.UnprocessableEntity, "decision-other");
        (await host.PostAsync("/connectors/acme/parked/decide", $$"""{"mapping":"company","pair":"crm:{{twin}}","decision":"Marry"}""")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync("/connectors/acme/parked/decide", $$"""{"mapping":"company","pair":"crm:{{twin}}","decision":"Link","other":"customer:{{b}}"}""")).Expect(HttpStatusCode.NoContent);
        (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal(b, world.AccountingOf(twin));
        var story = (await host.GetAsync($"/connectors/acme/records/company:{twin}")).Ok();
        Assert.Equal("ann", story["decisions"][0].GetProperty("user").GetString());
        Assert.Contains(story["links"][0].GetProperty("events").EnumerateArray(), static e => e.GetProperty("event").GetString() == "linked" && e.GetProperty("user").GetString() == "ann");
    }

    [Fact]
    public async Task What_a_brake_holds_is_approved_pair_by_pair()
    {
        await using var world = new World();
        var ids = Enumerable.Range(1, 12).Select(i => world.Crm.Add("company", ("name", $"Acme {i}"), ("city", "Lund"))).ToList();
        await world.SyncAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        foreach (var id in ids)
            world.Crm.Edit("company", id, ("city", null));
        await world.RunAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var held = (await host.GetAsync("/connectors/acme/parked")).Ok().Json.EnumerateArray().Select(static p => p.GetProperty("pair").GetString()!).ToList();
        Assert.NotEmpty(held);
        (await host.PostAsync("/connectors/acme/parked/approve", """{"mapping":"company","pairs":["crm:999"]}""")).Refused(HttpStatusCode.Conflict, "not-held");
        (await host.PostAsync("/connectors/acme/parked/approve", $$"""{"mapping":"company","pairs":["{{held[0]}}"],"hours":0}""")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync("/connectors/acme/parked/approve", $$"""{"mapping":"company","pairs":["{{string.Join("\",\"", held)}}"]}""")).Expect(HttpStatusCode.NoContent);
        (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.All(ids, id => Assert.Null(world.Accounting.Text("customer", world.AccountingOf(id), "City")));
    }

    [Fact]
    public async Task A_write_that_nobody_knows_of_is_answered_by_a_person()
    {
        await using var world = new World();
        world.Accounting.Can = static c => c with { CreateSafety = CreateSafety.Nothing };
        world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Answer = static (write, outcome) => write.Kind == WriteKind.Create ? new WriteOutcome.Uncertain(new UncertainEvidence { Message = "No reply." }) : outcome;
        await world.RunAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        var write = (await host.GetAsync("/connectors/acme/uncertain")).Ok().Json[0];
        Assert.Equal(("company", "Create", false), (write.GetProperty("mapping").GetString(), write.GetProperty("kind").GetString(), write.GetProperty("isDocument").GetBoolean()));
        (await host.PostAsync($"/connectors/acme/uncertain/{Guid.NewGuid()}", """{"answer":"WasNotApplied"}""")).Refused(HttpStatusCode.NotFound, "no-open-write");
        world.Accounting.Answer = static (_, outcome) => outcome;
        (await host.PostAsync($"/connectors/acme/uncertain/{write.GetProperty("id").GetString()}", $$"""{"answer":"WasApplied","created":"{{world.Accounting.Ids("customer").Single()}}"}""")).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await host.GetAsync("/connectors/acme/uncertain")).Ok().Json.EnumerateArray());
        await world.RunAsync();
        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Contains((await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray(), static j => j.GetProperty("event").GetString() == "uncertain" && j.GetProperty("user").GetString() == "ann");
    }
}
