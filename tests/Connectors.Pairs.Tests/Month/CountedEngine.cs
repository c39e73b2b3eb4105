using Connectors.Sync;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The engine of a host, and a list of the runs that the host started: a test waits until none is under way.</summary>
internal sealed class CountedEngine(ISyncEngine engine, CountedEngine.Runs runs) : ISyncEngine
{
    public async Task<RunReport> RunAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default)
    {
        runs.Begin();
        RunReport? report = null;
        try
        {
            return report = await engine.RunAsync(connection, request, cancellationToken);
        }
        finally
        {
            runs.End(request?.Trigger ?? "", report);
        }
    }

    public Task<SyncPlan> PlanAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default) => engine.PlanAsync(connection, request, cancellationToken);

    public Task<RunReport> ApplyAsync(SyncPlan plan, RunRequest? request = null, CancellationToken cancellationToken = default) => engine.ApplyAsync(plan, request, cancellationToken);

    public Task<Explanation> ExplainAsync(ConnectionId connection, RecordRef record, string field, CancellationToken cancellationToken = default) => engine.ExplainAsync(connection, record, field, cancellationToken);

    public Task<IReadOnlyList<ParkedPair>> ListParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default) => engine.ListParkedAsync(connection, filter, cancellationToken);

    public Task<IReadOnlyList<ParkedGroup>> GroupParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default) => engine.GroupParkedAsync(connection, filter, cancellationToken);

    public Task<int> RetryAsync(ConnectionId connection, ParkedFilter group, CancellationToken cancellationToken = default) => engine.RetryAsync(connection, group, cancellationToken);

    public Task<int> DecideAsync(ConnectionId connection, ParkedFilter group, DecisionKind decision, string user = "", CancellationToken cancellationToken = default) => engine.DecideAsync(connection, group, decision, user, cancellationToken);

    public Task<int> AssignAsync(ConnectionId connection, ParkedFilter group, string person, string user = "", int? expected = null, CancellationToken cancellationToken = default) => engine.AssignAsync(connection, group, person, user, expected, cancellationToken);

    public Task<DecisionTable> ListParkedAsTableAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default) => engine.ListParkedAsTableAsync(connection, filter, cancellationToken);

    public Task<DecisionReport> TakeDecisionsAsync(ConnectionId connection, DecisionTable table, string user = "", CancellationToken cancellationToken = default) => engine.TakeDecisionsAsync(connection, table, user, cancellationToken);

    public Task RetryAsync(ConnectionId connection, string mapping, string pair, CancellationToken cancellationToken = default) => engine.RetryAsync(connection, mapping, pair, cancellationToken);

    public Task DecideAsync(ConnectionId connection, string mapping, string pair, DecisionKind decision, RecordRef? other = null, string user = "", CancellationToken cancellationToken = default) => engine.DecideAsync(connection, mapping, pair, decision, other, user, cancellationToken);

    public Task ApproveAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, TimeSpan? validFor = null, string user = "", CancellationToken cancellationToken = default) => engine.ApproveAsync(connection, mapping, pairs, validFor, user, cancellationToken);

    public Task AnswerAsync(ConnectionId connection, Guid intent, UncertainAnswer answer, RecordId? created = null, string user = "", CancellationToken cancellationToken = default) => engine.AnswerAsync(connection, intent, answer, created, user, cancellationToken);

    /// <summary>The runs of a host, over all its processes.</summary>
    internal sealed class Runs
    {
        private readonly Lock _gate = new();
        private readonly List<(string Trigger, RunReport Report)> _ended = [];
        private TaskCompletionSource _idle = Over();
        private int _running;

        /// <summary>Complete while no run is under way.</summary>
        public Task Idle
        {
            get
            {
                lock (_gate)
                    return _idle.Task;
            }
        }

        public void Begin()
        {
            lock (_gate)
            {
                if (_running++ == 0)
                    _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public void End(string trigger, RunReport? report)
        {
            lock (_gate)
            {
                if (report is not null)
                    _ended.Add((trigger, report));
                if (--_running == 0)
                    _idle.SetResult();
            }
        }

        /// <summary>What ended since the last call, in the order in which it ended.</summary>
        public IReadOnlyList<(string Trigger, RunReport Report)> Take()
        {
            lock (_gate)
            {
                var taken = _ended.ToList();
                _ended.Clear();
                return taken;
            }
        }

        private static TaskCompletionSource Over()
        {
            var source = new TaskCompletionSource();
            source.SetResult();
            return source;
        }
    }
}
