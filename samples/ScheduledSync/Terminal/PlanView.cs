using Connectors.Sync;
using Spectre.Console;

namespace ScheduledSync.Terminal;

/// <summary>A plan as a table: what would happen to how many records, and what it costs.</summary>
public static class PlanView
{
    private static (string Title, PlanKind[] Kinds)[] Columns =>
    [
        ("same", [PlanKind.Same]),
        ("update CRM", [PlanKind.UpdateCrm]),
        ($"update {Screen.Accounting}", [PlanKind.UpdateAccounting]),
        ("update both", [PlanKind.UpdateBoth]),
        ("create in CRM", [PlanKind.CreateInCrm]),
        ($"create in {Screen.Accounting}", [PlanKind.CreateInAccounting]),
        ("need you", [PlanKind.NeedsYou]),
        ("waiting", [PlanKind.Waiting]),
        ("excluded", [PlanKind.Excluded, PlanKind.Unlink]),
    ];

    public static void Show(SyncPlan plan)
    {
        var table = new Table().Border(Screen.IsPlain ? TableBorder.Ascii : TableBorder.Rounded).AddColumn("");
        foreach (var (title, _) in Columns)
            table.AddColumn(new TableColumn(title).RightAligned());
        table.AddColumn(new TableColumn("records").RightAligned());
        foreach (var mapping in plan.Items.Select(static i => i.Mapping).Distinct())
            table.AddRow([mapping, .. Columns.Select(c => Number(c.Kinds.Sum(k => plan.Count(mapping, k)))), Number(plan.Items.Count(i => i.Mapping == mapping))]);
        Screen.Out.Write(table);

        Screen.Line($"  about {plan.EstimatedCalls:N0} calls to {Screen.Accounting}{(Screen.CallsPerMinute is { } limit
            ? $": {Math.Ceiling((double)plan.EstimatedCalls / limit):N0} minutes at the {limit} calls a minute that a personal integration may make" : "")}");
        foreach (var left in plan.LeftOut)
            Screen.Note($"not in this CRM: {left}");
    }

    /// <summary>Some of what the plan would do, record by record.</summary>
    public static void ShowItems(SyncPlan plan, PlanKind kind, int take)
    {
        foreach (var item in plan.Items.Where(i => i.Kind == kind).Take(take))
        {
            Screen.Line($"  {item.Mapping} {item.Label}: {item.Reason}");
            foreach (var change in item.Changes)
                Screen.Note($"  {change.Side} {change.Unit}: '{change.Before}' → '{change.After}' ({change.Rule})");
            foreach (var problem in item.Problems)
                Screen.Note($"  {problem.Message} {problem.Remedy}");
        }
    }

    private static string Number(int value) => value == 0 ? "·" : value.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
