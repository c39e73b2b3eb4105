using Connectors.Sync;
using Spectre.Console;

namespace ScheduledSync.Terminal;

/// <summary>What a run did, as a table, and what waits for somebody.</summary>
public static class ReportView
{
    public static void Show(RunReport report)
    {
        var table = new Table().Border(Screen.IsPlain ? TableBorder.Ascii : TableBorder.Rounded);
        table.AddColumn("");
        foreach (var title in new[] { "looked at", "linked", "new in CRM", $"new in {Screen.Accounting}", "upd. CRM", $"upd. {Screen.Accounting}", "unchanged", "parked", "waiting", "uncertain", "held", "deferred", "excluded" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var (mapping, c) in report.Entities.OrderBy(static e => e.Key, StringComparer.Ordinal))
        {
            table.AddRow([mapping, .. new[]
            {
                c.Seen, c.Linked, c.CreatedInCrm, c.CreatedInAccounting, c.UpdatedInCrm, c.UpdatedInAccounting, c.Unchanged, c.Parked, c.Waiting, c.Uncertain, c.Held, c.Deferred, c.Excluded,
            }.Select(static n => n == 0 ? "·" : n.ToString("N0", System.Globalization.CultureInfo.CurrentCulture))]);
        }

        Screen.Out.Write(table);
        if (report.Documents.Seen + report.Documents.StatesRead > 0)
            Screen.Line($"  documents: {report.Documents.Sent} sent, {report.Documents.Refused} refused, {report.Documents.Asked} asked about, {report.Documents.StatesRead} states read");
        Screen.Line($"  {report.State} in {(report.EndedAt - report.StartedAt).TotalSeconds:0.0} s{(report.Reason.Length == 0 ? "" : ": " + report.Reason)}");
        foreach (var problem in report.Problems)
            Screen.Line($"  {problem}");
    }

    public static void Show(ParkedPair parked)
    {
        Screen.Line($"  {parked.Crm?.ToString() ?? parked.Accounting?.ToString() ?? parked.Pair} is {parked.Kind.ToString().ToLowerInvariant()}: {parked.Cause}");
        foreach (var problem in parked.Problems)
        {
            Screen.Note($"  {problem.Message}");
            if (problem.Remedy is not null)
                Screen.Note($"  → {problem.Remedy} ({problem.WhoCanFix.ToString().ToLowerInvariant()})");
        }
    }
}
