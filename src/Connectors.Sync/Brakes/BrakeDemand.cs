using System.Collections.Immutable;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Brakes;

/// <summary>One step that a brake counts.</summary>
/// <param name="Kind">The brake that counts it.</param>
/// <param name="What">What the step does, language-neutral: <c>unlink</c>, <c>clear:City</c>.</param>
/// <param name="Unit">The merge unit that would be written; <see langword="null"/> = the step is about the whole pair.</param>
internal readonly record struct BrakeDemand(BrakeKind Kind, string What, CompiledUnit? Unit)
{
    /// <summary>The steps of a decision that a brake counts, in the order of the mapping's units.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isLinked">The pair was linked before: a rule that meets its values for the first time overwrites what was left alone so far.</param>
    /// <param name="rescope">Rules changed since every record was last looked at (R18).</param>
    public static ImmutableArray<BrakeDemand> Of(PairDecision decision, bool isLinked, bool rescope)
    {
        switch (decision.Action)
        {
            // A person said that the id is another record's now.
            case PairAction.Orphan when decision.Reason.StartsWith("reused.", StringComparison.Ordinal):
                return [];
            case PairAction.Orphan:
                return [new(BrakeKind.Removal, "unlink", null)];
            // A person said of this very customer that it is barred.
            case PairAction.DeleteAccounting when decision.Reason == Planner.BarredLeftOver:
                return [];
            case PairAction.DeleteAccounting or PairAction.DeleteCrm:
                return [new(BrakeKind.Removal, "delete", null)];
            case PairAction.CreateAccounting or PairAction.CreateCrm when rescope:
                return [new(BrakeKind.Rescope, "create", null)];
            case PairAction.Link when rescope:
                return [new(BrakeKind.Rescope, "link", null), .. OfUnits(decision, isLinked, rescope)];
            default:
                return OfUnits(decision, isLinked, rescope);
        }
    }

    private static ImmutableArray<BrakeDemand> OfUnits(PairDecision decision, bool isLinked, bool rescope)
    {
        var demands = ImmutableArray.CreateBuilder<BrakeDemand>();
        foreach (var unit in decision.Units)
        {
            if (unit.Target is not { } target)
                continue;
            var field = unit.Unit.Fields(target)[0].Name;
            if (Clears(unit, target))
                demands.Add(new(BrakeKind.Removal, "clear:" + field, unit.Unit));
            else if (isLinked && IsNewRule(unit, rescope))
                demands.Add(new(BrakeKind.FirstMeeting, "first-meeting:" + field, unit.Unit));
        }

        return demands.ToImmutable();
    }

    /// <summary>Without a change of rules an empty field that is filled is what the other side gave a record that we made there: its number, its group. Those come back however many records are made in a day.</summary>
    private static bool IsNewRule(UnitDecision unit, bool rescope) => unit.Rule.StartsWith("first-meeting.", StringComparison.Ordinal) && (rescope || unit.Rule != "first-meeting.filled");

    /// <summary>A field of it that is filled would be empty afterwards.</summary>
    private static bool Clears(UnitDecision unit, Side target)
    {
        var fields = unit.Unit.Fields(target);
        var before = target == Side.Crm ? unit.Crm : unit.Accounting;
        for (var i = 0; i < fields.Length; i++)
        {
            if (!unit.Values[i].IsAbsent && !fields[i].Canonical(unit.Values[i]).HasValue && fields[i].Canonical(before[i]).HasValue)
                return true;
        }

        return false;
    }
}
