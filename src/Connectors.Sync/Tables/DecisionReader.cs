using System.Collections.Immutable;

namespace Connectors.Sync.Tables;

/// <summary>Reads decisions out of a table. Everything is checked before anything is taken.</summary>
internal static class DecisionReader
{
    public static ImmutableArray<TakenDecision> Read(DecisionTable table, IReadOnlyCollection<string> mappings)
    {
        var problems = ImmutableArray.CreateBuilder<DecisionProblem>();
        foreach (var needed in new[] { DecisionTable.Mapping, DecisionTable.Pair, DecisionTable.Decision })
        {
            if (!table.Columns.Any(c => string.Equals(c.Trim(), needed, StringComparison.OrdinalIgnoreCase)))
                problems.Add(new DecisionProblem(0, needed, $"There is no column '{needed}'. Leave the headings as they were exported."));
        }

        if (problems.Count > 0)
            throw new DecisionTableException(problems.ToImmutable());

        var taken = ImmutableArray.CreateBuilder<TakenDecision>();
        var seen = new Dictionary<(string, string), (int Row, TakenDecision Decision)>();
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var number = table.NumberOf(i);
            var word = table.Cell(i, DecisionTable.Decision);
            if (word.Length == 0)
                continue;
            if (ReadRow(table, i, number, word, mappings, problems) is not { } decision)
                continue;
            if (!seen.TryAdd((decision.Mapping, decision.Pair), (number, decision)) && seen[(decision.Mapping, decision.Pair)] is var first)
            {
                if (!first.Decision.Same(decision))
                    problems.Add(new DecisionProblem(number, DecisionTable.Decision, $"Row {first.Row} decides otherwise about '{decision.Pair}'. Leave one of the two empty."));
                continue;
            }

            taken.Add(decision);
        }

        foreach (var twice in taken.Where(static d => d.Kind == DecisionKind.Link).GroupBy(static d => (d.Mapping, d.OtherId, d.Pair[..4])).Where(static g => g.Count() > 1))
            problems.Add(new DecisionProblem(seen[(twice.Last().Mapping, twice.Last().Pair)].Row, DecisionTable.Other, $"Two rows are linked to '{twice.Key.OtherId}'; a record has one counterpart."));
        return problems.Count == 0 ? taken.ToImmutable() : throw new DecisionTableException(problems.ToImmutable());
    }

    private static TakenDecision? ReadRow(DecisionTable table, int row, int number, string word, IReadOnlyCollection<string> mappings, ImmutableArray<DecisionProblem>.Builder problems)
    {
        var (mapping, pair, other) = (table.Cell(row, DecisionTable.Mapping), table.Cell(row, DecisionTable.Pair), table.Cell(row, DecisionTable.Other));
        var before = problems.Count;
        if (!mappings.Contains(mapping))
            problems.Add(new DecisionProblem(number, DecisionTable.Mapping, $"There is no mapping '{mapping}'. {(NearestName.Find(mapping, mappings) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", mappings)}.")}"));
        var crm = pair.StartsWith("crm:", StringComparison.Ordinal) && pair.Length > "crm:".Length;
        if (!crm && !(pair.StartsWith("accounting:", StringComparison.Ordinal) && pair.Length > "accounting:".Length))
            problems.Add(new DecisionProblem(number, DecisionTable.Pair, $"'{pair}' is no pair. Leave the column as it was exported: crm:<id> or accounting:<id>."));
        var known = string.Join(' ', word.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var index = DecisionTable.Decisions.IndexOf(known, 0, DecisionTable.Decisions.Length, StringComparer.OrdinalIgnoreCase);
        if (index < 0)
            problems.Add(new DecisionProblem(number, DecisionTable.Decision, $"'{word}' is no decision. {(NearestName.Find(known, DecisionTable.Decisions) is { } near ? $"Did you mean '{near}'?" : $"Write one of: {string.Join(", ", DecisionTable.Decisions)}.")}"));
        var link = index == (int)DecisionKind.Link;
        // The other record may be written as its pair key too.
        foreach (var prefix in new[] { "crm:", "accounting:" })
        {
            if (other.StartsWith(prefix, StringComparison.Ordinal) && prefix.StartsWith("crm", StringComparison.Ordinal) != crm)
                other = other[prefix.Length..];
        }

        if (link && other.Length == 0)
            problems.Add(new DecisionProblem(number, DecisionTable.Other, "To link it, write the id of the other record."));
        if (problems.Count > before)
            return null;
        return new TakenDecision(mapping, pair, index < ApproveIndex ? (DecisionKind)index : null, link ? other : null) { Row = number, State = table.Cell(row, DecisionTable.State) };
    }

    private static int ApproveIndex => DecisionTable.Decisions.Length - 1;
}

/// <param name="Mapping">The mapping.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Kind">What was decided; <see langword="null"/> = a brake's steps are approved.</param>
/// <param name="OtherId">Of a link: the other record.</param>
internal sealed record TakenDecision(string Mapping, string Pair, DecisionKind? Kind, string? OtherId)
{
    public int Row { get; init; }

    /// <summary>What stood in the records when the table was made; empty = it does not say.</summary>
    public string State { get; init; } = "";

    public bool Same(TakenDecision other) => (Mapping, Pair, Kind, OtherId) == (other.Mapping, other.Pair, other.Kind, other.OtherId);
}
