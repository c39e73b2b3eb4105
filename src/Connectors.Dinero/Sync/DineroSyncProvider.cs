using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Dinero as the accounting side of a connection.</summary>
/// <remarks>
/// Companies and persons are one list at Dinero and two entities here. Contacts are created under ids of the engine's choice; products are found again by the marker in their external reference.
/// Neither has a version: an update replaces the record as it was read directly before, and what somebody else writes in that moment is lost to both.
/// </remarks>
public sealed class DineroSyncProvider : ISyncProvider
{
    private readonly IDineroClient _client;
    private readonly DineroResource[] _resources;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The organisation.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public DineroSyncProvider(IDineroClient client, DineroSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var how = (options ?? new()).Checked();
        _client = client;
        _resources = [new ContactResource(client, how), new ProductResource(client, how), new InvoiceResource(client, how)];
        Capabilities = Declare(_resources, (client as DineroClient)?.CallsPerMinute);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public async Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        var entities = new List<EntitySchema>();
        foreach (var resource in _resources)
            entities.AddRange(await resource.DescribeAsync(cancellationToken).ConfigureAwait(false));
        return new(entities);
    }

    /// <inheritdoc/>
    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        DineroHealth.Of(await _client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var resource = _resources.FirstOrDefault(r => r.Name == request.Resource) ?? throw new ArgumentException($"Dinero has no resource '{request.Resource}'.", nameof(request));
        return resource.ReadChangesAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var resource = ResourceOf(request.Schema);
        if (request.Match is { } match)
            return await resource.SearchAsync(request.Schema, match, cancellationToken).ConfigureAwait(false);
        var found = new List<RecordLookup>(request.Ids.Count);
        foreach (var id in request.Ids)
            found.Add(await resource.GetAsync(request.Schema, id, cancellationToken).ConfigureAwait(false));
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var resource = ResourceOf(batch.Schema);
        var outcomes = new List<WriteOutcome>(batch.Writes.Count);
        WriteOutcome.NotSent? stopped = null;
        foreach (var write in batch.Writes)
        {
            if (stopped is null)
            {
                try
                {
                    var outcome = await resource.WriteAsync(batch.Schema, write, cancellationToken).ConfigureAwait(false);
                    outcomes.Add(outcome);
                    // A limit, a refused sign-in or a dead line meets the next write too.
                    stopped = outcome as WriteOutcome.NotSent;
                    continue;
                }
                catch (OperationCanceledException) when (outcomes.Count > 0)
                {
                    stopped = new(UnavailableReason.Unreachable, "The run was stopped before this write was sent.");
                }
            }

            outcomes.Add(stopped);
        }

        return outcomes;
    }

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static ProviderCapabilities Declare(IReadOnlyList<DineroResource> resources, decimal? callsPerMinute) => new()
    {
        Name = "dinero",
        Resources = [.. resources.Select(static r => r.Capabilities)],
        Entities = [.. resources.SelectMany(static r => r.Entities)],
        MaxConcurrentCalls = 4,
        CallsPerMinute = callsPerMinute,
    };

    private DineroResource ResourceOf(EntitySchema schema) =>
        _resources.FirstOrDefault(r => r.Entities.Any(e => e.Entity == schema.Entity)) ?? throw new ArgumentException($"Dinero has no entity '{schema.Entity}'.", nameof(schema));
}

/// <summary>Stands in for Dinero while the customer's credentials are incomplete: red, with the reason, and no call.</summary>
internal sealed class RefusedDinero(string reason, string? nextStep, DineroSyncOptions options) : ISyncProvider
{
    // What Dinero can do does not depend on who signs in: no member of these is ever called.
    public ProviderCapabilities Capabilities { get; } = DineroSyncProvider.Declare([new ContactResource(null!, options), new ProductResource(null!, options), new InvoiceResource(null!, options)], null);

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromException<ProviderSchema>(Refusal());

    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ConnectionHealth { Ok = false, Reason = reason, NextStep = nextStep, Failure = UnavailableReason.CredentialsRefused });

    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.FromException(Refusal()).ConfigureAwait(false);
        yield break;
    }

    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<RecordLookup>>(Refusal());

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<WriteOutcome>>(Refusal());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ProviderUnavailableException Refusal() => new(UnavailableReason.CredentialsRefused, reason);
}
