namespace Connectors;

/// <summary>
/// Who waits in this process for a permit of a concurrent limit: one line per account and lane, interactive first. An account has lines only while somebody waits.
/// </summary>
internal sealed class PermitLines
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountKey, Lines> _accounts = [];

    /// <summary>True when somebody is there who must be served before a newcomer of this lane.</summary>
    public bool MustQueue(AccountKey account, CallLane lane)
    {
        lock (_lock)
            return _accounts.TryGetValue(account, out var lines) && (lines.Interactive.Count > 0 || (lane == CallLane.Background && lines.Background.Count > 0));
    }

    /// <summary>Takes the last place of the lane's line.</summary>
    public Place Enter(AccountKey account, CallLane lane)
    {
        lock (_lock)
        {
            if (!_accounts.TryGetValue(account, out var lines))
                _accounts[account] = lines = new Lines();
            var line = lane == CallLane.Interactive ? lines.Interactive : lines.Background;
            var place = new Place(this, account);
            place.Node = line.AddLast(place);
            if (lines.First == place)
                place.Wake();
            return place;
        }
    }

    /// <summary>A permit was given back.</summary>
    public void Signal(AccountKey account)
    {
        lock (_lock)
        {
            if (_accounts.TryGetValue(account, out var lines))
                lines.First?.Wake();
        }
    }

    private bool IsFirst(Place place)
    {
        lock (_lock)
            return _accounts.TryGetValue(place.Account, out var lines) && lines.First == place;
    }

    private void Leave(Place place)
    {
        lock (_lock)
        {
            if (place.Node?.List is not { } list)
                return;
            list.Remove(place.Node);
            var lines = _accounts[place.Account];
            if (lines.First is { } next)
                next.Wake();
            else
                _accounts.Remove(place.Account);
        }
    }

    private sealed class Lines
    {
        public LinkedList<Place> Interactive { get; } = new();

        public LinkedList<Place> Background { get; } = new();

        public Place? First => Interactive.First?.Value ?? Background.First?.Value;
    }

    internal sealed class Place(PermitLines lines, AccountKey account) : IDisposable
    {
        private volatile TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AccountKey Account => account;

        public LinkedListNode<Place>? Node { get; set; }

        public void Wake() => _woken.TrySetResult();

        /// <summary>Waits until it is this place's turn to try. False when the patience ended first.</summary>
        /// <param name="patience">How long at most.</param>
        /// <param name="poll">The first in line looks again after this time: permits that another process gives back are not announced.</param>
        /// <param name="clock">Drives both.</param>
        /// <param name="cancellationToken">Ends the waiting.</param>
        public async Task<bool> WaitTurnAsync(TimeSpan patience, TimeSpan poll, TimeProvider clock, CancellationToken cancellationToken)
        {
            var started = clock.GetTimestamp();
            while (true)
            {
                var left = patience - clock.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                    return false;
                try
                {
                    // Who becomes first is woken, so only the first has to look by himself.
                    var wait = lines.IsFirst(this) && poll < left ? poll : left;
                    await _woken.Task.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(false);
                    _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
                catch (TimeoutException)
                {
                    // Not an error: look again.
                }

                if (lines.IsFirst(this))
                    return true;
            }
        }

        public void Dispose() => lines.Leave(this);
    }
}
