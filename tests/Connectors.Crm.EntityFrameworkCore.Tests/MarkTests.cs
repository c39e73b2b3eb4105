using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

public sealed class MarkTests
{
    [Fact]
    public async Task A_new_row_with_a_key_of_the_database_marks_its_feed_and_one_with_its_own_key_itself()
    {
        await using var world = await TestModel.WorldAsync();
        var note = new Note { Id = Guid.Parse("0197b0b6-0000-7000-8000-000000000001") };

        await world.AddAsync(new Customer { Name = "Acme" }, note);

        Assert.Equal(["company:*", "note:0197b0b6-0000-7000-8000-000000000001"], await world.MarksAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Changes_of_mapped_properties_mark_the_row_and_others_mark_nothing(bool async)
    {
        await using var world = await TestModel.WorldAsync();
        await world.AddAsync(new Customer { Name = "Acme", Contact = new Contact() }, new Group { Title = "A" });
        await ClearAsync(world);
        await Change(static c => c.Notes = "private");
        await Change(static c => c.Postal.Unmapped = "x");
        await Change(static c => c.ChangedAt = c.ChangedAt.AddDays(1));
        Assert.Empty(await world.MarksAsync());
        foreach (var change in new Action<Customer>[]
        {
            static c => c.Name = "B", static c => c.Postal.City = "B", static c => c.Contact!.Email = "b@b.example", static c => c.GroupId = 1, static c => c.Deleted = true,
            static c => c.Extra = new() { ["gln"] = "1" }, static c => c.Kind = "Person",
        })
        {
            await Change(change);
            Assert.Equal(["company:1"], await world.MarksAsync());
            await ClearAsync(world);
        }

        Task Change(Action<Customer> change) => world.InDbAsync(async db =>
        {
            change(await db.Customers.SingleAsync());
            if (async)
                await db.SaveChangesAsync();
            else
                db.SaveChanges();
        });
    }

    [Fact]
    public async Task Lines_mark_their_order_and_a_line_that_moves_marks_both()
    {
        await using var world = await TestModel.WorldAsync();
        await world.AddAsync(new Order { Lines = { new OrderLine { Text = "a" } } }, new Order { Lines = { new OrderLine { Text = "b" } } });
        Assert.Equal(["order:*"], await world.MarksAsync());
        await ClearAsync(world);

        await world.InDbAsync(static async db =>
        {
            (await db.Set<OrderLine>().FirstAsync()).Internal = "unmapped";
            await db.SaveChangesAsync();
        });
        Assert.Empty(await world.MarksAsync());
        await world.InDbAsync(static async db =>
        {
            (await db.Set<OrderLine>().OrderBy(static l => l.Id).LastAsync()).Text = "c";
            await db.SaveChangesAsync();
        });
        Assert.Equal(["order:2"], await world.MarksAsync());
        await ClearAsync(world);
        await world.InDbAsync(static async db =>
        {
            (await db.Set<OrderLine>().OrderBy(static l => l.Id).LastAsync()).OrderId = 1;
            await db.SaveChangesAsync();
        });
        Assert.Equal(["order:1", "order:2"], await world.MarksAsync());
        await ClearAsync(world);
        await world.InDbAsync(static async db =>
        {
            db.Remove(await db.Set<OrderLine>().FirstAsync());
            await db.SaveChangesAsync();
        });
        Assert.Equal(["order:1"], await world.MarksAsync());
    }

    [Fact]
    public async Task Whoever_saves_counts_his_own_rows_and_finds_no_marks_in_his_context()
    {
        await using var world = await TestModel.WorldAsync();
        await world.InDbAsync(static async db =>
        {
            db.Add(new Note { Text = "a" });
            Assert.Equal(1, await db.SaveChangesAsync());
            Assert.Single(db.ChangeTracker.Entries());
            db.Add(new Note { Text = "b" });
            Assert.Equal(1, db.SaveChanges());
            Assert.Equal(2, db.ChangeTracker.Entries().Count());
        });
    }

    [Fact]
    public async Task A_rolled_back_transaction_leaves_no_mark_and_a_committed_one_does()
    {
        await using var world = await TestModel.WorldAsync();
        await world.InDbAsync(static async db =>
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                db.Add(new Note { Text = "a" });
                await db.SaveChangesAsync();
            }

            db.ChangeTracker.Clear();
            Assert.Empty(await db.Set<Connectors.Crm.EntityFrameworkCore.Marks.ConnectorMark>().ToListAsync());
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Note { Text = "b" });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        Assert.Single(await world.MarksAsync());
    }

    [Fact]
    public async Task A_save_that_fails_and_is_repeated_marks_once()
    {
        await using var world = await TestModel.WorldAsync();
        await world.AddAsync(new Customer { Name = "Acme", Vat = "DK1" });
        await ClearAsync(world);
        await world.InDbAsync(static async db =>
        {
            var second = new Customer { Name = "Second", Vat = "DK1" };
            db.Add(second);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.Single(db.ChangeTracker.Entries<Customer>());
            Assert.Empty(db.ChangeTracker.Entries<Connectors.Crm.EntityFrameworkCore.Marks.ConnectorMark>());
            second.Vat = "DK2";
            Assert.Equal(2, await db.SaveChangesAsync() + db.ChangeTracker.Entries<Customer>().Count());
        });
        Assert.Equal(["company:*"], await world.MarksAsync());
    }

    [Fact]
    [Rule("R29")]
    public async Task Marks_are_consumed_only_when_the_cursor_of_their_page_comes_back()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var (_, start) = await crm.ReadAsync("note");
        await world.AddAsync([.. Enumerable.Range(0, 5).Select(static i => new Note { Text = $"{i}" })]);

        var first = await crm.PagesAsync("note", start, size: 2);
        Assert.Equal(5, first.Sum(static p => p.Changes.Count));
        Assert.Equal(5, (await world.MarksAsync()).Count);

        // Crashed before anything was committed: the same cursor comes again.
        var again = await crm.PagesAsync("note", start, size: 2);
        Assert.Equal(5, again.Sum(static p => p.Changes.Count));

        // Crashed after the first page was committed: its two are proved, the others are not.
        var rest = await crm.PagesAsync("note", again[0].NextCursor, size: 2);
        Assert.Equal(3, rest.Sum(static p => p.Changes.Count));
        Assert.Equal(3, (await world.MarksAsync()).Count);

        var (none, _) = await crm.ReadAsync("note", rest[^1].NextCursor);
        Assert.Empty(none);
        Assert.Empty(await world.MarksAsync());
    }

