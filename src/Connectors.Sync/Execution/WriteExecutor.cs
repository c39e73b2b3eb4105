using System.Collections.Concurrent;
using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;
using Connectors.Sync.Webhooks;

namespace Connectors.Sync.Execution;

/// <summary>
/// Carries writes out: the intent is stored, then the call is made, then the outcome is stored (R37). Nothing waits between the intent and the call.
/// </summary>
internal sealed class WriteExecutor(Session session)
{
    /// <summary>For how long after its turn a create may be repeated without looking at both sides first.</summary>
    private static readonly TimeSpan RepeatAtOnce = TimeSpan.FromSeconds(10);

    private readonly IntentSettler _settler = new(session);

    /// <summary>Whose key called last for a resource of accounting; empty = nobody's.</summary>
    private readonly ConcurrentDictionary<string, string> _users = new(StringComparer.Ordinal);

    /// <summary>Creates the record that is missing on a side.</summary>
    public async Task<PairOutcome?> CreateAsync(WorkItem item, PairDecision decision, Side target, StoreBatch first, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var source = UnitConversion.Other(target);
        var now = session.Clock.GetUtcNow();
        // The reserved link comes before the call: a process that dies in between leaves a question, never a second record.
        // What was deleted and is made once more begins anew: nothing of the one before is its base.
        if (item.Link is { State: LinkState.Orphaned } ended)
            item.Link = ended.WithoutId(target) with { Base = "", Reason = "" };
        var link = (item.Link ?? Links.New(session, item.Mapping, LinkState.Reserved, null, null, now)).WithId(source, item.IdOn(source)!) with { State = LinkState.Reserved, UpdatedAt = now };
        item.Link = link;
        var marker = item.Mapping.On(target).UsesMarker ? session.MarkerOf(item.Mapping, source, item.IdOn(source)!) : null;
        var payload = IntentPayload.Of(decision, target, marker, session.Request, await UserAsync(item, target, cancellationToken).ConfigureAwait(false), item.On(source).Record);
        var intent = IntentOf(item, target, WriteKind.Create, null, payload, now);
        first.Links.Add(link);
        first.Intents.Add(intent);
        return await SendAsync(item, decision, payload, intent, null, first, finish, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes one or both records of a pair, accounting first.</summary>
    public async Task<PairOutcome?> UpdateAsync(WorkItem item, PairDecision decision, StoreBatch first, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var sides = new[] { Side.Accounting, Side.Crm }.Where(s => decision.SetOn(s).Length > 0).ToArray();
        var batch = first;
        for (var i = 0; i < sides.Length; i++)
        {
            var side = sides[i];
            var now = session.Clock.GetUtcNow();
            var payload = IntentPayload.Of(decision, side, null, session.Request, await UserAsync(item, side, cancellationToken).ConfigureAwait(false), item.On(UnitConversion.Other(side)).Record);
            var intent = IntentOf(item, side, WriteKind.Update, item.IdOn(side), payload, now);
            batch.Intents.Add(intent);
            var last = i == sides.Length - 1;
            var outcome = await SendAsync(item, decision, payload, intent, item.On(side).Record, batch, last ? finish : static _ => { }, cancellationToken).ConfigureAwait(false);
            if (outcome is not (PairOutcome.Applied or PairOutcome.Held))
                return outcome;
            if (last)
                return outcome;
            // The first write took its time: where nothing else notices a lost race, the second one stands on a read of its own (R39).
            if (item.Mapping.On(sides[i + 1]).Capabilities is { Concurrency: ConcurrencyGuard.None, Read: not ReadAbility.None })
            {
                item.HalfWritten = true;
                return null;
            }

            batch = new StoreBatch();
        }

        return PairOutcome.Applied;
    }

    /// <summary>Deletes the record whose counterpart is gone.</summary>
    public async Task<PairOutcome?> DeleteAsync(WorkItem item, PairDecision decision, StoreBatch first, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var target = decision.Deletes!.Value;
        if (decision.Deactivates)
            return await DeactivateAsync(item, decision, target, first, finish, cancellationToken).ConfigureAwait(false);
        var now = session.Clock.GetUtcNow();
        var payload = IntentPayload.Of(decision, target, null, session.Request, await UserAsync(item, target, cancellationToken).ConfigureAwait(false), item.On(UnitConversion.Other(target)).Record);
        var intent = IntentOf(item, target, WriteKind.Delete, item.IdOn(target), payload, now);
        first.Intents.Add(intent);
        return await SendAsync(item, decision, payload, intent, item.On(target).Record, first, finish, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The record whose counterpart is gone stays and is not used any more; the link ends.</summary>
    private async Task<PairOutcome?> DeactivateAsync(WorkItem item, PairDecision decision, Side target, StoreBatch first, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var ending = Ending.Of(Ending.Deactivated, item, decision);
        if (Barring.Of(session, item.Mapping, target, item.On(target).Record) is not { IsEmpty: false } set)
        {
            item.Link = Barring.End(session, item.Link!, ending, first);
            finish(first);
            await session.CommitAsync(first, cancellationToken).ConfigureAwait(false);
            return PairOutcome.Applied;
        }

        var payload = new IntentPayload { Trigger = session.Request.Trigger, User = decision.Reason == Planner.BarredLeftOver ? item.Decision!.User : await UserAsync(item, target, cancellationToken).ConfigureAwait(false), Set = set, Units = [], Ends = ending };
        var intent = IntentOf(item, target, WriteKind.Update, item.IdOn(target), payload, session.Clock.GetUtcNow());
        first.Intents.Add(intent);
        return await SendAsync(item, decision, payload, intent, item.On(target).Record, first, End, cancellationToken).ConfigureAwait(false);

        void End(StoreBatch done)
        {
            finish(done);
            item.Link = Barring.End(session, item.Link!, ending, done);
        }
    }

    /// <summary>Who asked for the run; of a change that comes from accounting by itself, whose key its webhooks come with.</summary>
    private async Task<string> UserAsync(WorkItem item, Side target, CancellationToken cancellationToken)
    {
        if (session.Request.User.Length > 0 || target != Side.Crm)
            return session.Request.User;
        var resource = item.Mapping.Accounting.Resource.Name;
        if (!_users.TryGetValue(resource, out var last))
            _users[resource] = last = await ActingUsers.FindDefaultAsync(session.Store, session.Connection, resource, cancellationToken).ConfigureAwait(false) ?? "";
        if (last.Length == 0)
            return last;
        // Found by reading, it is nobody's call.
        return item.AccountingMark is { Class: <= MarkClass.Dirty } && item.AccountingId is { } id && await ActingUsers.FindAsync(session.Store, session.Connection, resource, id, cancellationToken).ConfigureAwait(false) is { } own ? own : last;
    }

    /// <summary>An intent that is not opened yet: when its turn comes it is told the store's time (<see cref="Opened"/>).</summary>
    private IntentRow IntentOf(WorkItem item, Side side, WriteKind kind, string? recordId, IntentPayload payload, DateTimeOffset now) => new()
    {
        Id = session.Surroundings.NewId(now),
        Link = item.Link!.Id,
        Mapping = item.Mapping.Name,
        Side = side,
        Kind = kind,
        RecordId = recordId,
        Payload = payload.ToJson(item.Mapping.On(side).Schema),
        SettingsVersion = session.Row.SettingsVersion,
        Token = session.Lease.Token,
        Run = session.RunId,
        OpenedAt = now,
        Deadline = now + item.Mapping.On(side).Capabilities.WriteTimeout,
    };

    private async Task<PairOutcome?> SendAsync(
        WorkItem item, PairDecision decision, IntentPayload payload, IntentRow intent, SyncRecord? current, StoreBatch batch, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var binding = item.Mapping.On(intent.Side);
        // A mode that is lowered later moves the settings version, and the intent's commit below is refused.
        if (session.Row.Mode is ConnectionMode.Off or ConnectionMode.PlanOnly)
        {
            session.Stop(new ProviderUnavailableException(UnavailableReason.NotAllowed, "The connection's mode was lowered while the run was on its way."));
            return PairOutcome.Deferred;
        }

        await session.Watch.CheckAsync(cancellationToken).ConfigureAwait(false);
        var write = new RecordWrite
        {
            IntentId = intent.Id,
            Kind = intent.Kind,
            Id = intent.RecordId is { } id ? new RecordId(id) : null,
            Current = current,
            Set = payload.Set,
            Marker = payload.Marker,
            ActingUser = payload.User.Length > 0 ? payload.User : null,
        };
        var outcome = await session.On(intent.Side).Writes.SendAsync(session, binding, write, (now, token) => StoreIntentAsync(intent = Opened(intent, now, binding, batch), batch, token), cancellationToken).ConfigureAwait(false);
        switch (outcome)
        {
            case WriteOutcome.Applied applied:
                var done = new StoreBatch();
                if (intent.Kind == WriteKind.Delete)
                    ApplyDelete(item, decision, payload, intent, done);
                else
                    Apply(item, decision, payload, intent, applied, done);
                // What is linked was told of when it was linked.
                if (intent.Kind == WriteKind.Create || decision.Action == PairAction.Update)
                    done.History.AddRange(HistoryRows.Warnings(session, item.Link!, item, decision));
                if (intent.Kind == WriteKind.Update)
                    await Links.LookAgainAsync(session, item.Mapping, intent.Side, intent.RecordId!, applied.Record ?? current, done).ConfigureAwait(false);
                await Links.LookAgainAsync(session, item, UnitConversion.Other(intent.Side), done).ConfigureAwait(false);
                await Parking.WakeAsync(session, item.Link!, item.Mapping, intent.Kind == WriteKind.Create, done, cancellationToken).ConfigureAwait(false);
                finish(done);
                await RecordAsync(intent, done).ConfigureAwait(false);
                return PairExecutor.HeldOr(decision, PairOutcome.Applied);

            case WriteOutcome.Refused refused when intent is { Kind: WriteKind.Delete, Side: Side.Accounting } && Barring.Of(session, item.Mapping, Side.Accounting, current) is { } barred:
                return await BarAsync(item, decision, intent, refused, barred, current, finish, cancellationToken).ConfigureAwait(false);

            case WriteOutcome.Refused refused:
                var parked = Closed(intent, "refused");
                Parking.Refuse(session, item, refused.Problems, parked);
                parked.ClearedMarks.AddRange(item.Marks);
                await RecordAsync(intent, parked).ConfigureAwait(false);
                return PairOutcome.Parked;

            case WriteOutcome.Stale:
                await RecordAsync(intent, Closed(intent, "stale")).ConfigureAwait(false);
                return null;

            case WriteOutcome.NotSent notSent:
                await RecordAsync(intent, Closed(intent, "not-sent")).ConfigureAwait(false);
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                return PairOutcome.Deferred;

            default:
                return await UncertainAsync(item, intent, ((WriteOutcome.Uncertain)outcome).Evidence).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Its deadline counts from its turn and not from the moment at which the pair was decided: between the two lies the waiting for others, and whoever looked for the write that much too early would take it for
    /// never applied while it may still arrive (R21, R22).
    /// </summary>
    private static IntentRow Opened(IntentRow intent, DateTimeOffset now, SideBinding binding, StoreBatch batch)
    {
        var opened = intent with { OpenedAt = now, Deadline = now + binding.Capabilities.WriteTimeout };
        batch.Intents[batch.Intents.IndexOf(intent)] = opened;
        return opened;
    }

    /// <summary>Stores the intent. If the store does not say whether it did, the intent may stand there: nothing more is planned for its link until a later run has settled it (R3, R32).</summary>
    private async Task StoreIntentAsync(IntentRow intent, StoreBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e) when (e.OutcomeUnknown)
        {
            session.Unsettled[intent.Link] = intent;
            throw;
        }
    }

    /// <summary>Stores what became of a write. If the store does not take it, the intent stands there open: nothing more is planned for its link until a later run has settled it (R3).</summary>
    private async Task RecordAsync(IntentRow intent, StoreBatch batch)
    {
        try
        {
            await session.RecordAsync(batch, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            session.Unsettled[intent.Link] = intent;
            throw;
        }
    }

    /// <summary>Accounting does not let a record go: it is barred instead, and the link ends.</summary>
    private async Task<PairOutcome?> BarAsync(
        WorkItem item, PairDecision decision, IntentRow delete, WriteOutcome.Refused refused, System.Collections.Immutable.ImmutableArray<FieldAssignment> set, SyncRecord? current, Action<StoreBatch> finish, CancellationToken cancellationToken)
    {
        var batch = Closed(delete, "refused");
        batch.History.Add(HistoryRows.Event(session, item.Link!, "delete-refused", string.Join(' ', refused.Problems.Select(static p => p.Message))));
        var ending = Ending.Of(Ending.Barred, item, decision);
        if (set.IsEmpty)
        {
            item.Link = Barring.End(session, item.Link!, ending, batch);
            finish(batch);
            await RecordAsync(delete, batch).ConfigureAwait(false);
            return PairOutcome.Applied;
        }

        var payload = new IntentPayload { Trigger = session.Request.Trigger, User = session.Request.User, Set = set, Units = [], Ends = ending };
        var intent = IntentOf(item, Side.Accounting, WriteKind.Update, delete.RecordId, payload, session.Clock.GetUtcNow());
        batch.Intents.Add(intent);
        return await SendAsync(item, decision, payload, intent, current, batch, End, cancellationToken).ConfigureAwait(false);

        void End(StoreBatch done)
        {
            finish(done);
            item.Link = Barring.End(session, item.Link!, ending, done);
        }
    }

    /// <summary>One write over the wire. It is not cut off by a stop of the host: only its own deadline ends it.</summary>
    /// <param name="session">The run.</param>
    /// <param name="side">The side that is written.</param>
    /// <param name="binding">What it can do.</param>
    /// <param name="write">The write.</param>
    /// <param name="began">The monotonic moment from which the intent's deadline counts: a process that was stopped since then does not send any more, somebody else may have taken over (R21).</param>
    internal static async Task<WriteOutcome> CallAsync(Session session, Side side, SideBinding binding, RecordWrite write, long began) =>
        (await CallAsync(session, side, binding, [write], began).ConfigureAwait(false))[0];

    /// <summary>The same with several writes in one call: an outcome for each.</summary>
    /// <inheritdoc cref="CallAsync(Session, Side, SideBinding, RecordWrite, long)"/>
    internal static async Task<IReadOnlyList<WriteOutcome>> CallAsync(Session session, Side side, SideBinding binding, IReadOnlyList<RecordWrite> writes, long began)
    {
        var left = binding.Capabilities.WriteTimeout - session.Clock.GetElapsedTime(began);
        if (left <= TimeSpan.Zero)
            return Each(writes, new WriteOutcome.NotSent(UnavailableReason.Unreachable, "The write's time was over before it was sent; this process was stopped or the store was slow."));
        using var deadline = new CancellationTokenSource(left, session.Clock);
        try
        {
            var outcomes = await session.On(side).Provider.WriteAsync(new WriteBatch(binding.Schema, writes), deadline.Token).ConfigureAwait(false);
            return outcomes.Count >= writes.Count ? outcomes : [.. outcomes, .. Each([.. writes.Skip(outcomes.Count)], new WriteOutcome.Uncertain(new UncertainEvidence { Message = "The provider did not report on the write." }))];
        }
        catch (ProviderUnavailableException e)
        {
            return Each(writes, new WriteOutcome.NotSent(e.Reason, e.Message, e.RetryAt));
        }
        catch (Exception e)
        {
            // A provider that breaks its contract and throws after sending must not make a second record.
            Log.ProviderThrew(session.Logger, e, session.Connection.Value, binding.Schema.Entity);
            return Each(writes, new WriteOutcome.Uncertain(new UncertainEvidence { Message = e is OperationCanceledException ? "The write did not end before its deadline." : "The provider failed in the middle of the write." }));
        }
    }

    private static WriteOutcome[] Each(IReadOnlyList<RecordWrite> writes, WriteOutcome outcome) => [.. writes.Select(_ => outcome)];

    /// <summary>The rows of a write that was applied: link with its new base, closed intent, history (R2: only the units that were written get a new base).</summary>
    private void Apply(WorkItem item, PairDecision decision, IntentPayload payload, IntentRow intent, WriteOutcome.Applied applied, StoreBatch batch)
    {
        var mapping = item.Mapping;
        var target = intent.Side;
        var reply = applied.Record;
        var now = session.Clock.GetUtcNow();
        var bases = LinkBase.Parse(item.Link!.Base, mapping);
        foreach (var unit in decision.Units)
        {
            if (unit.Target == target)
                bases = bases.With(unit.Unit.Name, Based(unit));
            else if (intent.Kind == WriteKind.Create && reply is not null && EmptyPair(unit.Unit, target, item, reply) is { } empty)
                bases = bases.With(unit.Unit.Name, empty);
        }

        bases = bases.With(target, reply is not null ? Incarnation.Of(mapping.On(target), reply) : bases.IncarnationOf(target)?.Without(payload.Set.Select(a => mapping.On(target).Schema[a.Slot].Name)));
        if (intent.Kind == WriteKind.Create && item.On(UnitConversion.Other(target)).Record is { } origin)
            bases = bases.With(UnitConversion.Other(target), Incarnation.Of(mapping.On(UnitConversion.Other(target)), origin));
        // Where the reply shows nothing, the version that was read before the write was seen at least.
        bases = target == Side.Crm ? bases.Seen(reply ?? item.CrmRecord, item.AccountingRecord) : bases.Seen(item.CrmRecord, reply ?? item.AccountingRecord);
        var link = item.Link with { State = LinkState.Active, Reason = "", Base = bases.ToJson(), UpdatedAt = now };
        if (intent.Kind == WriteKind.Create)
        {
            link = link.WithId(target, applied.Id.Value);
            item.SetId(target, applied.Id.Value);
            var source = UnitConversion.Other(target);
            batch.Records.Add(Links.Created(mapping, target, applied.Id.Value, payload.Marker, reply, item.On(source).Record is { } from ? MatchKeys.Of(mapping, source, from) : []));
            session.References.Add(mapping, link.CrmId!, link.AccountingId!);
            NoteSecondLook(item, decision, bases, target, reply);
        }

        item.Link = link;
        batch.Links.Add(link);
        batch.Intents.Add(intent with { State = IntentState.Closed, Outcome = "applied", RecordId = applied.Id.Value, ClosedAt = now });
        batch.History.Add(HistoryRows.Written(session, link, intent, payload));
        if (applied.AnsweredAsCreate)
            batch.History.Add(HistoryRows.Event(session, link, "incident", "update-answered-as-create"));
        if (reply is not null)
        {
            session.On(target).Remember(mapping.On(target).Resource.Name, reply, full: false, now);
            item.Set(target, Records.View(mapping, target, reply));
        }
        else
        {
            session.On(target).Forget(mapping.On(target).Resource.Name, applied.Id.Value);
        }

        // What the other record showed before this write is no read to write on after it (R39).
        if (item.IdOn(UnitConversion.Other(target)) is { } counterpart)
            session.On(UnitConversion.Other(target)).Age(mapping.On(UnitConversion.Other(target)).Resource.Name, counterpart);

        UnitBase Based(UnitDecision unit)
        {
            var written = Creation.BaseOf(unit, target, reply);
            return intent.Kind == WriteKind.Create ? written : written with { Replaced = Replaced.After(unit.Before, target, now, reply?.ModifiedAt, target == Side.Crm ? unit.Crm : unit.Accounting, mapping.On(target).Capabilities.SettleTime) };
        }

        session.Counters.Change(mapping.Name, c => (intent.Kind, target) switch
        {
            (WriteKind.Create, Side.Crm) => c with { CreatedInCrm = c.CreatedInCrm + 1 },
            (WriteKind.Create, _) => c with { CreatedInAccounting = c.CreatedInAccounting + 1 },
            (_, Side.Crm) => c with { UpdatedInCrm = c.UpdatedInCrm + 1 },
            _ => c with { UpdatedInAccounting = c.UpdatedInAccounting + 1 },
        });
    }

    /// <summary>What flows back and was not sent may be filled in by the system that made the record.</summary>
    private void NoteSecondLook(WorkItem item, PairDecision decision, LinkBase bases, Side made, SyncRecord? reply)
    {
        // A plan that was approved writes what it showed. What waits for something is looked at whole when that is there.
        if (session.Approved is not null || decision.Held.Any() || (reply is null && item.Mapping.On(made).Capabilities.Read == ReadAbility.None))
            return;
        var open = item.Mapping.Units.Where(u => u.FlowsTo(UnitConversion.Other(made)) && bases.Find(u.Name) is null).ToList();
        if (open.Count == 0)
            return;
        if (reply is not null && open.All(u => !Values.AnyAbsent(u.Read(made, reply))))
        {
            item.ShowsMore = made;
            return;
        }

        session.SecondLooks.Add(made, item.Mapping.On(made).Resource.Name, item.IdOn(made)!);
    }

    /// <summary>Both records are gone: the link ends and is remembered.</summary>
    private void ApplyDelete(WorkItem item, PairDecision decision, IntentPayload payload, IntentRow intent, StoreBatch batch)
    {
        var now = session.Clock.GetUtcNow();
        item.Link = item.Link! with { State = LinkState.Orphaned, Reason = "deleted.both", UpdatedAt = now };
        batch.Links.Add(item.Link);
        batch.Intents.Add(intent with { State = IntentState.Closed, Outcome = "applied", ClosedAt = now });
        batch.History.Add(HistoryRows.Deleted(session, item.Link, intent, decision.Reason, payload.User));
        session.On(intent.Side).Forget(item.Mapping.On(intent.Side).Resource.Name, intent.RecordId!);
        session.Counters.Change(item.Mapping.Name, c => intent.Side == Side.Crm ? c with { DeletedInCrm = c.DeletedInCrm + 1, Unlinked = c.Unlinked + 1 } : c with { DeletedInAccounting = c.DeletedInAccounting + 1, Unlinked = c.Unlinked + 1 });
    }

    /// <summary>A unit that is empty on both sides is satisfied: the reply shows that, so no read is needed for it.</summary>
    private static UnitBase? EmptyPair(CompiledUnit unit, Side target, WorkItem item, SyncRecord reply)
    {
        var source = UnitConversion.Other(target);
        if (item.On(source).Record is not { } from)
            return null;
        var here = unit.Read(source, from);
        var there = unit.Read(target, reply);
        if (Values.AnyAbsent(here) || Values.AnyAbsent(there) || !Values.AllEmpty(unit.Canonical(source, here)) || !Values.AllEmpty(unit.Canonical(target, there)))
            return null;
        return new UnitBase { Fingerprint = unit.Fingerprint, Crm = target == Side.Crm ? there : here, Accounting = target == Side.Crm ? here : there, Source = BaseSource.Reply };
    }

    private static StoreBatch Closed(IntentRow intent, string outcome) =>
        new() { Intents = { intent with { State = IntentState.Closed, Outcome = outcome, ClosedAt = intent.OpenedAt } } };

    /// <summary>
    /// A create that is settled by a repeat under its key may be made by that repeat. Within seconds that is as safe as the first attempt was; after a long silence somebody may have entered the same record by hand
    /// meanwhile, and the repeat waits for a run that has read both sides (R16).
    /// </summary>
    private async Task<bool> RepeatsLaterAsync(IntentRow intent) =>
        intent.Kind == WriteKind.Create && session.MappingOf(intent.Mapping)?.On(intent.Side).Capabilities is { CreateSafety: CreateSafety.IdempotencyKey, Read: ReadAbility.List }
        && await session.Store.GetTimeAsync(CancellationToken.None).ConfigureAwait(false) - intent.OpenedAt > RepeatAtOnce;

    private async Task<PairOutcome?> UncertainAsync(WorkItem item, IntentRow intent, UncertainEvidence evidence)
    {
        var uncertain = intent with { State = IntentState.Uncertain, Outcome = "uncertain", Evidence = ProblemsJson.WriteEvidence(evidence), SettleAt = session.Clock.GetUtcNow() };
        session.Unsettled[intent.Link] = uncertain;
        var batch = new StoreBatch { Intents = { uncertain } };
        if (intent.Kind == WriteKind.Create)
            batch.Links.Add(item.Link = item.Link! with { State = LinkState.Uncertain });
        Parking.Unsettled(session, item, uncertain, evidence.Message, batch);
        await session.RecordAsync(batch, CancellationToken.None).ConfigureAwait(false);
        Log.Uncertain(session.Logger, session.Connection.Value, intent.Mapping, intent.Kind);
        if (await RepeatsLaterAsync(intent).ConfigureAwait(false))
            return PairOutcome.Uncertain;
        // Presence settles at once (R22); if it cannot be shown now, later runs look again. The marks stay until then.
        if (await _settler.SettleAsync(uncertain, CancellationToken.None).ConfigureAwait(false) != SettleResult.Applied)
            return PairOutcome.Uncertain;
        // The settling wrote the link's new base: a second write of this pair must build on it.
        item.Link = await session.Store.FindLinkAsync(session.Connection, intent.Link, CancellationToken.None).ConfigureAwait(false) ?? item.Link;
        return PairOutcome.Applied;
    }
}
