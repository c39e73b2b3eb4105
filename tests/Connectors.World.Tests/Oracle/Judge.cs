using Connectors.World.Kernel;
using Connectors.World.Systems;

namespace Connectors.World.Oracle;

/// <summary>
/// Watches both systems and knows nothing of the engine. It keeps a ledger of edits, judges every accepted write at the instant of its commit, and in the end compares what stands in both systems with
/// what the edits and the agreed rules say.
/// </summary>
internal sealed partial class Judge(Simulation simulation, IReadOnlyList<MappingRules> mappings) : IWatcher
{
    private readonly Dictionary<Row, Thing> _thingOf = [];
    private readonly Dictionary<(Row Row, string Unit), Cell> _cells = [];
    private readonly Dictionary<string, Edit> _byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _accepted = [];
    private readonly HashSet<Guid> _intents = [];
    private readonly HashSet<Guid> _known = [];
    private readonly HashSet<Guid> _doubtful = [];
    private readonly Dictionary<Guid, long> _closedAt = [];
    private readonly List<SentEmpty> _sentEmpty = [];
    private readonly Dictionary<Row, Row> _counterpart = [];
    private readonly HashSet<Guid> _emptying = [];
    private readonly Dictionary<Guid, long> _sentFirst = [];
    private readonly Dictionary<Guid, Row> _made = [];
    private int _edits;
    private Thing? _twinOf;

    public List<Thing> Things { get; } = [];

    public List<Violation> Violations { get; } = [];

    private static readonly long LongSilence = TimeSpan.FromSeconds(30).Ticks;

    /// <summary>Edits that fell between a read and the write that followed it, at systems that cannot notice (D5, R39).</summary>
    public int WindowLosses { get; private set; }

    /// <summary>Replacing or patching writes without a token, and how long their windows were in all.</summary>
    public (int Count, long Ticks, long Longest) Windows { get; private set; }

    /// <summary>Requests that a system accepted and carried out, replays left out.</summary>
    public int Accepted { get; private set; }

    /// <summary>What a system keeps of an entity.</summary>
    public required Func<Side, string, EntitySpec> Specs { get; init; }

    /// <summary>From when the store knows less than happened: it was restored.</summary>
    public long? StoreForgotAt { get; set; }

    /// <summary>What a person sees who looks for a write in the system itself.</summary>
    public Row? MadeBy(Guid intent) => _made.GetValueOrDefault(intent);

    /// <summary>The engine joined two records.</summary>
    public void Linked(string mapping, string? crm, string? books)
    {
        foreach (var thing in Things)
        {
            if (thing.Mapping.Name == mapping && thing.Crm.Any(r => r.Id == crm) && thing.Books.Any(r => r.Id == books))
            {
                thing.LinkedAt ??= simulation.Ticks;
                var (left, right) = (thing.Crm.First(r => r.Id == crm), thing.Books.First(r => r.Id == books));
                (_counterpart[left], _counterpart[right]) = (right, left);
                foreach (var unit in thing.Mapping.Units)
                    NoteAgreement(thing, unit);
                thing.KnownUpTo ??= Math.Min(ListedUpTo(thing.Crm[0]), ListedUpTo(thing.Books[0]));
            }
        }
    }

    /// <summary>An intent was stored, or closed with an outcome.</summary>
    /// <param name="intent">Which.</param>
    /// <param name="outcome">What the store says of it.</param>
    /// <param name="direct">It was closed by the run that opened it, on the reply itself.</param>
    public void IntentStored(Guid intent, string outcome, bool direct)
    {
        _intents.Add(intent);
        if (!direct || outcome is not ("" or "applied"))
            _doubtful.Add(intent);
        if (outcome == "applied")
            _known.Add(intent);
        if (outcome.Length > 0)
            _closedAt[intent] = simulation.Ticks;
    }

    private void NoteAgreement(Thing thing, UnitRules unit)
    {
        if (thing.LinkedAt is not null && !thing.AgreedAt.ContainsKey(unit.Name) && thing.Crm.Any(c => thing.Books.Any(b => Tokens.In(Value(c)) == Tokens.In(Value(b)))))
            thing.AgreedAt[unit.Name] = simulation.Ticks;

        string? Value(Row row) => row.Now.Values[row.Entity.IndexOf(unit.Field(row.Server.Side))];
    }

    /// <summary>The records that are made in here mean one and the same thing.</summary>
    public void Twins(Action make)
    {
        _twinOf = null;
        _making = true;
        make();
        _making = false;
        _twinOf = null;
    }

    private bool _making;

    public Cell CellOf(Row row, string unit)
    {
        if (!_cells.TryGetValue((row, unit), out var cell))
            _cells[(row, unit)] = cell = new Cell();
        return cell;
    }

