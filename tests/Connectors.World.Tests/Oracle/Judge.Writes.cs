using Connectors.World.Systems;

namespace Connectors.World.Oracle;

/// <summary>Whether a write may put that value in the place of the one that stood there.</summary>
internal sealed partial class Judge
{
    private void JudgeUnit(Row row, State? before, Request request, Thing thing, UnitRules unit)
    {
        var side = row.Server.Side;
        var at = row.Entity.IndexOf(unit.Field(side));
        var raw = row.Now.Values[at];
        var cell = CellOf(row, unit.Name);
        if (before is not null && before.Values[at] == raw)
        {
            // Both emptied it: whoever writes there next has both before him.
            if (raw is null && request.Meant.Contains(at) && OriginOf(row, unit, thing, null, request, true) is { } emptied && cell.Now.Origin is { } here && here != emptied)
            {
                here.Knows.Add(emptied);
                here.Knows.UnionWith(emptied.Knows);
            }

            return;
        }

        var meant = request.Meant.Contains(at) || before is null;
        var origin = OriginOf(row, unit, thing, raw, request, meant);
        if (raw is not null && origin is null)
        {
            Break("D3 nothing is invented", $"{row} {unit.Name} became '{raw}', which nobody ever wrote");
            return;
        }

        if (origin is not null && _thingOf[origin.Row] != thing)
            Break("R16 no wrong pair", $"{row} of {thing} got '{raw}', which belongs to {_thingOf[origin.Row]}");
        else if (origin is not null && origin.Unit.Name != unit.Name)
            Break("D3 nothing is invented", $"{row} {unit.Name} got '{raw}', which was written into {origin.Unit.Name}");
        else if (before is not null)
            JudgeOverwrite(row, request, unit, cell, raw, origin, meant);
        cell.Showings.Add(new Showing(simulation.Ticks, origin, raw, Actor.Engine) { Intent = request.Intent });
        NoteAgreement(thing, unit);
    }

    /// <summary>Whose edit a value is that the engine wrote.</summary>
    private Edit? OriginOf(Row row, UnitRules unit, Thing thing, string? raw, Request request, bool meant)
    {
        if (raw is not null)
            return Tokens.In(raw) is { } token ? _byToken.GetValueOrDefault(token) : null;
        if (!meant)
            return CellOf(row, unit.Name).Showings.LastOrDefault(s => s.At <= request.Basis!.AsOf)?.Origin;
        // An emptied field comes from the record that it is joined with; before that, from the other one that was empty last.
        var others = _counterpart.TryGetValue(row, out var joined) ? [joined] : thing.On(row.Server.Side == Side.Crm ? Side.Accounting : Side.Crm);
        return others
            .Select(r => CellOf(r, unit.Name).Showings.LastOrDefault(static s => s.Raw is null)).OfType<Showing>().OrderBy(static s => s.At).LastOrDefault()?.Origin;
    }

    private void JudgeOverwrite(Row row, Request request, UnitRules unit, Cell cell, string? raw, Edit? with, bool meant)
    {
        var side = row.Server.Side;
        var standing = cell.Now;
        if (standing.Origin is not { } lost)
            return;
        if (lost == with)
        {
            // The value goes back to where it was typed, in another spelling: the CRM's long name shortened by a system that keeps less.
            if (lost.Side == side && !lost.IsShared && standing.By != Actor.Engine && !OtherSystemHidesWhatItDoes(row, unit))
                Break("R1 the origin keeps its spelling", $"{lost} was rewritten to '{raw}'");
            return;
        }

        if (lost.IsBlank)
        {
            if (with is null && raw is null)
                Break("D7 no loop", $"{row} {unit.Name} was emptied though it was empty");
            return;
        }

        if (!lost.Counts)
            return;
        if (request.Basis is { } basis && standing.At > basis.AsOf)
        {
            if (standing.By == Actor.Engine && request.SentAt < standing.At)
            {
                Break("R21 late writes do not overtake", $"{row} {unit.Name}: '{raw}', sent at {Kernel.Simulation.Text(request.SentAt)}, replaced '{standing.Raw}', which the engine itself wrote later");
                return;
            }

            if (standing.By != Actor.Engine)
            {
                WindowLosses++;
                foreach (var late in cell.Showings.Where(s => s.At > basis.AsOf && s.By != Actor.Engine))
                    late.Origin?.MayGo("window");
                // The decision was made about what stood there before: that is what it must be able to answer for.
                if (meant && cell.Showings.LastOrDefault(s => s.At <= basis.AsOf)?.Origin is { Counts: true } seen && seen != with)
                    JudgeMeant(row, request, unit, seen, with, raw);
                return;
            }
        }

        if (meant)
            JudgeMeant(row, request, unit, lost, with, raw);
    }

