using Connectors.Sync.Documents;
using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// Finds out what became of a write whose reply is unknown (R3, R22, R24). Presence settles at once; absence only after the write's deadline and the side's settle time, with two negative reads.
/// </summary>
internal sealed class IntentSettler(Session session)
{
    /// <summary>How long before its end a key's window is no longer trusted.</summary>
    private static readonly TimeSpan WindowMargin = TimeSpan.FromMinutes(5);

    private readonly List<IntentRow> _repeats = [];
    private readonly MatchFinder _matches = new(session);

    /// <summary>Looks at every intent that is not closed. What cannot be settled keeps its link out of this run.</summary>
    /// <param name="readFirst">This run reads both sides: creates that are settled by a repeat wait for <see cref="RepeatAllAsync"/>, because a repeat may be what makes the record.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task SettleAllAsync(bool readFirst, CancellationToken cancellationToken)
    {
        foreach (var intent in await session.Store.ListOpenIntentsAsync(session.Connection, cancellationToken).ConfigureAwait(false))
        {
            if (await ReadOnlyMarker.CloseAsync(session, intent, cancellationToken).ConfigureAwait(false) || DocumentRows.IsDocument(intent))
                continue;
            session.Unsettled[intent.Link] = intent;
            if (readFirst && intent.Kind == WriteKind.Create && session.MappingOf(intent.Mapping)?.On(intent.Side).Capabilities is { CreateSafety: CreateSafety.IdempotencyKey, Read: ReadAbility.List })
                _repeats.Add(intent);
            else
                await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Settles the creates that are repeated under their key, now that this run knows who stands on both sides.</summary>
    public async Task RepeatAllAsync(CancellationToken cancellationToken)
    {
        foreach (var intent in _repeats)
            await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
        _repeats.Clear();
    }

    public async Task<SettleResult> SettleAsync(IntentRow intent, CancellationToken cancellationToken)
    {
        if (session.MappingOf(intent.Mapping) is not { } mapping || await session.Store.FindLinkAsync(session.Connection, intent.Link, cancellationToken).ConfigureAwait(false) is not { } link)
            return SettleResult.Open;
        try
        {
            return intent.Kind == WriteKind.Create
                ? await SettleCreateAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false)
                : await SettleUpdateAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return SettleResult.Open;
        }
        catch (StoreConflictException)
        {
            // While nobody knew of it, what it made was taken for a record of its own. One write must not stop the connection: a person says which pair is right.
            return await AskAsync(intent, link, mapping, "What it made is linked to another record already.", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A person says what became of a write.</summary>
    public async Task AnswerAsync(Guid id, UncertainAnswer answer, RecordId? created, CancellationToken cancellationToken)
    {
        var intent = await session.Store.FindIntentAsync(session.Connection, id, cancellationToken).ConfigureAwait(false);
        if (intent is null or { State: IntentState.Closed } || session.MappingOf(intent.Mapping) is not { } mapping
            || await session.Store.FindLinkAsync(session.Connection, intent.Link, cancellationToken).ConfigureAwait(false) is not { } link)
            throw new SyncRequestException("no-open-write", $"There is no open write {id}.");
        if (answer == UncertainAnswer.WasNotApplied)
        {
            // People err too: the write stays in the history as one of which nobody can be sure.
            await CloseAsync(intent, link, mapping, "answered-not-applied", cancellationToken, HistoryRows.Unknown(session, link, intent, IntentPayload.Parse(intent.Payload, mapping, intent.Side))).ConfigureAwait(false);
            return;
        }

        if (intent.Kind == WriteKind.Delete)
        {
            await CloseAsync(intent, link, mapping, "answered-applied", cancellationToken).ConfigureAwait(false);
            return;
        }

        if (intent.Kind == WriteKind.Create && created is null)
            throw new SyncRequestException("answer-record", "Say which record the write created.");
        // The intent knows what was sent (R3): that is the base, and whatever anybody wrote since is an edit of his.
        var payload = IntentPayload.Parse(intent.Payload, mapping, intent.Side);
        if (payload.Ends is not null)
        {
            var told = new StoreBatch();
            told.History.Add(HistoryRows.Event(session, link, "answered", "was-applied"));
            await EndAsync(intent, link, mapping, payload, "answered-applied", told, cancellationToken).ConfigureAwait(false);
            return;
        }

        var bases = SentBase(intent, link, mapping, payload);
        var settled = link.WithId(intent.Side, created?.Value ?? intent.RecordId!) with { State = LinkState.Active, Reason = "", Base = bases.ToJson(), UpdatedAt = session.Clock.GetUtcNow() };
        var batch = new StoreBatch { Links = { settled } };
        batch.History.Add(HistoryRows.Written(session, settled, intent, payload));
        batch.History.Add(HistoryRows.Event(session, settled, "answered", "was-applied"));
        batch.Marks.AddRange(MarksOf(settled, mapping, MarkClass.User));
        try
        {
            await FinishAsync(intent, settled, mapping, "answered-applied", batch, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreConflictException e)
        {
            throw new SyncRequestException("answer-record", e.Message);
        }
    }

    private async Task<SettleResult> SettleCreateAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, CancellationToken cancellationToken)
    {
        var binding = mapping.On(intent.Side);
        var payload = IntentPayload.Parse(intent.Payload, mapping, intent.Side);
        var evidence = ProblemsJson.ReadEvidence(intent.Evidence);
        switch (binding.Capabilities.CreateSafety)
        {
            case CreateSafety.ClientId:
                var id = new RecordId(evidence.ClientId ?? intent.Id.ToString("D"));
                var answers = await session.On(intent.Side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Ids = [id] }, cancellationToken).ConfigureAwait(false);
                return answers.Count > 0 && answers[0] is RecordLookup.Present present
                    ? await AppliedAsync(intent, link, mapping, payload, present.Record, cancellationToken).ConfigureAwait(false)
                    : await NotFoundAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false);

            case CreateSafety.ReadBack(var field) when payload.Marker is { } marker && binding.Schema.TryGetSlot(field, out var slot):
                var found = (await session.On(intent.Side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Match = new MatchQuery(slot, [marker]) }, cancellationToken).ConfigureAwait(false)).OfType<RecordLookup.Present>().ToList();
                return found.Count switch
                {
                    1 => await AppliedAsync(intent, link, mapping, payload, found[0].Record, cancellationToken).ConfigureAwait(false),
                    0 => await NotFoundAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false),
                    _ => await AskAsync(intent, link, mapping, "Several records carry its marker.", cancellationToken).ConfigureAwait(false),
                };

            case CreateSafety.IdempotencyKey(var window) when await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false) - intent.OpenedAt < window - WindowMargin:
                return await RepeatAsync(intent, link, mapping, payload, cancellationToken).ConfigureAwait(false);

            default:
                return await AskAsync(intent, link, mapping, evidence.Message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same write with the same key and the same bytes: the side answers with what it did the first time.</summary>
    private async Task<SettleResult> RepeatAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, CancellationToken cancellationToken)
    {
        var binding = mapping.On(intent.Side);
        if (await FindStrangerAsync(intent, link, mapping, payload, cancellationToken).ConfigureAwait(false) is { } stranger)
            return await AskAsync(intent, link, mapping, $"'{stranger}' looks the same and is not what it would have made. A repeat might make it twice.", cancellationToken).ConfigureAwait(false);
        var write = new RecordWrite { IntentId = intent.Id, Kind = intent.Kind, Set = payload.Set, Marker = payload.Marker, ActingUser = payload.User.Length > 0 ? payload.User : null };
        WriteOutcome outcome;
        using (await session.On(intent.Side).EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var began = session.Clock.GetTimestamp();
            await session.Lease.CoverAsync(binding.Capabilities.WriteTimeout, cancellationToken).ConfigureAwait(false);
            outcome = await WriteExecutor.CallAsync(session, intent.Side, binding, write, began).ConfigureAwait(false);
        }

        switch (outcome)
        {
            case WriteOutcome.Applied { Record: { } record }:
                return await AppliedAsync(intent, link, mapping, payload, record, cancellationToken).ConfigureAwait(false);
            case WriteOutcome.Applied applied:
                var answers = await session.On(intent.Side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Ids = [applied.Id] }, cancellationToken).ConfigureAwait(false);
                return answers.Count > 0 && answers[0] is RecordLookup.Present present ? await AppliedAsync(intent, link, mapping, payload, present.Record, cancellationToken).ConfigureAwait(false) : SettleResult.Open;
            case WriteOutcome.Refused:
                return await CloseAsync(intent, link, mapping, "refused", cancellationToken).ConfigureAwait(false);
            case WriteOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                return SettleResult.Open;
            default:
                return SettleResult.Open;
        }
    }

