using System.Collections.Concurrent;

namespace Connectors;

/// <summary>Tokens in this process only: they are gone when it ends. Right for tokens that the credentials can issue again, wrong for rotating refresh tokens.</summary>
public sealed class InMemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<AccountKey, StoredToken> _tokens = new();
    // A gate exists only while somebody refreshes, so that ten thousand signed-in accounts hold no semaphore.
    private readonly Dictionary<AccountKey, Gate> _gates = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken) => new(_tokens.GetValueOrDefault(account));

    /// <inheritdoc/>
    public async ValueTask<StoredToken> RefreshAsync(
        AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refresh);
        var gate = Enter(account);
        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var current = _tokens.GetValueOrDefault(account);
                if (current is not null && current.Version != staleVersion)
                    return current;
                var renewed = await refresh(current, cancellationToken).ConfigureAwait(false);
                _tokens[account] = renewed;
                return renewed;
            }
            finally
            {
                gate.Semaphore.Release();
            }
        }
        finally
        {
            Leave(account, gate);
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        _tokens[account] = token;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken)
    {
        _tokens.TryRemove(account, out _);
        return ValueTask.CompletedTask;
    }

    private Gate Enter(AccountKey account)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(account, out var gate))
                _gates[account] = gate = new Gate();
            gate.Users++;
            return gate;
        }
    }

    private void Leave(AccountKey account, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users > 0)
                return;
            _gates.Remove(account);
        }

        gate.Semaphore.Dispose();
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
