using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// Pairs of records as a table that people read and fill in: both records side by side, what would be done and why, and a column for what they decide. It is neutral: a spreadsheet package writes and reads it.
/// </summary>
/// <remarks>Every cell is text. Numbers keep their zeros and dates are written as <c>yyyy-MM-dd</c>, so that no spreadsheet program turns them into something else as long as cells stay text.</remarks>
public sealed record DecisionTable
{
    /// <summary>The mapping. Needed when the table is read.</summary>
    public const string Mapping = "mapping";

    /// <summary>The pair's key: <c>crm:42</c>. Needed when the table is read.</summary>
    public const string Pair = "pair";

    /// <summary>What people call the record.</summary>
    public const string Label = "record";

    /// <summary>What would be done, or what kind of stop it is.</summary>
    public const string Kind = "what";

    /// <summary>Why, in words.</summary>
    public const string Reason = "why";

    /// <summary>What can be done about it.</summary>
    public const string Remedy = "remedy";

    /// <summary>Records that it may be the same as: <c>id name; id name</c>.</summary>
    public const string Candidates = "candidates";

    /// <summary>What would be decided if nobody changes it; for information, it is not read.</summary>
    public const string Proposal = "proposal";

    /// <summary>How much speaks for the match, 1 to 100; empty = nothing was matched. It is not read.</summary>
    public const string Score = "score";

    /// <summary>What stood in the records when the table was made. Leave it as it was exported: a decision about a record that changed since is not taken, and the record is asked about again. Empty = it is not looked at.</summary>
    public const string State = "state";

    /// <summary>What is decided: <c>link</c>, <c>create</c>, <c>ignore</c>, <c>take crm</c>, <c>take accounting</c>, <c>bar</c>, <c>approve</c>; empty = nothing.</summary>
    public const string Decision = "decision";

    /// <summary>With <c>link</c>: the id of the other side's record.</summary>
    public const string Other = "other";

    /// <summary>The words that <see cref="Decision"/> takes.</summary>
    public static ImmutableArray<string> Decisions { get; } = ["link", "create", "ignore", "take crm", "take accounting", "bar", "approve"];

    /// <summary>Headings, unique. The first columns are those above, then two for each field: <c>city (CRM)</c>, <c>city (accounting)</c>.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Rows; each has as many cells as there are columns.</summary>
    public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }

    /// <summary>The rows' numbers where they were read from, so that a problem names the row that the person sees; empty = they follow the headings, which are row 1.</summary>
    public ImmutableArray<int> RowNumbers { get; init; } = [];

    /// <summary>The number of a row, as its reader counts.</summary>
    public int NumberOf(int row) => row < RowNumbers.Length ? RowNumbers[row] : row + 2;

    /// <summary>A cell by its heading, letter case and outer blanks ignored; empty when there is no such column.</summary>
    public string Cell(int row, string column)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Trim(), column, StringComparison.OrdinalIgnoreCase))
                return i < Rows[row].Length ? Rows[row][i].Trim() : "";
        }

        return "";
    }
}

/// <summary>What was taken from a table.</summary>
/// <param name="Decided">Decisions that are new.</param>
/// <param name="Unchanged">Decisions that had been taken already.</param>
/// <param name="Empty">Rows without a decision.</param>
public sealed record DecisionReport(int Decided, int Unchanged, int Empty)
{
    /// <summary>Rows that were not taken because their records changed since the table was made: they are asked about again.</summary>
    public ImmutableArray<DecisionProblem> Changed { get; init; } = [];
}

/// <summary>A table of decisions does not fit; none of it was taken.</summary>
/// <param name="problems">Everything that is wrong.</param>
public sealed class DecisionTableException(ImmutableArray<DecisionProblem> problems)
    : Exception($"{problems.Length} of the rows cannot be taken: " + string.Join(" ", problems.Take(5)) + (problems.Length > 5 ? " …" : ""))
{
    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<DecisionProblem> Problems { get; } = problems;
}

/// <summary>A row that cannot be taken.</summary>
/// <param name="Row">Its number as a spreadsheet counts: 1 is the headings; 0 = the table as a whole.</param>
/// <param name="Column">The column.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record DecisionProblem(int Row, string Column, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Row == 0 ? Message : FormattableString.Invariant($"Row {Row}, {Column}: {Message}");
}
