namespace Connectors.Sync.Execution;

/// <summary>Lets no more calls overlap than the side takes.</summary>
internal sealed class GatedProvider(ISyncProvider inner, Surroundings surroundings) : SyncProviderDecorator(inner)
{
    private readonly Turnstile _gate = new(Math.Max(1, inner.Capabilities.MaxConcurrentCalls), surroundings);

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Inner.GetAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.Limited, "The write's time was used up before its turn came; nothing was sent.", inner: e);
        }

        try
        {
            return await Inner.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
