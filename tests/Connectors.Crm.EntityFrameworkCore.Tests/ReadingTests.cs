using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

public sealed class ReadingTests
{
    [Fact]
    public async Task Only_wanted_columns_are_read_and_pages_are_found_by_key()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 5).Select(static i => new Customer { Name = $"{i}", Notes = "private" })]);
        world.Log.Statements.Clear();

        var pages = await crm.PagesAsync("company", null, size: 2, fields: ["name", "city"]);
        (await crm.ReadAsync("company", pages[^1].NextCursor, size: 2)).Changes.ForEach(static c => Assert.NotNull(c.Record));

        Assert.Equal(3, pages.Count);
        var selects = world.Log.Statements.Where(static s => s.Contains("\"Customers\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, selects.Count);
        Assert.All(selects, static s => Assert.DoesNotContain("OFFSET", s, StringComparison.OrdinalIgnoreCase));
        Assert.All(selects, static s => Assert.DoesNotContain("Notes", s, StringComparison.Ordinal));
        Assert.All(selects.Take(3), static s => Assert.DoesNotContain("Vat", s, StringComparison.Ordinal));
        Assert.All(selects.Take(3), static s => Assert.Contains("Postal_City", s, StringComparison.Ordinal));
        Assert.All(selects, static s => Assert.Contains("LIMIT", s, StringComparison.Ordinal));
        Verified.Text(string.Join("\n\n", selects.Take(2).Append(selects[4])));
    }

    [Fact]
    public async Task What_was_not_asked_for_is_absent_and_what_is_empty_is_null()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "Acme" });

        var record = Assert.Single((await crm.PagesAsync("company", null, fields: ["name", "vatNumber"]))[0].Changes).Record!;

        Assert.Equal("Acme", record["name"].AsText());
        Assert.True(record["vatNumber"].IsNull);
        Assert.True(record["city"].IsAbsent);
        Assert.True(record["email"].IsAbsent);
    }

    [Fact]
    [Rule("R28")]
    public async Task A_full_read_shows_every_row_once_in_an_order_that_writes_do_not_move()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(1, 25).Select(static i => new Customer { Name = $"{i}" })]);
        var seen = new List<string>();
        var complete = false;
        var request = new ReadRequest
        {
            Resource = "company",
            PageSizeHint = 10,
            Entities = [new EntitySelection(crm.Of("company"), [crm.Of("company").SlotOf("name")])],
        };
        await foreach (var page in crm.Provider.ReadChangesAsync(request, default))
        {
            seen.AddRange(page.Changes.Select(static c => c.Ref.Id.Value));
            complete = page.CompleteEnumeration;
            // Somebody edits what was just shown: by stamp those rows would move to the end.
            world.Clock.Now += TimeSpan.FromSeconds(1);
            await world.InDbAsync(async db =>
            {
                foreach (var row in await db.Customers.Where(c => c.Id <= seen.Count).ToListAsync())
                    row.Phone += "1";
                await db.SaveChangesAsync();
            });
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(static i => $"{i}"), seen);
        Assert.True(complete);
        Assert.True(crm.Provider.Capabilities.FindResource("company")!.StableOrder);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hundred_rows_of_one_stamp_are_read_whole(bool marked)
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var (_, cursor) = await crm.ReadAsync("company");
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.AddAsync([.. Enumerable.Range(1, 100).Select(static i => new Customer { Name = $"{i}" })]);
        if (!marked)
            await ForgetMarksAsync(world);

        var pages = await crm.PagesAsync("company", cursor, size: 7);

        Assert.Equal(15, pages.Count);
        Assert.Equal(100, pages.SelectMany(static p => p.Changes).Select(static c => c.Ref.Id.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_pass_that_is_cut_in_the_middle_of_one_stamp_goes_on_without_a_gap()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var (_, cursor) = await crm.ReadAsync("company");
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.AddAsync([.. Enumerable.Range(1, 20).Select(static i => new Customer { Name = $"{i}" })]);

        var first = (await crm.PagesAsync("company", cursor, size: 7))[0];
        var rest = await crm.ReadAsync("company", first.NextCursor, size: 7);

        Assert.Equal(20, first.Changes.Concat(rest.Changes).Select(static c => c.Ref.Id.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_full_read_that_was_cut_can_go_on()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(1, 9).Select(static i => new Customer { Name = $"{i}" })]);
        var pages = await crm.PagesAsync("company", null, size: 3);
        // Row 1 changes behind the back of the read, before it goes on.
        world.Clock.Now += TimeSpan.FromHours(2);
        await SetAsync(world, 1, static c => c.Phone = "1");

        var rest = await crm.PagesAsync("company", pages[0].NextCursor, size: 3);
        Assert.Equal(["4", "5", "6", "7", "8", "9"], rest.SelectMany(static p => p.Changes).Select(static c => c.Ref.Id.Value));
        Assert.False(rest[^1].CompleteEnumeration);

        var (changes, _) = await crm.ReadAsync("company", rest[^1].NextCursor);
        Assert.Contains(changes, static c => c.Ref.Id.Value == "1");
    }

    [Fact]
    public async Task A_bulk_update_passes_the_marks_by_and_is_found_by_its_stamp()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" }, new Customer { Name = "B" });
        var (_, cursor) = await crm.ReadAsync("company");
        (_, cursor) = await crm.ReadAsync("company", cursor);
        world.Clock.Now += TimeSpan.FromMinutes(30);
        var at = world.Clock.Now.UtcDateTime;
        await world.InDbAsync(db => db.Customers.Where(static c => c.Id == 2).ExecuteUpdateAsync(s => s.SetProperty(static c => c.Name, "bulk").SetProperty(static c => c.ChangedAt, at)));
        Assert.Empty(await world.MarksAsync());

        var (changes, _) = await crm.ReadAsync("company", cursor);

        Assert.Contains(changes, static c => c.Record!["name"].AsText() == "bulk");
    }

    [Fact]
    public async Task What_commits_within_the_overlap_is_found_without_a_mark()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });
        world.Clock.Now += TimeSpan.FromMinutes(10);
        var (_, cursor) = await crm.ReadAsync("company");
        await world.AddAsync(new Customer { Name = "newest" });
        (_, cursor) = await crm.ReadAsync("company", cursor);
        await world.AddAsync(new Customer { Name = "late", ChangedAt = world.Clock.Now.UtcDateTime.AddMinutes(-4) });
        await ForgetMarksAsync(world);

        var (changes, _) = await crm.ReadAsync("company", cursor);

        Assert.Contains(changes, static c => c.Record!["name"].AsText() == "late");
        Assert.Equal(TimeSpan.FromMinutes(5), crm.Provider.Capabilities.FindResource("company")!.Overlap);
    }

    [Fact]
    public async Task What_commits_during_a_long_pass_is_found_by_the_next_one()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "old" });
        var (_, cursor) = await crm.ReadAsync("company");
        (_, cursor) = await crm.ReadAsync("company", cursor);
        world.Clock.Now += TimeSpan.FromHours(1);
        var began = world.Clock.Now.UtcDateTime;
        await world.AddAsync(new Customer { Name = "a", ChangedAt = began }, new Customer { Name = "b", ChangedAt = began.AddMinutes(20) });
        await ForgetMarksAsync(world);
        var request = new ReadRequest { Resource = "company", Cursor = cursor, PageSizeHint = 1, Entities = [new EntitySelection(crm.Of("company"), [crm.Of("company").SlotOf("name")])] };
        await foreach (var page in crm.Provider.ReadChangesAsync(request, default))
        {
            // The pass takes its time; behind its back a row commits whose stamp it has already passed.
            if (page.IsLast)
            {
                world.Clock.Now = new DateTimeOffset(began.AddMinutes(20), TimeSpan.Zero);
                await world.AddAsync(new Customer { Name = "behind", ChangedAt = began.AddMinutes(1) });
                await ForgetMarksAsync(world);
            }

            cursor = page.NextCursor;
        }

        var (changes, _) = await crm.ReadAsync("company", cursor);

        Assert.Contains(changes, static c => c.Record!["name"].AsText() == "behind");
    }

    [Fact]
    public async Task A_stamp_in_the_future_does_not_hide_what_changes_today()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "future", ChangedAt = new DateTime(2099, 1, 1) }, new Customer { Name = "today" });
        var (_, cursor) = await crm.ReadAsync("company");
        (_, cursor) = await crm.ReadAsync("company", cursor);
        world.Clock.Now += TimeSpan.FromHours(1);
        await SetAsync(world, 2, static c => c.Phone = "1");
        await ForgetMarksAsync(world);

        var (changes, _) = await crm.ReadAsync("company", cursor);

        Assert.Contains(changes, static c => c.Ref.Id.Value == "2");
    }

    [Fact]
    public async Task An_idle_pass_is_two_queries_and_leaves_the_cursor_as_it_is()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });
        var (_, cursor) = await crm.ReadAsync("company");
        (_, cursor) = await crm.ReadAsync("company", cursor);
        world.Clock.Now += TimeSpan.FromHours(1);
        world.Log.Statements.Clear();

        var (_, after) = await crm.ReadAsync("company", cursor);

        Assert.Equal(cursor, after);
        Assert.Equal(2, world.Log.Statements.Count);
    }

    [Theory]
    [InlineData("not a cursor")]
    [InlineData("crm9;1;;0;;;")]
    [InlineData("crm1;x")]
    public async Task A_cursor_of_another_version_reads_everything(string cursor)
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", ChangedAt = new DateTime(2001, 1, 1) });

        Assert.Single((await crm.ReadAsync("company", cursor)).Changes);
    }

    [Fact]
    public async Task Flagged_rows_come_with_their_flag_and_removed_ones_are_deleted()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" }, new Customer { Name = "B" });
        var (_, cursor) = await crm.ReadAsync("company");
        await SetAsync(world, 1, static c => c.Deleted = true);
        var (changes, _) = await crm.ReadAsync("company", cursor);
        Assert.Contains(changes, static c => c is { Deleted: true, Record.Deleted: true } && c.Ref.Id.Value == "1");
        Assert.True((await crm.RecordAsync("company", "1")).Deleted);
        Assert.False((await crm.RecordAsync("company", "2")).Deleted);
        await world.InDbAsync(static db => db.Customers.Where(static c => c.Id == 2).ExecuteDeleteAsync());
        Assert.IsType<RecordLookup.Deleted>(await crm.GetAsync("company", "2"));
        Assert.IsType<RecordLookup.Unknown>(await crm.GetAsync("company", "no number"));
        Assert.Equal(DeleteVisibility.Flag, crm.Provider.Capabilities.FindResource("company")!.Deletes);
    }

    [Fact]
    [Rule("R14")]
    public async Task A_row_that_a_filter_hides_is_not_deleted()
    {
        await using var world = await TestModel.WorldAsync(static m => TestModel.Customers(m).Where(static c => c.Kind == "Company"));
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });
        var (_, cursor) = await crm.ReadAsync("company");
        await SetAsync(world, 1, static c => c.Kind = "Supplier");

        var (changes, _) = await crm.ReadAsync("company", cursor);

        Assert.Equal(new RecordChange(new RecordRef("company", "1"), null), Assert.Single(changes));
        Assert.IsType<RecordLookup.Unknown>(await crm.GetAsync("company", "1"));
    }

    [Fact]
    [Rule("R17")]
    public async Task Two_entities_on_one_table_share_its_stream_and_a_row_may_change_sides()
    {
        await using var world = await TestModel.WorldAsync(static m =>
        {
            TestModel.Customers(m).Where(static c => c.Kind == "Company");
            m.Entity<Customer>(Crm.Person.Entity, static c => c.Id).Where(static c => c.Kind == "Person").Field(Crm.Person.Name, static c => c.Name);
        });
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" }, new Customer { Name = "P", Kind = "Person" }, new Customer { Name = "S", Kind = "Supplier" });
        Assert.Equal("company", crm.Provider.Capabilities.Find("person")!.Resource);

        var changes = (await crm.PagesAsync("company", null, entities: ["company", "person"])).SelectMany(static p => p.Changes);
        Assert.Equal(["company:1", "person:2"], changes.Select(static c => c.Ref.ToString()));
        await SetAsync(world, 1, static c => c.Kind = "Person");
        Assert.Equal("person", Assert.IsType<RecordLookup.ChangedKind>(await crm.GetAsync("company", "1")).Entity);
    }

    [Fact]
    public async Task Ids_are_answered_in_order_and_in_batches()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(1, 250).Select(static i => new Customer { Name = $"{i}" })]);
        var ids = Enumerable.Range(1, 251).Reverse().Select(static i => new RecordId($"{i}")).ToList();
        world.Log.Statements.Clear();

        var found = await crm.Provider.GetAsync(new GetRequest { Schema = crm.Of("company"), Ids = ids }, default);

        Assert.Equal(ids, found.Select(static f => f.Id));
        Assert.IsType<RecordLookup.Deleted>(found[0]);
        Assert.Equal("250", Assert.IsType<RecordLookup.Present>(found[1]).Record["name"].AsText());
        Assert.Equal(4, world.Log.Statements.Count);
    }

    [Fact]
    public async Task Records_are_found_by_the_exact_text_of_a_field()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "Ærø ApS" }, new Customer { Name = "Ærø ApS" }, new Customer { Name = "Ærø ApS", Deleted = true }, new Customer { Name = "Other" });
        var schema = crm.Of("company");
        Assert.Contains("name", crm.Provider.Capabilities.Find("company")!.SearchableFields);
        Assert.DoesNotContain("credit", crm.Provider.Capabilities.Find("company")!.SearchableFields);

        var found = await crm.Provider.GetAsync(new GetRequest { Schema = schema, Match = new MatchQuery(schema.SlotOf("name"), ["Ærø ApS", "Nobody"]) }, default);

        Assert.Equal(["1", "2"], found.Select(static f => f.Id.Value));
    }

    [Fact]
    public async Task Keys_of_every_kind_page_and_come_back()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync([
            .. Enumerable.Range(1, 5).Select(static i => new Note { Id = Guid.NewGuid(), Text = $"{i}" }), .. Enumerable.Range(1, 5).Select(static i => new Ticket { Text = $"{i}" }),
            .. new[] { "DK", "IT", "RO", "a|b", "100%" }.Select(static c => new Country { Code = c, Name = c }),
            .. new[] { ("DK", 1), ("DK", 2), ("IT", 1), ("R|O", 1), ("R%7CO", 1) }.Select(static b => new Branch { Land = b.Item1, Number = b.Item2, Name = b.Item1 + b.Item2 }),
            .. Enumerable.Range(1, 5).Select(static i => new Badge { Id = new BadgeId(i), Name = $"{i}" })]);
        foreach (var entity in new[] { "note", "ticket", "country", "branch", "badge" })
        {
            var pages = await crm.PagesAsync(entity, null, size: 2);
            Assert.Equal(3, pages.Count);
            var records = pages.SelectMany(static p => p.Changes).Select(static c => c.Record!).ToList();
            Assert.Equal(5, records.Select(static r => r.Id).Distinct().Count());
            foreach (var record in records)
                Assert.Equal(record, await crm.RecordAsync(entity, record.Id.Value));
        }

        Assert.Equal("R|O1", (await crm.RecordAsync("branch", "R%7CO|1"))["name"].AsText());
        Assert.Equal("R%7CO1", (await crm.RecordAsync("branch", "R%257CO|1"))["name"].AsText());
    }

    [Theory]
    [Rule("R11")]
    [InlineData("company", false)]
    [InlineData("note", false)]
    [InlineData("country", true)]
    [InlineData("badge", true)]
    public async Task Keys_that_people_choose_may_be_used_again(string resource, bool reused)
    {
        await using var world = await TestModel.WorldAsync();
        Assert.Equal(reused, (await world.OpenAsync()).Provider.Capabilities.FindResource(resource)!.ReusesIds);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_unavailable_and_says_so()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.InDbAsync(static db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"Customers\""));

        var exception = await Assert.ThrowsAsync<ProviderUnavailableException>(() => crm.ReadAsync("company"));
        Assert.Equal(UnavailableReason.Unreachable, exception.Reason);
        var health = await crm.Provider.ProbeAsync(default);
        Assert.False(health.Ok);
        Assert.Contains("company", health.Reason, StringComparison.Ordinal);
        Assert.NotNull(health.NextStep);
    }

    private static Task ForgetMarksAsync(World<TestDb> world) => world.InDbAsync(static db => db.Set<Connectors.Crm.EntityFrameworkCore.Marks.ConnectorMark>().ExecuteDeleteAsync());

    private static Task SetAsync(World<TestDb> world, int id, Action<Customer> change) => world.InDbAsync(async db =>
    {
        change(await db.Customers.SingleAsync(c => c.Id == id));
        await db.SaveChangesAsync();
    });
}