    public Thing? ThingOf(Row row) => _thingOf.GetValueOrDefault(row);

    public void Changed(Row row, State? before, Cause cause)
    {
        if (mappings.FirstOrDefault(m => m.Entity(row.Server.Side) == row.Entity.Name) is not { } mapping)
            return;
        if (cause.Actor == Actor.Engine)
            ChangedByEngine(row, before, cause.Request!, mapping);
        else
            ChangedBySomebody(row, before, cause.Actor, mapping);
    }

    private void ChangedBySomebody(Row row, State? before, Actor actor, MappingRules mapping)
    {
        if (before is null)
        {
            var thing = _making ? _twinOf ??= NewThing(mapping) : NewThing(mapping);
            Join(row, thing);
        }

        var of = _thingOf[row];
        var moved = before is null || before.Deleted != row.Now.Deleted;
        foreach (var unit in mapping.Units)
        {
            var at = row.Entity.IndexOf(unit.Field(row.Server.Side));
            var raw = row.Now.Values[at];
            var cell = CellOf(row, unit.Name);
            if (before is not null && before.Values[at] == raw)
                continue;
            moved = true;
            var token = Tokens.In(raw);
            if (token is not null && _byToken.TryGetValue(token, out var twin))
            {
                twin.IsShared = true;
                cell.Showings.Add(new Showing(simulation.Ticks, twin, raw, actor));
                continue;
            }

            var edit = new Edit { Number = ++_edits, Side = row.Server.Side, Row = row, Unit = unit, At = simulation.Ticks, Token = token, Raw = raw, IsBlank = before is null && raw is null };
            foreach (var seen in cell.Showings)
            {
                if (seen.Origin is { } origin)
                {
                    edit.Knows.Add(origin);
                    edit.Knows.UnionWith(origin.Knows);
                }
            }

            if (token is not null)
                _byToken[token] = edit;
            cell.Showings.Add(new Showing(simulation.Ticks, edit, raw, actor));
            NoteAgreement(of, unit);
        }

        if (moved)
            of.ForeignVersions++;
    }

    private void ChangedByEngine(Row row, State? before, Request request, MappingRules mapping)
    {
        Accepted++;
        _accepted[request.Intent] = _accepted.GetValueOrDefault(request.Intent) + 1;
        _made[request.Intent] = row;
        if (request.Kind == WriteKind.Delete)
        {
            Break("R14 nothing is deleted", $"{row} was deleted by the engine, which nobody allowed");
            return;
        }

        if (before is null)
            CreatedByEngine(row, request, mapping);
        if (!_thingOf.TryGetValue(row, out var thing))
            return;
        if (before is not null)
        {
            thing.Writes[row] = thing.Writes.GetValueOrDefault(row) + 1;
            Measure(row, request);
        }

        foreach (var unit in mapping.Units)
            JudgeUnit(row, before, request, thing, unit);
        JudgeUnmapped(row, before, request, mapping);
    }

    /// <summary>A new record of the engine stands for whatever the values in it came from.</summary>
    private void CreatedByEngine(Row row, Request request, MappingRules mapping)
    {
        var origins = mapping.Units.Select(u => Tokens.In(row.Now.Values[row.Entity.IndexOf(u.Field(row.Server.Side))])).OfType<string>().Select(t => _byToken.GetValueOrDefault(t)).ToList();
        var things = origins.OfType<Edit>().Select(e => _thingOf[e.Row]).Distinct().ToList();
        if (origins.Contains(null) || things.Count != 1)
        {
            Break("D3 nothing is invented", $"{row} was created from {(things.Count == 0 ? "nothing that anybody wrote" : string.Join(" and ", things))}");
            return;
        }

        var thing = things[0];
        var side = row.Server.Side;
        foreach (var other in thing.On(side))
        {
            // A user who makes the same record, or restores it, at the same moment is faster than any list shows; and where it gets an older stamp than its moment, or where pages are in the order of the ids, the page that it belongs to may be over (R28).
            var listed = other.Server.ListedUpToOf(other, request);
            // Who sends it once more after a long silence has had the time to list again.
            var repeated = _sentFirst.TryGetValue(request.Intent, out var first) && request.SentAt - first > LongSilence && listed < first && other.Server.Traits.Read == ReadAbility.List;
            // A list that is behind may have shown it before it was deleted: what counts is that it was when the create was sent.
            var gone = other.AsOf(request.SentAt) is null or { Deleted: true };
            if (!repeated && other.Lives && (gone || other.AsOf(listed - other.Server.Traits.StampLead.Ticks) is null or { Deleted: true } || other.AsOf(listed) is null or { Deleted: true }))
            {
                thing.IsRace = true;
                continue;
            }

            // Deleted before the two were joined: nobody knows that they meant the same.
            thing.IsRace |= !other.Lives && thing.LinkedAt is null;
            if (thing.IsRace)
                continue;
            Break(other.Lives ? "D6 no duplicate" : "R13 links never vanish", $"{row} was created for {thing}, which had {other} there{(other.Lives ? "" : " until somebody deleted it")}");
        }

        Join(row, thing);
    }