    private void JudgeMeant(Row row, Request request, UnitRules unit, Edit lost, Edit? with, string? raw)
    {
        var side = row.Server.Side;
        if (unit.Flow != Flow.Both && unit.Flow != (side == Side.Accounting ? Flow.FromCrm : Flow.FromAccounting))
        {
            Break("R8 the closed side", $"{row} {unit.Name} is closed in this direction and was changed to '{raw}'");
            return;
        }

        JudgeRule(row, request, unit, lost, with, raw);
    }

    private void JudgeRule(Row row, Request request, UnitRules unit, Edit lost, Edit? with, string? raw)
    {
        var side = row.Server.Side;
        if (lost.Raw is null && !(_thingOf[row].AgreedAt.TryGetValue(unit.Name, out var agreed) && agreed < lost.At))
        {
            // Of two records that meet for the first time the filled one wins over the empty one (R5).
            lost.MayGo("first meeting");
            return;
        }

        if (lost.Raw is null && _thingOf[row].Crm.Concat(_thingOf[row].Books).SelectMany(r => CellOf(r, unit.Name).Showings).Any(s => s.Intent is { } i && (_doubtful.Contains(i) || !_known.Contains(i)) && i != request.Intent))
        {
            // An empty field carries no token: after a write of unknown outcome nobody can tell whose emptiness it is.
            lost.MayGo("emptied around a write of unknown outcome");
            return;
        }

        if (lost.Raw is null && IsOnItsWayToEmpty(row, unit, lost))
        {
            // The engine looks again because it does not know, finds the field empty, and cannot see that its own write never arrived.
            lost.MayGo("emptied while a write that empties it was on its way");
            return;
        }

        if (with?.Excuse == "window")
        {
            lost.MayGo("an edit that was overwritten unseen came back through a list that is behind");
            return;
        }

        if (IsRoundTrip(lost))
        {
            lost.MayGo("it was as before when the engine looked again");
            return;
        }

        if (unit.Flow != Flow.Both && unit.Deviation == Deviation.Revert && with is null or { IsBlank: true } && _thingOf[row].KnownUpTo < lost.At)
        {
            lost.MayGo("reverted");
            return;
        }

        if (with is null)
        {
            Break("D5 no lost edit", $"{lost} was emptied and nobody had emptied it");
            return;
        }

        if (with.IsBlank)
        {
            Break("R5 first meeting", $"{lost} was emptied because the other record never had a value");
            return;
        }

        if (with.Knows.Contains(lost))
            return;
        if (StoreForgotAt is { } forgot && (lost.At <= forgot || with.At <= forgot))
        {
            lost.MayGo("the store was restored");
            return;
        }

        if (lost.Raw is null && HadBothEmptied(lost, with, unit))
        {
            lost.MayGo("both had emptied it");
            return;
        }

        if (lost.Knows.Contains(with))
        {
            if (!Knows(lost, with))
            {
                lost.MayGo("the outcome of a write was never known");
                return;
            }

            // A system that changes what it is given, and a write without a reply that shows it: what stands there looks like an edit (R2).
            if (OtherSystemHidesWhatItDoes(row, unit) || row.Entity.Fields[row.Entity.IndexOf(unit.Field(row.Server.Side))].Hides)
            {
                var other = _thingOf[row].On(row.Server.Side == Side.Crm ? Side.Accounting : Side.Crm);
                if (!other.Concat([row]).All(static r => r.Server.Traits.WriteReturnsRecord) || other.Concat([row]).SelectMany(r => CellOf(r, unit.Name).Showings).Any(s => s.Intent is { } i && _doubtful.Contains(i)))
                {
                    lost.MayGo("hidden normaliser");
                    return;
                }
            }

            if (unit.Flow != Flow.Both && unit.Deviation == Deviation.Revert)
                lost.MayGo("reverted");
            else
                Break("D5 no lost edit", $"{lost} was replaced by '{raw}', which it had replaced itself: an unchanged value won");
            return;
        }

        // Nobody of the two knew of the other: the rule decides.
        if (unit.Flow != Flow.Both)
        {
            lost.MayGo("owner");
            return;
        }

        var mapping = _thingOf[row].Mapping;
        var allowed = mapping.Winner switch
        {
            Winner.Crm => side == Side.Accounting,
            Winner.Accounting => side == Side.Crm,
            // A plan that broke off moves the moment from which the engine counts a change, and then it may decide against the fallback without proof (R10 is not whole).
            Winner.Newest => mapping.Fallback != side || with.At > lost.At || _doubtful.Count > 0,
            _ => Decided(row, unit, lost),
        };
        if (allowed)
            lost.MayGo("rule");
        else
            Break("D5 no lost edit", $"{lost} was replaced by '{raw}' of {with}, against the rule that {mapping.Winner} wins");
    }

