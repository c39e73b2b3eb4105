using Connectors.Sync.Execution;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Lists;

/// <summary>Mirrors accounting's lists into the CRM before records are read (R20). A list that cannot be read holds only the units that use it.</summary>
internal sealed class ListStage(Session session)
{
    /// <summary>The cause of an entry that seems to live on under another key.</summary>
    public const string Remap = "list-remap";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (list, converter) in session.Lists)
            await TryAsync(list, converter, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Only the lists of which nothing is known yet, for what is synchronised before the first whole run. Those that are known may be as old as the last run.</summary>
    public async Task RunMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var (list, converter) in session.Lists)
        {
            if (!converter.Asked && converter.Map.Entries.IsEmpty)
                await TryAsync(list, converter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(ManagedList list, ListConverter converter, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(list, converter, cancellationToken).ConfigureAwait(false);
            converter.Asked = true;
        }
        catch (ProviderUnavailableException e) when (e.Reason == UnavailableReason.NotAllowed)
        {
            converter.Asked = true;
            converter.Unavailable = e.Message;
            Log.ListUnavailable(session.Logger, session.Connection.Value, list.Name, e.Message);
        }
    }

    private async Task RunAsync(ManagedList list, ListConverter converter, CancellationToken cancellationToken)
    {
        if (session.Accounting.Provider.GetFeature<IListSource>() is not { } source)
        {
            converter.Unavailable = "accounting shows no lists.";
            return;
        }

        var target = session.Crm.Provider.GetFeature<IListTarget>() is { } lists && lists.HasList(list.Crm) ? lists : null;

        var entries = await source.ReadListAsync(list.Accounting, cancellationToken).ConfigureAwait(false);
        // Nobody empties a list that is in use: what comes back empty was not read.
        if (entries.Count == 0 && converter.Map.Entries.Any(static e => e.Active))
        {
            converter.Unavailable = "it came back empty.";
            return;
        }

        converter.Unavailable = null;
        // A CRM without options of its own holds accounting's keys.
        var options = target is null
            ? [.. entries.Select(static e => new ListOption(e.Key, e.Label, e.Active, e.Key))]
            : await target.ReadOptionsAsync(list.Crm, cancellationToken).ConfigureAwait(false);
        var plan = ListPlan.Of(converter.Map, entries, options);
        var map = plan.Map;
        if (target is not null && plan.Changes.Length > 0 && session.Plan is null && session.Row.Mode is not (ConnectionMode.Off or ConnectionMode.PlanOnly))
        {
            // Known before it is written: a reply that is lost leaves the options to be found again by their key or their label.
            await SaveAsync(list, plan.Map, new StoreBatch(), cancellationToken).ConfigureAwait(false);
            map = plan.Answered(await target.WriteOptionsAsync(list.Crm, plan.Changes, cancellationToken).ConfigureAwait(false));
        }

        var batch = new StoreBatch();
        map = await AskAsync(list, map, batch, cancellationToken).ConfigureAwait(false);
        var changed = map.ToJson() != converter.Map.ToJson();
        converter.Map = map;
        if (session.Plan is null)
        {
            if (changed)
                await WakeAsync(batch, cancellationToken).ConfigureAwait(false);
            await SaveAsync(list, map, batch, cancellationToken).ConfigureAwait(false);
        }

        Count(list, plan);
    }

    /// <summary>Records of accounting may hold an entry that came after the list was read: it is read once more, and once only.</summary>
    public async Task RefreshAsync(CompiledMapping mapping, IEnumerable<SyncRecord> records, CancellationToken cancellationToken)
    {
        foreach (var unit in mapping.Units)
        {
            if (unit.Converter is not ListConverter { Refreshed: false, Unavailable: null } converter || !records.Any(r => unit.AccountingSlots.Any(s => r[s].HasValue && converter.Map.FindKey(r[s].ToString()) is null)))
                continue;
            converter.Refreshed = true;
            foreach (var (list, _) in session.Lists.Where(l => l.Converter == converter))
                await TryAsync(list, converter, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What was held because of an option is looked at again.</summary>
    private async Task WakeAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        foreach (var parked in await session.Store.ListParkedAsync(session.Connection, new ParkedFilter { WokenBy = WakeCause.Schema }, null, 10_000, cancellationToken).ConfigureAwait(false))
        {
            if (ProblemsJson.Read(parked.Problems).Any(static p => p.Code is "choice-unknown" or "choice-removed" or "choice-inactive" or "list-unavailable"))
                batch.Marks.AddRange(Parking.MarksOf(session, parked, MarkClass.Dirty));
        }
    }

    private async ValueTask SaveAsync(ManagedList list, ListMap map, StoreBatch batch, CancellationToken cancellationToken)
    {
        batch.Lists.Add(new ListRow { Name = list.Name, Content = map.ToJson(), ReadAt = session.Clock.GetUtcNow() });
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An entry that is gone while one of the same name is new: only a person says that it is the same, because every holder would be written.</summary>
    private async Task<ListMap> AskAsync(ManagedList list, ListMap map, StoreBatch batch, CancellationToken cancellationToken)
    {
        var mapping = list.Converter;
        foreach (var entry in map.Entries.Where(static e => e is { Active: false, Proposed: not null, ReplacedBy: null }))
        {
            var (old, now) = (entry.Key, entry.Proposed!);
            var pair = PairKeys.Of(Side.Accounting, old);
            var decisions = await session.Store.FindDecisionsAsync(session.Connection, mapping, [pair], cancellationToken).ConfigureAwait(false);
            if (decisions.Count == 0)
            {
                var parked = await session.Store.FindParkedAsync(session.Connection, mapping, [pair], cancellationToken).ConfigureAwait(false);
                batch.Parked.Add(parked.Count > 0 ? parked[0] : new ParkedRow
                {
                    Mapping = mapping,
                    Pair = pair,
                    AccountingId = old,
                    Kind = ParkedKind.Parked,
                    Cause = Remap,
                    Problems = ProblemsJson.Write([new Problem(Remap, null, $"'{entry.Label}' of the list '{list.Name}' is gone in accounting (key {old}), and a new entry of that name is there (key {now}).", Fixer.User, $"Say that it is the same (link to {now}): records that hold it are written with the new key. Or leave it as it is (ignore).")]),
                    Since = session.Clock.GetUtcNow(),
                });
                continue;
            }

            var decision = decisions[0];
            batch.Unparked.Add((mapping, pair));
            if (decision.Kind != DecisionKind.Link || map.FindKey(decision.OtherId ?? "") is not { Active: true } successor)
                continue;
            // Its holders did not change themselves: every record is looked at.
            session.Rescan = true;
            batch.Cursors.AddRange(session.Known.Where(m => !session.Whole.Contains(m)).Select(m => new CursorRow { Side = Side.Crm, Resource = RunPipeline.RescanCursor + m.Name, Cursor = now }));
            map = map with { Entries = [.. map.Entries.Select(e => e.Key == old ? e with { ReplacedBy = successor.Key } : e)] };
        }

        return map;
    }

    private void Count(ManagedList list, ListPlan plan)
    {
        var changed = plan.Changes.Select(static c => c.Key.Length > 0 ? c.Key : c.Value!).ToHashSet(StringComparer.Ordinal);
        foreach (var key in plan.Map.Entries.Select(static e => e.Key).Concat(changed).Distinct(StringComparer.Ordinal))
            session.Counters.Count(list.Converter, key, changed.Contains(key) ? PairOutcome.Applied : PairOutcome.Unchanged);
        if (session.Plan is null)
        {
            var added = plan.Changes.Count(static c => c.Kind == OptionChangeKind.Add);
            session.Counters.Change(list.Converter, c => c with { CreatedInCrm = c.CreatedInCrm + added, UpdatedInCrm = c.UpdatedInCrm + plan.Changes.Length - added });
        }
    }
}
