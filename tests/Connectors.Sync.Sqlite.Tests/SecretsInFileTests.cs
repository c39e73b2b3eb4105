using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>What a customer lets us in with, looked for in the bytes of the database: in its file and what lies beside it, in a backup, in a dump.</summary>
public sealed class SecretsInFileTests : IDisposable
{
    private const string Canary = "kanarie-4f7c";
    private static readonly ConnectionId Acme = new("acme");
    private static readonly AccountKey Account = new("Vendor", "acme");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeSystem _crm = new("crm", World.Company, World.Person);
    private readonly FakeSystem _books = new("books", World.Customer, World.Contact);
    private readonly ManualClock _clock = new();
    private readonly byte[] _old = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);
    private readonly byte[] _new = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);

    private string Path => _folder.File("sync.db");

    public void Dispose() => _folder.Dispose();

    [Fact, Acceptance("P-02d")]
    public async Task No_secret_stands_in_the_file_its_log_a_backup_or_a_dump_whatever_the_systems_quote()
    {
        await using (var host = Host(Ring("old", _old)))
        {
            await FillAsync(host);
            // While it is open, with its log and its shared memory beside it.
            Assert.True(File.Exists(Path + "-wal"));
            AssertClean(open: true);
            Backup();
            Dump();
            AssertClean(open: true);
            // The token comes out again: what was looked through is what holds it.
            Assert.Equal(Canary + "-refresh", (await host.GetRequiredService<ITokenStore>().ReadAsync(Account, default))!.RefreshToken);
        }

        AssertClean();
    }

    [Fact, Acceptance("P-02d")]
    public async Task After_a_rotation_old_rows_are_read_and_rewritten_and_nothing_of_the_old_key_is_left_in_the_file()
    {
        await using (var host = Host(Ring("old", _old)))
            await FillAsync(host);
        Assert.Contains("cxs1:old:", Bytes(), StringComparison.Ordinal);
        await using (var host = Host(Ring("new", _old, _new)))
        {
            Assert.Equal("", (await host.GetRequiredService<ISyncEngine>().RunAsync(Acme)).Reason);
            await host.GetRequiredService<IConnections>().ReprotectAsync();
            Assert.Equal(1, await host.GetRequiredService<IStoredSecrets>().ReprotectAsync());
        }

        await using (var host = Host(Ring("new", null, _new)))
        {
            Assert.Equal("", (await host.GetRequiredService<ISyncEngine>().RunAsync(Acme)).Reason);
            Assert.Equal(Canary + "-refresh", (await host.GetRequiredService<ITokenStore>().ReadAsync(Account, default))!.RefreshToken);
        }

        // The rows under the old key were overwritten, not only given free.
        Assert.DoesNotContain("cxs1:old:", Bytes(), StringComparison.Ordinal);
        Assert.Contains("cxs1:new:", Bytes(), StringComparison.Ordinal);
        AssertClean();
    }

    [Fact, Acceptance("P-02d")]
    public async Task A_backup_without_its_key_is_red_with_the_remedy_and_runs_again_once_it_has_credentials()
    {
        await using (var host = Host(Ring("old", _old)))
            await FillAsync(host);
        Backup();
        File.Move(_folder.File("backup.db"), Path, overwrite: true);

        await using var restored = Host(Ring("new", null, _new));
        var connections = restored.GetRequiredService<IConnections>();
        var report = await restored.GetRequiredService<ISyncEngine>().RunAsync(Acme);
        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("the key 'old', which this host does not have", report.Reason, StringComparison.Ordinal);
        var status = (await connections.GetAsync(Acme)).Status;
        Assert.All([status.Crm!, status.Accounting!], static s => Assert.Equal((false, "Administrator: give the key back, or enter the credentials again."), (s.Ok, s.NextStep)));
        Assert.Equal([Acme], (await connections.ReprotectAsync()).Unreadable);

        await connections.ReauthoriseAsync(Acme, Side.Crm, SideCredentials.Of("apiKey", Canary + "-crm"), "ann");
        await connections.ReauthoriseAsync(Acme, Side.Accounting, SideCredentials.Of("apiKey", Canary + "-books"), "ann");
        Assert.Equal("", (await restored.GetRequiredService<ISyncEngine>().RunAsync(Acme)).Reason);
        AssertClean(open: true);
    }

    /// <summary>A connection with a good and some bad days, on which the systems quote what they were given.</summary>
    private async Task FillAsync(ServiceProvider host)
    {
        var (connections, engine) = (host.GetRequiredService<IConnections>(), host.GetRequiredService<ISyncEngine>());
        await connections.CreateAsync(new NewConnection { Id = Acme, Kind = "kind", Crm = SideCredentials.Of("apiKey", Canary + "-crm"), Accounting = SideCredentials.Of("apiKey", Canary + "-books") }, "ann");
        await connections.SetModeAsync(Acme, ConnectionMode.Live, "ann");
        await host.GetRequiredService<ITokenStore>().SaveAsync(Account, new StoredToken(Canary + "-access", Canary + "-refresh", _clock.GetUtcNow().AddHours(1), "1"), default);
        for (var i = 0; i < 3; i++)
            _crm.Add("company", ("name", $"Acme {i}"));
        Assert.Equal("", (await engine.RunAsync(Acme)).Reason);
        // A refusal, a failure and a light that quote the key.
        _crm.Add("company", ("name", "Refused"));
        _books.Refuse = static w => new WriteOutcome.Refused(new Problem("no-right", null, $"The key {Canary}-books may not do that.", Fixer.User, $"Give {Canary}-books the right."));
        await engine.RunAsync(Acme);
        _books.Refuse = static _ => throw new InvalidOperationException($"{Canary}-books broke it.");
        _crm.Add("company", ("name", "Broken"));
        await engine.RunAsync(Acme);
        _books.Refuse = static _ => null;
        foreach (var down in new Exception[] { new ProviderUnavailableException(UnavailableReason.Unreachable, $"{Canary}-books is not let in."), new InvalidOperationException($"{Canary}-books broke the reading.") })
        {
            _books.AfterRead = _ => throw down;
            await engine.RunAsync(Acme);
        }

        _books.AfterRead = static _ => { };
        foreach (var ok in new[] { true, false })
        {
            _books.Red = new ConnectionHealth { Ok = ok, Reason = $"Signed in with {Canary}-books.", NextStep = $"Renew {Canary}-books.", Account = _books.Account, Failure = ok ? null : UnavailableReason.CredentialsRefused, Capabilities = [new CapabilityHealth("x", CapabilityState.Missing, $"{Canary}-books has no x.")] };
            await connections.ProbeAsync(Acme);
            await engine.RunAsync(Acme);
        }

        _books.Red = null;
        await engine.RunAsync(Acme);
        Assert.Contains((await engine.ListParkedAsync(Acme)).SelectMany(static p => p.Problems), static p => p.Message == "The key *** may not do that.");
    }

    /// <param name="open">A host has it open: the file that says so is read by nobody else, and looked at when the host has gone.</param>
    private void AssertClean(bool open = false) => Assert.All(Directory.GetFiles(_folder.Path).Where(f => !open || !f.EndsWith(".host", StringComparison.Ordinal)), static file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        foreach (var text in new[] { Encoding.Latin1.GetString(bytes), Encoding.Unicode.GetString(bytes) })
        {
            var at = text.IndexOf(Canary, StringComparison.Ordinal);
            Assert.True(at < 0, $"{System.IO.Path.GetFileName(file)} {at.ToString(CultureInfo.InvariantCulture)}: {(at < 0 ? "" : text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 100)])}");
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))[..12], text, StringComparison.Ordinal);
        }
    });

    private string Bytes()
    {
        // The log's frames of the past belong to nobody any more once it was written back.
        using (var connection = Databases.Open(Path))
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return Encoding.Latin1.GetString(File.ReadAllBytes(Path));
    }

    /// <summary>As an administrator makes one while the host runs.</summary>
    private void Backup()
    {
        using var from = Databases.Open(Path);
        using var to = Databases.Open(_folder.File("backup.db"));
        from.BackupDatabase(to);
        from.Execute($"VACUUM INTO '{_folder.File("copy.db")}'");
    }

    /// <summary>Every value of every table, as a script writes it.</summary>
    private void Dump()
    {
        using var connection = Databases.Open(Path);
        var lines = new StringBuilder();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(static r => r[0]).ToList())
        {
            foreach (var row in Rows(connection, $"SELECT * FROM \"{table}\""))
                lines.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO {table} VALUES ({string.Join(", ", row)});");
        }

        Assert.Contains("INSERT INTO sync_token", lines.ToString(), StringComparison.Ordinal);
        Assert.Contains("INSERT INTO sync_connection", lines.ToString(), StringComparison.Ordinal);
        File.WriteAllText(_folder.File("dump.sql"), lines.ToString());
    }

    private static List<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    private static SecretKeyRing Ring(string current, byte[]? old, byte[]? fresh = null)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (old is not null)
            keys["old"] = old;
        if (fresh is not null)
            keys["new"] = fresh;
        return new SecretKeyRing(current, keys);
    }

    private ServiceProvider Host(SecretKeyRing keys)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddConnectorSync(static o => o.Owner = Guid.NewGuid().ToString("N"))
            .UseSqlite(Path, migrateOnStart: true)
            .UseSqliteAccounts()
            .UseSecretKeys(keys)
            .AddConnectionKind("kind", c => c
                .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(_crm.Open()))
                .UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(_books.Open()))
                .Mapping(World.Standard));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