    [Fact]
    [Rule("R29")]
    public async Task An_edit_between_the_taking_and_the_deletion_of_a_mark_is_not_lost()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Note { Text = "a" });
        var (_, cursor) = await crm.ReadAsync("note");
        await SetTextAsync(world, "b");
        var (changes, taken) = await crm.ReadAsync("note", cursor);
        Assert.Equal("b", Assert.Single(changes).Record!["text"].AsText());

        await SetTextAsync(world, "c");

        (changes, _) = await crm.ReadAsync("note", taken);
        Assert.Equal("c", Assert.Single(changes).Record!["text"].AsText());
    }

    [Fact]
    [Rule("R29")]
    public async Task A_transaction_that_commits_late_is_not_missed()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var (_, cursor) = await crm.ReadAsync("company");
        // An hour passes between the stamp and the commit, while others change rows and passes read them. One row has an id, the other gets one.
        world.Clock.Now += TimeSpan.FromMinutes(1);
        var stamp = world.Clock.Now.UtcDateTime;
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.AddAsync(new Customer { Name = "Early" });
        (_, cursor) = await crm.ReadAsync("company", cursor);
        (_, cursor) = await crm.ReadAsync("company", cursor);

        await world.AddAsync(new Customer { Name = "Late", ChangedAt = stamp });

        var (changes, _) = await crm.ReadAsync("company", cursor);
        Assert.Contains(changes, static c => c.Record!["name"].AsText() == "Late");
    }

    [Fact]
    public async Task Removed_rows_are_in_the_feed_and_no_flag_is_needed()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Order { Comment = "a" });
        var (_, cursor) = await crm.ReadAsync("order");
        (_, cursor) = await crm.ReadAsync("order", cursor);
        await world.InDbAsync(static async db =>
        {
            db.Remove(await db.Orders.SingleAsync());
            await db.SaveChangesAsync();
        });
        Assert.Equal(["order:1 deleted"], await world.MarksAsync());

        var (changes, _) = await crm.ReadAsync("order", cursor);

        var change = Assert.Single(changes);
        Assert.True(change.Deleted);
        Assert.Equal(new RecordRef("order", "1"), change.Ref);
        Assert.IsType<RecordLookup.Deleted>(await crm.GetAsync("order", "1"));
        Assert.Equal(DeleteVisibility.InFeed, crm.Provider.Capabilities.FindResource("order")!.Deletes);
    }

    [Fact]
    public async Task A_new_row_without_stamp_is_found_by_its_feed_mark_and_bulk_updates_by_the_next_full_read()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        Assert.Equal(CursorKind.Token, crm.Provider.Capabilities.FindResource("ticket")!.Cursor);
        await world.AddAsync(new Ticket { Text = "one" });
        var (_, cursor) = await crm.ReadAsync("ticket");
        (_, cursor) = await crm.ReadAsync("ticket", cursor);
        await world.AddAsync(new Ticket { Text = "two" });
        (var changes, cursor) = await crm.ReadAsync("ticket", cursor);
        Assert.Contains(changes, static c => c.Ref.Id.Value == "2");

        await world.InDbAsync(static db => db.Tickets.Where(static t => t.Id == 1).ExecuteUpdateAsync(static s => s.SetProperty(static t => t.Text, "bulk")));
        (changes, cursor) = await crm.ReadAsync("ticket", cursor);
        Assert.Empty(changes);
        world.Clock.Now += TimeSpan.FromHours(24);
        (changes, _) = await crm.ReadAsync("ticket", cursor);
        Assert.Equal("bulk", changes.Single(static c => c.Ref.Id.Value == "1").Record!["text"].AsText());
    }

    [Fact]
    public async Task Own_writes_mark_nothing_but_what_the_application_does_meanwhile_is_marked()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Note { Text = "other" });
        await ClearAsync(world);

        var made = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("order", crm.Create("order", set: [("comment", FieldValue.Of("x")), ("lines", LineTests.Lines(crm, ("a", 1)))])));
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("order", await crm.UpdateAsync("order", made.Id.Value, ("comment", FieldValue.Of("y")), ("lines", LineTests.Lines(crm, ("b", 2), ("a", 1))))));
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("order", await crm.DeleteAsync("order", made.Id.Value)));
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("note", crm.Create("note", set: [("text", FieldValue.Of("x"))])));
        var customer = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", crm.Create("company", set: [("name", FieldValue.Of("Acme")), ("email", FieldValue.Of("a@a.example"))])));
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", await crm.UpdateAsync("company", customer.Id.Value, ("email", FieldValue.Of("b@a.example")), ("city", FieldValue.Of("B")))));
        Assert.Empty(await world.MarksAsync());
    }

    [Fact]
    public async Task What_the_application_changes_beside_an_own_write_is_marked()
    {
        await using var world = await TestModel.WorldAsync(static m =>
        {
            TestModel.All(m);
            m.ForConnection(static (db, _) => db.OnSaving = static d =>
            {
                foreach (var note in d.Notes.ToList())
                    note.Text = "touched by the application";
            }).MarkScope(static _ => "");
        });
        var crm = await world.OpenAsync();
        await world.AddAsync(new Note { Id = Guid.Parse("0197b0b6-0000-7000-8000-000000000001"), Text = "a" });
        await ClearAsync(world);

        await crm.WriteAsync("ticket", crm.Create("ticket", set: [("text", FieldValue.Of("x"))]));

        Assert.Equal(["note:0197b0b6-0000-7000-8000-000000000001"], await world.MarksAsync());
    }

    [Fact]
    public async Task A_full_read_consumes_the_marks_that_were_there_when_it_began()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Ticket(), new Customer { Name = "A" });
        var (_, cursor) = await crm.ReadAsync("ticket");
        var (changes, _) = await crm.ReadAsync("ticket", cursor);
        Assert.Empty(changes);
        Assert.Equal(["company:*"], await world.MarksAsync());
    }

    private static Task ClearAsync(World<TestDb> world) => world.InDbAsync(static db => db.Set<Connectors.Crm.EntityFrameworkCore.Marks.ConnectorMark>().ExecuteDeleteAsync());

    private static Task SetTextAsync(World<TestDb> world, string text) => world.InDbAsync(async db =>
    {
        (await db.Notes.SingleAsync()).Text = text;
        await db.SaveChangesAsync();
    });
}
