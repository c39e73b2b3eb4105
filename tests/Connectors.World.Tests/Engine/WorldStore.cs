using Connectors.Sync.Stores;
using Connectors.World.Kernel;
using Connectors.World.Oracle;
using Connectors.World.Systems;

namespace Connectors.World.Engine;

/// <summary>The store of the world as all its processes share it, with everything that was written, so that a backup can be restored.</summary>
internal sealed class SharedStore(Func<TimeProvider, ISyncStore> open, Simulation simulation)
{
    private readonly List<(long At, Action<ISyncStore> Write)> _log = [];
    private readonly StoreClock _clock = new(simulation);

    public ISyncStore Inner { get; private set; } = null!;

    /// <summary>What goes wrong with the next commits, one each.</summary>
    public Queue<StoreFault> Faults { get; } = new();

    public long Commits { get; set; }

    public SharedStore Open()
    {
        Inner = open(_clock);
        return this;
    }

    public void Log(Action<ISyncStore> write) => _log.Add((simulation.Ticks, write));

    /// <summary>The state of an instant comes back; what was written since is gone.</summary>
    public void Restore(long at)
    {
        var store = open(_clock);
        _log.RemoveAll(w => w.At > at);
        foreach (var (when, write) in _log)
        {
            _clock.At = when;
            write(store);
        }

        _clock.At = null;
        Inner = store;
    }

    private sealed class StoreClock(Simulation simulation) : TimeProvider
    {
        public long? At { get; set; }

        public override DateTimeOffset GetUtcNow() => Simulation.Start.AddTicks(At ?? simulation.Ticks);
    }
}

/// <summary>What goes wrong with a commit.</summary>
internal enum StoreFault
{
    /// <summary>It is busy or full: nothing was written.</summary>
    Busy,

    /// <summary>It was written, and the acknowledgement is lost.</summary>
    AcknowledgementLost,
}

