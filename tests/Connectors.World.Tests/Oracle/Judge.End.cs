using Connectors.World.Systems;

namespace Connectors.World.Oracle;

/// <summary>What must hold when nobody edits any more, nothing is on its way and the engine has passed twice.</summary>
internal sealed partial class Judge
{
    /// <summary>Compares both systems with the ledger.</summary>
    /// <param name="waiting">What the engine says waits for somebody.</param>
    /// <param name="explained">The intents of the engine's history, as often as they stand there.</param>
    /// <param name="unknown">Those of which it says that nobody knows what became of them.</param>
    /// <param name="linked">The pairs that the engine holds for linked.</param>
    public void JudgeEnd(IReadOnlyList<Waiting> waiting, IReadOnlyList<Guid> explained, IReadOnlySet<Guid> unknown, IReadOnlyList<(string Mapping, string? Crm, string? Books, string State)> linked)
    {
        foreach (var thing in Things)
            JudgeThing(thing, [.. waiting.Where(w => w.Mapping == thing.Mapping.Name && (thing.Crm.Any(r => r.Id == w.CrmId) || thing.Books.Any(r => r.Id == w.BooksId)))], linked);
        foreach (var w in waiting.Where(w => !_expected.Contains(w) && !(w.Cause is ("rounds" or "conflict" or "several") && Things.SelectMany(static t => t.Crm.Concat(t.Books)).Any(static r => r.Entity.Fields.Any(static f => f.Hides)))))
            Break("D14 nothing waits without a cause", $"{w.Kind} {w.Cause}: crm {w.CrmId}, books {w.BooksId}");
        var rows = explained.GroupBy(static i => i).ToDictionary(static g => g.Key, static g => g.Count());
        if (StoreForgotAt is not null)
            return;
        foreach (var (intent, times) in _accepted)
        {
            // Deleted by somebody before the engine could see it: to a system that says no more than "not there", it never was.
            if (_made[intent].States.Any(static state => state.Deleted))
                continue;
            if (times != 1)
                Break("D6 no duplicate", $"one intent was carried out {times} times");
            // A value that its system changed without a word looks as if the write had not been, or as if somebody else had written.
            if (_doubtful.Contains(intent) && (_emptying.Contains(intent) || _made[intent].Entity.Fields.Any(static f => f.Hides)))
                continue;
            if (rows.GetValueOrDefault(intent) != 1)
                Break("D16 explained", $"an accepted write ({intent.ToString("N")[^6..]}, {_made[intent]}) has {rows.GetValueOrDefault(intent)} rows in the history");
        }

        foreach (var intent in rows.Keys.Where(i => !_accepted.ContainsKey(i) && !unknown.Contains(i) && !(_doubtful.Contains(i) && _emptying.Contains(i))))
            Break("D16 explained", $"the history tells of a write that no system carried out ({intent})");
    }

    private readonly HashSet<Waiting> _expected = [];

    private void JudgeThing(Thing thing, List<Waiting> waiting, IReadOnlyList<(string Mapping, string? Crm, string? Books, string State)> linked)
    {
        if (thing.IsRace)
        {
            _expected.UnionWith(waiting);
            return;
        }

        var crm = thing.Crm.Where(static r => r.Lives).ToList();
        var books = thing.Books.Where(static r => r.Lives).ToList();
        if (crm.Count > 1 || books.Count > 1)
            Break("D6 no duplicate", $"{thing} stands in the CRM as {string.Join(", ", crm)} and in the books as {string.Join(", ", books)}");
        JudgeLoop(thing);
        if (crm.Count == 1 && books.Count == 1)
        {
            var link = linked.Where(l => l.Mapping == thing.Mapping.Name && (l.Crm == crm[0].Id || l.Books == books[0].Id)).ToList();
            if (link.Count != 1 || link[0].Crm != crm[0].Id || link[0].Books != books[0].Id || link[0].State != "Active")
                Break("D3 both sides are linked", $"{thing}: {crm[0]} and {books[0]} stand in {string.Join("; ", link)}");
            foreach (var unit in thing.Mapping.Units)
                JudgePair(thing, crm[0], books[0], unit, waiting);
        }
        else if (crm.Count + books.Count == 1)
        {
            JudgeSingle(thing, crm.Concat(books).Single(), waiting);
        }

        if (thing.Crm.Concat(thing.Books).Any(static r => !r.Lives))
            _expected.UnionWith(waiting);
    }

