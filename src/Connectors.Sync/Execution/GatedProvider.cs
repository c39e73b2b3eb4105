using System.Reflection;

namespace Connectors.Sync.Execution;

/// <summary>Lets no more calls overlap than the side takes. A read waits here for its place; who writes takes his before the intent is stored, because nothing may wait between the two (R26).</summary>
internal sealed class GatedProvider(ISyncProvider inner, Surroundings surroundings) : SyncProviderDecorator(inner)
{
    private readonly Turnstile _gate = new(Math.Max(1, inner.Capabilities.MaxConcurrentCalls), surroundings);

    /// <summary>Whose program the provider is.</summary>
    public ProviderPackage Package
    {
        get
        {
            var assembly = Inner.GetType().Assembly;
            var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version?.ToString() ?? "";
            return new ProviderPackage(assembly.GetName().Name ?? "", version);
        }
    }

    /// <summary>Waits for a place. It is free again when it is disposed of.</summary>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Place(_gate);
    }

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await Inner.GetAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The right to make one call.</summary>
/// <param name="gate">Where it was given.</param>
internal sealed class Place(Turnstile gate) : IDisposable
{
    private int _left;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            gate.Release();
    }
}