    /// <summary>
    /// If the first attempt never arrived, the repeat is what makes the record, and somebody may have entered it by hand meanwhile. Ours is what carries our marker or holds what was sent; of everything else that looks the same
    /// nobody can tell, and a person is asked.
    /// </summary>
    private async Task<RecordId?> FindStrangerAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, CancellationToken cancellationToken)
    {
        var binding = mapping.On(intent.Side);
        var source = UnitConversion.Other(intent.Side);
        if (binding.Capabilities.Read == ReadAbility.None || link.IdOn(source) is not { } from)
            return null;
        var sent = SyncRecord.Create(binding.Schema, new RecordId(intent.Id.ToString("D")));
        foreach (var (slot, value) in payload.Set)
            sent.Set(slot, value);
        var alike = await _matches.LookAlikesAsync(mapping, intent.Side, sent.Build(), cancellationToken).ConfigureAwait(false);
        if (alike.Count == 0)
            return null;
        // Somebody has seen what looks the same, and said that this is another one.
        if ((await session.Store.FindDecisionsAsync(session.Connection, mapping.Name, [PairKeys.Of(source, from)], cancellationToken).ConfigureAwait(false)).Any(static d => d.Kind == DecisionKind.Create))
            return null;
        var rows = await session.Store.FindRecordsAsync(session.Connection, intent.Side, binding.Resource.Name, [.. alike], cancellationToken).ConfigureAwait(false);
        var marked = payload.Marker is null ? [] : rows.Where(r => r.Marker == payload.Marker).Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in alike.Where(id => !marked.Contains(id)))
        {
            var answers = await session.On(intent.Side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Ids = [new RecordId(id)] }, cancellationToken).ConfigureAwait(false);
            if (answers.Count > 0 && answers[0] is RecordLookup.Present { Record: var record } && !IsOurs(record))
                return record.Id;
        }

        return null;

        bool IsOurs(SyncRecord record) => payload.Units.All(stored => mapping.FindUnit(stored.Name) is not { } unit
            || Values.SameButForCase(unit.Canonical(intent.Side, unit.Read(intent.Side, record)), unit.Canonical(intent.Side, stored.Written)));
    }

    private async Task<SettleResult> SettleUpdateAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, CancellationToken cancellationToken)
    {
        var binding = mapping.On(intent.Side);
        if (binding.Capabilities.Read == ReadAbility.None)
            return await AskAsync(intent, link, mapping, "The side cannot be read.", cancellationToken).ConfigureAwait(false);
        var answers = await session.On(intent.Side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Ids = [new RecordId(intent.RecordId!)] }, cancellationToken).ConfigureAwait(false);
        switch (answers.Count > 0 ? answers[0] : null)
        {
            case RecordLookup.Present when intent.Kind == WriteKind.Delete:
                return await NotFoundAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false);
            case RecordLookup.Present { Record: var record } when IntentPayload.Parse(intent.Payload, mapping, intent.Side) is { Ends: not null } barring:
                return await SettleBarringAsync(intent, link, mapping, barring, record, cancellationToken).ConfigureAwait(false);
            case RecordLookup.Present { Record: var record }:
                return await CompareAsync(intent, link, mapping, record, cancellationToken).ConfigureAwait(false);
            case RecordLookup.Unknown or null:
                return SettleResult.Open;
            default:
                // The record is gone: whatever the write did has gone with it.
                return await CloseAsync(intent, link, mapping, LateUpdates.Gone, cancellationToken, HistoryRows.Unknown(session, link, intent, IntentPayload.Parse(intent.Payload, mapping, intent.Side))).ConfigureAwait(false);
        }
    }

    /// <summary>A record that is not used any more shows it; the link ends as it would have with the reply.</summary>
    private async Task<SettleResult> SettleBarringAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, SyncRecord record, CancellationToken cancellationToken)
    {
        if (!Barring.Shows(mapping, intent.Side, payload, record))
            return await NotFoundAsync(intent, link, mapping, cancellationToken).ConfigureAwait(false);
        var bases = Seen(LinkBase.Parse(link.Base, mapping).With(intent.Side, Incarnation.Of(mapping.On(intent.Side), record)), intent, payload, record);
        var batch = new StoreBatch();
        await Links.LookAgainAsync(session, mapping, intent.Side, record.Id.Value, record, batch).ConfigureAwait(false);
        session.Counters.Change(mapping.Name, c => intent.Side == Side.Crm ? c with { UpdatedInCrm = c.UpdatedInCrm + 1 } : c with { UpdatedInAccounting = c.UpdatedInAccounting + 1 });
        await EndAsync(intent, link with { Base = bases.ToJson() }, mapping, payload, "applied", batch, cancellationToken).ConfigureAwait(false);
        return SettleResult.Applied;
    }

    private async Task EndAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, string outcome, StoreBatch batch, CancellationToken cancellationToken)
    {
        batch.History.Add(HistoryRows.Written(session, link, intent, payload));
        var ended = Barring.End(session, link, payload.Ends!, batch);
        batch.Marks.AddRange(MarksOf(ended, mapping));
        await FinishAsync(intent, ended, mapping, outcome, batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Per unit (R3): equal to the value after = applied, equal to the value before = not applied, a third value = somebody else's.
    /// The value after in other capitals or spacing is what the side makes of it: taken for somebody's, it would come back as an edit and replace what a user wrote since.
    /// </summary>
    private async Task<SettleResult> CompareAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, SyncRecord record, CancellationToken cancellationToken)
    {
        var payload = IntentPayload.Parse(intent.Payload, mapping, intent.Side);
        var written = new List<IntentUnit>();
        var untouched = 0;
        foreach (var stored in payload.Units)
        {
            if (mapping.FindUnit(stored.Name) is not { } unit)
                continue;
            var now = unit.Canonical(intent.Side, unit.Read(intent.Side, record));
            if (Values.Same(now, unit.Canonical(intent.Side, stored.Written)))
                written.Add(stored);
            else if (Values.Same(now, unit.Canonical(intent.Side, stored.Before(intent.Side))))
                untouched++;
            else if (Values.SameButForCase(now, unit.Canonical(intent.Side, stored.Written)))
                written.Add(stored);
        }

        var all = written.Count == payload.Units.Length;
        // A write that shows in none or only some of its units may still be on its way. So may one that only empties: that nothing stands there may be anybody's doing.
        if ((!all || written.All(static u => Values.AllEmpty(u.Written))) && !await IsOverAsync(intent, mapping, cancellationToken).ConfigureAwait(false))
            return await LaterAsync(intent, mapping, cancellationToken).ConfigureAwait(false);
        if (written.Count == 0)
        {
            if (untouched == payload.Units.Length)
                return await CloseAsync(intent, link, mapping, "not-applied", cancellationToken).ConfigureAwait(false);
            // Somebody wrote something else, before it came or after: nothing says whether it ever stood there, and nothing is proved about any value.
            return await CloseAsync(intent, link, mapping, "unknown", cancellationToken, HistoryRows.Unknown(session, link, intent, payload)).ConfigureAwait(false);
        }

        var bases = LinkBase.Parse(link.Base, mapping);
        foreach (var stored in written)
        {
            var unit = mapping.FindUnit(stored.Name)!;
            var there = unit.Read(intent.Side, record);
            bases = bases.With(stored.Name, new UnitBase
            {
                Fingerprint = unit.Fingerprint,
                Crm = intent.Side == Side.Crm ? there : stored.Crm,
                Accounting = intent.Side == Side.Crm ? stored.Accounting : there,
                Source = BaseSource.Reply,
                CrmRounds = bases.Find(stored.Name)?.CrmRounds,
                AccountingRounds = bases.Find(stored.Name)?.AccountingRounds,
                Replaced = Replaced.After(bases.Find(stored.Name), intent.Side, session.Clock.GetUtcNow(), record.ModifiedAt, stored.Before(intent.Side), mapping.On(intent.Side).Capabilities.SettleTime),
            });
        }

        bases = Seen(bases.With(intent.Side, Incarnation.Of(mapping.On(intent.Side), record)), intent, payload, record);
        var settled = link with { Base = bases.ToJson(), UpdatedAt = session.Clock.GetUtcNow() };
        var batch = new StoreBatch { Links = { settled } };
        await Links.LookAgainAsync(session, mapping, intent.Side, record.Id.Value, record, batch).ConfigureAwait(false);
        // Both sides are read once more: until now the pair stood there as uncertain, and what else was held of it is to be told again.
        batch.Marks.AddRange(MarksOf(settled, mapping));
        // A field that is empty does not show who emptied it.
        var shown = payload with { Units = [.. written] };
        batch.History.Add(written.All(static u => Values.AllEmpty(u.Written)) ? HistoryRows.Unknown(session, settled, intent, shown) : HistoryRows.Written(session, settled, intent, shown));
        session.Counters.Change(mapping.Name, c => intent.Side == Side.Crm ? c with { UpdatedInCrm = c.UpdatedInCrm + 1 } : c with { UpdatedInAccounting = c.UpdatedInAccounting + 1 });
        await FinishAsync(intent, settled, mapping, all ? "applied" : "applied-partly", batch, cancellationToken).ConfigureAwait(false);
        return SettleResult.Applied;
    }

    private async Task<SettleResult> AppliedAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, SyncRecord record, CancellationToken cancellationToken)
    {
        var bases = SentBase(intent, link, mapping, payload, record).With(intent.Side, Incarnation.Of(mapping.On(intent.Side), record));
        var source = UnitConversion.Other(intent.Side);
        var settled = link.WithId(intent.Side, record.Id.Value) with { State = LinkState.Active, Reason = "", Base = bases.ToJson(), UpdatedAt = session.Clock.GetUtcNow() };
        var batch = new StoreBatch { Links = { settled }, Records = { Links.Created(mapping, intent.Side, record.Id.Value, payload.Marker, record, []) } };
        batch.History.Add(HistoryRows.Written(session, settled, intent, payload));
        session.References.Add(mapping, settled.CrmId!, settled.AccountingId!);
        session.Taken.TryAdd((intent.Side, mapping.On(intent.Side).Resource.Name, record.Id.Value), 0);
        session.Counters.Change(mapping.Name, c => intent.Side == Side.Crm ? c with { CreatedInCrm = c.CreatedInCrm + 1 } : c with { CreatedInAccounting = c.CreatedInAccounting + 1 });
        // Both are looked at once more: the source may have changed while nobody knew.
        batch.Marks.Add(new MarkRow { Side = source, Resource = mapping.On(source).Resource.Name, Id = settled.IdOn(source)!, Class = MarkClass.Dirty, At = session.Clock.GetUtcNow() });
        await Parking.WakeAsync(session, settled, mapping, true, batch, cancellationToken).ConfigureAwait(false);
        await FinishAsync(intent, settled, mapping, "applied", batch, cancellationToken).ConfigureAwait(false);
        return SettleResult.Applied;
    }

    /// <summary>What was sent is the base, not what stands there now: a user may have edited it since (R2). Only its capitals and spacing are taken from there.</summary>
    public static LinkBase SentBase(IntentRow intent, LinkRow link, CompiledMapping mapping, IntentPayload payload, SyncRecord? shown = null)
    {
        var bases = LinkBase.Parse(link.Base, mapping);
        foreach (var stored in payload.Units)
        {
            if (mapping.FindUnit(stored.Name) is { } unit)
            {
                var written = shown is not null && unit.Read(intent.Side, shown) is var there && Values.SameButForCase(unit.Canonical(intent.Side, there), unit.Canonical(intent.Side, stored.Written)) ? there : stored.Written;
                bases = bases.With(stored.Name, new UnitBase
                {
                    Fingerprint = unit.Fingerprint,
                    Crm = intent.Side == Side.Crm ? written : stored.Crm,
                    Accounting = intent.Side == Side.Crm ? stored.Accounting : written,
                    Source = BaseSource.Sent,
                    SentTo = intent.Side,
                });
            }
        }

        return Seen(bases, intent, payload, null);
    }

    /// <summary>Of the source the version was seen that the write was decided on: a list that still shows an older one is behind, and no edit.</summary>
    private static LinkBase Seen(LinkBase bases, IntentRow intent, IntentPayload payload, SyncRecord? shown) =>
        intent.Side == Side.Crm ? bases.Seen(shown?.ModifiedAt, payload.SourceStamp) : bases.Seen(payload.SourceStamp, shown?.ModifiedAt);

    private async Task<SettleResult> NotFoundAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, CancellationToken cancellationToken) =>
        await IsOverAsync(intent, mapping, cancellationToken).ConfigureAwait(false)
            ? await CloseAsync(intent, link, mapping, "not-applied", cancellationToken).ConfigureAwait(false)
            : await LaterAsync(intent, mapping, cancellationToken).ConfigureAwait(false);

    /// <summary>The deadline and the settle time have passed, and this is not the first look since.</summary>
    private async Task<bool> IsOverAsync(IntentRow intent, CompiledMapping mapping, CancellationToken cancellationToken) =>
        await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false) >= intent.Deadline + mapping.On(intent.Side).Capabilities.SettleTime && intent.NegativeReads >= 1;

    private async Task<SettleResult> LaterAsync(IntentRow intent, CompiledMapping mapping, CancellationToken cancellationToken)
    {
        var over = intent.Deadline + mapping.On(intent.Side).Capabilities.SettleTime;
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var later = intent with { State = IntentState.Uncertain, NegativeReads = intent.NegativeReads + 1, SettleAt = over > now ? over : now };
        session.Unsettled[intent.Link] = later;
        await session.RecordAsync(new StoreBatch { Intents = { later } }, cancellationToken).ConfigureAwait(false);
        return SettleResult.Open;
    }

    private async Task<SettleResult> AskAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, string message, CancellationToken cancellationToken)
    {
        var asked = intent with { State = IntentState.Uncertain, SettleAt = null };
        session.Unsettled[intent.Link] = asked;
        var batch = new StoreBatch { Intents = { asked } };
        Parking.Unsettled(session, new WorkItem(mapping) { Link = link, CrmId = link.CrmId, AccountingId = link.AccountingId }, asked, message, batch);
        await session.RecordAsync(batch, cancellationToken).ConfigureAwait(false);
        return SettleResult.Open;
    }

    /// <summary>Nothing is known to have been applied: the pair is planned again as if the write had never been.</summary>
    private async Task<SettleResult> CloseAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, string outcome, CancellationToken cancellationToken, HistoryRow? told = null)
    {
        var batch = new StoreBatch();
        if (told is not null)
            batch.History.Add(told);
        var open = intent.Kind == WriteKind.Create ? link with { State = LinkState.Reserved } : link;
        batch.Links.Add(open);
        batch.Marks.AddRange(MarksOf(open, mapping));
        // What a person answered is not done: the question is open again, and the answer still counts.
        if (outcome != LateUpdates.Gone && IntentPayload.Parse(intent.Payload, mapping, intent.Side).Ends is { Question: { } question })
            batch.Parked.Add(Mergers.Question(mapping, open.AccountingId!, question.Problems, question.Since));

        await FinishAsync(intent, open, mapping, outcome, batch, cancellationToken).ConfigureAwait(false);
        return SettleResult.NotApplied;
    }

    private IEnumerable<MarkRow> MarksOf(LinkRow link, CompiledMapping mapping, MarkClass urgency = MarkClass.Dirty) =>
        from side in Enum.GetValues<Side>()
        let id = link.IdOn(side)
        where id is not null
        select new MarkRow { Side = side, Resource = mapping.On(side).Resource.Name, Id = id, Class = urgency, At = session.Clock.GetUtcNow() };

    private async Task FinishAsync(IntentRow intent, LinkRow link, CompiledMapping mapping, string outcome, StoreBatch batch, CancellationToken cancellationToken)
    {
        batch.Intents.Add(intent with { State = IntentState.Closed, Outcome = outcome, RecordId = link.IdOn(intent.Side), ClosedAt = session.Clock.GetUtcNow() });
        foreach (var side in Enum.GetValues<Side>())
        {
            if (link.IdOn(side) is { } id && PairKeys.Of(side, id) is var pair && !batch.Parked.Exists(p => p.Pair == pair))
                batch.Unparked.Add((mapping.Name, pair));
        }

        await session.RecordAsync(batch, cancellationToken).ConfigureAwait(false);
        session.Unsettled.TryRemove(intent.Link, out _);
        if (link.IdOn(intent.Side) is { } written)
            session.On(intent.Side).Distrust(mapping.On(intent.Side).Resource.Name, written);
    }
}

/// <summary>What a look at an unsettled write showed.</summary>
internal enum SettleResult
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>It was applied.</summary>
    Applied,

    /// <summary>It was not.</summary>
    NotApplied,
}
