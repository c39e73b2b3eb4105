using System.Reflection;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly ConnectionId Acme = new("acme");

    private TemporaryDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TemporaryDatabase.EmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_store_that_is_not_migrated_says_so_and_how_to_migrate_it_and_touches_nothing()
    {
        await using var store = _database.Store();
        var missing = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.FindConnectionAsync(Acme, default));
        Assert.Contains("holds no sync tables yet", missing.Message, StringComparison.Ordinal);
        Assert.Contains("ISyncStoreMigrator.MigrateAsync", missing.Message, StringComparison.Ordinal);
        Assert.Contains("MigrateOnStart = true", missing.Message, StringComparison.Ordinal);
        Assert.Null(await _database.ScalarAsync("SELECT 1 FROM pg_namespace WHERE nspname = 'connectors'"));

        await store.MigrateAsync();
        Assert.Null(await store.FindConnectionAsync(Acme, default));
        await store.MigrateAsync();
    }

    [Fact]
    public async Task Everything_stands_in_the_schema_and_the_rest_of_the_database_is_left_alone()
    {
        await using (var raw = await _database.OpenAsync())
            await raw.ExecuteAsync("CREATE TABLE public.sync_link (somebody_elses int); INSERT INTO public.sync_link VALUES (1)");
        await using var store = _database.Store();
        await store.MigrateAsync();
        Assert.NotNull(await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default));
        Assert.Equal(1L, await _database.ScalarAsync("SELECT count(*) FROM public.sync_link"));
        Assert.Equal(1L, await _database.ScalarAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal(0L, await _database.ScalarAsync("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'S'"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        await using var raw = await _database.OpenAsync();
        await raw.ExecuteAsync("CREATE SCHEMA connectors; CREATE TABLE connectors.sync_run (somebody_elses int)");
        await using var store = _database.Store();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => store.MigrateAsync());
        Assert.Contains("sync_run", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await raw.ScalarAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'connectors'"));
        await raw.ExecuteAsync("DROP TABLE connectors.sync_run");
        await store.MigrateAsync();
    }

    [Fact]
    public async Task A_database_of_an_older_version_is_refused_until_it_is_migrated_and_keeps_every_row()
    {
        var link = Guid.NewGuid();
        await using (var before = _database.Store())
        {
            await before.MigrateAsync();
            await before.SaveConnectionAsync(new ConnectionRow { Id = Acme, Kind = "k" }, new JournalRow { Connection = Acme, At = DateTimeOffset.UnixEpoch, Event = "mode" }, default);
            var lease = (await before.TryAcquireAsync(Acme, "host", TimeSpan.FromHours(1), default))!;
            await before.CommitAsync(lease, new StoreBatch { Links = { new LinkRow { Id = link, Mapping = "company", State = LinkState.Active, CrmResource = "c", CrmId = "1", AccountingResource = "a", AccountingId = "2", Base = "{}" } } }, default);
        }

        await using var database = new PostgreSqlDatabase(_database.Options());
        var newer = new PostgreSqlMigrations(database, connection => WithLaterMigration(database, connection));
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await newer.CheckAsync(default));
        Assert.Contains("made by an older version: 29990101000000_Later must be applied", error.Message, StringComparison.Ordinal);
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await newer.MigrateAsync(default))));
        Assert.Equal([0, 0, 0, 1], counts.Order());
        await newer.CheckAsync(default);
        Assert.Equal("", await _database.ScalarAsync("SELECT later FROM sync_connection WHERE connection = 'acme'"));

        // A later version that an older program can live with left the format as it was, and everything is there.
        await using var older = _database.Store();
        Assert.Equal("k", (await older.FindConnectionAsync(Acme, default))!.Kind);
        Assert.Equal(link, Assert.Single(await older.FindLinksAsync(Acme, Side.Accounting, "a", ["2"], default)).Id);
        Assert.Single(await older.ListJournalAsync(Acme, 10, default));
        await older.MigrateAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_format_is_refused_by_the_store_and_by_its_migration()
    {
        await using (var store = _database.Store())
            await store.MigrateAsync();
        await using (var raw = await _database.OpenAsync())
            await raw.ExecuteAsync("UPDATE sync_store SET format = 2");
        await using var old = _database.Store();
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await old.FindConnectionAsync(Acme, default));
        Assert.Contains("has the format 2; this version of Connectors.Sync.PostgreSql knows formats up to 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("restore the backup", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => old.MigrateAsync());
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await old.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        using var context = new DesignTimeContextFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "The tables were changed without a migration: see eng/README.md.");
    }

    private static SyncStoreContext WithLaterMigration(PostgreSqlDatabase database, NpgsqlConnection connection) =>
        new(database.Configure(new DbContextOptionsBuilder<SyncStoreContext>(), connection).ReplaceService<IMigrationsAssembly, WithLater>().Options);

#pragma warning disable EF1001 // The only way to have a migration that the product does not have yet.
    private sealed class WithLater(
        ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, Microsoft.EntityFrameworkCore.Diagnostics.IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
        : Microsoft.EntityFrameworkCore.Migrations.Internal.MigrationsAssembly(context, options, ids, logger)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
            base.Migrations.Append(KeyValuePair.Create("29990101000000_Later", typeof(Later).GetTypeInfo())).ToDictionary();
    }
#pragma warning restore EF1001

    [Migration("29990101000000_Later")]
    private sealed class Later : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("later", "sync_connection", type: "text", nullable: false, defaultValue: "");
    }
}
