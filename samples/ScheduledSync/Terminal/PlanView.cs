using Connectors.Sync;
using Spectre.Console;

namespace ScheduledSync.Terminal;

/// <summary>A plan as a table: what would happen to how many records, and what it costs.</summary>
public static class PlanView
{
    /// <summary>What Dinero allows a personal integration; the plan says how long that takes, whatever the account at hand allows.</summary>
    private const int CallsPerMinute = 60;

    private static readonly (string Title, PlanKind[] Kinds)[] Columns =
    [
        ("same", [PlanKind.Same]),
        ("update CRM", [PlanKind.UpdateCrm]),
        ("update Dinero", [PlanKind.UpdateAccounting]),
        ("update both", [PlanKind.UpdateBoth]),
        ("create in CRM", [PlanKind.CreateInCrm]),
        ("create in Dinero", [PlanKind.CreateInAccounting]),
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

        var time = TimeSpan.FromMinutes((double)plan.EstimatedCalls / CallsPerMinute);
        Screen.Line($"  about {plan.EstimatedCalls:N0} calls to Dinero: {Math.Ceiling(time.TotalMinutes):N0} minutes at the {CallsPerMinute} calls a minute that a personal integration may make");
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