    private void JudgeSingle(Thing thing, Row row, List<Waiting> waiting)
    {
        var other = row.Server.Side == Side.Crm ? Side.Accounting : Side.Crm;
        if (thing.On(other).Count > 0)
            return;
        if (thing.Mapping.Units.FirstOrDefault(u => row.Now.Values[row.Entity.IndexOf(u.Field(row.Server.Side))] is { } raw && IsTooLong(raw, u, thing.Mapping, other)) is not null && waiting.Count > 0)
        {
            _expected.UnionWith(waiting);
            return;
        }

        Break("D1 convergence", $"{thing}: {row} has no counterpart");
    }

    private void JudgePair(Thing thing, Row crm, Row books, UnitRules unit, List<Waiting> waiting)
    {
        var (here, there) = (CellOf(crm, unit.Name).Now, CellOf(books, unit.Name).Now);
        var heads = Heads(crm, books, unit);
        if (unit.Flow != Flow.Both)
        {
            JudgeOneWay(thing, crm, books, unit, waiting);
            return;
        }

        var same = Tokens.In(here.Raw) == Tokens.In(there.Raw);
        var right = heads.Count == 0 || heads.Any(h => Tokens.In(here.Raw) == h.Token && Tokens.In(there.Raw) == h.Token);
        if (same && right)
            return;
        // Emptied, filled and emptied again: as before to nobody but those who cannot be emptied.
        var filled = here.Raw is null ? books : crm;
        var emptied = (here.Raw is null ? here : there).Origin;
        var stuck = (heads.Count == 0 || (emptied is { Raw: null } && IsRoundTrip(emptied))) && (here.Raw is null) != (there.Raw is null) && filled.Entity.Fields[filled.Entity.IndexOf(unit.Field(filled.Server.Side))] is { Clearable: false };
        // Emptied, filled and emptied again on one side of a conflict: it is still one.
        var open = thing.Mapping.Winner == Winner.Manual && (here.Raw is null) != (there.Raw is null) && waiting.Any(static w => w.Cause is "conflict" or "several");
        if ((HoldOf(thing, crm, books, unit, heads) ?? (stuck ? "it cannot be emptied" : open ? "a conflict that a person decides" : null)) is { } reason)
        {
            var held = waiting.Where(static w => w.Kind is "Held" or "Parked").ToList();
            _expected.UnionWith(held);
            if (held.Count == 0)
                Break("D14 nothing is silent", $"{thing} {unit.Name} differs ({reason}) and nobody is told");
            return;
        }

        // Empty on both sides after a write of unknown outcome whose value its system had changed without a word: who emptied it saw that value, and it does not tell whose it was.
        if (same && here.Raw is null && crm.Entity.Fields.Concat(books.Entity.Fields).Any(static f => f.Hides) && CellOf(crm, unit.Name).Showings.Concat(CellOf(books, unit.Name).Showings).Any(s => s.Intent is { } i && _doubtful.Contains(i)))
            return;

        // A system that changes what it is given and does not say so fights like an automation; after three rounds a person is asked (R9).
        if (waiting.Any(static w => w.Cause is "rounds" or "several" or "conflict") && thing.Crm.Concat(thing.Books).Any(r => r.Entity.Fields.Any(static f => f.Hides)))
        {
            _expected.UnionWith(waiting);
            return;
        }

        Break(same ? "D5 no lost edit" : "D1 convergence", $"{thing} {unit.Name}: CRM '{here.Raw}', books '{there.Raw}', and the last word is {(heads.Count == 0 ? "nobody's" : string.Join(" or ", heads))}");
    }

    /// <summary>The edits that no other edit knew of.</summary>
    private List<Edit> Heads(Row crm, Row books, UnitRules unit)
    {
        var edits = CellOf(crm, unit.Name).Showings.Concat(CellOf(books, unit.Name).Showings).Select(static s => s.Origin).OfType<Edit>().Distinct().ToList();
        // What somebody replaced does not come back because his own value lost against a third one.
        return [.. edits.Where(e => e.Counts && !IsRoundTrip(e) && !edits.Any(other => other != e && other.Excuse != "window" && Knows(other, e)))];
    }

    private void JudgeOneWay(Thing thing, Row crm, Row books, UnitRules unit, List<Waiting> waiting)
    {
        var (open, closed) = unit.Flow == Flow.FromCrm ? (crm, books) : (books, crm);
        var (from, to) = (CellOf(open, unit.Name), CellOf(closed, unit.Name));
        var source = from.Now.Origin;
        // What a system alone makes of a value is no quarrel: it is learned, and nobody is asked (R2).
        if (to.Showings.All(static s => s.By == Actor.Engine) && waiting.Any(w => w.Rounds.Contains($",{unit.Field(closed.Server.Side)},", StringComparison.Ordinal)))
            Break("R2 a form is learned", $"{thing} {unit.Name}: {open} has '{from.Now.Raw}', {closed} makes '{to.Now.Raw}' of it, nobody else ever touched it, and somebody is asked");
        if (Tokens.In(to.Now.Raw) == Tokens.In(from.Now.Raw))
            return;
        var own = to.Now.Origin;
        var tolerated = unit.Deviation == Deviation.Tolerate && own is not null && own.Row == closed && source is not null && (own.Knows.Contains(source) || source.IsBlank || own.IsBlank);
        // Two records that meet for the first time: an empty one is not filled against the direction, a filled one is not emptied.
        if (tolerated || (source is not null && IsRoundTrip(source)))
        {
            // What was emptied where it is open is empty where it is closed too, as soon as that can be.
            if (source is not null && (HoldOf(thing, crm, books, unit, [source]) is not null || (from.Now.Raw is null && !closed.Entity.Fields[closed.Entity.IndexOf(unit.Field(closed.Server.Side))].Clearable)))
                _expected.UnionWith(waiting);
            return;
        }

        if (source?.IsBlank ?? true)
        {
            // Set back to nothing, where nothing cannot be written.
            if (unit.Deviation == Deviation.Revert && closed.Entity.Fields[closed.Entity.IndexOf(unit.Field(closed.Server.Side))] is { Clearable: false })
                _expected.UnionWith(waiting);
            return;
        }

        if (HoldOf(thing, crm, books, unit, source is null ? [] : [source]) is { } reason)
        {
            _expected.UnionWith(waiting.Where(static w => w.Kind is "Held" or "Parked"));
            if (waiting.Count == 0)
                Break("D14 nothing is silent", $"{thing} {unit.Name} differs ({reason}) and nobody is told");
            return;
        }

        Break("D1 convergence", $"{thing} {unit.Name} goes one way: {open} has '{from.Now.Raw}', {closed} has '{to.Now.Raw}'");
    }

    /// <summary>Why a field may differ in the end; <see langword="null"/> = it may not.</summary>
    private static string? HoldOf(Thing thing, Row crm, Row books, UnitRules unit, List<Edit> heads)
    {
        if (heads.Count > 1 && thing.Mapping.Winner == Winner.Manual)
            return "a conflict that a person decides";
        foreach (var head in heads)
        {
            var (target, other) = head.Side == Side.Crm ? (books, Side.Accounting) : (crm, Side.Crm);
            var field = target.Entity.Fields[target.Entity.IndexOf(unit.Field(other))];
            if (head.Raw is not null && IsTooLong(head.Raw, unit, target.Entity, other))
                return "too long";
            if (head.Raw is null && !field.Clearable)
                return "it cannot be emptied there";
        }

        return null;
    }

    private bool IsTooLong(string raw, UnitRules unit, MappingRules mapping, Side side) => IsTooLong(raw, unit, Specs(side, mapping.Entity(side)), side);

    private static bool IsTooLong(string raw, UnitRules unit, EntitySpec entity, Side side)
    {
        return entity.Fields[entity.IndexOf(unit.Field(side))] is { MaxLength: { } max } field && raw.Length > max && unit.TooLong == TooLong.Hold && !(field.Secret == Secret.Cut && field.Declared);
    }

    /// <summary>D7: one accepted write per foreign version of the pair, and one for the first meeting. A system that changes what it is given makes a version of its own.</summary>
    private void JudgeLoop(Thing thing)
    {
        foreach (var (row, writes) in thing.Writes)
        {
            var deviations = thing.Mapping.Units.Any(u => thing.Crm.Concat(thing.Books).Any(r => r.Entity.Fields[r.Entity.IndexOf(u.Field(r.Server.Side))].Hides))
                ? thing.Writes.Values.Sum() - writes + 1 : 0;
            var bound = thing.ForeignVersions + 1 + deviations;
            if (writes > bound)
                Break("D7 no loop", $"{row} was written {writes} times for {thing.ForeignVersions} versions of others");
        }
    }
}
