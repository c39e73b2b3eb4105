using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Execution;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Brakes;

/// <summary>
/// Counts what takes something away, per mapping over the last 24 hours, and holds what goes beyond the limit until somebody approves it (R19). Everything else of the run goes on.
/// </summary>
/// <remarks>What passes is stored in the same commit as the intent or the ended link, so that a slow drip over many runs, restarts and nodes adds up.</remarks>
internal sealed class Brake
{
    /// <summary>How far back the brake counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private const string CodePrefix = "brake.";

    private readonly Session _session;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Mapping, BrakeKind Kind), Tally> _tallies = [];

    private Brake(Session session) => _session = session;

    /// <summary>Reads what passed within the window.</summary>
    public static async Task<Brake> OpenAsync(Session session, CancellationToken cancellationToken)
    {
        var brake = new Brake(session);
        var since = session.Clock.GetUtcNow() - Window;
        foreach (var rows in (await session.Store.ListBrakesAsync(session.Connection, since, cancellationToken).ConfigureAwait(false)).GroupBy(static r => (r.Mapping, r.Kind)))
            brake._tallies[rows.Key] = new Tally(rows.MinBy(static r => r.At)!.Linked, [.. rows.Select(static r => (r.Pair, r.What))]);
        foreach (var mapping in session.Mappings)
        {
            // The share is one of the links that stood when the window began.
            var linked = await session.Store.CountLinksAsync(session.Connection, mapping.Name, LinkState.Active, cancellationToken).ConfigureAwait(false);
            foreach (var kind in Enum.GetValues<BrakeKind>())
                brake._tallies.TryAdd((mapping.Name, kind), new Tally(linked, []));
        }

        return brake;
    }

    /// <summary>The decision as far as it may be carried out. What passes is added to the batch that begins the step; what does not is held with the question.</summary>
    public PairDecision Pass(WorkItem item, PairDecision decision, StoreBatch batch)
    {
        var demands = BrakeDemand.Of(decision, item.Link is { State: LinkState.Active }, _session.Rescoping);
        if (demands.IsEmpty || IsPlanned(item))
            return decision;
        var held = ImmutableArray.CreateBuilder<(BrakeDemand Demand, Problem Problem)>();
        var now = _session.Clock.GetUtcNow();
        foreach (var demand in demands)
        {
            if (item.Approval is { } approval && approval.Until > now && approval.Whats.Contains(demand.What, StringComparer.Ordinal))
                continue;
            if (Count(item, demand, now, batch) is { } problem)
                held.Add((demand, problem));
        }

        return held.Count == 0 ? decision : Hold(decision, held.ToImmutable());
    }

    /// <summary>Somebody has read this very item in a plan and applied it.</summary>
    private bool IsPlanned(WorkItem item) => _session.Approved?.ContainsKey((item.Mapping.Name, item.Pair)) == true;

    private Problem? Count(WorkItem item, BrakeDemand demand, DateTimeOffset now, StoreBatch batch)
    {
        lock (_lock)
        {
            var tally = _tallies[(item.Mapping.Name, demand.Kind)];
            var limit = Math.Max(_session.Options.BrakeMinimum, (int)(tally.Linked * _session.Options.BrakeShare));
            if (!tally.Passed.Contains((item.Pair, demand.What)))
            {
                if (tally.Passed.Count >= limit)
                    return ProblemOf(demand, item.Mapping.Name, tally.Passed.Count, limit);
                tally.Passed.Add((item.Pair, demand.What));
            }

            batch.Brakes.Add(new BrakeRow { Mapping = item.Mapping.Name, Kind = demand.Kind, Pair = item.Pair, What = demand.What, At = now, Linked = tally.Linked });
            return null;
        }
    }

    private static Problem ProblemOf(BrakeDemand demand, string mapping, int passed, int limit)
    {
        var (counted, remedy) = demand.Kind switch
        {
            BrakeKind.Removal => ("deletions, ended links and cleared values", "Find out what takes so much away. If it is meant, approve it."),
            BrakeKind.FirstMeeting => ("values that a new rule overwrites", "Look at the plan. If it is meant, approve it."),
            _ => ("records that a changed filter, key or direction brings in", "Look at the plan. If it is meant, approve it."),
        };
        var colon = demand.What.IndexOf(':', StringComparison.Ordinal);
        return new Problem(CodePrefix + (colon < 0 ? demand.What : demand.What[..colon]), colon < 0 ? null : demand.What[(colon + 1)..],
            string.Create(CultureInfo.InvariantCulture, $"The brake of '{mapping}' holds this: {passed} {counted} have passed within 24 hours, and {limit} pass without a question."), Fixer.Administrator, remedy);
    }

    /// <summary>The steps that a parked row asks about.</summary>
    public static ImmutableArray<string> StepsOf(IEnumerable<Problem> problems) =>
        [.. problems.Where(static p => p.Code.StartsWith(CodePrefix, StringComparison.Ordinal)).Select(static p => p.Field is null ? p.Code[CodePrefix.Length..] : $"{p.Code[CodePrefix.Length..]}:{p.Field}")];

    /// <summary>Units are held one by one and the rest of the record goes on; a step of the whole pair waits as a whole.</summary>
    private static PairDecision Hold(PairDecision decision, ImmutableArray<(BrakeDemand Demand, Problem Problem)> held)
    {
        if (held.Any(static h => h.Demand.Unit is null))
            return decision with { Action = PairAction.Park, Reason = held[0].Problem.Code, Problems = [.. held.Select(static h => h.Problem)] };

        var problems = held.ToDictionary(static h => h.Demand.Unit!.Name, static h => h.Problem, StringComparer.Ordinal);
        return decision with
        {
            Units = [.. decision.Units.Select(u => problems.TryGetValue(u.Unit.Name, out var problem) ? u with { Action = UnitAction.Held, Problem = problem } : u)],
            CrmSet = Without(decision.CrmSet, Side.Crm),
            AccountingSet = Without(decision.AccountingSet, Side.Accounting),
        };

        ImmutableArray<FieldAssignment> Without(ImmutableArray<FieldAssignment> set, Side side) =>
            set.RemoveAll(a => held.Any(h => h.Demand.Unit!.Slots(side).Contains(a.Slot)));
    }

    /// <summary>What passed within the window.</summary>
    private sealed record Tally(int Linked, HashSet<(string Pair, string What)> Passed);
}
