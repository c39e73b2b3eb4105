using Connectors.Sync.Planning;

namespace Connectors.Sync.Execution;

/// <summary>
/// Sends the writes of a side. Where it takes several in one call, those of an entity that wait for a turn at the same time share one: it is mere transport, each keeps its own intent and its own outcome (R25).
/// Nobody waits for company: the first goes alone, and what came meanwhile goes together.
/// </summary>
internal sealed class WriteQueue(GatedProvider provider, Side side, Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn, stores the intent and sends the write.</summary>
    /// <param name="session">The run that it belongs to.</param>
    /// <param name="binding">The entity and what the side can do with it.</param>
    /// <param name="write">The write.</param>
    /// <param name="store">Stores its intent, directly before it is sent; it gets the moment of the store's clock from which the write's deadline counts.</param>
    /// <param name="cancellationToken">Stops the waiting; what was sent is waited for.</param>
    public async Task<WriteOutcome> SendAsync(Session session, SideBinding binding, RecordWrite write, Func<DateTimeOffset, CancellationToken, Task> store, CancellationToken cancellationToken)
    {
        var mine = new Waiting(session, write, store, new(surroundings.Waiting), new(surroundings.Waiting));
        if (!MayShare(binding.Capabilities, write))
        {
            // The turn comes first: a process that is stopped in a queue behind its intent would send when somebody else has taken over (R21, R26).
            using (await provider.EnterAsync(cancellationToken).ConfigureAwait(false))
                await SendAsync(binding, [mine], cancellationToken).ConfigureAwait(false);
            return await mine.Outcome.Task.ConfigureAwait(false);
        }

        var line = LineOf(binding.Schema.Entity);
        // Somebody takes it along, or it is its turn to take others along.
        if (line.Add(mine) || await mine.Leads.Task.ConfigureAwait(false))
            await LeadAsync(line, binding, mine, cancellationToken).ConfigureAwait(false);
        return await mine.Outcome.Task.ConfigureAwait(false);
    }

    /// <summary>A create whose outcome nothing could tell afterwards goes alone: a lost reply would be a question for each of them.</summary>
    private static bool MayShare(EntityCapabilities capabilities, RecordWrite write) =>
        capabilities.WriteBatchSize > 1 && (write.Kind != WriteKind.Create || capabilities.CreateSafety is not CreateSafety.None);

    private async Task LeadAsync(Line line, SideBinding binding, Waiting mine, CancellationToken cancellationToken)
    {
        IReadOnlyList<Waiting> taken = [];
        try
        {
            // Pairs that are decided at the same moment get their chance.
            await surroundings.YieldAsync().ConfigureAwait(false);
            using (await provider.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                taken = line.Take(binding.Capabilities.WriteBatchSize);
                await SendAsync(binding, taken, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (taken.Count == 0)
        {
            // It did not come to its turn: the next one leads.
            line.Leave(mine);
            mine.Outcome.TrySetException(e);
        }
    }

    /// <summary>Everything from here on counts for the deadline of the writes. It never throws: what went wrong is told to each write that it happened to.</summary>
    private async Task SendAsync(SideBinding binding, IReadOnlyList<Waiting> writes, CancellationToken cancellationToken)
    {
        var began = writes[0].Session.Clock.GetTimestamp();
        var ready = await Task.WhenAll(writes.Select(w => StoreAsync(binding, w, cancellationToken))).ConfigureAwait(false);
        var stored = writes.Where((_, i) => ready[i]).ToList();
        if (stored.Count == 0)
            return;
        var outcomes = await CallAsync(binding, stored, began).ConfigureAwait(false);
        for (var i = 0; i < stored.Count; i++)
            stored[i].Outcome.TrySetResult(outcomes[i]);
    }

    /// <summary>Whether its intent stands; else its outcome is told.</summary>
    private static async Task<bool> StoreAsync(SideBinding binding, Waiting write, CancellationToken cancellationToken)
    {
        try
        {
            var now = await write.Session.Lease.CoverAsync(binding.Capabilities.WriteTimeout, cancellationToken).ConfigureAwait(false);
            await write.Store(now, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            write.Outcome.TrySetException(e);
            return false;
        }
    }

    private async Task<IReadOnlyList<WriteOutcome>> CallAsync(SideBinding binding, IReadOnlyList<Waiting> writes, long began)
    {
        var outcomes = await WriteExecutor.CallAsync(writes[0].Session, side, binding, [.. writes.Select(static w => w.Write)], began).ConfigureAwait(false);
        if (writes.Count == 1 || !binding.Capabilities.AtomicBatches || !IsRefusedAsAWhole(outcomes))
            return outcomes;
        // Nothing was applied, and nobody knows whose fault it was: the halves are tried apart, under the same intents.
        var half = writes.Count / 2;
        return [.. await CallAsync(binding, [.. writes.Take(half)], began).ConfigureAwait(false), .. await CallAsync(binding, [.. writes.Skip(half)], began).ConfigureAwait(false)];
    }

    private static bool IsRefusedAsAWhole(IReadOnlyList<WriteOutcome> outcomes) =>
        outcomes.Any(static o => o is WriteOutcome.Refused or WriteOutcome.Stale) && outcomes.All(static o => o is WriteOutcome.Refused or WriteOutcome.Stale or WriteOutcome.NotSent);

    private Line LineOf(string entity)
    {
        lock (_lock)
            return _lines.TryGetValue(entity, out var line) ? line : _lines[entity] = new Line();
    }

    /// <summary>A write that waits for its turn.</summary>
    /// <param name="Session">The run that it belongs to.</param>
    /// <param name="Write">The write.</param>
    /// <param name="Store">Stores its intent.</param>
    /// <param name="Leads">It is its turn to wait for a place; or, <see langword="false"/>, another one took it along.</param>
    /// <param name="Outcome">What became of it.</param>
    private sealed record Waiting(Session Session, RecordWrite Write, Func<DateTimeOffset, CancellationToken, Task> Store, TaskCompletionSource<bool> Leads, TaskCompletionSource<WriteOutcome> Outcome);

    /// <summary>The writes of one entity, in the order in which they came. One of them leads: it waits for the turn, and takes those behind it along.</summary>
    private sealed class Line
    {
        private readonly Lock _lock = new();
        private readonly List<Waiting> _waiting = [];
        private bool _led;

        /// <summary>Whether it leads at once.</summary>
        public bool Add(Waiting write)
        {
            lock (_lock)
            {
                _waiting.Add(write);
                return !_led && (_led = true);
            }
        }

        public List<Waiting> Take(int most)
        {
            lock (_lock)
            {
                var taken = _waiting.GetRange(0, Math.Min(most, _waiting.Count));
                _waiting.RemoveRange(0, taken.Count);
                foreach (var write in taken)
                    write.Leads.TrySetResult(false);
                LetNextLead();
                return taken;
            }
        }

        public void Leave(Waiting write)
        {
            lock (_lock)
            {
                _waiting.Remove(write);
                LetNextLead();
            }
        }

        private void LetNextLead()
        {
            _led = _waiting.Count > 0;
            if (_led)
                _waiting[0].Leads.TrySetResult(true);
        }
    }
}
