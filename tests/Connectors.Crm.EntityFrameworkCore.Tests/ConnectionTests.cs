using System.Data.Common;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EfCrm.Tests;

/// <summary>Tenants, accounts, and how contexts are come by.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("factory")]
    [InlineData("pooled factory")]
    [InlineData("scoped")]
    [InlineData("pooled")]
    public async Task Contexts_are_taken_as_they_are_registered_and_none_is_kept(string registration)
    {
        var connections = new Connections();
        await using var world = await World<PlainDb>.CreateAsync(PlainModel, options: o => o.AddInterceptors(connections), register: (services, options) => _ = registration switch
        {
            "factory" => services.AddDbContextFactory<PlainDb>(o => options(o.UseConnectorMarks())),
            "pooled factory" => services.AddPooledDbContextFactory<PlainDb>(o => options(o.UseConnectorMarks())),
            "scoped" => services.AddDbContext<PlainDb>(o => options(o.UseConnectorMarks())),
            _ => services.AddDbContextPool<PlainDb>(o => options(o.UseConnectorMarks())),
        });
        var crm = await world.OpenAsync();
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("note", crm.Create("note", set: [("text", FieldValue.Of("ours"))])));
        await world.InDbAsync(static async db =>
        {
            db.Add(new Note { Text = "theirs" });
            Assert.Equal(1, await db.SaveChangesAsync());
        });
        await world.InDbAsync(static async db => Assert.Single(await db.Set<ConnectorMark>().ToListAsync()));
        var open = new List<int>();
        var request = new ReadRequest { Resource = "note", PageSizeHint = 1, Entities = [new EntitySelection(crm.Of("note"), [crm.Of("note").SlotOf("text")])] };
        await foreach (var page in crm.Provider.ReadChangesAsync(request, default))
        {
            Assert.Single(page.Changes);
            open.Add(connections.Open);
        }

        Assert.Equal([0, 0], open);
        Assert.True(connections.Opened >= 2);
    }

    [Fact]
    public async Task A_context_that_is_not_registered_is_named()
    {
        var services = new ServiceCollection();
        var definition = new ConnectionBuilder("acme", services).Crm<PlainDb>(PlainModel).UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException()).Build();
        await using var provider = services.BuildServiceProvider();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await definition.CreateCrm(new ConnectionContext(new ConnectionDescriptor { Id = new ConnectionId("acme"), Kind = "acme" }, provider), default));

        Assert.Contains("AddDbContextFactory<PlainDb>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenants_see_their_own_rows_and_consume_their_own_marks()
    {
        await using var world = await TenantsAsync(static m => m.MarkScope(static db => db.Tenant));
        var a = await OpenAsync(world, "a");
        var b = await OpenAsync(world, "b");
        var (_, cursorA) = await a.ReadAsync("deal");
        var (_, cursorB) = await b.ReadAsync("deal");
        await AddAsync(world, "a", "one");
        await AddAsync(world, "b", "two");

        (var changes, cursorA) = await a.ReadAsync("deal", cursorA);
        Assert.Equal("one", Assert.Single(changes).Record!["text"].AsText());
        (changes, _) = await a.ReadAsync("deal", cursorA);
        Assert.Empty(changes);
        (changes, _) = await b.ReadAsync("deal", cursorB);
        Assert.Equal("two", Assert.Single(changes).Record!["text"].AsText());
        Assert.IsType<RecordLookup.Unknown>(await a.GetAsync("deal", "2"));
        Assert.Equal(("crm.db/a", "crm.db/b"), (await AccountAsync(a), await AccountAsync(b)));

        static async Task<string> AccountAsync(CrmSide side) => (await side.Provider.ProbeAsync(default)).Account!.Id;
    }

    [Fact]
    public async Task Without_a_scope_the_connections_of_a_kind_use_no_marks_and_say_so()
    {
        await using var world = await TenantsAsync(static _ => { });
        var a = await OpenAsync(world, "a");
        await AddAsync(world, "a", "one");
        Assert.Equal(0, await MarksAsync(world));
        Assert.Equal(CursorKind.None, a.Provider.Capabilities.FindResource("deal")!.Cursor);
        Assert.Single((await a.ReadAsync("deal")).Changes);
        var health = await a.Provider.ProbeAsync(default);
        Assert.True(health.Ok);
        Assert.Contains("MarkScope", health.Capabilities.Single(static c => c.Name == "marks").NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_without_tenants_lets_no_marks_pile_up()
    {
        await using var world = await World<TestDb>.CreateAsync(TestModel.All, connection: "one", name: "kind", options: static o => o.UseConnectorMarks());
        var crm = await world.OpenAsync();
        await world.AddAsync(new Note());
        Assert.Single(await world.MarksAsync());

        var (changes, _) = await crm.ReadAsync("note");

        Assert.Single(changes);
        Assert.Empty(await world.MarksAsync());
    }

    [Fact]
    public async Task A_new_row_that_its_own_connection_would_not_see_is_not_made()
    {
        await using var world = await TenantsAsync(static m => m.MarkScope(static db => db.Tenant), tenantOnCreate: false);
        var a = await OpenAsync(world, "a");

        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await a.WriteAsync("deal", a.Create("deal", set: [("text", FieldValue.Of("x"))]))).Problems);

        Assert.Equal(("not-visible", Fixer.Developer), (problem.Code, problem.WhoCanFix));
        Assert.Equal(0, await world.AskDbAsync(static db => db.Set<Deal>().IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task Deleted_rows_that_a_named_filter_hides_are_seen_when_the_filter_is_ignored()
    {
        await using var world = await TenantsAsync(static m => m.MarkScope(static db => db.Tenant));
        var a = await OpenAsync(world, "a");
        await AddAsync(world, "a", "one");
        await AddAsync(world, "b", "two");
        var (_, cursor) = await a.ReadAsync("deal");
        (_, cursor) = await a.ReadAsync("deal", cursor);
        await world.InDbAsync(static async db =>
        {
            db.Tenant = "a";
            (await db.Set<Deal>().SingleAsync()).DeletedAt = new DateTime(2026, 3, 2);
            await db.SaveChangesAsync();
        });

        var change = Assert.Single((await a.ReadAsync("deal", cursor)).Changes);

        Assert.True(change is { Deleted: true, Record.Deleted: true });
        Assert.IsType<WriteOutcome.Stale>(await a.WriteAsync("deal", await a.DeleteAsync("deal", "1")));
        Assert.True((await a.RecordAsync("deal", "1")).Deleted);
    }

    [Fact]
    public async Task Two_connections_on_one_database_hear_of_everything_but_their_own_writes()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new StillClock());
        var folder = Directory.CreateTempSubdirectory("efcrm").FullName;
        services.AddDbContextFactory<TestDb>(o => o.UseSqlite($"Data Source={Path.Combine(folder, "crm.db")};Pooling=False").UseConnectorMarks());
        var definitions = new[] { "one", "two" }.Select(n => new ConnectionBuilder(n, services).Crm<TestDb>(TestModel.All).UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException()).Build()).ToList();
        await using (var provider = services.BuildServiceProvider())
        {
            await using (var db = await provider.GetRequiredService<IDbContextFactory<TestDb>>().CreateDbContextAsync())
                await db.Database.EnsureCreatedAsync();
            var sides = new List<CrmSide>();
            foreach (var definition in definitions)
            {
                var side = await definition.CreateCrm(new ConnectionContext(new ConnectionDescriptor { Id = new ConnectionId(definition.Name), Kind = definition.Name }, provider.CreateScope().ServiceProvider), default);
                sides.Add(new CrmSide(side, await side.DescribeAsync(default)));
            }

            var cursors = new[] { (await sides[0].ReadAsync("note")).Cursor, (await sides[1].ReadAsync("note")).Cursor };
            await sides[0].WriteAsync("note", sides[0].Create("note", set: [("text", FieldValue.Of("of one"))]));

            Assert.Empty((await sides[0].ReadAsync("note", cursors[0])).Changes);
            Assert.Equal("of one", Assert.Single((await sides[1].ReadAsync("note", cursors[1])).Changes).Record!["text"].AsText());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_program_without_a_sync_marks_by_the_same_model()
    {
        await using var world = await World<PlainDb>.CreateAsync(PlainModel);
        await world.InDbAsync(static async db =>
        {
            // The web application: no service of the sync, the same file.
            await using var web = new PlainDb(new DbContextOptionsBuilder<PlainDb>().UseSqlite(db.Database.GetConnectionString()).UseConnectorMarks("acme", PlainModel).Options);
            web.Add(new Note { Text = "from the web" });
            Assert.Equal(1, await web.SaveChangesAsync());
        });

        Assert.Equal("acme", await world.AskDbAsync(static db => db.Set<ConnectorMark>().Select(static m => m.Consumer).SingleAsync()));
    }

    [Fact]
    public async Task Marks_that_nobody_wants_are_an_error_that_says_what_to_do()
    {
        await using var world = await World<PlainDb>.CreateAsync(PlainModel);
        await world.InDbAsync(static async db =>
        {
            await using var web = new PlainDb(new DbContextOptionsBuilder<PlainDb>().UseSqlite(db.Database.GetConnectionString()).UseConnectorMarks().Options);
            web.Add(new Note());
            Assert.Contains(".Crm<PlainDb>", (await Assert.ThrowsAsync<InvalidOperationException>(() => web.SaveChangesAsync())).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_account_is_the_database_unless_somebody_knows_better()
    {
        await using var world = await TestModel.WorldAsync();
        var health = await (await world.OpenAsync()).Provider.ProbeAsync(default);
        Assert.True(health.Ok, health.Reason);
        Assert.Equal(new AccountIdentity("crm.db", "crm.db"), health.Account);
        Assert.All(health.Capabilities, static c => Assert.Equal(CapabilityState.Ok, c.State));

        await using var other = await TestModel.WorldAsync(static m =>
        {
            TestModel.All(m);
            m.Account(static async (db, _, token) => new AccountIdentity($"{await db.Customers.CountAsync(token)}", "Acme"));
        });
        Assert.Equal("0", (await (await other.OpenAsync()).Provider.ProbeAsync(default)).Account!.Id);
    }

    [Fact]
    public async Task Without_the_tables_creates_are_as_safe_as_their_keys()
    {
        await using var world = await World<BareDb>.CreateAsync(static m =>
        {
            m.Entity<Note>(TestModel.Note, static n => n.Id).Field(new Field<string>("note", "text"), static n => n.Text);
            m.Entity<Ticket>(TestModel.Ticket, static t => t.Id).Field(new Field<string>("ticket", "text"), static t => t.Text);
        });
        var crm = await world.OpenAsync();
        Assert.IsType<CreateSafety.ClientId>(crm.Provider.Capabilities.Find("note")!.CreateSafety);
        Assert.IsType<CreateSafety.None>(crm.Provider.Capabilities.Find("ticket")!.CreateSafety);
        Assert.Equal(CursorKind.None, crm.Provider.Capabilities.FindResource("note")!.Cursor);
        var intent = Guid.NewGuid();
        for (var attempt = 0; attempt < 2; attempt++)
            Assert.Equal(intent.ToString("D"), Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("note", crm.Create("note", intent, ("text", FieldValue.Of("a"))))).Id.Value);
        Assert.Equal(1, await world.AskDbAsync(static db => db.Set<Note>().CountAsync()));
        Assert.Single((await crm.ReadAsync("note")).Changes);
        Assert.Equal(CapabilityState.Missing, (await crm.Provider.ProbeAsync(default)).Capabilities.Single(static c => c.Name == "marks").State);
    }

    [Fact]
    public async Task Tables_that_no_migration_made_are_noticed()
    {
        await using var world = await TestModel.WorldAsync();
        await world.InDbAsync(static db => db.Database.ExecuteSqlRawAsync("DROP TABLE connector_marks"));

        var health = await (await world.OpenAsync()).Provider.ProbeAsync(default);

        Assert.False(health.Ok);
        Assert.Contains("migration", health.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("R4")]
    public async Task A_custom_field_that_its_owner_removed_is_absent_and_refused()
    {
        var names = new List<string> { "gln", "source" };
        await using var world = await TestModel.WorldAsync(m => m.Entity<Customer>(Crm.Company.Entity, static c => c.Id).Field(Crm.Company.Name, static c => c.Name)
            .CustomFields(static c => c.Extra, (_, _) => Task.FromResult<IReadOnlyList<string>>([.. names])));
        await world.AddAsync(new Customer { Name = "A", Extra = { ["gln"] = "1", ["source"] = "fair" } }, new Customer { Name = "B" });
        var crm = await world.OpenAsync();
        Assert.Equal("fair", (await crm.RecordAsync("company", "1"))["source"].AsText());
        Assert.True((await crm.RecordAsync("company", "2"))["source"].IsNull);
        var update = await crm.UpdateAsync("company", "1", ("source", FieldValue.Of("web")));

        names.Remove("source");

        Assert.True((await crm.RecordAsync("company", "1"))["source"].IsAbsent);
        Assert.True((await crm.ReadAsync("company")).Changes[0].Record!["source"].IsAbsent);
        Assert.Equal("1", (await crm.RecordAsync("company", "1"))["gln"].AsText());
        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("company", update)).Problems);
        Assert.Equal(("unknown-field", "source"), (problem.Code, problem.Field));
        Assert.False((await crm.Provider.DescribeAsync(default)).Find("company")!.TryGetSlot("source", out _));
    }

    private static void PlainModel(CrmModelBuilder<PlainDb> m) => m.Entity<Note>(TestModel.Note, static n => n.Id).Field(new Field<string>("note", "text"), static n => n.Text);

    private static Task<World<TenantDb>> TenantsAsync(Action<CrmModelBuilder<TenantDb>> more, bool tenantOnCreate = true) => World<TenantDb>.CreateAsync(m =>
    {
        m.ForConnection(static (db, x) => db.Tenant = x.Connection.Id.Value);
        var deal = m.Entity<Deal>(new("deal"), static d => d.Id).Field(new Field<string>("deal", "text"), static d => d.Text).SoftDelete(static d => d.DeletedAt).IgnoreFilters("deleted");
        if (tenantOnCreate)
            deal.OnCreate(static (d, db) => d.Tenant = ((TenantDb)db).Tenant);
        more(m);
    }, connection: "a", name: "kind", options: static o => o.UseConnectorMarks());

    private static Task<CrmSide> OpenAsync(World<TenantDb> world, string tenant)
    {
        world.Connection = world.Connection with { Id = new ConnectionId(tenant) };
        return world.OpenAsync();
    }

    private static Task AddAsync(World<TenantDb> world, string tenant, string text) => world.InDbAsync(async db =>
    {
        db.Tenant = tenant;
        db.Add(new Deal { Tenant = tenant, Text = text });
        await db.SaveChangesAsync();
    });

    private static Task<int> MarksAsync(World<TenantDb> world) => world.AskDbAsync(static db => db.Set<ConnectorMark>().CountAsync());

    internal sealed class Deal
    {
        public int Id { get; set; }

        public string Tenant { get; set; } = "";

        public string? Text { get; set; }

        public DateTime? DeletedAt { get; set; }
    }

    internal sealed class TenantDb(DbContextOptions<TenantDb> options) : DbContext(options)
    {
        public string Tenant { get; set; } = "";

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddConnectorMarks();
            modelBuilder.Entity<Deal>().HasQueryFilter("tenant", d => d.Tenant == Tenant).HasQueryFilter("deleted", static d => d.DeletedAt == null);
        }
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public int Open { get; private set; }

        public int Opened { get; private set; }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Open++;
            Opened++;
            return Task.CompletedTask;
        }

        public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
        {
            Open--;
            return Task.CompletedTask;
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Open++;

        public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Open--;
    }

    internal sealed class PlainDb(DbContextOptions<PlainDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.AddConnectorMarks();
            modelBuilder.Entity<Note>();
        }
    }

    internal sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Note>();
            modelBuilder.Entity<Ticket>();
        }
    }
}
