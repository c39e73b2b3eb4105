namespace Connectors.Sync.Sqlite;

/// <summary>Something that waits to be written.</summary>
/// <param name="rows">How many rows it is about to write, roughly: how much of a transaction it takes.</param>
internal abstract class SqliteRequest(int rows)
{
    public int Rows { get; } = rows;

    /// <summary><see langword="false"/> = its caller has given up; from here on it cannot any more.</summary>
    public abstract bool TryBegin();

    public abstract void Run(SqliteSession session);

    /// <summary>It is refused by itself; what shares its transaction goes on.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Its transaction is over: the caller gets the answer, its refusal, or what became of the transaction.</summary>
    public abstract void End(Exception? failure);
}

internal sealed class SqliteRequest<T> : SqliteRequest
{
    // Callers go on elsewhere: the writer goes on with the next transaction.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<SqliteSession, T> _work;
    private readonly CancellationTokenRegistration _cancellation;
    private int _state;
    private T _result = default!;

    public SqliteRequest(int rows, Func<SqliteSession, T> work, CancellationToken cancellationToken) : base(rows)
    {
        _work = work;
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((SqliteRequest<T>)state!).GiveUp(token), this);
    }

    public Task<T> Answer => _answer.Task;

    public override bool TryBegin() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    public override void Run(SqliteSession session) => _result = _work(session);

    public override void End(Exception? failure)
    {
        _cancellation.Unregister();
        if ((Refusal ?? failure) is { } error)
            _answer.TrySetException(error);
        else
            _answer.TrySetResult(_result);
    }

    private void GiveUp(CancellationToken token)
    {
        if (TryBegin())
            _answer.TrySetCanceled(token);
    }
}
