using System.Reflection;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private static readonly ConnectionId Acme = new("acme");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_is_not_migrated_says_so_and_how_to_migrate_it_and_touches_nothing()
    {
        var path = _folder.File("none/sync.db");
        await using var store = Databases.Store(path);
        var missing = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.FindConnectionAsync(Acme, default));
        Assert.Contains("There is no sync database", missing.Message, StringComparison.Ordinal);
        Assert.Contains("ISyncStoreMigrator.MigrateAsync", missing.Message, StringComparison.Ordinal);
        Assert.Contains("MigrateOnStart = true", missing.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));

        await store.MigrateAsync();
        Assert.Null(await store.FindConnectionAsync(Acme, default));
        await store.MigrateAsync();
    }

    [Fact]
    public async Task A_file_with_other_tables_only_is_not_migrated_and_keeps_them_when_it_is()
    {
        var path = _folder.File("sync.db");
        using (var raw = Databases.Open(path))
            raw.Execute("CREATE TABLE customer (id INTEGER); INSERT INTO customer VALUES (1)");
        await using var store = Databases.Store(path);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default));
        Assert.Contains("holds no sync tables yet", error.Message, StringComparison.Ordinal);
        await store.MigrateAsync();
        Assert.NotNull(await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default));
        using var again = Databases.Open(path);
        Assert.Equal(1L, again.Scalar("SELECT COUNT(*) FROM customer"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        var path = _folder.File("sync.db");
        using var raw = Databases.Open(path);
        raw.Execute("CREATE TABLE sync_run (somebody_elses INTEGER)");
        await using var store = Databases.Store(path);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MigrateAsync());
        Assert.Contains("sync_run", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, raw.Scalar("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"));
        raw.Execute("DROP TABLE sync_run");
        await store.MigrateAsync();
    }

    [Fact]
    public async Task Many_who_migrate_at_once_migrate_once()
    {
        var path = _folder.File("sync.db");
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations(path).Migrate())));
        Assert.Equal([0, 0, 0, All(path)], counts.Order());
    }

    [Fact]
    public async Task A_file_of_an_older_version_is_refused_until_it_is_migrated_and_keeps_its_rows()
    {
        var path = _folder.File("sync.db");
        await using (var before = Databases.Store(path))
        {
            await before.MigrateAsync();
            await before.SaveConnectionAsync(new ConnectionRow { Id = Acme, Kind = "k" }, null, default);
        }

        var newer = Migrations(path, later: true);
        var error = Assert.Throws<StoreUnavailableException>(newer.Check);
        Assert.Contains("made by an older version: 29990101000000_Later must be applied", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, newer.Migrate());
        Assert.Equal(0, newer.Migrate());
        newer.Check();
        using var raw = Databases.Open(path);
        Assert.Equal("", raw.Scalar("SELECT later FROM sync_connection WHERE connection = 'acme'"));
    }

    [Fact]
    public async Task A_database_of_the_first_version_keeps_every_row_and_gets_the_new_tables()
    {
        var path = _folder.File("sync.db");
        using (var context = new SyncStoreContext(new SqliteFile(Databases.Options(path)).ContextOptions()))
        {
            var script = context.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, "20261121211902_Initial", MigrationsSqlGenerationOptions.NoTransactions);
            using var raw = Databases.Open(path);
            raw.Execute(script);
            raw.Execute("INSERT INTO sync_link (connection, id, mapping, state, reason, crm_resource, crm_id, accounting_resource, accounting_id, base, updated_at) VALUES ('acme', '00000000-0000-0000-0000-000000000001', 'company', 1, '', 'c', '1', 'a', '2', 'b', 5)");
            raw.Execute("INSERT INTO sync_connection (connection, kind, mode, settings, settings_version, preset, pins, health, version) VALUES ('acme', 'k', 3, '{}', 4, '', '', '', 2)");
            raw.Execute("INSERT INTO sync_record (connection, side, resource, id, entity, hash, deleted, pass, keys) VALUES ('acme', 0, 'c', '1', 'c', 'h', 0, 1, '[]')");
        }

        Assert.Equal(All(path) - 1, Migrations(path).Migrate());
        await using var store = Databases.Store(path);
        Assert.Equal("2", Assert.Single(await store.FindLinksAsync(Acme, Side.Crm, "c", ["1"], default)).AccountingId);
        Assert.Empty(await store.ListBrakesAsync(Acme, DateTimeOffset.MinValue, default));
        await store.SaveApprovalsAsync(Acme, [new ApprovalRow { Mapping = "company", Pair = "crm:1", Whats = ["unlink"], At = default, Until = default }], default);
        Assert.Single(await store.FindApprovalsAsync(Acme, "company", ["crm:1"], default));
        var connection = (await store.FindConnectionAsync(Acme, default))!;
        Assert.Equal((ConnectionOrigin.Elsewhere, false, "", "", 0, "{}"), (connection.Origin, connection.Paused, connection.CrmSecret, connection.Alerts, connection.Binding, connection.Settings));
        Assert.False(Assert.Single(await store.FindRecordsAsync(Acme, Side.Crm, "c", ["1"], default)).Forgotten);
    }

    [Fact]
    public async Task From_nothing_to_the_newest_in_one_go()
    {
        var path = _folder.File("sync.db");
        Assert.Equal(All(path) + 1, Migrations(path, later: true).Migrate());

        // A later version that an older program can live with left the format as it was.
        await using var older = Databases.Store(path);
        await older.SaveConnectionAsync(new ConnectionRow { Id = Acme, Kind = "k" }, null, default);
        await older.MigrateAsync();
    }

    [Fact]
    public async Task A_file_of_a_newer_format_is_refused_by_the_store_and_by_its_migration()
    {
        var path = Databases.Migrated(_folder);
        using (var raw = Databases.Open(path))
            raw.Execute("UPDATE sync_store SET format = 2");
        await using var store = Databases.Store(path);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.FindConnectionAsync(Acme, default));
        Assert.Contains("has the format 2; this version of Connectors.Sync.Sqlite knows formats up to 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("restore the backup", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MigrateAsync());
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        using var context = new SyncStoreContext(new SqliteFile(Databases.Options(_folder.File("x.db"))).ContextOptions());
        Assert.False(context.Database.HasPendingModelChanges(), "The tables were changed without a migration: see eng/README.md.");
    }

    [Fact]
    public async Task What_is_no_database_is_told_apart()
    {
        var path = _folder.File("letter.txt");
        await File.WriteAllTextAsync(path, new string('a', 5000));
        await using var store = Databases.Store(path);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.FindConnectionAsync(Acme, default));
        Assert.Contains("is damaged or is no SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static int All(string path)
    {
        using var context = new SyncStoreContext(new SqliteFile(Databases.Options(path)).ContextOptions());
        return context.Database.GetMigrations().Count();
    }

    private static SqliteMigrations Migrations(string path, bool later = false)
    {
        var file = new SqliteFile(Databases.Options(path));
        if (!later)
            return new SqliteMigrations(file);
        var options = new DbContextOptionsBuilder<SyncStoreContext>(file.ContextOptions()).ReplaceService<IMigrationsAssembly, WithLater>().Options;
        return new SqliteMigrations(file, () => new SyncStoreContext(options));
    }

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
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("later", "sync_connection", type: "TEXT", nullable: false, defaultValue: "");
    }
}
