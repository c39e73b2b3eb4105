using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>Plans as tables.</summary>
public static class PlanTable
{
    /// <summary>The plan as a table, those that need somebody first. Fill in <see cref="DecisionTable.Decision"/>, hand it to <see cref="ISyncEngine.TakeDecisionsAsync"/>, and make the plan anew.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="kinds">Only items of these kinds; none given = all but those that are the same or left out.</param>
    public static DecisionTable ToTable(this SyncPlan plan, params ReadOnlySpan<PlanKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanKind[] wanted = kinds.IsEmpty ? [.. Enum.GetValues<PlanKind>().Except([PlanKind.Same, PlanKind.Excluded])] : [.. kinds];
        return Tables.TableBuilder.Build([.. plan.Items.Where(i => wanted.Contains(i.Kind)).OrderBy(static i => i.Kind == PlanKind.NeedsYou ? 0 : 1).Select(static i =>
            new Tables.TableRow(i.Mapping, i.Pair, i.Label, i.Kind.ToString(), i.MatchedBy.Length > 0 ? $"{i.Reason} ({i.MatchedBy})" : i.Reason) { Score = i.Score, Problems = i.Problems, Warnings = i.Warnings, Candidates = i.Candidates, Values = i.Values, Proposal = ProposalOf(i) })]);
    }

    private static string ProposalOf(PlanItem item) => item.Kind switch
    {
        PlanKind.CreateInCrm or PlanKind.CreateInAccounting => "create",
        PlanKind.NeedsYou when item.Reason == "match.ambiguous" && item.Candidates.Length == 1 => "link",
        _ when item.Links => "link",
        _ => "",
    };
}
