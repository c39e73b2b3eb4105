using System.Diagnostics;
using System.Globalization;
using Connectors.AccountConformance;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>This assembly as a process of its own, on the same database.</summary>
internal sealed class OtherProcess : IDisposable
{
    public const int RecordsOfAStep = 20;

    private readonly Process _process;

    private OtherProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(OtherProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        _process = Process.Start(start)!;
    }

    /// <summary>Commits step after step; each line that it writes is the number of a step that was acknowledged.</summary>
    public static OtherProcess Committing(string connectionString) => new("commit", connectionString);

    /// <summary>Says "ready", waits for a line, refreshes the account's token and writes the version that it got.</summary>
    public static OtherProcess Refreshing(string connectionString, string key, int endpoint) => new("refresh", connectionString, key, endpoint.ToString(CultureInfo.InvariantCulture));

    public static AccountKey Account { get; } = new("Acme", "shared");

    public static StoredTokens Tokens(PostgreSqlSyncStore store, string key) =>
        new(new PostgreSqlAccounts(store), new KeyRingSecretProtector(Ring(key)), TimeProvider.System);

    public static SecretKeyRing Ring(string key) => new("1", new Dictionary<string, byte[]> { ["1"] = Convert.FromBase64String(key) });

    public static string NewKey() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength));

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync();

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL: no finally runs, nothing is flushed.</summary>
    /// <returns>What it had written until then.</returns>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return rest;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["commit", var connectionString]:
                await CommitAsync(connectionString);
                return 0;
            case ["refresh", var connectionString, var key, var endpoint]:
                await RefreshAsync(connectionString, key, int.Parse(endpoint, CultureInfo.InvariantCulture));
                return 0;
            default:
                return 2;
        }
    }

    private static async Task CommitAsync(string connectionString)
    {
        var connection = new ConnectionId("acme");
        await using var store = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = connectionString });
        Lease? lease;
        while ((lease = await store.TryAcquireAsync(connection, "child", TimeSpan.FromTicks(1), default)) is null)
            await Task.Yield();
        var cursor = (await store.ListCursorsAsync(connection, default)).SingleOrDefault();
        for (var step = cursor?.Pass + 1 ?? 1; ; step++)
        {
            var batch = new StoreBatch();
            for (var i = 0; i < RecordsOfAStep; i++)
                batch.Records.Add(new RecordRow { Side = Side.Crm, Resource = "company", Id = string.Create(CultureInfo.InvariantCulture, $"{step}-{i}"), Entity = "company", Keys = ["k", "s" + step] });
            batch.Links.Add(new LinkRow { Id = Guid.NewGuid(), Mapping = "company", State = LinkState.Active, CrmResource = "company", CrmId = step.ToString(CultureInfo.InvariantCulture), AccountingResource = "contact" });
            batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "company", Pass = step });
            await store.CommitAsync(lease, batch, default);
            Console.WriteLine(step);
        }
    }

    private static async Task RefreshAsync(string connectionString, string key, int endpoint)
    {
        await using var store = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = connectionString });
        var tokens = Tokens(store, key);
        var stale = (await tokens.ReadAsync(Account, default))!.Version;
        Console.WriteLine("ready");
        Console.ReadLine();
        Console.WriteLine((await tokens.RefreshAsync(Account, stale, (_, _) => DurableTokenEndpoint.AskAsync(endpoint), default)).Version);
    }
}
