using Connectors.AccountConformance;
using Connectors.Sync.Stores.Relational;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>What every durable store of tokens must do, in a file.</summary>
public sealed class SqliteTokenStoreTests : DurableTokenStoreConformance
{
    private AccountFile? _file;

    public override async Task DisposeAsync()
    {
        if (_file is not null)
            await _file.DisposeAsync();
    }

    protected override ValueTask<ITokenStore> OpenAsync(TimeProvider time, ISecretProtector protector) => new(new StoredTokens(new SqliteAccounts((_file ??= new AccountFile()).Open(time)), protector, time));

    protected override ValueTask<object?> ScalarAsync(string sql) => new(_file!.Scalar(sql));
}

/// <summary>What every durable store of budgets must do, in a file.</summary>
public sealed class SqliteBudgetStoreTests : DurableBudgetStoreConformance
{
    private AccountFile? _file;

    public override async Task DisposeAsync()
    {
        if (_file is not null)
            await _file.DisposeAsync();
    }

    protected override ValueTask<IBudgetStore> OpenAsync(TimeProvider time) => new(new StoredBudgets(new SqliteAccounts((_file ??= new AccountFile()).Open(time))));

    protected override ValueTask<object?> ScalarAsync(string sql) => new(_file!.Scalar(sql));
}

public sealed class SharedAccountTests
{
    [Fact]
    public async Task Two_processes_that_refresh_one_account_at_once_ask_the_vendor_once()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        await using var endpoint = new DurableTokenEndpoint();
        var key = OtherProcess.NewKey();
        await using (var store = Databases.Store(path))
            await OtherProcess.Tokens(store, key).SaveAsync(OtherProcess.Account, new StoredToken("a", "r", default, "0"), default);

        var processes = Enumerable.Range(0, 2).Select(_ => OtherProcess.Refreshing(path, key, endpoint.Port)).ToArray();
        foreach (var process in processes)
            Assert.Equal("ready", await process.ReadLineAsync());
        foreach (var process in processes)
            await process.WriteLineAsync("go");
        foreach (var process in processes)
        {
            Assert.Equal("r1", await process.ReadLineAsync());
            await process.KillAsync();
            process.Dispose();
        }

        Assert.Equal(1, endpoint.Refreshes);
    }

    [Fact]
    public async Task Hosts_ask_for_them_by_one_line()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        var services = new ServiceCollection();
        services.AddSingleton<ITokenStore, InMemoryTokenStore>();
        services.AddConnectorSync().UseSqlite(path).UseSecretKeys(OtherProcess.Ring(OtherProcess.NewKey())).UseSqliteAccounts();
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITokenStore>().SaveAsync(OtherProcess.Account, new StoredToken("a", "r", default, "0"), default);
        await provider.GetRequiredService<IBudgetStore>().BlockAsync(OtherProcess.Account, DateTimeOffset.MaxValue, default);
        Assert.Equal(0, await provider.GetRequiredService<IStoredSecrets>().ReprotectAsync());
        using (var raw = Databases.Open(path))
            Assert.Equal(1L, raw.Scalar("SELECT count(*) FROM sync_token JOIN sync_budget USING (vendor, account)"));

        var without = new ServiceCollection();
        without.AddConnectorSync().UseSqlite(path).UseSqliteAccounts();
        await using var keyless = without.BuildServiceProvider();
        Assert.Contains("UseSecretKeys", Assert.Throws<InvalidOperationException>(() => keyless.GetRequiredService<ITokenStore>()).Message, StringComparison.Ordinal);
    }
}

/// <summary>One file and every store that a test opens on it.</summary>
internal sealed class AccountFile : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteSyncStore> _stores = [];

    private string Path => _folder.File("sync.db");

    public SqliteSyncStore Open(TimeProvider time)
    {
        if (_stores.Count == 0)
            Databases.Migrated(_folder);
        _stores.Add(Databases.Store(Path, time));
        return _stores[^1];
    }

    public object? Scalar(string sql)
    {
        using var raw = Databases.Open(Path);
        return raw.Scalar(sql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        _folder.Dispose();
    }
}
