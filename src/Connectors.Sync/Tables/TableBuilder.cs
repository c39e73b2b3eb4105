using System.Collections.Immutable;

namespace Connectors.Sync.Tables;

/// <summary>Lays pairs out as a table.</summary>
internal static class TableBuilder
{
    private static readonly ImmutableArray<string> Fixed =
    [
        DecisionTable.Mapping, DecisionTable.Pair, DecisionTable.Label, DecisionTable.Kind, DecisionTable.Reason, DecisionTable.Remedy,
        DecisionTable.Candidates, DecisionTable.Proposal, DecisionTable.Score, DecisionTable.Decision, DecisionTable.Other, DecisionTable.State,
    ];

    public static DecisionTable Build(IReadOnlyList<TableRow> rows)
    {
        var units = rows.SelectMany(static r => r.Values).Select(static v => v.Unit).Distinct(StringComparer.Ordinal).ToList();
        var columns = Fixed.AddRange(units.SelectMany(static u => new[] { $"{u} (CRM)", $"{u} (accounting)" }));
        return new DecisionTable { Columns = columns, Rows = [.. rows.Select(r => Cells(r, units))] };
    }

    private static ImmutableArray<string> Cells(TableRow row, List<string> units)
    {
        var cells = ImmutableArray.CreateBuilder<string>(Fixed.Length + (2 * units.Count));
        cells.AddRange(row.Mapping, row.Pair, row.Label, row.Kind, string.Join(" ", (row.Problems.Length == 0 ? [row.Reason] : row.Problems.Select(static p => p.Message)).Concat(row.Warnings.Select(static w => w.Message))));
        cells.Add(string.Join(" ", row.Problems.Concat(row.Warnings).Select(static p => p.Remedy).OfType<string>().Distinct(StringComparer.Ordinal)));
        cells.AddRange(string.Join("; ", row.Candidates.Select(static c => $"{c.Id} {c.Label}".Trim())), row.Proposal, row.Score?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", "", "", Execution.PairValues.StateOf(row.Values));
        foreach (var unit in units)
        {
            var value = row.Values.FirstOrDefault(v => v.Unit == unit);
            cells.AddRange(value?.Crm ?? "", value?.Accounting ?? "");
        }

        return cells.MoveToImmutable();
    }
}

/// <summary>A pair of a table.</summary>
internal sealed record TableRow(string Mapping, string Pair, string Label, string Kind, string Reason)
{
    public ImmutableArray<Problem> Problems { get; init; } = [];

    public ImmutableArray<Problem> Warnings { get; init; } = [];

    public ImmutableArray<PairCandidate> Candidates { get; init; } = [];

    public string Proposal { get; init; } = "";

    public int? Score { get; init; }

    public ImmutableArray<PairValue> Values { get; init; } = [];
}
