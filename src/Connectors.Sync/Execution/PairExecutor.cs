using Connectors.Sync.Connections;
using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Decides about one pair and carries the decision out, one durable step at a time.</summary>
internal sealed class PairExecutor(Session session)
{
    private const int MaxAttempts = 4;

    private readonly Records _records = new(session);
    private readonly ReferenceFinder _references = new(session);
    private readonly WriteExecutor _writes = new(session);
    private readonly ReadOnlyMarker _readOnly = new(session);

    public async Task<PairOutcome> ExecuteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var outcome = await DecideAndCarryOutAsync(item, cancellationToken).ConfigureAwait(false);
        if (outcome != PairOutcome.Applied || item.ShowsMore is not { } made)
            return outcome;
        var back = await DecideAndCarryOutAsync(AsMade(item, made), cancellationToken).ConfigureAwait(false);
        return back == PairOutcome.Unchanged ? outcome : back;
    }

    /// <summary>The pair with the record that was made just now, as its reply shows it: no read shows anything newer.</summary>
    private WorkItem AsMade(WorkItem item, Side made)
    {
        var look = new WorkItem(item.Mapping) { Link = item.Link, CrmId = item.CrmId, AccountingId = item.AccountingId, Crm = item.Crm, Accounting = item.Accounting };
        look.SetFresh(made, true);
        look.SetReadAt(made, session.Clock.GetUtcNow());
        if (item.ReadAt(UnitConversion.Other(made)) is { } read)
            look.SetReadAt(UnitConversion.Other(made), read);
        return look;
    }

    private async Task<PairOutcome> DecideAndCarryOutAsync(WorkItem item, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var decision = Decide(item);
            if (await ReadMoreAsync(item, decision, cancellationToken).ConfigureAwait(false))
                continue;
            if (session.Plan is null && !IsApproved(item, decision))
                return PairOutcome.Deferred;
            if (decision.Action is PairAction.CreateAccounting or PairAction.CreateCrm && !session.Newborn.TryAdd(item, out var twin))
                decision = Question(item, MatchResult.Ask(Newborns.Cause, [twin]));
            if (session.Plan is { } plan)
            {
                plan.Add(item, decision);
                return OutcomeOf(decision);
            }

            if (await CarryOutAsync(item, decision, cancellationToken).ConfigureAwait(false) is { } outcome)
                return outcome;

            // Stale: somebody was faster, or one side is written and the other one's turn has come. Both sides are read again and planned anew at once; it is not an attempt that failed.
            item.Quick = false;
            foreach (var side in Enum.GetValues<Side>())
            {
                if (item.IdOn(side) is not null && item.On(side).State != SideState.Absent)
                    await _records.ReadAsync(item.Mapping, side, [item], cancellationToken).ConfigureAwait(false);
            }

            await _references.FindNewAsync(item, cancellationToken).ConfigureAwait(false);
        }

        return PairOutcome.Deferred;
    }

    /// <summary>What would be done, after everything was read that the decision needs. Nothing is written.</summary>
    public async Task<PairDecision> PreviewAsync(WorkItem item, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var decision = Decide(item);
            if (attempt == MaxAttempts || !await ReadMoreAsync(item, decision, cancellationToken).ConfigureAwait(false))
                return decision;
        }
    }

    private PairDecision Decide(WorkItem item)
    {
        if (item.Quick)
            return new PairDecision { Action = PairAction.Unchanged, Reason = "own-half" };
        if (item.Link is { State: LinkState.Orphaned, Reason: Erasure.Reason })
            return new PairDecision { Action = PairAction.Exclude, Reason = Erasure.Reason };
        var unsettled = item.Link is { } link && session.Unsettled.ContainsKey(link.Id);
        if (item.Forgotten && !unsettled)
            return new PairDecision { Action = PairAction.Exclude, Reason = Erasure.Reason };
        if (!item.Overlap.IsEmpty && !unsettled)
            return Scopes.Park(item);
        if (item.Question is { } question && !unsettled)
            return Question(item, question);
        // What the first half wrote says nothing about the units that are still to be decided.
        var (crmProved, accountingProved) = item.HalfWritten && item.Proved is { } before ? before : (ProvedAt(item, Side.Crm), ProvedAt(item, Side.Accounting));
        item.Proved = (crmProved, accountingProved);
        return Planner.Decide(new PairInput
        {
            Mapping = item.Mapping,
            Crm = item.Crm,
            Accounting = item.Accounting,
            // A reserved link without an open write is a create that did not happen: there is no link yet.
            Link = unsettled ? LinkState.Uncertain : item.Link?.State is LinkState.Reserved or LinkState.Uncertain ? null : item.Link?.State,
            CreateAnew = item is { Parked: { Cause: Planner.WasDeleted } question2, Decision: { Kind: DecisionKind.Create } anew } && anew.At >= question2.Since,
            Bar = item is { Parked: { Cause: Mergers.Cause } question3, Decision: { Kind: DecisionKind.Bar } bar } && bar.At >= question3.Since,
            Ended = item.Link?.State == LinkState.Orphaned ? item.Link.Reason : "",
            Base = item.Link is null ? LinkBase.Empty : LinkBase.Parse(item.Link.Base, item.Mapping),
            Merge = new MergeContext
            {
                References = session.References,
                Anew = session.Anew,
                Decided = DecidedSide(item),
                DecidedNow = item is { Parked: { } open, Decision: { } now } && now.At >= open.Since ? now.Kind switch { DecisionKind.TakeCrm => Side.Crm, DecisionKind.TakeAccounting => Side.Accounting, _ => null } : null,
                CrmProvedAt = crmProved,
                AccountingProvedAt = accountingProved,
                ReadAt = side => item.ReadAt(side) ?? session.Clock.GetUtcNow(),
                SettleTime = side => item.Mapping.On(side).Capabilities.SettleTime,
                Skew = session.Options.ClockSkew,
            },
            OnDemand = item.OnDemand,
            // An answer counts for the question that is open now, not for the next time that the id is used again.
            SameRecord = item is { Parked: { Cause: Planner.IdReused } asked, Decision: { Kind: DecisionKind.Link or DecisionKind.Create } answer } && answer.At >= asked.Since ? answer.Kind : null,
            Decision = item.Decision?.Kind,
        });
    }

    /// <summary>Whose value a person said stands. Of a linked pair the answer is about what stood there then: once the pair was written, a later conflict is a question of its own and no edit is lost to an old answer.</summary>
    private static Side? DecidedSide(WorkItem item) => item.Link is { State: LinkState.Active } link && item.Decision?.At < link.UpdatedAt ? null : item.Decision?.Kind switch
    {
        DecisionKind.TakeCrm => Side.Crm,
        DecisionKind.TakeAccounting => Side.Accounting,
        _ => null,
    };

    /// <summary>
    /// The last moment at which that side is known to have held what its base says (R10): when the base was taken, or when a pass over its changes did not show the record yet.
    /// </summary>
    private DateTimeOffset? ProvedAt(WorkItem item, Side side)
    {
        // While a unit of it is held, neither proves anything about that unit; nor does anything that was noted of an ended link, whose base is as old as it was when it ended.
        if (item.Parked is not null || item.Link is not { State: LinkState.Active } link)
            return null;
        var proved = session.On(side).FindPasses(item.Mapping.On(side).Resource.Name) is not { } passes ? null
            : (side == Side.Crm ? item.CrmMark : item.AccountingMark) is not { } mark ? passes.Latest
            // What was noted before this run's pass may have stood there at any earlier one.
            : mark.At >= passes.Began ? passes.Before : null;
        return proved > link.UpdatedAt ? proved : link.UpdatedAt;
    }

    /// <summary>
    /// Reads what the decision needs and did not have: the record that is about to be changed, directly before it is (R39), and fields that a page did not list.
    /// </summary>
    private async Task<bool> ReadMoreAsync(WorkItem item, PairDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Action is PairAction.Exclude or PairAction.Park or PairAction.Defer or PairAction.Orphan or PairAction.Wait || item.Quick)
            return false;
        var read = false;
        foreach (var side in Enum.GetValues<Side>())
        {
            if (item.IsFresh(side) || item.On(side).Record is not { } record || item.Mapping.On(side).Capabilities.Read == ReadAbility.None)
                continue;
            // A plan shows what stands there; only a write needs it to the second.
            var changed = session.Plan is null && (decision.SetOn(side).Length > 0 || decision.Deletes == side) && item.IdOn(side) is not null && !HasToken(item.Mapping.On(side), record);
            // A page that says of itself that nothing changed and differs from the base all the same, or that is older than what was read before, is behind: it decides about the other side only after a read.
            var behind = session.Plan is null && item.Link is { State: LinkState.Active } link && decision.SetOn(UnitConversion.Other(side)).Length > 0
                && ((side == Side.Crm ? item.CrmMark : item.AccountingMark) is null || IsBehind(item, side, record, link));
            if (!changed && !behind && !Records.IsPartial(item.Mapping, side, record))
                continue;
            await _records.ReadAsync(item.Mapping, side, [item], cancellationToken).ConfigureAwait(false);
            read = true;
        }

        if (read)
            await _references.FindNewAsync(item, cancellationToken).ConfigureAwait(false);
        return read;
    }

    private bool IsBehind(WorkItem item, Side side, SyncRecord record, LinkRow link)
    {
        var seen = LinkBase.Parse(link.Base, item.Mapping).StampOf(side);
        // Without stamps, with equal ones of a coarse grain, or with ones that may be late, nothing tells which is older: what a page shows is looked up as long as the side may take to show a write.
        // What counts is when the page was read: the process may have been stopped since.
        return record.ModifiedAt < seen || (!(record.ModifiedAt > seen + item.Mapping.On(side).Resource.Overlap) && (item.ReadAt(side) ?? session.Clock.GetUtcNow()) - link.UpdatedAt < item.Mapping.On(side).Capabilities.SettleTime);
    }

    private static bool HasToken(SideBinding binding, SyncRecord record) => binding.Capabilities.Concurrency == ConcurrencyGuard.Token && record.Version is not null && binding.Capabilities.WriteShape == WriteShape.Patch && !binding.Resource.ReusesIds;

    private bool IsApproved(WorkItem item, PairDecision decision)
    {
        if (session.Approved is not { } approved)
            return true;
        if (!approved.TryGetValue((item.Mapping.Name, item.Pair), out var planned))
            return false;
        // The inputs moved: it goes on only if the same kind of thing would be done and no new question arose (R31).
        return planned.Inputs == PlanCollector.Inputs(item) || ((planned.Kind == PlanCollector.KindOf(decision) || item.HalfWritten) && !decision.Units.Any(static u => u.Conflict && u.Action == UnitAction.Held));
    }

    /// <summary>What became of the pair, or <see langword="null"/> when a write met a newer record.</summary>
    private async Task<PairOutcome?> CarryOutAsync(WorkItem item, PairDecision decision, CancellationToken cancellationToken)
    {
        var batch = new StoreBatch();
        decision = session.Brake?.Pass(item, decision, batch) ?? decision;
        switch (decision.Action)
        {
            case PairAction.Defer when decision.Reason == "unsettled":
                // The marks stay: the pair is planned when the write is settled.
                return PairOutcome.Uncertain;
            case PairAction.Defer:
                return PairOutcome.Deferred;
            case PairAction.Exclude:
                // What was asked about an ended link is asked until it is answered.
                Done(item, batch, keepParked: decision.Reason == "orphaned" && item.Parked is { Cause: Mergers.Cause or Planner.WasDeleted } asked && !(item.Decision?.At >= asked.Since));
                await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
                return PairOutcome.Excluded;
            case PairAction.Park:
                Parking.Park(session, item, decision, batch);
                Done(item, batch, keepParked: true, keepMarks: decision.Reason == Planner.AccountingOnly && !await _readOnly.MarkAsync(item, cancellationToken).ConfigureAwait(false));
                await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
                return PairOutcome.Parked;
            case PairAction.Wait:
                Parking.Wait(session, item, decision, batch);
                Done(item, batch, keepParked: true);
                session.SomebodyWaits = true;
                await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
                return PairOutcome.Waiting;
            case PairAction.Orphan:
                return await OrphanAsync(item, decision, batch, cancellationToken).ConfigureAwait(false);
            case PairAction.CreateAccounting:
                return await _writes.CreateAsync(item, decision, Side.Accounting, batch, Finish, cancellationToken).ConfigureAwait(false);
            case PairAction.CreateCrm:
                return await _writes.CreateAsync(item, decision, Side.Crm, batch, Finish, cancellationToken).ConfigureAwait(false);
            case PairAction.DeleteAccounting or PairAction.DeleteCrm:
                return await _writes.DeleteAsync(item, decision, batch, Finish, cancellationToken).ConfigureAwait(false);
            default:
                return await UpdateAsync(item, decision, batch, cancellationToken).ConfigureAwait(false);
        }

        void Finish(StoreBatch b) => FinishPair(item, decision, b);
    }

    private async Task<PairOutcome?> UpdateAsync(WorkItem item, PairDecision decision, StoreBatch batch, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        if (item.Quick)
        {
            Confirm(item, batch);
            Done(item, batch);
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
            return PairOutcome.Unchanged;
        }

        if (item.Link is null or { State: LinkState.Reserved })
            await TakeReservedAsync(item, batch, cancellationToken).ConfigureAwait(false);
        var isNew = item.Link is not { State: LinkState.Active };
        // What was edited on either side while the link was ended is told by no mark any more: both sides are owed a look until the pair is done.
        if (decision is { Action: PairAction.Revive, Writes: true })
            MarkBoth(item, batch);
        var stored = item.Link is null ? LinkBase.Empty : LinkBase.Parse(item.Link.Base, item.Mapping);
        var adopted = stored.With(decision.Units.Where(static u => u.After is not null).Select(static u => KeyValuePair.Create(u.Unit.Name, u.After!))).Seen(item.CrmRecord, item.AccountingRecord);
        var known = adopted;
        foreach (var side in Enum.GetValues<Side>())
            adopted = item.On(side).Record is { } record ? adopted.With(side, Incarnation.Of(item.Mapping.On(side), record)) : adopted;
        var link = (item.Link ?? Links.New(session, item.Mapping, LinkState.Active, item.CrmId, item.AccountingId, now)) with { State = LinkState.Active, Reason = "", CrmId = item.CrmId, AccountingId = item.AccountingId };
        var changed = isNew || !ReferenceEquals(adopted, known) || decision.Units.Any(static u => u.After is not null);
        var shown = Shown(item, decision, adopted);
        if (!changed && !ReferenceEquals(shown, adopted))
            batch.Links.Add(link = link with { Base = shown.ToJson() });
        if (changed)
        {
            link = link with { Base = shown.ToJson(), UpdatedAt = now };
            batch.Links.Add(link);
            foreach (var side in Enum.GetValues<Side>())
                await Links.LookAgainAsync(session, item, side, batch).ConfigureAwait(false);
            var told = decision.Units.Where(static u => u.After is not null && (u.Rule.StartsWith("deviation", StringComparison.Ordinal) || u.Rule.StartsWith("first-meeting.closed", StringComparison.Ordinal))).ToList();
            if (isNew)
            {
                item.Born?.Tell(session, link, batch);
                batch.History.Add(HistoryRows.Linked(session, link, item, decision));
                batch.History.AddRange(HistoryRows.Warnings(session, link, item, decision));
            }
            else if (told.Count > 0)
                batch.History.Add(HistoryRows.Units(session, link, "deviation", null, null, told));
        }

        item.Link = link;
        if (isNew)
        {
            session.References.Add(item.Mapping, item.CrmId!, item.AccountingId!);
            session.Counters.Change(item.Mapping.Name, static c => c with { Linked = c.Linked + 1 });
        }

        if (!decision.Writes)
        {
            FinishPair(item, decision, batch);
            await Parking.WakeAsync(session, link, item.Mapping, isNew, batch, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
            return isNew ? PairOutcome.Applied : HeldOr(decision, decision.HasLateReads ? PairOutcome.Deferred : PairOutcome.Unchanged);
        }

        await Parking.WakeAsync(session, link, item.Mapping, isNew, batch, cancellationToken).ConfigureAwait(false);
        return await _writes.UpdateAsync(item, decision, batch, b => FinishPair(item, decision, b), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whatever becomes of the writes of this pair, the next look reads both of its sides.</summary>
    private void MarkBoth(WorkItem item, StoreBatch batch)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            if (item.IdOn(side) is { } id && item.Marks.All(m => m.Side != side))
                batch.Marks.Add(new MarkRow { Side = side, Resource = item.Mapping.On(side).Resource.Name, Id = id, Class = MarkClass.Dirty, At = session.Clock.GetUtcNow() });
        }
    }

    /// <summary>The marked side shows its base: what was sent to it has arrived as it was sent (R2).</summary>
    private static void Confirm(WorkItem item, StoreBatch batch)
    {
        if (item.Link is not { State: LinkState.Active } link)
            return;
        var stored = LinkBase.Parse(link.Base, item.Mapping);
        var confirmed = stored;
        foreach (var mark in item.Marks)
            confirmed = confirmed.Confirmed(mark.Side);
        if (ReferenceEquals(confirmed, stored))
            return;
        item.Link = link with { Base = confirmed.ToJson() };
        batch.Links.Add(item.Link);
    }

    private static LinkBase Shown(WorkItem item, PairDecision decision, LinkBase bases)
    {
        foreach (var unit in decision.Units)
        {
            if (unit is { Action: UnitAction.InSync, Before: { SentTo: { } side } before } && item.Marks.Any(m => m.Side == side))
                bases = bases.With(unit.Unit.Name, before with { SentTo = null });
        }

        return bases;
    }

    /// <summary>Either record may hold a link of its own, reserved for a create that was not applied: the pair takes one of them over and the other one ends.</summary>
    private async Task TakeReservedAsync(WorkItem item, StoreBatch batch, CancellationToken cancellationToken)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var reserved in await session.Store.FindLinksAsync(session.Connection, side, item.Mapping.On(side).Resource.Name, [item.IdOn(side)!], cancellationToken).ConfigureAwait(false))
            {
                if (reserved.State != LinkState.Reserved || reserved.Id == item.Link?.Id)
                    continue;
                if (item.Link is null)
                    item.Link = reserved;
                else
                    batch.Links.Add(reserved with { State = LinkState.Orphaned, Reason = "joined", CrmId = null, AccountingId = null, UpdatedAt = session.Clock.GetUtcNow() });
            }
        }
    }

    private async Task<PairOutcome> OrphanAsync(WorkItem item, PairDecision decision, StoreBatch batch, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        if (decision.Reason == "replaced.crm" && item.Successor is { } survivor && survivor.Entity == item.Mapping.Crm.Schema.Entity)
            return await new Mergers(session).FollowAsync(item, survivor, batch, b => Done(item, b, keepParked: true), cancellationToken).ConfigureAwait(false);
        var link = item.Link! with { State = LinkState.Orphaned, Reason = decision.Reason, UpdatedAt = now };
        if (decision.Reason.StartsWith("reused.", StringComparison.Ordinal))
        {
            // The id is another record's now: the ended link remembers it as its reason, and the newcomer is free to be looked at.
            var side = decision.Reason == "reused.crm" ? Side.Crm : Side.Accounting;
            link = link.WithoutId(side);
            link = link with { Reason = $"{decision.Reason}:{item.IdOn(side)}" };
            batch.Marks.Add(new MarkRow { Side = side, Resource = item.Mapping.On(side).Resource.Name, Id = item.IdOn(side)!, Class = MarkClass.User, At = now });
        }

        batch.Links.Add(link);
        foreach (var side in Enum.GetValues<Side>())
        {
            // Only the read by its id said so: when a page shows it again, that is news.
            if (item.On(side).State == SideState.Deleted)
                batch.Records.AddRange((await session.Store.FindRecordsAsync(session.Connection, side, item.Mapping.On(side).Resource.Name, [item.IdOn(side)!], cancellationToken).ConfigureAwait(false)).Select(static r => r with { Deleted = true, Keys = [] }));
        }

        batch.History.Add(HistoryRows.Event(session, link, "orphaned", decision.Reason));
        Done(item, batch);
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        session.Counters.Change(item.Mapping.Name, static c => c with { Unlinked = c.Unlinked + 1 });
        return PairOutcome.Applied;
    }

    /// <summary>The last rows of a pair that is done: its marks are cleared, held units are shown, everything else is not parked any more.</summary>
    private void FinishPair(WorkItem item, PairDecision decision, StoreBatch batch)
    {
        var held = decision.Held.ToList();
        // A question that either record was asked about is answered now that the two are linked; what is held stands under the pair's own name.
        if (decision.Action == PairAction.Link)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                if (item.IdOn(side) is { } id && PairKeys.Of(side, id) is var pair && pair != item.Parked?.Pair && !(held.Count > 0 && pair == item.Pair))
                    batch.Unparked.Add((item.Mapping.Name, pair));
            }
        }

        if (held.Count > 0)
        {
            Parking.Hold(session, item, held, batch);
            Done(item, batch, keepParked: true, keepMarks: decision.HasLateReads);
        }
        else
        {
            Done(item, batch, keepMarks: decision.HasLateReads);
        }
    }

    private static void Done(WorkItem item, StoreBatch batch, bool keepParked = false, bool keepMarks = false)
    {
        if (!keepMarks)
            batch.ClearedMarks.AddRange(item.Marks);
        if (!keepParked && item.Parked is { } parked)
            batch.Unparked.Add((parked.Mapping, parked.Pair));
        // A read said that it is gone, and no page may ever say so: when it is listed again, that is news.
        foreach (var side in Enum.GetValues<Side>())
        {
            if (item.On(side) is { State: SideState.Deleted or SideState.Replaced, Record: null } && item.IdOn(side) is { } id)
                batch.Records.Add(new RecordRow { Side = side, Resource = item.Mapping.On(side).Resource.Name, Id = id, Entity = item.Mapping.On(side).Schema.Entity, Deleted = true });
        }
    }

    private static PairDecision Question(WorkItem item, MatchResult question)
    {
        var candidates = string.Join(", ", item.Candidates.Take(5).Select(static c => c.Label.Length > 0 ? $"'{c.Label}' ({c.Id})" : c.Id)) + (item.Candidates.Length > 5 ? " …" : "");
        var text = question.Reason switch
        {
            Newborns.Cause when item.Candidates.IsEmpty => $"It looks like '{question.Ids[0]}', which is new as well: of two that look the same only one is created without a question.",
            Newborns.Cause => $"It looks like {candidates}, which is linked to another record already.",
            "match.contradiction" => $"It looks like {candidates}, but a stronger key of the two differs.",
            "match.marker-twice" => $"Several records carry its marker: {candidates}.",
            _ => $"Several records look like the same: {candidates}.",
        };
        return new PairDecision { Action = PairAction.Park, Reason = question.Reason, Problems = [new Problem(question.Reason, null, text, Fixer.User, "Say which one it is, or that it is a new one, or leave it out.")] };
    }

    internal static PairOutcome HeldOr(PairDecision decision, PairOutcome outcome) => decision.Held.Any() ? PairOutcome.Held : outcome;

    private static PairOutcome OutcomeOf(PairDecision decision) => decision.Action switch
    {
        PairAction.Park => PairOutcome.Parked,
        PairAction.Wait => PairOutcome.Waiting,
        PairAction.Defer => PairOutcome.Deferred,
        PairAction.Exclude => PairOutcome.Excluded,
        PairAction.Unchanged => HeldOr(decision, PairOutcome.Unchanged),
        _ => PairOutcome.Applied,
    };
}
