using System.Collections.Immutable;
using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Planning;

/// <summary>
/// What is to be done about a pair of records: a pure function of both records, their base, the mapping and the links it refers to. No clock, no store, no call.
/// </summary>
/// <remarks>Total over {not read, absent, in scope, out of scope, deleted, replaced, another kind}² × {no link, reserved, active, uncertain, orphaned} (R13): every cell has an answer here.</remarks>
internal static class Planner
{
    /// <summary>The cause of a pair whose record may be another one under the same id.</summary>
    public const string IdReused = "id-reused";

    /// <summary>The cause of a record whose counterpart was deleted and which somebody pushes.</summary>
    public const string WasDeleted = "was-deleted";

    /// <summary>Why the second customer of a merge is barred: a person said so.</summary>
    public const string BarredLeftOver = "merged.barred";

    /// <summary>The cause of a linked record that the mapping's filter does not take any more.</summary>
    public const string LeftScope = "left-scope";

    /// <summary>The cause of a record that only the CRM has, although its kind comes from accounting alone.</summary>
    public const string AccountingOnly = "accounting-only";

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

        if (Reused(input, afterGap: false) is { } reused)
            return reused;
        if (crm is SideState.Deleted or SideState.Replaced || accounting is SideState.Deleted or SideState.Replaced)
            return Ended(input);
        if (crm == SideState.OutOfScope && Left(input) is { } left)
            return left;
        // A linked record stays in scope until its link ends (R9); what was not read is no opinion.
        if (input.Crm.Record is null || input.Accounting.Record is null)
            return Simple(PairAction.Defer, "not-read");
        return Merge(input, PairAction.Update);
    }

    /// <summary>What the mapping says of a linked record that its filter does not take any more; <see langword="null"/> = it stays.</summary>
    private static PairDecision? Left(PairInput input) => input.Mapping.Source.LeavingScope switch
    {
        ScopeExit.End => Simple(PairAction.Orphan, LeftScope),
        ScopeExit.Park => Simple(PairAction.Park, LeftScope) with
        {
            Problems = [new Problem(LeftScope, input.Mapping.Source.CrmScope.Length > 0 ? input.Mapping.Source.CrmScope[0].Field : null, "It is linked, and the filter does not take it any more: it has another owner, type or company now.", Fixer.User, "Set it back, or end the link so that it can be taken elsewhere.")],
        },
        _ => null,
    };

    /// <summary>
    /// Under a linked id stands what may be another record (R11): it is asked about and nothing is written. After a gap only what agrees is believed to have come back.
    /// </summary>
    private static PairDecision? Reused(PairInput input, bool afterGap)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            var binding = input.Mapping.On(side);
            if ((side == Side.Crm ? input.Crm : input.Accounting).Record is not { } record || Incarnation.Of(binding, record) is not { } now)
                continue;
            var known = input.Base.IncarnationOf(side);
            if (afterGap ? known?.IsSame(now) == true : known?.IsAnother(now) != true)
                continue;
            switch (input.SameRecord)
            {
                case DecisionKind.Link:
                    continue;
                case DecisionKind.Create:
                    return Simple(PairAction.Orphan, side == Side.Crm ? "reused.crm" : "reused.accounting");
                default:
                    return Simple(PairAction.Park, IdReused) with
                    {
                        Problems = [new Problem(IdReused, binding.Capabilities.NumberField, $"Under '{record.Id}' in {NameOf(side)} stands what looks like another record than the one that was linked. Its id was used again, or it was changed from the ground up.", Fixer.User, "Say that it is the same (link), or that it is another one (create).")],
                    };
            }
        }

        return null;
    }

    /// <summary>A linked record is gone. What was converted or merged is not deleted (R14): its counterpart lives on, whatever the delete policy says.</summary>
    private static PairDecision Ended(PairInput input)
    {
        var (crm, accounting) = (input.Crm.State, input.Accounting.State);
        if (crm == SideState.Deleted && accounting == SideState.Deleted)
            return Simple(PairAction.Orphan, "deleted.both");
        if (crm == SideState.Replaced || accounting == SideState.Replaced)
            return Simple(PairAction.Orphan, crm == SideState.Replaced ? "replaced.crm" : "replaced.accounting");

        var gone = crm == SideState.Deleted ? Side.Crm : Side.Accounting;
        var survivor = UnitConversion.Other(gone);
        var mapping = input.Mapping;
        var unlink = Simple(PairAction.Orphan, gone == Side.Crm ? "deleted.crm" : "deleted.accounting");
        if (mapping.Source.Delete == DeletePolicy.Deactivate && mapping.Source.Flow.HasFlag(gone == Side.Crm ? Flow.FromCrm : Flow.FromAccounting) && input.Merge.Decided != survivor && Execution.Barring.UnitOf(mapping, survivor) is not null)
        {
            return (survivor == Side.Crm ? input.Crm : input.Accounting).Record is null ? Simple(PairAction.Defer, "not-read")
                : Simple(survivor == Side.Crm ? PairAction.DeleteCrm : PairAction.DeleteAccounting, unlink.Reason) with { Deactivates = true };
        }

        if (mapping.Source.Delete != DeletePolicy.Delete || !mapping.On(survivor).Capabilities.CanDelete || !mapping.Source.Flow.HasFlag(gone == Side.Crm ? Flow.FromCrm : Flow.FromAccounting) || input.Merge.Decided == survivor)
            return unlink;
        if ((survivor == Side.Crm ? input.Crm : input.Accounting).Record is not { } record)
            return Simple(PairAction.Defer, "not-read");
        // An edit that the deletion does not know of would be lost with the record.
        if (input.Merge.Decided != gone && mapping.Units.Where(u => u.FlowsTo(gone)).Any(u => IsEdited(u, survivor, record, input.Base.Find(u.Name))))
        {
            return Simple(PairAction.Park, "deleted-and-edited") with
            {
                Problems = [new Problem("deleted-and-edited", null, $"It was deleted in {NameOf(gone)} and changed in {NameOf(survivor)} since.", Fixer.User, $"Decide for {NameOf(gone)} to delete it there too, or for {NameOf(survivor)} to keep it.")],
            };
        }

        return Simple(survivor == Side.Crm ? PairAction.DeleteCrm : PairAction.DeleteAccounting, unlink.Reason);
    }

    private static bool IsEdited(CompiledUnit unit, Side side, SyncRecord record, UnitBase? stored)
    {
        var values = unit.Read(side, record);
        return stored is not null && !Values.AnyAbsent(values) && !Values.Same(unit.Canonical(side, values), unit.Canonical(side, side == Side.Crm ? stored.Crm : stored.Accounting));
    }

    private static string NameOf(Side side) => side == Side.Crm ? "the CRM" : "accounting";

    private static PairDecision Orphaned(PairInput input)
    {
        var (crm, accounting) = (input.Crm.State, input.Accounting.State);
        if (input.Bar && accounting is SideState.InScope or SideState.OutOfScope or SideState.NotRead)
            return Barred(input);
        if (crm is SideState.InScope or SideState.OutOfScope && accounting is SideState.Deleted or SideState.Absent && input.Crm.Record is not null)
        {
            if (input.CreateAnew)
                return Create(input, Side.Accounting);
            // No run makes it again; whoever asks for it by hand is asked in turn.
            if (input.OnDemand)
            {
                return Simple(PairAction.Park, WasDeleted) with
                {
                    Problems = [new Problem(WasDeleted, null, "Its counterpart was deleted in accounting, so it is not created there again by itself.", Fixer.User, "Say that it is to be created once more (create), or leave it as it is.")],
                };
            }
        }

        var bothThere = crm is SideState.InScope or SideState.OutOfScope && accounting is SideState.InScope or SideState.OutOfScope;
        if (!bothThere || input.Crm.Record is null || input.Accounting.Record is null || (input.Ended == LeftScope && crm != SideState.InScope))
            return Simple(PairAction.Exclude, "orphaned");
        return Reused(input, afterGap: true) ?? Merge(input, PairAction.Revive);
    }

    /// <summary>The second customer of a merge, of which a person said that nobody is to use it any more. Where that cannot be written the question stays.</summary>
    private static PairDecision Barred(PairInput input)
    {
        if (Execution.Barring.UnitOf(input.Mapping, Side.Accounting) is null)
        {
            return Simple(PairAction.Park, Execution.Mergers.Cause) with
            {
                Problems = [new Problem("cannot-bar", null, "It cannot be barred from here: the mapping joins no field of accounting to the CRM's \"active\", or does not write it there.", Fixer.User, "Bar it in accounting, and leave it as it is here (ignore).")],
            };
        }

        return input.Accounting.Record is null ? Simple(PairAction.Defer, "not-read") : Simple(PairAction.DeleteAccounting, BarredLeftOver) with { Deactivates = true };
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
        if (target == Side.Accounting && mapping.Source.CrmOnly == CrmOnly.Park && !(mapping.GivesFrom(Side.Crm) && binding.Capabilities.CanCreate))
            return Alone(mapping);
        if (!mapping.Source.Flow.HasFlag(direction))
            return Simple(PairAction.Exclude, "direction");
        if (!binding.Capabilities.CanCreate)
            return Simple(PairAction.Exclude, "cannot-create");
        if (policy == CreatePolicy.Never || (policy == CreatePolicy.OnDemand && !asked))
            return Simple(PairAction.Exclude, "not-created");
        return Creation.Decide(input, source, target);
    }

    private static PairDecision Alone(CompiledMapping mapping) => Simple(PairAction.Park, AccountingOnly) with
    {
        Problems =
        [
            new Problem(AccountingOnly, null, $"It was made in the CRM, and records of the kind '{mapping.Crm.Schema.Entity}' come from accounting alone: it is never sent.", Fixer.User,
                mapping.Source.Match.IsEmpty ? "Make it in accounting and delete it here." : $"Make it in accounting with the same {mapping.Source.Match[0].Name}, and the two are linked; or delete it here."),
        ],
    };

    private static PairDecision Simple(PairAction action, string reason) => new() { Action = action, Reason = reason };
}
