using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Several mappings may share an entity in scopes that do not meet: a record that is not linked belongs to the one whose filter takes it, a linked one to the mapping of its link.</summary>
internal sealed class Scopes(Session session)
{
    /// <summary>The cause of a record that two mappings take.</summary>
    public const string Cause = "scope-overlap";

    /// <summary>All mappings of the entity that this one has on a side, this one among them.</summary>
    public IReadOnlyList<CompiledMapping> Sharing(CompiledMapping mapping, Side side) => [.. session.Known.Where(m => m.On(side).Schema.Entity == mapping.On(side).Schema.Entity)];

    /// <summary>Gives records that are not linked to the mapping whose filter takes them. What no filter takes stays where it is, and is left out there.</summary>
    /// <returns>Those that this run works on; the others belong to a mapping that it leaves alone.</returns>
    public async Task<List<WorkItem>> ChooseAsync(CompiledMapping mapping, Side side, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var sharing = Sharing(mapping, side);
        if (sharing.Count < 2)
            return [.. items];
        var left = new HashSet<WorkItem>();
        var records = new Records(session);
        var open = items.Where(i => i.On(side).State == SideState.NotRead && IsOpen(i)).ToList();
        await records.FillAsync(mapping, side, open, cancellationToken).ConfigureAwait(false);
        await records.ReadAsync(mapping, side, [.. open.Where(i => i.On(side).Record is { } record && sharing.Any(m => IsUnknown(m, side, record)))], cancellationToken).ConfigureAwait(false);
        foreach (var item in open)
        {
            if (item.On(side).Record is not { Deleted: false } record)
                continue;
            var takers = sharing.Where(m => Records.View(m, side, record).State == SideState.InScope).ToList();
            // Where a side's records make none on the other one, several mappings may look for their counterparts there.
            if (takers.Count > 1 && takers.Where(m => m.GivesFrom(side)).ToList() is var givers)
                takers = givers.Count == 0 ? [takers[0]] : givers;
            if (takers.Count == 0)
                continue;
            if (takers.Count > 1)
                item.Overlap = [.. takers.Select(static m => m.Name)];
            if (takers.FirstOrDefault(m => session.MappingOf(m.Name) is not null) is not { } taker)
            {
                left.Add(item);
                continue;
            }

            Move(item, taker);
            item.Set(side, Records.View(taker, side, record));
        }

        List<WorkItem> ours = [.. items.Where(i => !left.Contains(i))];
        await ForgetParkedAsync(sharing, side, ours, cancellationToken).ConfigureAwait(false);
        return ours;
    }

    /// <summary>Why it waits.</summary>
    public static PairDecision Park(WorkItem item) => new()
    {
        Action = PairAction.Park,
        Reason = Cause,
        Problems = [new Problem(Cause, null, $"The filters of {string.Join(" and ", item.Overlap.Select(static n => $"'{n}'"))} both take it, and a record belongs to one of them.", Fixer.Administrator, "Change one of the filters, or a field of the record that they look at.")],
    };

    private bool IsOpen(WorkItem item) => item.Link is null || (item.Link.State == LinkState.Reserved && !session.Unsettled.ContainsKey(item.Link.Id));

    private static bool IsUnknown(CompiledMapping mapping, Side side, SyncRecord record) =>
        (side == Side.Crm ? mapping.Source.CrmScope : mapping.Source.AccountingScope).Any(s => record.TryGet(s.Field, out var value) && value.IsAbsent);

    /// <summary>A create that did not happen is no link yet: it follows its record to the mapping that takes it now.</summary>
    private static void Move(WorkItem item, CompiledMapping to)
    {
        if (item.Mapping == to)
            return;
        item.MoveTo(to);
        if (item.Link is { } reserved)
            item.Link = reserved with { Mapping = to.Name, CrmResource = to.Crm.Resource.Name, AccountingResource = to.Accounting.Resource.Name };
    }

    /// <summary>What one mapping said of a record that is another one's now is not true any more.</summary>
    private async Task ForgetParkedAsync(IReadOnlyList<CompiledMapping> sharing, Side side, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        if (session.Plan is not null)
            return;
        var batch = new StoreBatch();
        foreach (var mapping in sharing)
        {
            var keys = items.Where(i => i.Mapping != mapping && i.IdOn(side) is not null).Select(i => PairKeys.Of(side, i.IdOn(side)!)).ToList();
            if (keys.Count > 0)
                batch.Unparked.AddRange((await session.Store.FindParkedAsync(session.Connection, mapping.Name, keys, cancellationToken).ConfigureAwait(false)).Select(static p => (p.Mapping, p.Pair)));
        }

        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
    }
}
