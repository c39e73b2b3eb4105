namespace Connectors.Sync.Execution;

/// <summary>Lets no more calls overlap than the side takes.</summary>
internal sealed class GatedProvider(ISyncProvider inner, Surroundings surroundings, TimeProvider clock) : SyncProviderDecorator(inner)
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
        var came = clock.GetTimestamp();
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
            // A process that was stopped in the queue wakes up before its timers do (R21).
            if (clock.GetElapsedTime(came) >= Inner.Capabilities.Find(batch.Schema.Entity)?.WriteTimeout)
                throw new ProviderUnavailableException(UnavailableReason.Limited, "The write's time was used up before its turn came; nothing was sent.");
            return await Inner.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
