using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Connectors.Sync.Tables;

namespace Connectors.Sync;

/// <summary>What waits for somebody: as a list, by cause, as a table, and decided one by one or together.</summary>
internal sealed partial class SyncEngine
{
    public async Task<IReadOnlyList<ParkedPair>> ListParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var mappings = known.Definition.BuildMappings().ToDictionary(static m => m.Name, StringComparer.Ordinal);
        var result = new List<ParkedPair>();
        string? after = null;
        while (true)
        {
            var rows = await store.ListParkedAsync(connection, filter ?? ParkedFilter.All, after, 1000, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                return result;
            after = rows[^1].Position;
            var people = await PeopleAsync(connection, rows, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                var mapping = mappings.GetValueOrDefault(row.Mapping);
                result.Add(new ParkedPair
                {
                    Mapping = row.Mapping,
                    Pair = row.Pair,
                    Crm = row.CrmId is { } crm ? new RecordRef(mapping?.Crm ?? row.Mapping, crm) : null,
                    Accounting = row.AccountingId is { } accounting ? new RecordRef(mapping?.Accounting ?? row.Mapping, accounting) : null,
                    Kind = row.Kind,
                    Cause = row.Cause,
                    Problems = ProblemsJson.Read(row.Problems),
                    Since = row.Since,
                    Attempts = row.Attempts,
                    WakeAt = row.WakeAt,
                    AssignedTo = people.GetValueOrDefault((row.Mapping, row.Pair)),
                });
            }
        }
    }

