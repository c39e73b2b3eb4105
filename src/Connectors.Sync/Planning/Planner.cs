using System.Collections.Immutable;
using Connectors.Sync.Merging;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Planning;

/// <summary>
/// What is to be done about a pair of records: a pure function of both records, their base, the mapping and the links it refers to. No clock, no store, no call.
/// </summary>
/// <remarks>Total over {not read, absent, in scope, out of scope, deleted, another kind}² × {no link, reserved, active, uncertain, orphaned} (R13): every cell has an answer here.</remarks>
internal static class Planner
{
    public static PairDecision Decide(PairInput input) => input.Link switch
    {
        LinkState.Reserved or LinkState.Uncertain => Simple(PairAction.Defer, "unsettled"),
        LinkState.Active => Linked(input),
        LinkState.Orphaned => Orphaned(input),
        _ => Unlinked(input),
    };

    private static PairDecision Linked(PairInput input)
    {
        var (crm, accounting) = (input.Crm.State, input.Accounting.State);
        if (crm == SideState.ChangedKind || accounting == SideState.ChangedKind)
        {
            return Simple(PairAction.Park, "kind-changed") with
            {
                Problems = [new Problem("kind-changed", null, "A linked record has become another kind (a company became a person, or the reverse).", Fixer.User, "Set it back, or end the link and let it be matched again.")],
            };
        }

        if (crm == SideState.Deleted || accounting == SideState.Deleted)
            return Simple(PairAction.Orphan, (crm, accounting) switch { (SideState.Deleted, SideState.Deleted) => "deleted.both", (SideState.Deleted, _) => "deleted.crm", _ => "deleted.accounting" });
        // A linked record stays in scope until its link ends (R9); what was not read is no opinion.
        if (input.Crm.Record is null || input.Accounting.Record is null)
            return Simple(PairAction.Defer, "not-read");
        return Merge(input, PairAction.Update);
    }

    private static PairDecision Orphaned(PairInput input)
    {
        var (crm, accounting) = (input.Crm.State, input.Accounting.State);
        var bothThere = crm is SideState.InScope or SideState.OutOfScope && accounting is SideState.InScope or SideState.OutOfScope;
        return bothThere && input.Crm.Record is not null && input.Accounting.Record is not null ? Merge(input, PairAction.Revive) : Simple(PairAction.Exclude, "orphaned");
    }

    private static PairDecision Unlinked(PairInput input)
    {
        if (input.Decision == DecisionKind.Ignore)
            return Simple(PairAction.Exclude, "ignored");
        switch (input.Crm.State, input.Accounting.State)
        {
            case (SideState.InScope, SideState.InScope):
                return Merge(input, PairAction.Link);
            case (SideState.InScope, SideState.Absent):
                return Create(input, Side.Accounting);
            case (SideState.Absent, SideState.InScope):
                return Create(input, Side.Crm);
            case (SideState.NotRead, _) or (_, SideState.NotRead):
                return Simple(PairAction.Defer, "not-read");
            case (SideState.OutOfScope, _) or (_, SideState.OutOfScope):
                return Simple(PairAction.Exclude, "out-of-scope");
            default:
                // Deleted or of another kind before anybody linked it: there is nothing to do.
                return Simple(PairAction.Exclude, "gone");
        }
    }

    private static PairDecision Merge(PairInput input, PairAction action)
    {
        var (crm, accounting) = (input.Crm.Record!, input.Accounting.Record!);
        var units = ImmutableArray.CreateBuilder<UnitDecision>(input.Mapping.Units.Length);
        foreach (var unit in input.Mapping.Units)
            units.Add(UnitMerge.Decide(unit, crm, accounting, input.Base.Find(unit.Name), input.Merge));

        var decision = new PairDecision
        {
            Action = action,
            Reason = action switch { PairAction.Link => "matched", PairAction.Revive => "revived", _ => "changed" },
            Units = units.MoveToImmutable(),
        };
        decision = decision with { AccountingSet = Assignments(decision, Side.Accounting, accounting), CrmSet = Assignments(decision, Side.Crm, crm) };
        return action == PairAction.Update && !decision.Writes ? decision with { Action = PairAction.Unchanged, Reason = "in-sync" } : decision;
    }

    private static ImmutableArray<FieldAssignment> Assignments(PairDecision decision, Side side, SyncRecord current)
    {
        var set = ImmutableArray.CreateBuilder<FieldAssignment>();
        foreach (var unit in decision.Units)
        {
            if (unit.Target != side)
                continue;
            var slots = unit.Unit.Slots(side);
            var fields = unit.Unit.Fields(side);
            for (var i = 0; i < slots.Length; i++)
            {
                if (!unit.Values[i].IsAbsent && fields[i].Canonical(current[slots[i]]) != fields[i].Canonical(unit.Values[i]))
                    set.Add(new FieldAssignment(slots[i], unit.Values[i]));
            }
        }

        return set.ToImmutable();
    }

    private static PairDecision Create(PairInput input, Side target)
    {
        var source = UnitConversion.Other(target);
        var mapping = input.Mapping;
        var binding = mapping.On(target);
        var policy = target == Side.Accounting ? mapping.Source.CreateInAccounting : mapping.Source.CreateInCrm;
        var direction = target == Side.Accounting ? Flow.FromCrm : Flow.FromAccounting;
        var asked = input.OnDemand || input.Decision == DecisionKind.Create;
        if (!mapping.Source.Flow.HasFlag(direction))
            return Simple(PairAction.Exclude, "direction");
        if (!binding.Capabilities.CanCreate)
            return Simple(PairAction.Exclude, "cannot-create");
        if (policy == CreatePolicy.Never || (policy == CreatePolicy.OnDemand && !asked))
            return Simple(PairAction.Exclude, "not-created");
        return Creation.Decide(input, source, target);
    }

    private static PairDecision Simple(PairAction action, string reason) => new() { Action = action, Reason = reason };
}
