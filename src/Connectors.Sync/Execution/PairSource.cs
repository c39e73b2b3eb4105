using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Makes pairs out of marks, slice by slice: finds links, reads what is needed and matches what is not linked yet.</summary>
internal sealed class PairSource(Session session, MarkTable marks)
{
    private readonly Records _records = new(session);
    private readonly MatchFinder _matches = new(session);
    private readonly LateBirths _births = new(session);
    private readonly LateUpdates _updates = new(session);
    private readonly Scopes _scopes = new(session);
    private readonly ReferenceFinder _references = new(session);
    private readonly FeedReader _reader = new(session);

    /// <summary>The next pairs of a mapping, most urgent first, with everything that is needed to decide about them; <see langword="null"/> = none is left.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="atLeast">Only marks of this class or a more urgent one; <see langword="null"/> = all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<WorkItem>?> NextAsync(CompiledMapping mapping, int size, MarkClass? atLeast, CancellationToken cancellationToken)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            var binding = mapping.On(side);
            // A record of which nothing is known but its id can only be the one entity that the resource holds.
            var alone = session.Known.Where(m => m.On(side).Resource.Name == binding.Resource.Name).All(m => m.On(side).Schema.Entity == binding.Schema.Entity);
            while (marks.Next(side, binding.Resource.Name, binding.Schema.Entity, alone, size, atLeast) is { Length: > 0 } chunk)
            {
                var items = await ItemsAsync(mapping, side, chunk, cancellationToken).ConfigureAwait(false);
                foreach (var group in items.GroupBy(static i => i.Mapping).ToList())
                    await PrepareAsync(group.Key, side, [.. group], cancellationToken).ConfigureAwait(false);
                if (items.Count > 0)
                    return items;
            }
        }

        return null;
    }

    /// <summary>Puts a pair back that was prepared and not begun.</summary>
    public void Return(WorkItem item)
    {
        foreach (var mark in item.Marks)
            marks.Return(mark, item.Mapping.On(mark.Side).Schema.Entity);
        if (item.Link is { State: not LinkState.Reserved })
            return;
        foreach (var side in Enum.GetValues<Side>())
        {
            if (item.IdOn(side) is { } id)
                session.Taken.TryRemove((side, item.Mapping.On(side).Resource.Name, id), out _);
        }
    }

    /// <summary>The pair of one CRM record that somebody asked for.</summary>
    /// <param name="mapping">Its mapping, or the first of several that share its entity: the record's link or its scope says which.</param>
    /// <param name="crmId">The record.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<WorkItem>> SingleAsync(CompiledMapping mapping, string crmId, CancellationToken cancellationToken)
    {
        var links = await session.Store.FindLinksAsync(session.Connection, Side.Crm, mapping.Crm.Resource.Name, [crmId], cancellationToken).ConfigureAwait(false);
        var link = links.FirstOrDefault(l => l.Mapping == mapping.Name || _scopes.Sharing(mapping, Side.Crm).Any(m => m.Name == l.Mapping));
        var item = new WorkItem(link is null ? mapping : session.MappingOf(link.Mapping)!)
        {
            Link = link,
            CrmId = crmId,
            AccountingId = link?.AccountingId,
            OnDemand = true,
            CrmMark = marks.Take(Side.Crm, mapping.Crm.Resource.Name, crmId),
            AccountingMark = marks.Take(Side.Accounting, mapping.Accounting.Resource.Name, link?.AccountingId),
        };
        // Always read: somebody is waiting for what stands there now.
        session.Crm.Forget(mapping.Crm.Resource.Name, crmId);
        await _scopes.ChooseAsync(mapping, Side.Crm, [item], cancellationToken).ConfigureAwait(false);
        await PrepareAsync(item.Mapping, Side.Crm, [item], cancellationToken).ConfigureAwait(false);
        return [item];
    }

    private async Task<List<WorkItem>> ItemsAsync(CompiledMapping mapping, Side side, MarkTable.Entry[] chunk, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        var links = (await session.Store.FindLinksAsync(session.Connection, side, binding.Resource.Name, [.. chunk.Select(static e => e.Mark.Id)], cancellationToken).ConfigureAwait(false))
            .ToDictionary(l => l.IdOn(side)!, StringComparer.Ordinal);
        var items = new List<WorkItem>(chunk.Length);
        var elsewhere = new StoreBatch();
        foreach (var entry in chunk)
        {
            // Another item of this mapping may have settled it meanwhile.
            if (marks.Take(side, binding.Resource.Name, entry.Mark.Id) is not { } mark)
                continue;
            var link = links.GetValueOrDefault(entry.Mark.Id);
            if ((link is null ? mapping : session.MappingOf(link.Mapping)) is not { } of)
            {
                // A mapping that this run does not have owns it: no other one's rules are good for it. Of one that is switched off nothing is owed, because switching it on looks at every record.
                if (session is { Plan: null, Request.Mapping: null })
                    elsewhere.ClearedMarks.Add(mark);
                continue;
            }

            var item = new WorkItem(of) { Link = link };
            item.CrmId = side == Side.Crm ? entry.Mark.Id : link?.CrmId;
            item.AccountingId = side == Side.Accounting ? entry.Mark.Id : link?.AccountingId;
            item.CrmMark = side == Side.Crm ? mark : marks.Take(Side.Crm, of.Crm.Resource.Name, item.CrmId);
            item.AccountingMark = side == Side.Accounting ? mark : marks.Take(Side.Accounting, of.Accounting.Resource.Name, item.AccountingId);
            if (entry.Deleted)
                item.Set(side, SideView.Deleted);
            else if (of.On(side).Schema.Entity != binding.Schema.Entity)
                item.Set(side, new SideView(SideState.ChangedKind, null));
            if (link is null)
                item.Set(side == Side.Crm ? Side.Accounting : Side.Crm, SideView.Absent);
            items.Add(item);
        }

        await session.CommitAsync(elsewhere, cancellationToken).ConfigureAwait(false);
        await LookAfterAsync(mapping, side, items.Where(i => i.Mapping == mapping && i.On(side).State == SideState.Deleted && i.Link is { State: LinkState.Active }).ToList(), cancellationToken).ConfigureAwait(false);
        return await _scopes.ChooseAsync(mapping, side, items, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A feed says that a linked record is gone; whether it was deleted or became another one is told by its id (R14).</summary>
    private async Task LookAfterAsync(CompiledMapping mapping, Side side, List<WorkItem> gone, CancellationToken cancellationToken)
    {
        foreach (var chunk in gone.Chunk(Math.Max(1, mapping.On(side).Capabilities.ReadBatchSize)))
        {
            await _records.ReadAsync(mapping, side, chunk, cancellationToken).ConfigureAwait(false);
            foreach (var item in chunk)
            {
                // A read that is behind still shows it, or does not know: the feed has said so.
                if (item.On(side).State != SideState.Replaced)
                    item.Set(side, SideView.Deleted);
                item.SetFresh(side, false);
                // It was looked at for that question only: whoever needs the record later reads it then.
                session.On(side).Forget(mapping.On(side).Resource.Name, item.IdOn(side)!);
            }
        }
    }

    private async Task PrepareAsync(CompiledMapping mapping, Side side, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var other = Merging.UnitConversion.Other(side);
        await _records.FillAsync(mapping, side, items, cancellationToken).ConfigureAwait(false);
        await FindParkedAsync(mapping, items, cancellationToken).ConfigureAwait(false);

        var unlinked = items.Where(i => i.Link is null or { State: LinkState.Reserved } && !IsUnsettled(i)).ToList();
        foreach (var item in unlinked)
        {
            if (item.On(other).State == SideState.NotRead)
                item.Set(other, SideView.Absent);
            // What a flow sent is no mapping's record: it would come back as a stranger beside the offer that it was made of.
            if (item.On(Side.Accounting) is { State: SideState.InScope, Record: { } record } && session.IsOfFlow(mapping, record))
                item.Set(Side.Accounting, SideView.Of(record, inScope: false));
        }

        if (mapping.Source.MatchWithin is not null)
            await _references.FindAsync(mapping, unlinked, cancellationToken).ConfigureAwait(false);
        var born = unlinked.Where(static i => i.Overlap.IsEmpty).Where(i => i.On(side).State == SideState.InScope).ToList();
        // A run that a change asked for has not read the other side: what came there since the last slot would be made a second time (R16).
        if (born.Any(i => MayBeMade(mapping, other, i)))
            await _reader.ReadUnreadAsync(other, mapping.On(other).Resource, cancellationToken).ConfigureAwait(false);
        await _matches.FindAsync(mapping, side, born, marks, cancellationToken).ConfigureAwait(false);
        await _records.FillAsync(mapping, other, items.Where(i => i.On(side).State != SideState.ChangedKind && i.IdOn(other) is not null && !IsUnsettled(i) && NeedsOther(mapping, side, i)), cancellationToken).ConfigureAwait(false);
        await _births.RecogniseAsync(mapping, born, cancellationToken).ConfigureAwait(false);
        await _updates.RecogniseAsync(mapping, items, cancellationToken).ConfigureAwait(false);
        await _references.FindAsync(mapping, items, cancellationToken).ConfigureAwait(false);
        if (!session.Lists.IsEmpty)
            await new Lists.ListStage(session).RefreshAsync(mapping, [.. items.Select(static i => i.On(Side.Accounting).Record).OfType<SyncRecord>().Where(r => r.Schema == mapping.Accounting.Schema)], cancellationToken).ConfigureAwait(false);
    }

    private static bool MayBeMade(CompiledMapping mapping, Side side, WorkItem item) => mapping.On(side).Capabilities is { Read: ReadAbility.List, CanCreate: true } && mapping.GivesFrom(UnitConversion.Other(side))
        && item.Decision is null && (item.OnDemand || (side == Side.Crm ? mapping.Source.CreateInCrm : mapping.Source.CreateInAccounting) == CreatePolicy.InScope);

    private bool IsUnsettled(WorkItem item) => item.Link is { } link && session.Unsettled.ContainsKey(link.Id);

    /// <summary>
    /// The other side need not be read when only this side was marked and shows what its base says: our own write coming back, or a change of something that is not mapped.
    /// </summary>
    private bool NeedsOther(CompiledMapping mapping, Side side, WorkItem item)
    {
        if (item.Link is not { State: LinkState.Active } link || item.Parked is not null || item.Decision is not null)
            return true;
        if ((side == Side.Crm ? item.AccountingMark : item.CrmMark) is not null || item.On(side).Record is not { } record)
            return true;
        if (item.On(side).State == SideState.OutOfScope && mapping.Source.LeavingScope != ScopeExit.Stay)
            return true;
        var stored = LinkBase.Parse(link.Base, mapping);
        if (Incarnation.Of(mapping.On(side), record) is { } now && !now.Equals(stored.IncarnationOf(side)))
            return true;
        foreach (var unit in mapping.Units)
        {
            var raw = unit.Read(side, record);
            if (unit.Converter is Lists.ListConverter { HasReplacements: true })
                return true;
            if (Values.AnyAbsent(raw) && !item.IsFresh(side))
                return true;
            var half = stored.Find(unit.Name);
            if (half is null || half.Fingerprint != unit.Fingerprint || (session.Anew && half.Source == BaseSource.Rebased))
                return true;
            if (!Values.Same(unit.Canonical(side, raw), unit.Canonical(side, side == Side.Crm ? half.Crm : half.Accounting)))
                return true;
        }

        item.Quick = true;
        return false;
    }

    private async Task FindParkedAsync(CompiledMapping mapping, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        // A pair may be parked under either record's name: it got its second one later.
        var keys = items.SelectMany(static i => new[] { i.CrmId is { } c ? PairKeys.Of(Side.Crm, c) : null, i.AccountingId is { } a ? PairKeys.Of(Side.Accounting, a) : null }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            return;
        var parked = (await session.Store.FindParkedAsync(session.Connection, mapping.Name, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(static p => p.Pair, StringComparer.Ordinal);
        // Only what was held can have been approved.
        var approvals = parked.Count == 0 ? [] : (await session.Store.FindApprovalsAsync(session.Connection, mapping.Name, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(static a => a.Pair, StringComparer.Ordinal);
        var decisions = (await session.Store.FindDecisionsAsync(session.Connection, mapping.Name, keys, cancellationToken).ConfigureAwait(false)).ToDictionary(static d => d.Pair, StringComparer.Ordinal);
        foreach (var item in items)
        {
            item.Parked = Either(parked, item);
            item.Decision = Either(decisions, item);
            item.Approval = Either(approvals, item);
        }

        static T? Either<T>(Dictionary<string, T> rows, WorkItem item) where T : class =>
            (item.CrmId is { } c ? rows.GetValueOrDefault(PairKeys.Of(Side.Crm, c)) : null) ?? (item.AccountingId is { } a ? rows.GetValueOrDefault(PairKeys.Of(Side.Accounting, a)) : null);
    }
}