    public Task<DecisionTable> ListParkedAsTableAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default) =>
        gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { Plan = new PlanCollector() }, async (opened, inner) =>
            opened.Session is { } session
                ? await new ParkedTable(session).BuildAsync(filter ?? ParkedFilter.All, inner).ConfigureAwait(false)
                : throw new SyncRequestException("not-ready", opened.Failure!), token), cancellationToken);

    public async Task<DecisionReport> TakeDecisionsAsync(ConnectionId connection, DecisionTable table, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var taken = DecisionReader.Read(table, [.. known.Definition.BuildMappings().Select(static m => m.Name), .. known.Definition.BuildLists().Select(static l => l.Converter)]);
        var changed = await ChangedAsync(connection, taken, cancellationToken).ConfigureAwait(false);
        foreach (var d in changed)
            await AskAgainAsync(connection, d.Mapping, d.Pair, cancellationToken).ConfigureAwait(false);
        var rows = taken.Length;
        taken = [.. taken.Except(changed)];
        foreach (var approved in taken.Where(static d => d.Kind is null).GroupBy(static d => d.Mapping, StringComparer.Ordinal))
            await ApproveAsync(connection, approved.Key, [.. approved.Select(static d => d.Pair)], null, user, cancellationToken).ConfigureAwait(false);

        var decided = taken.Count(static d => d.Kind is null);
        foreach (var group in taken.Where(static d => d.Kind is not null).GroupBy(static d => d.Mapping, StringComparer.Ordinal))
        {
            var before = (await store.FindDecisionsAsync(connection, group.Key, [.. group.Select(static d => d.Pair)], cancellationToken).ConfigureAwait(false)).ToDictionary(static d => d.Pair, StringComparer.Ordinal);
            foreach (var d in group)
            {
                if (before.TryGetValue(d.Pair, out var old) && old.Kind == d.Kind && old.OtherId == d.OtherId)
                    continue;
                await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = d.Mapping, Pair = d.Pair, Kind = d.Kind!.Value, OtherId = d.OtherId, At = clock.GetUtcNow(), User = user }, cancellationToken).ConfigureAwait(false);
                await AskAgainAsync(connection, d.Mapping, d.Pair, cancellationToken).ConfigureAwait(false);
                decided++;
            }
        }

        return new DecisionReport(decided, taken.Length - decided, table.Rows.Length - rows)
        {
            Changed = changed.Count == 0 ? [] : [.. changed.Select(static d => new DecisionProblem(d.Row, DecisionTable.State, $"The record of '{d.Pair}' changed since the table was made: it is asked about again."))],
        };
    }

    private async Task<List<TakenDecision>> ChangedAsync(ConnectionId connection, ImmutableArray<TakenDecision> taken, CancellationToken cancellationToken)
    {
        var stated = taken.Where(static d => d.State.Length > 0).ToList();
        if (stated.Count == 0)
            return [];
        return await gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { Plan = new PlanCollector() }, async (opened, inner) =>
            opened.Session is { } session
                ? await new DecisionCheck(session).ChangedAsync(stated, inner).ConfigureAwait(false)
                : throw new SyncRequestException("not-ready", opened.Failure!), token), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ParkedGroup>> GroupParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default) =>
    [
        .. (await ListParkedAsync(connection, filter, cancellationToken).ConfigureAwait(false)).GroupBy(static p => (p.Mapping, p.Kind, p.Cause))
            .Select(static g => new ParkedGroup { Mapping = g.Key.Mapping, Kind = g.Key.Kind, Cause = g.Key.Cause, Count = g.Count(), Since = g.Min(static p => p.Since), Example = g.First(), Assigned = Assigned(g) })
            .OrderByDescending(static g => g.Count).ThenBy(static g => g.Mapping, StringComparer.Ordinal).ThenBy(static g => g.Cause, StringComparer.Ordinal),
    ];

    public async Task<int> RetryAsync(ConnectionId connection, ParkedFilter group, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        var parked = await ListParkedAsync(connection, group, cancellationToken).ConfigureAwait(false);
        foreach (var pair in parked)
            await AskAgainAsync(connection, pair.Mapping, pair.Pair, cancellationToken).ConfigureAwait(false);
        return parked.Count;
    }

    public async Task<int> AssignAsync(ConnectionId connection, ParkedFilter group, string person, string user = "", int? expected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(person);
        var parked = await ListParkedAsync(connection, group, cancellationToken).ConfigureAwait(false);
        if (expected is { } shown && shown != parked.Count)
            throw new SyncRequestException("group-changed", $"The group had {shown} pairs when it was shown and has {parked.Count} now. Look at it again.");
        var now = clock.GetUtcNow();
        await store.SaveAssignmentsAsync(connection, [.. parked.Select(p => new AssignmentRow { Mapping = p.Mapping, Pair = p.Pair, Cause = p.Cause, AssignedTo = person.Trim(), At = now, User = user })], cancellationToken).ConfigureAwait(false);
        return parked.Count;
    }

    private static SortedDictionary<string, int> Assigned(IEnumerable<ParkedPair> group) =>
        new(group.Where(static p => p.AssignedTo is not null).CountBy(static p => p.AssignedTo!).ToDictionary(static p => p.Key, static p => p.Value), StringComparer.Ordinal);

    /// <summary>Who sees to what. An assignment counts for the stop that it was made for: one that began later is another.</summary>
    private async Task<Dictionary<(string Mapping, string Pair), string>> PeopleAsync(ConnectionId connection, IReadOnlyList<ParkedRow> rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var mapping in rows.GroupBy(static r => r.Mapping, StringComparer.Ordinal))
        {
            var parked = mapping.ToDictionary(static r => r.Pair, StringComparer.Ordinal);
            foreach (var a in await store.FindAssignmentsAsync(connection, mapping.Key, parked.Keys, cancellationToken).ConfigureAwait(false))
            {
                if (a.AssignedTo.Length > 0 && parked[a.Pair] is { } row && row.Cause == a.Cause && row.Since <= a.At)
                    found[(a.Mapping, a.Pair)] = a.AssignedTo;
            }
        }

        return found;
    }

    public async Task<int> DecideAsync(ConnectionId connection, ParkedFilter group, DecisionKind decision, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (decision == DecisionKind.Link)
            throw new SyncRequestException("decision-other", "Many records cannot be linked to one: decide them one by one, or in a table.");
        var parked = await ListParkedAsync(connection, group, cancellationToken).ConfigureAwait(false);
        foreach (var pair in parked)
            await DecideAsync(connection, pair.Mapping, pair.Pair, decision, null, user, cancellationToken).ConfigureAwait(false);
        return parked.Count;
    }
}