    /// <summary>Whether the engine could know that an author had the other edit before him. If all he saw of it was a write whose outcome the engine never heard, to the engine the two edits met.</summary>
    private bool Knows(Edit author, Edit other)
    {
        if (!author.Knows.Contains(other))
            return false;
        var seen = CellOf(author.Row, author.Unit.Name).Showings.Where(s => s.Origin == other && s.At <= author.At).ToList();
        return seen.Count == 0 || !seen.All(s => s.Intent is { } i && !_known.Contains(i));
    }

    /// <summary>Filled and emptied again before the engine looked: a side that shows what it showed last has not changed (R1).</summary>
    private bool IsRoundTrip(Edit edit)
    {
        if (edit.Raw is not null)
            return false;
        var showings = CellOf(edit.Row, edit.Unit.Name).Showings;
        // What a write brought over of which nothing was ever heard again stands in no base (D4).
        var other = _thingOf[edit.Row].On(edit.Side == Side.Crm ? Side.Accounting : Side.Crm).SelectMany(r => CellOf(r, edit.Unit.Name).Showings).Where(s => s.Intent is not { } i || _known.Contains(i)).Select(static s => s.Origin).ToHashSet();
        for (var i = showings.FindIndex(s => s.Origin == edit) - 1; i >= 0; i--)
        {
            if (showings[i].Raw is null)
                return true;
            if (showings[i].Intent is { } i2 && !_known.Contains(i2))
                continue;
            if (showings[i].By == Actor.Engine || other.Contains(showings[i].Origin))
                return false;
        }

        return false;
    }

    /// <summary>Both sides had emptied it, and an empty field carries no token: they agreed, and what users of the other side entered after that is new, however often they changed it.</summary>
    private bool HadBothEmptied(Edit lost, Edit with, UnitRules unit)
    {
        var before = CellOf(with.Row, unit.Name).Showings.Where(s => s.At < with.At).ToList();
        var emptied = before.FindLastIndex(static s => s.Raw is null);
        if (emptied < 0 || before.Skip(emptied).Any(static s => s.By == Actor.Engine))
            return false;
        var filled = emptied + 1 < before.Count ? before[emptied + 1].At : with.At;
        return filled > lost.At - with.Row.Server.Traits.ListLag.Ticks;
    }

    /// <summary>The pairs of which a person said whose value stands, and when he said it last.</summary>
    public Dictionary<Thing, long> DecidedThings { get; } = [];

    /// <summary>An answer is about what stood there then: what somebody wrote after the engine had carried it out is another question.</summary>
    private bool Decided(Row row, UnitRules unit, Edit lost) =>
        DecidedThings.TryGetValue(_thingOf[row], out var at) && !_thingOf[row].Crm.Concat(_thingOf[row].Books).SelectMany(r => CellOf(r, unit.Name).Showings).Any(s => s.By == Actor.Engine && s.At > at && s.At < lost.At);

    /// <summary>The other system changes what it is given and says so nowhere: what it shows then looks like an edit (R2).</summary>
    private bool OtherSystemHidesWhatItDoes(Row row, UnitRules unit)
    {
        var other = row.Server.Side == Side.Crm ? Side.Accounting : Side.Crm;
        return _thingOf[row].On(other).Any(r => r.Entity.Fields[r.Entity.IndexOf(unit.Field(other))].Hides);
    }
}
