using Connectors.AccountConformance;
using Connectors.Sync.Stores.Relational;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>What every durable store of tokens must do, in a database.</summary>
public sealed class PostgreSqlTokenStoreTests : DurableTokenStoreConformance
{
    private AccountDatabase? _database;

    public override async Task DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    protected override async ValueTask<ITokenStore> OpenAsync(TimeProvider time, ISecretProtector protector) =>
        new StoredTokens(new PostgreSqlAccounts(await (_database ??= new AccountDatabase()).OpenAsync(time)), protector, time);

    protected override ValueTask<object?> ScalarAsync(string sql) => _database!.ScalarAsync(sql);
}

/// <summary>What every durable store of budgets must do, in a database.</summary>
public sealed class PostgreSqlBudgetStoreTests : DurableBudgetStoreConformance
{
    private AccountDatabase? _database;

    public override async Task DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    protected override async ValueTask<IBudgetStore> OpenAsync(TimeProvider time) => new StoredBudgets(new PostgreSqlAccounts(await (_database ??= new AccountDatabase()).OpenAsync(time)));

    protected override ValueTask<object?> ScalarAsync(string sql) => _database!.ScalarAsync(sql);
}

public sealed class SharedAccountTests
{
    [Fact]
    public async Task Two_processes_that_refresh_one_account_at_once_ask_the_vendor_once()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var endpoint = new DurableTokenEndpoint();
        var keys = OtherProcess.NewKey();
        await using (var store = database.Store())
            await OtherProcess.Tokens(store, keys).SaveAsync(OtherProcess.Account, new StoredToken("a", "r", default, "0"), default);

        var processes = Enumerable.Range(0, 2).Select(_ => OtherProcess.Refreshing(database.ConnectionString, keys, endpoint.Port)).ToArray();
        foreach (var process in processes)
            Assert.Equal("ready", await process.ReadLineAsync());
        foreach (var process in processes)
            await process.WriteLineAsync("go");
        foreach (var process in processes)
        {
            Assert.Equal("r1", await process.ReadLineAsync());
            process.Dispose();
        }

        Assert.Equal(1, endpoint.Refreshes);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_an_error_of_the_one_tree()
    {
        await using var nowhere = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = "Host=127.0.0.1;Port=1;Database=sync;Username=ida;Password=hush-hush;Timeout=5" });
        var tokens = OtherProcess.Tokens(nowhere, OtherProcess.NewKey());
        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(async () => await tokens.ReadAsync(OtherProcess.Account, default));
        Assert.Equal("Acme", error.Vendor);
        var budgets = new StoredBudgets(new PostgreSqlAccounts(nowhere));
        await Assert.ThrowsAsync<ConnectorUnavailableException>(async () => await budgets.TryTakeAsync(new BudgetRequest { Account = OtherProcess.Account, Definition = BudgetDefinition.Unlimited }, default));
    }

    [Fact, Rule("R26")]
    public async Task A_token_that_the_vendor_has_issued_is_kept_although_the_database_goes_away_at_that_moment()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var proxy = new WireProxy(database.Server.Port);
        await using var store = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = database.Server.ConnectionString(database.Name, proxy.Port) });
        var tokens = OtherProcess.Tokens(store, OtherProcess.NewKey());
        await tokens.SaveAsync(OtherProcess.Account, new StoredToken("a", "r", default, "0"), default);
        var strikes = 0;
        var renewed = await tokens.RefreshAsync(OtherProcess.Account, "0", (_, _) =>
        {
            // From here on the next connections break; after four of them the database is there again.
            proxy.Decide = _ => Task.FromResult(Interlocked.Increment(ref strikes) <= 4 ? OnTheWire.Break : OnTheWire.Pass);
            return new(new StoredToken("a1", "r1", default, "1"));
        }, default);
        Assert.Equal("1", renewed.Version);
        Assert.True(strikes > 4);
        Assert.Equal("r1", (await tokens.ReadAsync(OtherProcess.Account, default))!.RefreshToken);
    }

    [Fact]
    public async Task Hosts_ask_for_them_by_one_line()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        var services = new ServiceCollection();
        services.AddSingleton<ITokenStore, InMemoryTokenStore>();
        services.AddConnectorSync().UsePostgreSql(database.ConnectionString).UseSecretKeys(OtherProcess.Ring(OtherProcess.NewKey())).UsePostgreSqlAccounts();
        await using var provider = services.BuildServiceProvider();
        var tokens = provider.GetRequiredService<ITokenStore>();
        await tokens.SaveAsync(OtherProcess.Account, new StoredToken("a", "r", default, "0"), default);
        await provider.GetRequiredService<IBudgetStore>().BlockAsync(OtherProcess.Account, DateTimeOffset.MaxValue, default);
        Assert.Equal(0, await provider.GetRequiredService<IStoredSecrets>().ReprotectAsync());
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM sync_token JOIN sync_budget USING (vendor, account)"));

        var without = new ServiceCollection();
        without.AddConnectorSync().UsePostgreSql(database.ConnectionString).UsePostgreSqlAccounts();
        await using var keyless = without.BuildServiceProvider();
        Assert.Contains("UseSecretKeys", Assert.Throws<InvalidOperationException>(() => keyless.GetRequiredService<ITokenStore>()).Message, StringComparison.Ordinal);
    }
}

/// <summary>One database and every store that a test opens on it.</summary>
internal sealed class AccountDatabase : IAsyncDisposable
{
    private readonly List<PostgreSqlSyncStore> _stores = [];
    private TemporaryDatabase? _database;

    public async ValueTask<PostgreSqlSyncStore> OpenAsync(TimeProvider time)
    {
        _database ??= await TemporaryDatabase.MigratedAsync();
        _stores.Add(_database.Store(time));
        return _stores[^1];
    }

    public async ValueTask<object?> ScalarAsync(string sql) => await _database!.ScalarAsync(sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
