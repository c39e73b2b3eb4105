using System.Diagnostics;
using System.Globalization;
using Connectors.AccountConformance;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>This assembly as a process of its own, on the same file.</summary>
internal sealed class OtherProcess : IDisposable
{
    public const int RecordsOfAStep = 20;

    private readonly Process _process;

    private OtherProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            ArgumentList = { "exec", typeof(OtherProcess).Assembly.Location },
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    /// <summary>Commits step after step; each line that it writes is the number of a step that was acknowledged.</summary>
    public static OtherProcess Committing(string path) => new("commit", path);

    /// <summary>Holds the right to write until it ends.</summary>
    public static OtherProcess Locking(string path) => new("lock", path);

    /// <summary>Says "ready", waits for a line, refreshes the account's token and writes the version that it got.</summary>
    public static OtherProcess Refreshing(string path, string key, int endpoint) => new("refresh", path, key, endpoint.ToString(CultureInfo.InvariantCulture));

    public static AccountKey Account { get; } = new("Acme", "shared");

    public static StoredTokens Tokens(SqliteSyncStore store, string key) =>
        new(new SqliteAccounts(store), new KeyRingSecretProtector(Ring(key)), TimeProvider.System);

    public static SecretKeyRing Ring(string key) => new("1", new Dictionary<string, byte[]> { ["1"] = Convert.FromBase64String(key) });

    public static string NewKey() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength));

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync();

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
            case ["commit", var path]:
                await CommitAsync(path);
                return 0;
            case ["lock", var path]:
                using (var connection = Databases.Open(path))
                {
                    connection.Execute("BEGIN IMMEDIATE");
                    connection.Execute("UPDATE sync_store SET sequence = sequence + 1000");
                    Console.WriteLine("locked");
                    Console.ReadLine();
                }

                return 0;
            case ["refresh", var path, var key, var endpoint]:
                await RefreshAsync(path, key, int.Parse(endpoint, CultureInfo.InvariantCulture));
                return 0;
            default:
                return 2;
        }
    }

    private static async Task CommitAsync(string path)
    {
        var connection = new ConnectionId("acme");
        await using var store = Databases.Store(path);
        var cursor = (await store.ListCursorsAsync(connection, default)).SingleOrDefault();
        var lease = await store.TryAcquireAsync(connection, "child", TimeSpan.FromTicks(1), default) ?? throw new InvalidOperationException("The lease is held.");
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

    private static async Task RefreshAsync(string path, string key, int endpoint)
    {
        await using var store = Databases.Store(path);
        var tokens = Tokens(store, key);
        var stale = (await tokens.ReadAsync(Account, default))!.Version;
        Console.WriteLine("ready");
        Console.ReadLine();
        Console.WriteLine((await tokens.RefreshAsync(Account, stale, (_, _) => DurableTokenEndpoint.AskAsync(endpoint), default)).Version);
    }
}
