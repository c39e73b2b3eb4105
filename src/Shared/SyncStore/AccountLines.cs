namespace Connectors.Sync.Stores.Relational;

/// <summary>Lets one at a time work on an account in this process, so that the database is asked once and not by a crowd. Nothing is kept of an account on which nobody works.</summary>
internal sealed class AccountLines
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountKey, Line> _lines = [];

    public async ValueTask<T> RunAsync<T>(AccountKey account, Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var line = Enter(account);
        try
        {
            await line.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await work().ConfigureAwait(false);
            }
            finally
            {
                line.Turn.Release();
            }
        }
        finally
        {
            Leave(account, line);
        }
    }

    private Line Enter(AccountKey account)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(account, out var line))
                _lines[account] = line = new Line();
            line.Users++;
            return line;
        }
    }

    private void Leave(AccountKey account, Line line)
    {
        lock (_lock)
        {
            if (--line.Users > 0)
                return;
            _lines.Remove(account);
        }

        line.Turn.Dispose();
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
