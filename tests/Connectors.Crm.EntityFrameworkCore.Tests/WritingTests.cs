using Connectors.Crm.EntityFrameworkCore;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EfCrm.Tests;

[Rule("R37")]
public sealed class WritingTests
{
    [Fact]
    public async Task A_create_answers_the_record_as_it_is_stored()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();

        var applied = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", crm.Create("company", set: [("name", FieldValue.Of("Ærø ApS")), ("credit", FieldValue.Of(12.345m)), ("gln", FieldValue.Of("579"))])));

        Assert.Equal("1", applied.Id.Value);
        Assert.Equal("Ærø ApS", applied.Record!["name"].AsText());
        Assert.Equal(12.35m, applied.Record["credit"].AsNumber());
        Assert.Equal(world.Clock.Now, applied.Record.ModifiedAt);
        Assert.Equal(applied.Record, await crm.RecordAsync("company", "1"));
        Assert.True(crm.Provider.Capabilities.Find("company")!.WriteReturnsRecord);
    }

    [Fact]
    [Rule("R22")]
    public async Task A_create_that_is_repeated_answers_the_first_row_and_writes_nothing()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var intent = Guid.NewGuid();
        var first = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", crm.Create("company", intent, ("name", FieldValue.Of("Acme")))));
        // Another process, much later.
        world.Clock.Now += TimeSpan.FromDays(29);

        var again = Assert.IsType<WriteOutcome.Applied>(await (await world.OpenAsync()).WriteAsync("company", crm.Create("company", intent, ("name", FieldValue.Of("Acme")))));

        Assert.Equal(first.Id, again.Id);
        Assert.Equal("Acme", again.Record!["name"].AsText());
        Assert.Equal(1, await world.AskDbAsync(static db => db.Customers.CountAsync()));
        Assert.True(Assert.IsType<CreateSafety.IdempotencyKey>(crm.Provider.Capabilities.Find("company")!.CreateSafety).Window >= TimeSpan.FromDays(29));
    }

    [Fact]
    public async Task Two_attempts_of_one_create_at_once_make_one_row()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var intent = Guid.NewGuid();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => crm.WriteAsync("company", crm.Create("company", intent, ("name", FieldValue.Of("Acme")))))));

        Assert.All(outcomes, static o => Assert.Equal("1", Assert.IsType<WriteOutcome.Applied>(o).Id.Value));
        Assert.Equal(1, await world.AskDbAsync(static db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task A_create_whose_save_fails_remembers_nothing()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", Vat = "DK1" });
        var intent = Guid.NewGuid();

        var refused = Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("company", crm.Create("company", intent, ("name", FieldValue.Of("B")), ("vatNumber", FieldValue.Of("DK1")))));

        Assert.Equal(("duplicate", "vatNumber"), (refused.Problems[0].Code, refused.Problems[0].Field));
        Assert.Equal(0, await world.AskDbAsync(static db => db.Set<ConnectorWrite>().CountAsync()));
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", crm.Create("company", intent, ("name", FieldValue.Of("B")), ("vatNumber", FieldValue.Of("DK2")))));
    }

    [Fact]
    public async Task Creates_of_long_ago_are_forgotten()
    {
        await using var world = await TestModel.WorldAsync();
        await (await world.OpenAsync()).WriteAsync("note", (await world.OpenAsync()).Create("note"));
        world.Clock.Now += TimeSpan.FromDays(61);
        var crm = await world.OpenAsync();
        await crm.WriteAsync("note", crm.Create("note"));

        Assert.Equal(1, await world.AskDbAsync(static db => db.Set<ConnectorWrite>().CountAsync()));
    }

    [Fact]
    [Rule("R4")]
    public async Task An_update_writes_what_it_names_clears_what_is_null_and_leaves_what_is_absent()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", Vat = "DK1", Phone = "1", Postal = { City = "X", Zip = "9" }, Contact = new Contact { Email = "a@a.example" }, Extra = { ["gln"] = "1", ["source"] = "fair" }, Notes = "private", Group = new Group() });

        var update = await crm.UpdateAsync("company", "1", ("vatNumber", FieldValue.Null), ("phone", FieldValue.Null), ("city", FieldValue.Of("Y")), ("gln", FieldValue.Null), ("group", FieldValue.Null), ("email", FieldValue.Absent));
        var record = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", update)).Record!;

        Assert.True(record["vatNumber"].IsNull);
        Assert.True(record["gln"].IsNull);
        Assert.True(record["group"].IsNull);
        Assert.Equal("", record["phone"].AsText());
        var row = await world.AskDbAsync(static db => db.Customers.SingleAsync());
        Assert.Equal(("A", null, "", "Y", "9", "a@a.example", "private"), (row.Name, row.Vat, row.Phone, row.Postal.City, row.Postal.Zip, row.Contact!.Email, row.Notes));
        Assert.Equal("fair", Assert.Single(row.Extra).Value);
    }

    [Fact]
    public async Task A_row_that_changed_in_a_written_field_is_stale_and_edits_of_other_fields_survive()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", Postal = { City = "X" } });
        var update = await crm.UpdateAsync("company", "1", ("city", FieldValue.Of("ours")));
        await SetAsync(world, static c => c.Phone = "edited meanwhile");
        Assert.Equal("edited meanwhile", Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", update)).Record!["phone"].AsText());

        update = await crm.UpdateAsync("company", "1", ("city", FieldValue.Of("ours again")));
        await SetAsync(world, static c => c.Postal.City = "theirs");
        var stale = Assert.IsType<WriteOutcome.Stale>(await crm.WriteAsync("company", update));

        Assert.Equal("theirs", stale.Current!["city"].AsText());
        Assert.Equal("theirs", await world.AskDbAsync(static db => db.Customers.Select(static c => c.Postal.City).SingleAsync()));
    }

    [Fact]
    public async Task A_concurrency_token_of_the_model_is_the_version()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Badge { Id = new BadgeId(1), Name = "a", Version = 1 });
        var update = await crm.UpdateAsync("badge", "1", ("name", FieldValue.Of("b")));
        Assert.Equal("1", update.Current!.Version);
        await world.InDbAsync(static db => db.Set<Badge>().ExecuteUpdateAsync(static s => s.SetProperty(static b => b.Version, 2)));

        Assert.IsType<WriteOutcome.Stale>(await crm.WriteAsync("badge", update));
    }

    [Fact]
    public async Task A_race_that_the_model_notices_is_stale()
    {
        await using var world = await TestModel.WorldAsync(static m =>
        {
            TestModel.All(m);
            // Between our look and our save somebody else gets in: the tracker's original value is no longer the row's.
            m.ForConnection(static (db, _) => db.OnSaving = static d =>
            {
                foreach (var badge in d.ChangeTracker.Entries<Badge>())
                    badge.Property(static b => b.Version).OriginalValue = 7;
            }).MarkScope(static _ => "");
        });
        var crm = await world.OpenAsync();
        await world.AddAsync(new Badge { Id = new BadgeId(1), Name = "a", Version = 1 });

        Assert.IsType<WriteOutcome.Stale>(await crm.WriteAsync("badge", await crm.UpdateAsync("badge", "1", ("name", FieldValue.Of("b")))));
    }

    [Fact]
    public async Task A_row_that_is_gone_or_flagged_is_stale()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" }, new Customer { Name = "B" });
        var gone = await crm.UpdateAsync("company", "1", ("city", FieldValue.Of("x")));
        var flagged = await crm.UpdateAsync("company", "2", ("city", FieldValue.Of("x")));
        await world.InDbAsync(static db => db.Customers.Where(static c => c.Id == 1).ExecuteDeleteAsync());
        await SetAsync(world, static c => c.Deleted = true);

        Assert.Null(Assert.IsType<WriteOutcome.Stale>(await crm.WriteAsync("company", gone)).Current);
        Assert.True(Assert.IsType<WriteOutcome.Stale>(await crm.WriteAsync("company", flagged)).Current!.Deleted);
    }

    [Fact]
    public async Task A_deletion_sets_the_flag_or_removes_the_row_where_that_is_allowed()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" }, new Note { Id = Guid.Parse("0197b0b6-0000-7000-8000-000000000001") }, new Country { Code = "DK" });

        Assert.True(Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", await crm.DeleteAsync("company", "1"))).Record!.Deleted);
        Assert.Null(Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("note", await crm.DeleteAsync("note", "0197b0b6-0000-7000-8000-000000000001"))).Record);
        Assert.Equal("not-deletable", Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("country", await crm.DeleteAsync("country", "DK"))).Problems[0].Code);

        Assert.True(await world.AskDbAsync(static db => db.Customers.Select(static c => c.Deleted).SingleAsync()));
        Assert.Equal(0, await world.AskDbAsync(static db => db.Notes.CountAsync()));
        Assert.Equal(1, await world.AskDbAsync(static db => db.Set<Country>().CountAsync()));
        Assert.Equal([true, true, false], new[] { "company", "note", "country" }.Select(e => crm.Provider.Capabilities.Find(e)!.CanDelete));
    }

    [Theory]
    [InlineData("name", null, "required")]
    [InlineData("name", "", "required")]
    [InlineData("name", "a text that is longer than the fifty characters of its column", "too-long")]
    [InlineData("rating", "Lukewarm", "invalid")]
    [InlineData("number", "12x", "invalid")]
    [InlineData("number", "-1", "rejected")]
    [InlineData("token", "no guid", "invalid")]
    [InlineData("label", "x", "read-only")]
    public async Task What_the_database_would_refuse_is_refused_with_its_field(string field, string? value, string code)
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });

        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("company", await crm.UpdateAsync("company", "1", (field, FieldValue.Of(value))))).Problems);

        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.Equal("A", await world.AskDbAsync(static db => db.Customers.Select(static c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_create_without_what_is_required_is_refused_and_a_missing_reference_is_named()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();

        Assert.Equal(("required", "name"), Of(await crm.WriteAsync("company", crm.Create("company", set: [("city", FieldValue.Of("x"))]))));
        Assert.Equal(("reference", "group"), Of(await crm.WriteAsync("company", crm.Create("company", set: [("name", FieldValue.Of("A")), ("group", FieldValue.Of(new RecordRef("group", "99")))]))));
        Assert.Equal(("reference", "group"), Of(await crm.WriteAsync("company", crm.Create("company", set: [("name", FieldValue.Of("A")), ("group", FieldValue.Of(new RecordRef("company", "1")))]))));
        Assert.Equal(0, await world.AskDbAsync(static db => db.Customers.CountAsync()));

        static (string, string?) Of(WriteOutcome outcome) => Assert.IsType<WriteOutcome.Refused>(outcome).Problems is [var only] ? (only.Code, only.Field) : throw new InvalidOperationException(outcome.ToString());
    }

    [Fact]
    public async Task What_the_application_itself_refuses_is_refused_with_its_words()
    {
        await using var world = await TestModel.WorldAsync(static m =>
        {
            TestModel.All(m);
            m.ForConnection(static (db, _) => db.OnSaving = static _ => throw new InvalidDataException("No notes on Sundays.")).MarkScope(static _ => "");
        });
        var crm = await world.OpenAsync();

        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("note", crm.Create("note"))).Problems);

        Assert.Equal("rejected", problem.Code);
        Assert.Contains("No notes on Sundays.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.AskDbAsync(static db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task A_locked_database_took_nothing()
    {
        await using var world = await World<TestDb>.CreateAsync(TestModel.All, options: static o => o.UseConnectorMarks().UseSqlite(static s => s.CommandTimeout(1)));
        var crm = await world.OpenAsync();
        await world.InDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Ticket());
            await db.SaveChangesAsync();

            var outcome = Assert.IsType<WriteOutcome.NotSent>(await crm.WriteAsync("note", crm.Create("note")));
            Assert.Equal(UnavailableReason.Limited, outcome.Reason);
        });
        Assert.Equal(0, await world.AskDbAsync(static db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task A_database_that_is_not_there_took_nothing()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        var lost = new LostCommit { When = LostCommit.Moment.BeforeAnything };
        await using var broken = await World<TestDb>.CreateAsync(TestModel.All, options: o => o.AddInterceptors(lost));
        lost.Armed = true;

        var outcome = Assert.IsType<WriteOutcome.NotSent>(await (new CrmSide((await broken.OpenAsync()).Provider, crm.Schema)).WriteAsync("note", crm.Create("note")));

        Assert.Equal(UnavailableReason.Unreachable, outcome.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_without_an_answer_is_uncertain_and_its_repeat_settles_it(bool committed)
    {
        var lost = new LostCommit { When = committed ? LostCommit.Moment.AfterCommit : LostCommit.Moment.BeforeCommit };
        await using var world = await World<TestDb>.CreateAsync(TestModel.All, options: o => o.AddInterceptors(lost));
        var crm = await world.OpenAsync();
        var write = crm.Create("company", set: [("name", FieldValue.Of("Acme"))]);
        lost.Armed = true;
        var evidence = Assert.IsType<WriteOutcome.Uncertain>(await crm.WriteAsync("company", write)).Evidence;
        lost.Armed = false;
        Assert.Equal(write.IntentId.ToString("D"), evidence.Key);
        Assert.Equal(committed ? 1 : 0, await world.AskDbAsync(static db => db.Customers.CountAsync()));

        Assert.Equal("1", Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", write)).Id.Value);

        Assert.Equal(1, await world.AskDbAsync(static db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Every_write_has_its_outcome_in_order()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();

        var outcomes = await crm.Provider.WriteAsync(new WriteBatch(crm.Of("company"), [
            crm.Create("company", set: [("name", FieldValue.Of("A"))]), crm.Create("company"), crm.Create("company", set: [("name", FieldValue.Of("B"))])]), default);

        Assert.Collection(outcomes, static o => Assert.Equal("1", Assert.IsType<WriteOutcome.Applied>(o).Id.Value), static o => Assert.IsType<WriteOutcome.Refused>(o),
            static o => Assert.Equal("2", Assert.IsType<WriteOutcome.Applied>(o).Id.Value));
    }

    [Fact]
    public async Task The_acting_user_and_the_marker_reach_the_row()
    {
        var users = new List<string?>();
        await using var world = await TestModel.WorldAsync(m =>
        {
            TestModel.Customers(m).MarkerField(Crm.Company.Custom<string>("source"));
            m.ActAs(static (db, user) => db.ActingUser = user).ForConnection((db, _) => db.OnSaving = d => users.Add(d.ActingUser)).MarkScope(static _ => "");
        });
        var crm = await world.OpenAsync();
        var write = crm.Create("company", set: [("name", FieldValue.Of("A"))]) with { ActingUser = "mette", Marker = "cx1:acme:company:7" };

        var record = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", write)).Record!;

        Assert.Equal("cx1:acme:company:7", record["source"].AsText());
        Assert.Equal(["mette"], users);
        Assert.Equal("source", crm.Provider.Capabilities.Find("company")!.MarkerField);
    }

    private static Task SetAsync(World<TestDb> world, Action<Customer> change) => world.InDbAsync(async db =>
    {
        change(await db.Customers.OrderBy(static c => c.Id).LastAsync());
        await db.SaveChangesAsync();
    });

    /// <summary>Loses the answer to a commit.</summary>
    private sealed class LostCommit : DbTransactionInterceptor
    {
        public enum Moment
        {
            BeforeAnything,
            BeforeCommit,
            AfterCommit,
        }

        public required Moment When { get; init; }

        public bool Armed { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbTransaction>> TransactionStartingAsync(System.Data.Common.DbConnection connection, TransactionStartingEventData eventData,
            InterceptionResult<System.Data.Common.DbTransaction> result, CancellationToken cancellationToken = default) => Fail(Moment.BeforeAnything, result);

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            Fail(Moment.BeforeCommit, result);

        public override Task TransactionCommittedAsync(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Fail(Moment.AfterCommit, 0).AsTask();

        private ValueTask<T> Fail<T>(Moment moment, T result) =>
            Armed && moment == When ? throw new SqliteException("disk I/O error", 10, 10) : ValueTask.FromResult(result);
    }
}