    private void JudgeUnmapped(Row row, State? before, Request request, MappingRules mapping)
    {
        for (var i = 0; i < row.Entity.Fields.Length; i++)
        {
            var name = row.Entity.Fields[i].Name;
            if (mapping.Units.Any(u => u.Field(row.Server.Side) == name) || row.Now.Values[i] == before?.Values[i] || (before is null && name == "Ref"))
                continue;
            // A system without token cannot notice who edits between the read and the replacing write.
            if (before is not null && !request.Meant.Contains(i) && request.Basis is { } basis && basis.State.Values[i] == row.Now.Values[i] && before.At > basis.AsOf)
            {
                WindowLosses++;
                continue;
            }

            Break("D3 unmapped fields stay", $"{row} {name} was '{before?.Values[i]}' and the engine made it '{row.Now.Values[i]}'");
        }
    }

    private void Measure(Row row, Request request)
    {
        if (row.Server.Traits.Token || request.Basis is not { } basis)
            return;
        var window = request.SentAt - basis.RepliedAt;
        Windows = (Windows.Count + 1, Windows.Ticks + window, Math.Max(Windows.Longest, window));
    }

    /// <summary>Its page may have been an earlier one than the last page that was read.</summary>
    private static long ListedUpTo(Row row) => Math.Min(row.ListedAt ?? long.MaxValue, row.Server.ListedUpTo);

    public void Sent(Server server, Request request)
    {
        if (!_intents.Contains(request.Intent))
            Break("R3 intent before call", $"{request.Kind} of {request.Entity.Name} {request.Id} was sent and no intent was stored before");
        _sentFirst.TryAdd(request.Intent, simulation.Ticks);
        // An emptied field looks the same whoever emptied it.
        if (request.Sent.Any(s => request.Meant.Contains(s.Field) && (s.Value is null || request.Basis?.State.Values[s.Field] is null)) && request.Kind == WriteKind.Update)
            _emptying.Add(request.Intent);
        if (request.Kind == WriteKind.Update)
            _sentEmpty.AddRange(request.Sent.Where(s => s.Value is null && request.Meant.Contains(s.Field)).Select(s => new SentEmpty(server.Side, request.Entity.Name, request.Id, s.Field, request.Intent, simulation.Ticks)));
        if (request.Kind == WriteKind.Update && server.Rows.FirstOrDefault(r => r.Entity == request.Entity && r.Id == request.Id) is { } row && _thingOf.TryGetValue(row, out var thing))
            JudgeOwnRead(row, thing, request);
    }

    /// <summary>Where nothing notices a lost race, the second write of a pair stands on a read of its own: the first one took its time, and who edited meanwhile would be overwritten (R39).</summary>
    private void JudgeOwnRead(Row row, Thing thing, Request request)
    {
        var side = row.Server.Side;
        if (!row.Server.Traits.Token && request.Basis is { } basis && thing.SentAt.TryGetValue(side == Side.Crm ? Side.Accounting : Side.Crm, out var other) && basis.RepliedAt < other)
            Break("R39 a read of its own", $"{row} was written on what was read at {Kernel.Simulation.Text(basis.RepliedAt)}, before its counterpart was written at {Kernel.Simulation.Text(other)}");
        thing.SentAt[side] = simulation.Ticks;
    }

    /// <summary>Whether the engine was told to empty that field, and did not know yet whether it had when somebody emptied it himself.</summary>
    private bool IsOnItsWayToEmpty(Row row, UnitRules unit, Edit edit) =>
        _sentEmpty.Any(s => s.Side == row.Server.Side && s.Entity == row.Entity.Name && s.Id == row.Id && s.Field == row.Entity.IndexOf(unit.Field(s.Side))
            && s.At < edit.At && !(_closedAt.TryGetValue(s.Intent, out var closed) && closed <= edit.At));

    private sealed record SentEmpty(Side Side, string Entity, string? Id, int Field, Guid Intent, long At);

    private Thing NewThing(MappingRules mapping)
    {
        var thing = new Thing(Things.Count + 1, mapping);
        Things.Add(thing);
        return thing;
    }

    private void Join(Row row, Thing thing)
    {
        _thingOf[row] = thing;
        thing.On(row.Server.Side).Add(row);
    }

    public void Break(string rule, string what)
    {
        simulation.Note($"VIOLATION {rule}: {what}");
        Violations.Add(new Violation(rule, what));
    }
}
