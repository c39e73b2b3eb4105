using System.Runtime.CompilerServices;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

public sealed class RunTests
{
    [Fact]
    [Acceptance("002-47", Missing = "a real CRM's provider, which the pair of Uniconta shows")]
    public async Task Labels_are_what_people_read_and_renaming_all_of_them_changes_nothing()
    {
        await using var world = new World();
        world.Crm.Schemas = [Named(World.Company, "Organisation"), Named(World.Person, "Person")];
        world.Crm.Add("company", ("name", "Acme"), ("city", "Ribe"));
        world.Accounting.Add("customer", ("Name", "Beta"));
        await world.SyncAsync();
        await world.SyncAsync();
        var writes = world.Crm.Writes + world.Accounting.Writes;

        // Also names that other fields had before.
        world.Crm.Schemas = [Named(World.Company, "city"), Named(World.Person, "name")];
        await world.SyncAsync();
        Assert.Equal(writes, world.Crm.Writes + world.Accounting.Writes);
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(["Acme", "Beta"], world.Accounting.Ids("customer").Select(id => world.Accounting.Text("customer", id, "Name")).Order(StringComparer.Ordinal));

        static EntitySchema Named(EntitySchema schema, string label) => new(schema.Entity, schema.Fields.Select((f, i) => f with { Label = $"{label} {i}" }));
    }

