using Connectors.Sync.Stores;

namespace Connectors.Sync.PostgreSql;

/// <summary>A durable step that waits to be written.</summary>
internal sealed class PostgreSqlStep
{
    // Callers go on elsewhere: the line goes on with the next transaction.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;
    private int _state;

    public PostgreSqlStep(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        Lease = lease;
        Batch = batch;
        Rows = 1 + batch.Count + (batch.Reset ? 1000 : 0);
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PostgreSqlStep)state!).GiveUp(token), this);
    }

    public Lease Lease { get; }

    public StoreBatch Batch { get; }

    /// <summary>How much of a transaction it takes.</summary>
    public int Rows { get; }

    public Task Answer => _answer.Task;

    /// <summary><see langword="false"/> = its caller has given up; from here on it cannot any more.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    public void End(Exception? failure)
    {
        _cancellation.Unregister();
        if (failure is null)
            _answer.TrySetResult();
        else
            _answer.TrySetException(failure);
    }

    private void GiveUp(CancellationToken token)
    {
        if (TryBegin())
            _answer.TrySetCanceled(token);
    }
}
