using Connectors.Sync.Execution;

namespace Connectors.Sync.Tables;

/// <summary>Looks whether the records of decided rows still show what the table showed.</summary>
internal sealed class DecisionCheck(Session session)
{
    /// <summary>The decisions whose records changed since the table was made.</summary>
    public async Task<List<TakenDecision>> ChangedAsync(IEnumerable<TakenDecision> decisions, CancellationToken cancellationToken)
    {
        var changed = new List<TakenDecision>();
        foreach (var group in decisions.GroupBy(static d => (d.Mapping, Crm: d.Pair.StartsWith("crm:", StringComparison.Ordinal))))
        {
            if (session.MappingOf(group.Key.Mapping) is not { } mapping)
                continue;
            var side = group.Key.Crm ? Side.Crm : Side.Accounting;
            var ids = group.ToDictionary(static d => d, static d => d.Pair[(d.Pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var links = (await session.Store.FindLinksAsync(session.Connection, side, mapping.On(side).Resource.Name, [.. ids.Values], cancellationToken).ConfigureAwait(false)).ToDictionary(l => l.IdOn(side)!, StringComparer.Ordinal);
            var parked = (await session.Store.FindParkedAsync(session.Connection, mapping.Name, [.. group.Select(static d => d.Pair)], cancellationToken).ConfigureAwait(false)).ToDictionary(static p => p.Pair, StringComparer.Ordinal);
            var items = group.Select(d =>
            {
                var (link, row) = (links.GetValueOrDefault(ids[d]), parked.GetValueOrDefault(d.Pair));
                return new WorkItem(mapping) { CrmId = side == Side.Crm ? ids[d] : link?.CrmId ?? row?.CrmId, AccountingId = side == Side.Accounting ? ids[d] : link?.AccountingId ?? row?.AccountingId };
            }).ToList();
            var records = new Records(session);
            foreach (var each in Enum.GetValues<Side>())
                await records.FillAsync(mapping, each, items, cancellationToken).ConfigureAwait(false);
            changed.AddRange(group.Where((d, i) => !Agrees(d.State.Split('.'), PairValues.StateOf(PairValues.Of(items[i])).Split('.'), items[i])));
        }

        return changed;
    }

    /// <summary>A counterpart that a plan had only found and nobody has linked yet cannot be looked up: of such a pair the record that it is called by counts.</summary>
    private static bool Agrees(string[] then, string[] now, WorkItem item)
    {
        for (var i = 0; i < 2; i++)
        {
            if (item.IdOn(i == 0 ? Side.Crm : Side.Accounting) is not null && then.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
                return false;
        }

        return true;
    }
}