    [Fact]
    [Acceptance("I-05")]
    public async Task A_second_request_joins_the_run_that_has_not_begun_and_follows_one_that_has()
    {
        var reading = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var world = new World(null);
        await using var held = new World(c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new Held(world.Crm.Open(), reading, go.Task))));
        world.Crm.Add("company", ("name", "Acme"));

        var first = held.RunAsync();
        await reading.Task;
        // The first one reads already: what changes now it may miss, so the next two share a run of their own.
        world.Crm.Add("company", ("name", "Beta"));
        var second = held.RunAsync();
        var third = held.RunAsync();
        go.SetResult();

        Assert.NotEqual((await first).Id, (await second).Id);
        Assert.Equal((await second).Id, (await third).Id);
        Assert.Equal(2, held.Accounting.Count("customer"));
        Assert.Equal(2, (await held.Store.ListRunsAsync(World.Id, 10, default)).Count);
    }

    [Fact]
    [Acceptance("003-33")]
    public async Task A_single_record_reads_and_writes_that_record_and_what_it_depends_on()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "flow": "FromCrm" }""");
        await world.SyncAsync();
        var company = world.Crm.Add("company", ("name", "Acme"));
        var person = world.Crm.Add("person", ("name", "Jens"), ("email", "jens@example.com"), ("company", new RecordRef("company", company)));
        world.Crm.Add("company", ("name", "Not asked for"));
        world.Crm.Calls.Clear();
        world.Accounting.Calls.Clear();
        var pages = world.Crm.Pages + world.Accounting.Pages;

        var report = await world.RunAsync(new RunRequest { Record = new RecordRef("person", person), User = "ann" });

        Assert.Equal(2, report.Total.CreatedInAccounting);
        Assert.Equal(["get person " + person, "get company " + company], world.Crm.Calls);
        Assert.Equal(["Create customer ", "Create contact "], world.Accounting.Calls);
        // Of the other side what changed since the last run, one page each: what is there already is not made.
        Assert.Equal(pages + 2, world.Crm.Pages + world.Accounting.Pages);
        Assert.Equal("ann", (await world.Engine.ExplainAsync(World.Id, new RecordRef("person", person), "name")).Events[0].User);
        Assert.Equal(1, (await world.RunAsync(new RunRequest { Record = new RecordRef("person", person) })).Total.Unchanged);
    }

    [Fact]
    [Rule("R30")]
    public async Task A_single_record_that_somebody_waits_for_comes_before_the_rest_of_a_long_run_and_is_made_once()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "flow": "FromCrm" }""");
        for (var i = 1; i <= 400; i++)
            world.Crm.Add("company", ("name", $"Company {i}"));
        Task<RunReport>? single = null;
        world.Accounting.Answer = (_, outcome) =>
        {
            // The last one of the queue is wanted now, in the middle of the first slice; it is prepared already when it is asked for.
            if (world.Accounting.Count("customer") == 20)
                single = world.RunAsync(new RunRequest { Record = new RecordRef("company", "150"), User = "ann" });
            return outcome;
        };

        var report = await world.RunAsync();

        Assert.Equal(400, world.Accounting.Count("customer"));
        var place = world.Accounting.Ids("customer").ToList().FindIndex(id => world.Accounting.Text("customer", id, "Name") == "Company 150");
        Assert.InRange(place, 20, 60);
        Assert.Equal((1, 399), ((await single!).Total.CreatedInAccounting, report.Total.CreatedInAccounting));
        Assert.Equal("ann", (await world.Engine.ExplainAsync(World.Id, new RecordRef("company", "150"), "name")).Events[0].User);
        Assert.Equal(2, (await world.Store.ListRunsAsync(World.Id, 10, default)).Count(static r => r.State == "completed"));
        world.Accounting.Answer = static (_, outcome) => outcome;
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Rule("R30")]
    public async Task What_a_webhook_marks_during_a_long_run_comes_at_the_next_slice_also_of_another_entity()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Acme"));
        var person = world.Crm.Add("person", ("name", "Jens"), ("email", "jens@example.com"), ("company", new RecordRef("company", company)));
        await world.SyncAsync();
        await world.SyncAsync();
        for (var i = 1; i <= 900; i++)
            world.Crm.Add("company", ("name", $"Company {i}"));
        var marked = false;
        var placeOfPerson = 0;
        world.Accounting.Answer = (w, outcome) =>
        {
            if (world.Accounting.Count("customer") == 50 && !marked)
            {
                marked = true;
                world.Crm.Edit("person", person, ("name", "Jens Jensen"));
                world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Crm, Resource = "persons", Id = person, Class = MarkClass.Dirty }], default).AsTask().GetAwaiter().GetResult();
            }

            if (w.Kind == WriteKind.Update)
                placeOfPerson = world.Accounting.Count("customer");
            return outcome;
        };

        await world.SyncAsync();

        Assert.Equal(901, world.Accounting.Count("customer"));
        Assert.InRange(placeOfPerson, 50, 260);
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Crm, "persons", 10, default));
    }

    [Fact]
    [Rule("R30")]
    public async Task A_storm_of_marks_does_not_stop_the_rest()
    {
        await using var world = new World();
        var company = world.Crm.Add("company", ("name", "Acme"));
        var persons = Enumerable.Range(1, 60).Select(i => world.Crm.Add("person", ("name", $"P{i}"), ("email", $"p{i}@example.com"), ("company", new RecordRef("company", company)))).ToList();
        await world.SyncAsync();
        await world.SyncAsync();
        for (var i = 1; i <= 900; i++)
            world.Crm.Add("company", ("name", $"Company {i}"));
        // As long as companies come in, every person is marked again after every read of one: there is always something urgent.
        world.Crm.AfterRead = _ => world.Store.AddMarksAsync(World.Id, [.. persons.Select(static p => new MarkRow { Side = Side.Crm, Resource = "persons", Id = p, Class = MarkClass.Dirty })], default).AsTask().GetAwaiter().GetResult();
        world.Accounting.Answer = (w, outcome) =>
        {
            if (world.Accounting.Count("customer") >= 901)
                world.Crm.AfterRead = static _ => { };
            return outcome;
        };
        await world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Crm, Resource = "persons", Id = persons[0], Class = MarkClass.Dirty }], default);

        await world.SyncAsync();

        Assert.Equal(901, world.Accounting.Count("customer"));
        Assert.InRange(world.Crm.Reads, 2, 400);
    }

    [Theory]
    [Acceptance("003-34")]
    [InlineData("Both")]
    [InlineData("FromAccounting")]
    public async Task A_single_record_is_refused_where_values_come_back(string flow)
    {
        await using var world = new World();
        await world.SettingsAsync($$"""{ "version": 1, "flow": "{{flow}}", "winner": "Crm" }""");
        var company = world.Crm.Add("company", ("name", "Acme"));

        var e = await Assert.ThrowsAsync<SyncRequestException>(() => world.RunAsync(new RunRequest { Record = new RecordRef("company", company) }));

        Assert.Equal("single-record-direction", e.Code);
        Assert.Equal(0, world.Accounting.Writes);
    }

    [Fact]
    public async Task A_single_record_of_another_entity_is_refused_by_name()
    {
        await using var world = new World();
        await world.SettingsAsync("""{ "version": 1, "flow": "FromCrm" }""");

        var e = await Assert.ThrowsAsync<SyncRequestException>(() => world.RunAsync(new RunRequest { Record = new RecordRef("lead", "1") }));

        Assert.Equal("single-record-entity", e.Code);
        Assert.Contains("company, person", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("I-10", Missing = "the endpoint")]
    public async Task A_refused_record_is_parked_with_its_reason_blocks_nobody_and_can_be_retried_alone()
    {
        await using var world = new World();
        var bad = world.Crm.Add("company", ("name", "Bad"), ("vat", "11111111"));
        world.Crm.Add("company", ("name", "Good"), ("vat", "22222222"));
        world.Accounting.Refuse = write => write.Set.Any(static s => s.Value.ToString() == "Bad")
            ? new WriteOutcome.Refused(new Problem("period", "Vat", "The period is closed.", Fixer.User, "Open it.")) : null;

        var report = await world.RunAsync();

        Assert.Equal((1, 1), (report.Total.Parked, report.Total.CreatedInAccounting));
        var parked = Assert.Single(await world.ParkedAsync());
        Assert.Equal(("The period is closed.", "Open it.", "Vat"), (parked.Problems[0].Message, parked.Problems[0].Remedy, parked.Problems[0].Field));
        Assert.Equal(bad, parked.Crm!.Id.Value);
        Assert.Equal((0, 0), (await world.RunAsync()).Total is var again ? (again.Parked, again.Writes) : default);
        world.Accounting.Refuse = static _ => null;
        await world.Engine.RetryAsync(World.Id, parked.Mapping, parked.Pair);
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
        Assert.Empty(await world.ParkedAsync());
    }

    [Fact]
    [Rule("R34")]
    public async Task Time_wakes_what_the_other_side_refused()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Bad"));
        world.Accounting.Refuse = static _ => new WriteOutcome.Refused(new Problem("period", null, "The period is closed."));
        await world.RunAsync();
        world.Accounting.Refuse = static _ => null;
        Assert.Equal(0, (await world.RunAsync()).Total.Seen);

        world.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
    }

    [Fact]
    public async Task A_decision_is_remembered_and_never_asked_again()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Nord"), ("vat", "12345678"), ("city", "Aarhus"));
        world.Crm.Add("company", ("name", "Nord"), ("vat", "12345678"), ("city", "Odense"));
        var books = world.Accounting.Add("customer", ("Name", "Nord"), ("Vat", "12345678"));
        await world.RunAsync();
        var questions = await world.ParkedAsync();
        Assert.Equal(3, questions.Count);
        Assert.All(questions, static q => Assert.StartsWith("match.", q.Cause, StringComparison.Ordinal));
        Assert.Equal(0, world.Crm.Writes + world.Accounting.Writes);

        await world.Engine.DecideAsync(World.Id, "company", "crm:1", DecisionKind.Link, new RecordRef("customer", books), "ann");
        await world.Engine.DecideAsync(World.Id, "company", "crm:2", DecisionKind.Create, user: "ann");
        await world.RunAsync();

        Assert.Equal(2, world.Accounting.Count("customer"));
        Assert.Equal(books, world.AccountingOf("1"));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Rule("R16")]
    public async Task A_record_with_our_marker_and_no_link_is_adopted_and_never_created_again()
    {
        await using var world = new World();
        world.Accounting.Can = static c => c with { MarkerField = c.Entity == "customer" ? "Ref" : null };
        var crm = world.Crm.Add("company", ("name", "Renamed since"), ("vat", "99999999"));
        var books = world.Accounting.Add("customer", ("Name", "Old name"), ("Ref", "cx1:acme:company:" + crm));
        world.Accounting.Add("customer", ("Name", "Foreign"), ("Ref", "42"));
        world.Accounting.Add("customer", ("Name", "Other connection"), ("Ref", "cx1:other:company:" + crm));

        await world.SyncAsync();

        Assert.Equal(books, world.AccountingOf(crm));
        Assert.Equal(3, world.Accounting.Count("customer"));
    }

    [Theory]
    [Rule("R29")]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_is_edited_and_marked_after_its_page_was_read_reaches_the_other_side(bool linked, bool markedBefore)
    {
        await using var world = new World();
        var id = world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        if (linked)
        {
            await world.SyncAsync();
            world.Crm.Edit("company", id, ("city", "Ribe"));
        }

        if (markedBefore)
            await MarkAsync();
        world.Crm.AfterPage = _ =>
        {
            // A change that no feed shows: only its mark tells of it.
            world.Crm.EditSilently("company", id, ("city", "Varde"));
            MarkAsync().GetAwaiter().GetResult();
            world.Crm.AfterPage = static _ => { };
        };

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Equal("Varde", world.Accounting.Text("customer", world.AccountingOf(id), "City"));
        Assert.Empty(await world.Store.ListMarksAsync(World.Id, Side.Crm, "companys", 10, default));

        Task MarkAsync() => world.Store.AddMarksAsync(World.Id, [new MarkRow { Side = Side.Crm, Resource = "companys", Id = id, Class = MarkClass.Dirty }], default).AsTask();
    }

    [Fact]
    [Rule("R29")]
    public async Task An_edit_that_marks_a_record_while_it_is_worked_on_is_not_lost()
    {
        await using var world = new World();
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "v1"));
        var once = true;
        world.Accounting.Answer = (_, outcome) =>
        {
            if (once)
            {
                once = false;
                world.Crm.Edit("company", crm, ("city", "v2"));
                world.Store.AddMarksAsync(World.Id, [new() { Side = Side.Crm, Resource = "companys", Id = crm }], default).AsTask().GetAwaiter().GetResult();
            }

            return outcome;
        };

        await world.SyncAsync();
        Assert.Equal(1, await world.Store.CountMarksAsync(World.Id, Side.Crm, "companys", default));
        await world.SyncAsync();

        Assert.Equal("v2", world.Accounting.Text("customer", world.AccountingOf(crm), "City"));
    }

    [Fact]
    [Rule("R28")]
    public async Task A_side_without_cursor_is_compared_and_a_record_that_is_gone_is_noticed()
    {
        await using var world = new World();
        world.Accounting.Feed = static r => r with { Cursor = CursorKind.None, Deletes = DeleteVisibility.None };
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "v1"));
        world.Crm.Add("company", ("name", "Beta"));
        await world.SyncAsync();
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        world.Accounting.Edit("customer", world.AccountingOf(crm), ("City", "v2"));
        await world.SyncAsync();
        Assert.Equal("v2", world.Crm.Text("company", crm, "city"));

        world.Accounting.Delete("customer", world.AccountingOf(crm));

        Assert.Equal(1, (await world.SyncAsync()).Unlinked);
        Assert.Equal(2, world.Crm.Count("company"));
    }

    [Fact]
    public async Task An_idle_pass_reads_one_page_per_feed_and_nothing_else()
    {
        await using var world = new World();
        for (var i = 0; i < 20; i++)
            world.Crm.Add("company", ("name", "Company " + i));
        await world.SyncAsync();
        await world.SyncAsync();
        var (pages, reads) = (world.Crm.Pages + world.Accounting.Pages, world.Crm.Reads + world.Accounting.Reads);

        await world.SyncAsync();

        Assert.Equal(4, world.Crm.Pages + world.Accounting.Pages - pages);
        Assert.Equal(0, world.Crm.Reads + world.Accounting.Reads - reads);
    }

    [Fact]
    public async Task A_side_that_goes_away_while_it_is_read_loses_nothing()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        world.Crm.DownFor = new ProviderUnavailableException(UnavailableReason.Unreachable, "The CRM does not answer.");

        var report = await world.RunAsync();

        Assert.Equal(RunState.Partial, report.State);
        Assert.Equal("The CRM does not answer.", report.Reason);
        world.Crm.DownFor = null;
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
    }

    private sealed class Held(ISyncProvider inner, TaskCompletionSource reading, Task go) : SyncProviderDecorator(inner)
    {
        public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var pages = new List<ChangePage>();
            await foreach (var page in Inner.ReadChangesAsync(request, cancellationToken))
                pages.Add(page);
            if (reading.TrySetResult())
                await go;
            foreach (var page in pages)
                yield return page;
        }
    }
}