/// <summary>The store as one process reaches it. Every call is a place where the process may die, before it has an effect and after.</summary>
internal sealed class WorldStore(SharedStore shared, Simulation simulation, Process process, Boundaries boundaries, Judge judge, int slow) : ISyncStore
{
    public ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken) => new(Now(shared.Inner.GetTimeAsync(default)));

    public ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken) => WriteAsync("lease", s => s.TryAcquireAsync(connection, owner, duration, default), cancellationToken);

    public ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => WriteAsync("renew", s => s.RenewAsync(lease, duration, default), cancellationToken);

    public async ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken) => await WriteAsync("release", s => Done(s.ReleaseAsync(lease, default)), cancellationToken);

    public async ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        StoreFault? fault = shared.Faults.TryDequeue(out var next) ? next : null;
        if (fault is { } f)
            simulation.Note($"{process.Name}: the store's next commit is {f}");
        await WriteAsync(Describe(batch), s =>
        {
            if (fault == StoreFault.Busy)
                throw new StoreUnavailableException("The store is busy.");
            Now(Done(s.CommitAsync(lease, batch, default)));
            shared.Commits++;
            // Whoever took the connection over before that moment would look for a write that may still arrive.
            foreach (var intent in batch.Intents.Where(i => i.State == IntentState.Open && i.Deadline > lease.Until))
                judge.Break("R21 the lease covers the write", $"the write of intent {intent.Id} may arrive until {intent.Deadline:HH:mm:ss.fff} and the lease of {process.Name} ends at {lease.Until:HH:mm:ss.fff}");
            foreach (var intent in batch.Intents)
                judge.IntentStored(intent.Id, intent.Outcome, !batch.History.Any(h => h.Intent == intent.Id && h.Run != intent.Run));
            foreach (var link in batch.Links.Where(static l => l.State == LinkState.Active))
                judge.Linked(link.Mapping, link.CrmId, link.AccountingId);
            if (fault == StoreFault.AcknowledgementLost)
                throw new StoreUnavailableException("The end of the transaction was not acknowledged.") { OutcomeUnknown = true };
            return Done(default);
        }, cancellationToken);
    }

    public ValueTask<ConnectionRow?> FindConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) => ReadAsync(s => s.FindConnectionAsync(connection, default), cancellationToken);

    public ValueTask<IReadOnlyList<ConnectionRow>> ListConnectionsAsync(ConnectionId? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListConnectionsAsync(after, take, default), cancellationToken);

    public ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken) => WriteAsync("save connection", s => s.SaveConnectionAsync(row, journal, default), cancellationToken);

    public async ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) => await WriteAsync("delete connection", s => Done(s.DeleteConnectionAsync(connection, default)), cancellationToken);

    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(ConnectionId connection, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListJournalAsync(connection, take, default), cancellationToken);

    public async ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken) => await WriteAsync("marks", s => Done(s.AddMarksAsync(connection, marks, default)), cancellationToken);

    public ValueTask<IReadOnlyList<MarkRow>> ListMarksAsync(ConnectionId connection, Side side, string resource, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListMarksAsync(connection, side, resource, take, default), cancellationToken);

    public ValueTask<int> CountMarksAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) => ReadAsync(s => s.CountMarksAsync(connection, side, resource, default), cancellationToken);

    public ValueTask<IReadOnlyList<CursorRow>> ListCursorsAsync(ConnectionId connection, CancellationToken cancellationToken) => ReadAsync(s => s.ListCursorsAsync(connection, default), cancellationToken);

    public ValueTask<IReadOnlyList<RecordRow>> FindRecordsAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ReadAsync(s => s.FindRecordsAsync(connection, side, resource, ids, default), cancellationToken);

    public ValueTask<IReadOnlyList<KeyHit>> FindByKeysAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => ReadAsync(s => s.FindByKeysAsync(connection, side, resource, keys, default), cancellationToken);

    public ValueTask<IReadOnlyList<RecordRow>> FindByMarkersAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> markers, CancellationToken cancellationToken) => ReadAsync(s => s.FindByMarkersAsync(connection, side, resource, markers, default), cancellationToken);

    public ValueTask<IReadOnlyList<RecordRow>> ListNotSeenAsync(ConnectionId connection, Side side, string resource, long pass, string? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListNotSeenAsync(connection, side, resource, pass, after, take, default), cancellationToken);

    public ValueTask<int> CountRecordsAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) => ReadAsync(s => s.CountRecordsAsync(connection, side, resource, default), cancellationToken);

    public ValueTask<IReadOnlyList<LinkRow>> FindLinksAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ReadAsync(s => s.FindLinksAsync(connection, side, resource, ids, default), cancellationToken);

    public ValueTask<LinkRow?> FindLinkAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) => ReadAsync(s => s.FindLinkAsync(connection, link, default), cancellationToken);

    public ValueTask<IReadOnlyList<LinkRow>> ListLinksAsync(ConnectionId connection, string mapping, Guid? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListLinksAsync(connection, mapping, after, take, default), cancellationToken);

    public ValueTask<int> CountLinksAsync(ConnectionId connection, string mapping, LinkState state, CancellationToken cancellationToken) => ReadAsync(s => s.CountLinksAsync(connection, mapping, state, default), cancellationToken);

    public ValueTask<IReadOnlyList<IntentRow>> ListOpenIntentsAsync(ConnectionId connection, CancellationToken cancellationToken) => ReadAsync(s => s.ListOpenIntentsAsync(connection, default), cancellationToken);

    public ValueTask<IntentRow?> FindIntentAsync(ConnectionId connection, Guid intent, CancellationToken cancellationToken) => ReadAsync(s => s.FindIntentAsync(connection, intent, default), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedRow>> FindParkedAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) => ReadAsync(s => s.FindParkedAsync(connection, mapping, pairs, default), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedRow>> ListParkedAsync(ConnectionId connection, ParkedFilter filter, string? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListParkedAsync(connection, filter, after, take, default), cancellationToken);

    public ValueTask<int> CountParkedAsync(ConnectionId connection, ParkedFilter filter, CancellationToken cancellationToken) => ReadAsync(s => s.CountParkedAsync(connection, filter, default), cancellationToken);

    public ValueTask<IReadOnlyList<DecisionRow>> FindDecisionsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) => ReadAsync(s => s.FindDecisionsAsync(connection, mapping, pairs, default), cancellationToken);

    public async ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken) => await WriteAsync("decision", s => Done(s.SaveDecisionAsync(connection, decision, default)), cancellationToken);

    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(ConnectionId connection, Guid link, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListHistoryAsync(connection, link, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<RunRow>> ListRunsAsync(ConnectionId connection, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListRunsAsync(connection, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<ConnectionRow>> ListChangedConnectionsAsync(long after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListChangedConnectionsAsync(after, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<IntentRow>> ListIntentsAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) => ReadAsync(s => s.ListIntentsAsync(connection, link, default), cancellationToken);

    public ValueTask<IReadOnlyList<ListRow>> ListListsAsync(ConnectionId connection, CancellationToken cancellationToken) => ReadAsync(s => s.ListListsAsync(connection, default), cancellationToken);

    public ValueTask<IReadOnlyList<BrakeRow>> ListBrakesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) => ReadAsync(s => s.ListBrakesAsync(connection, since, default), cancellationToken);

    public ValueTask<IReadOnlyList<ApprovalRow>> FindApprovalsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) => ReadAsync(s => s.FindApprovalsAsync(connection, mapping, pairs, default), cancellationToken);

    public async ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken) => await WriteAsync("approvals", s => Done(s.SaveApprovalsAsync(connection, approvals, default)), cancellationToken);

    public ValueTask<IReadOnlyList<AssignmentRow>> FindAssignmentsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) => ReadAsync(s => s.FindAssignmentsAsync(connection, mapping, pairs, default), cancellationToken);

    public async ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken) => await WriteAsync("assignments", s => Done(s.SaveAssignmentsAsync(connection, assignments, default)), cancellationToken);

    public ValueTask<IReadOnlyList<AsideRow>> ListAsideAsync(ConnectionId connection, Guid? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListAsideAsync(connection, after, take, default), cancellationToken);

    public ValueTask<SendRow?> FindSendAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken) => ReadAsync(s => s.FindSendAsync(connection, send, default), cancellationToken);

    public ValueTask<IReadOnlyList<SendRow>> FindSendsAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) => ReadAsync(s => s.FindSendsAsync(connection, flow, sourceIds, default), cancellationToken);

    public ValueTask<IReadOnlyList<SendRow>> ListSendsAsync(ConnectionId connection, SendFilter filter, string? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListSendsAsync(connection, filter, after, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentSourceRow>> FindDocumentSourcesAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) => ReadAsync(s => s.FindDocumentSourcesAsync(connection, flow, sourceIds, default), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListDocumentWorkAsync(ConnectionId connection, string flow, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListDocumentWorkAsync(connection, flow, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListBaselineAsync(ConnectionId connection, string flow, string? after, int take, CancellationToken cancellationToken) => ReadAsync(s => s.ListBaselineAsync(connection, flow, after, take, default), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentFlowRow>> ListDocumentFlowsAsync(ConnectionId connection, CancellationToken cancellationToken) => ReadAsync(s => s.ListDocumentFlowsAsync(connection, default), cancellationToken);

    public ValueTask ReadAllAsync(ConnectionId connection, Func<object, ValueTask> row, CancellationToken cancellationToken) => shared.Inner.ReadAllAsync(connection, row, cancellationToken);

    public async ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken) => await WriteAsync("prune", s => s.PruneAsync(retention, take, default), cancellationToken);

    private async ValueTask<T> ReadAsync<T>(Func<ISyncStore, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await boundaries.PassAsync(process, "store read");
        await WaitAsync();
        return Now(read(shared.Inner));
    }

    private async ValueTask<T> WriteAsync<T>(string what, Func<ISyncStore, ValueTask<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await boundaries.PassAsync(process, "store before " + what);
        await WaitAsync();
        T result;
        try
        {
            result = Now(write(shared.Inner));
        }
        catch (StoreUnavailableException e) when (!e.OutcomeUnknown)
        {
            throw;
        }
        catch (StoreUnavailableException)
        {
            shared.Log(s => Again(write, s));
            throw;
        }

        shared.Log(s => Again(write, s));
        simulation.Note($"{process.Name} store {what}");
        await boundaries.PassAsync(process, "store after " + what);
        return result;
    }

    private static void Again<T>(Func<ISyncStore, ValueTask<T>> write, ISyncStore store)
    {
        try
        {
            Now(write(store));
        }
        catch (StoreUnavailableException)
        {
            // The fault that it had the first time; what it wrote is written.
        }
    }

    /// <summary>A store of another thread is waited for: to the simulation a call takes no time, unless it is one of the slow ones.</summary>
    private static T Now<T>(ValueTask<T> call) => call.IsCompletedSuccessfully ? call.Result : call.AsTask().GetAwaiter().GetResult();

    private static async ValueTask<bool> Done(ValueTask call)
    {
        await call;
        return true;
    }

    private Task WaitAsync()
    {
        if (slow == 0 || !boundaries.Dice.OneIn(slow))
            return Task.CompletedTask;
        var waited = new TaskCompletionSource();
        simulation.After(boundaries.Dice.Next(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(40)), () => waited.TrySetResult(), process);
        return waited.Task;
    }

    private static string Describe(StoreBatch batch)
    {
        var text = "commit";
        foreach (var link in batch.Links)
            text += $" link {link.CrmId}-{link.AccountingId} {link.State}";
        foreach (var intent in batch.Intents)
            text += $" intent {intent.Id.ToString("N")[^6..]} {intent.State} {intent.Outcome}";
        foreach (var parked in batch.Parked)
            text += $" parked {parked.Pair} {parked.Kind} {parked.Cause}";
        foreach (var mark in batch.Marks)
            text += $" mark {mark.Side} {mark.Id}";
        foreach (var mark in batch.ClearedMarks)
            text += $" unmark {mark.Side} {mark.Id}";
        foreach (var cursor in batch.Cursors)
            text += $" cursor {cursor.Side} {cursor.Cursor}";
        return text;
    }
}
