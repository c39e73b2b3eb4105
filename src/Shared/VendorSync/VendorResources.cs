using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>All collections of a vendor, as what a provider answers.</summary>
/// <param name="vendor">The vendor's name as people write it.</param>
/// <param name="all">The collections.</param>
internal sealed class VendorResources(string vendor, params IReadOnlyList<VendorResource> all)
{
    public IReadOnlyList<VendorResource> All => all;

    /// <summary>What the vendor can do, whoever signs in.</summary>
    /// <param name="name">The name in texts and metrics.</param>
    /// <param name="maxConcurrentCalls">How many calls may overlap.</param>
    /// <param name="callsPerMinute">What the account admits; null = no limit that matters.</param>
    /// <param name="missing">What the vendor has no place for, by entity.</param>
    public ProviderCapabilities Declare(string name, int maxConcurrentCalls, decimal? callsPerMinute, IReadOnlyDictionary<string, MissingField[]> missing) => new()
    {
        Name = name,
        Resources = [.. all.Select(static r => r.Capabilities)],
        Entities = [.. all.SelectMany(static r => r.Entities).Select(e => missing.TryGetValue(e.Entity, out var fields) ? e with { Missing = [.. fields] } : e)],
        MaxConcurrentCalls = maxConcurrentCalls,
        CallsPerMinute = callsPerMinute,
    };

    public async Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        var entities = new List<EntitySchema>();
        foreach (var resource in all)
            entities.AddRange(await resource.DescribeAsync(cancellationToken).ConfigureAwait(false));
        return new(entities);
    }

    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var resource = all.FirstOrDefault(r => r.Name == request.Resource) ?? throw new ArgumentException($"{vendor} has no resource '{request.Resource}'.", nameof(request));
        return resource.ReadChangesAsync(request, cancellationToken);
    }

    public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var resource = ResourceOf(request.Schema);
        return request.Match is { } match
            ? await resource.SearchAsync(request.Schema, match, cancellationToken).ConfigureAwait(false)
            : await resource.GetManyAsync(request.Schema, request.Ids, cancellationToken).ConfigureAwait(false);
    }

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

    private VendorResource ResourceOf(EntitySchema schema) =>
        all.FirstOrDefault(r => r.Entities.Any(e => e.Entity == schema.Entity)) ?? throw new ArgumentException($"{vendor} has no entity '{schema.Entity}'.", nameof(schema));
}
