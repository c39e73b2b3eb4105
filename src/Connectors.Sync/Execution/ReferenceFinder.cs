using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Looks up the links of the records that records of this run refer to.</summary>
internal sealed class ReferenceFinder(Session session)
{
    /// <summary>All that these pairs refer to.</summary>
    public Task FindAsync(CompiledMapping mapping, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken) => FindAsync(mapping, items, static (_, _) => true, cancellationToken);

    /// <summary>Only what is not known yet: a page may not list a field that refers to something, and the record that was read in full after it does.</summary>
    public Task FindNewAsync(WorkItem item, CancellationToken cancellationToken) => FindAsync(item.Mapping, [item], (side, r) => session.References.CounterpartOf(side, r) is null, cancellationToken);

    private async Task FindAsync(CompiledMapping mapping, IReadOnlyList<WorkItem> items, Func<Side, RecordRef, bool> takes, CancellationToken cancellationToken)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            var wanted = items.Select(i => i.On(side).Record).OfType<SyncRecord>()
                .SelectMany(r => mapping.Units.SelectMany(u => u.Slots(side)).Select(s => r[s]).Where(static v => v.Kind == FieldValueKind.Reference).Select(static v => v.AsReference()!).Concat(MatchKeys.ParentOf(mapping, side, r) is { } parent ? [parent] : []))
                .Distinct()
                .Where(r => takes(side, r))
                .GroupBy(r => session.On(side).Description.Capabilities.Find(r.Entity)?.Resource);
            foreach (var group in wanted)
            {
                if (group.Key is null)
                    continue;
                foreach (var link in await session.Store.FindLinksAsync(session.Connection, side, group.Key, [.. group.Select(static r => r.Id.Value)], cancellationToken).ConfigureAwait(false))
                {
                    if (link is { State: LinkState.Active, CrmId: { } crm, AccountingId: { } accounting } && session.MappingOf(link.Mapping) is { } of)
                        session.References.Add(of, crm, accounting);
                }
            }
        }
    }
}
