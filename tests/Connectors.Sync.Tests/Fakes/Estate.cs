using System.Collections.Concurrent;
using System.Security.Cryptography;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>Many connections of one kind over one store, and as many hosts as a test starts. Which systems a connection joins is said by its credentials, as at a vendor.</summary>
internal sealed class Estate : IAsyncDisposable
{
    public const string Kind = "books";

    private readonly List<Node> _nodes = [];
    private readonly ConcurrentDictionary<string, FakeSystem> _systems = new(StringComparer.Ordinal);

    public Estate() => Store = TestStore.Open(Clock);

    public ManualClock Clock { get; } = new();

    public ISyncStore Store { get; private set; }

    public static byte[] OldKey { get; } = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);

    public static byte[] NewKey { get; } = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);

    /// <summary>Everything that any host logged, exceptions included.</summary>
    public ConcurrentQueue<string> Logs { get; } = [];

    public int ProvidersMade;

    /// <summary>Credentials that a provider was given, by side.</summary>
    public ConcurrentQueue<(Side Side, SideCredentials? Credentials)> Given { get; } = [];

    public static SecretKeyRing Ring(string current = "old", bool withOld = true, bool withNew = true)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (withOld)
            keys["old"] = OldKey;
        if (withNew)
            keys["new"] = NewKey;
        return new SecretKeyRing(current, keys);
    }

    /// <summary>The CRM that an API key opens.</summary>
    public FakeSystem Crm(string key) => _systems.GetOrAdd("crm:" + key, _ => new FakeSystem("crm", World.Company, World.Person) { Account = new AccountIdentity("crm-" + key, "CRM " + key) });

    /// <summary>The accounting system that an API key opens.</summary>
    public FakeSystem Books(string key) => _systems.GetOrAdd("books:" + key, _ => new FakeSystem("books", World.Customer, World.Contact) { Account = new AccountIdentity("books-" + key, "Books " + key) });

    /// <summary>A host over the store.</summary>
    public Node Start(SecretKeyRing? keys = null, Action<ConnectionBuilder>? configure = null, Action<SyncBuilder>? more = null, Action<SyncOptions>? options = null, ISyncStore? store = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(store ?? Store);
        services.AddSingleton<ILoggerFactory>(new ListLogs(Logs));
        var builder = services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            options?.Invoke(o);
        }).AddConnectionKind(Kind, c =>
        {
            c.UseProvider(Side.Crm, (context, _) => Open(Side.Crm, context, Crm)).UseProvider(Side.Accounting, (context, _) => Open(Side.Accounting, context, Books));
            if (configure is null)
                c.Mapping(World.Standard);
            configure?.Invoke(c);
        });
        builder.UseSecretKeys(keys ?? Ring());
        more?.Invoke(builder);
        var node = new Node(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        _nodes.Add(node);
        return node;
    }

    /// <summary>A connection that was created at run time, with credentials that open systems named as it is, in mode live.</summary>
    public static async Task<ConnectionId> CreateAsync(Node node, string id, bool live = true)
    {
        var connection = new ConnectionId(id);
        await node.Connections.CreateAsync(new NewConnection { Id = connection, Kind = Kind, Crm = SideCredentials.Of("apiKey", id), Accounting = SideCredentials.Of("apiKey", id) }, "ann");
        if (live)
            await node.Connections.SetModeAsync(connection, ConnectionMode.Live, "ann");
        return connection;
    }

    public int CallsOf(string key) => Crm(key).Pages + Crm(key).Reads + Crm(key).Writes + Books(key).Pages + Books(key).Reads + Books(key).Writes;

    /// <summary>All rows of a connection.</summary>
    public async Task<List<object>> RowsAsync(ConnectionId connection)
    {
        var rows = new List<object>();
        await Store.ReadAllAsync(connection, row =>
        {
            rows.Add(row);
            return default;
        }, default);
        return rows;
    }

    /// <summary>All hosts stop; the store is opened anew.</summary>
    public async Task StopAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _nodes.Clear();
        Store = await TestStore.ReopenAsync(Store, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await TestStore.CloseAsync(Store);
    }

    private ValueTask<ISyncProvider> Open(Side side, ConnectionContext context, Func<string, FakeSystem> systems)
    {
        Interlocked.Increment(ref ProvidersMade);
        Given.Enqueue((side, context.Credentials));
        var key = context.Credentials?["apiKey"] ?? context.Connection.Id.Value;
        if (key.StartsWith("bad-", StringComparison.Ordinal))
            throw new InvalidOperationException($"The key {key} is not valid.");
        return ValueTask.FromResult(systems(key).Open());
    }

    private sealed class ListLogs(ConcurrentQueue<string> lines) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

/// <summary>One host.</summary>
internal sealed class Node(ServiceProvider services) : IAsyncDisposable
{
    public IServiceProvider Services => services;

    public ISyncEngine Engine => services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => services.GetRequiredService<IConnections>();

    public async Task<RunReport> SyncAsync(ConnectionId connection)
    {
        var report = await Engine.RunAsync(connection);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        return report;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
