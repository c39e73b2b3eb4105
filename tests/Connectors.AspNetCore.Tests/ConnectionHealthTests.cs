using System.Runtime.CompilerServices;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.AspNetCore.Tests;

/// <summary>Red connections in a health answer: over the real engine with the in-memory store.</summary>
public sealed class ConnectionHealthTests
{
    [Fact]
    public async Task A_red_connection_degrades_and_names_itself_and_a_paused_one_counts_for_nothing()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddConnectorSync().UseInMemoryStore().AddConnection("green", static c => Both(c, true)).AddConnection("red", static c => Both(c, false));
        services.AddHealthChecks().AddConnectors();
        await using var provider = services.BuildServiceProvider();
        var connections = provider.GetRequiredService<IConnections>();
        var health = provider.GetRequiredService<HealthCheckService>();
        await connections.ProbeAsync(new("green"), Token);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Token)).Status);

        await connections.ProbeAsync(new("red"), Token);
        var entry = (await health.CheckHealthAsync(Token)).Entries["connections"];
        Assert.Equal((HealthStatus.Degraded, "1 of 2 connections are red: red."), (entry.Status, entry.Description));

        await connections.PauseAsync(new("red"), "ann", Token);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Token)).Status);
    }

    private static CancellationToken Token => default;

    private static void Both(ConnectionBuilder connection, bool ok) => connection
        .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new Empty("crm", true)))
        .UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult<ISyncProvider>(new Empty("books", ok)));

    private sealed class Empty(string name, bool ok) : ISyncProvider
    {
        public ProviderCapabilities Capabilities { get; } = new() { Name = name, Resources = [], Entities = [] };

        public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ProviderSchema([]));

        public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new ConnectionHealth { Ok = ok, Reason = ok ? "There." : "The key was revoked.", Account = ok ? new(name, name) : null, Failure = ok ? null : UnavailableReason.CredentialsRefused });

        public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }

        public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordLookup>>([]);

        public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WriteOutcome>>([]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
