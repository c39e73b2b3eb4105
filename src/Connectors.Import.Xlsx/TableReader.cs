using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Connectors.Sync;
using ExcelDataReader;

namespace Connectors.Import.Xlsx;

/// <summary>Finds the headings of a table of decisions in a sheet, and reads what stands below them.</summary>
internal static class TableReader
{
    private const int MaxHeadingRow = 50;

    /// <summary>How a file is opened: it stays open afterwards, and a text that names no code page is Western Europe's (1252).</summary>
    /// <remarks>Only here is a configuration made: making one already asks for code page 1252, which .NET does not have before its provider is registered.</remarks>
    public static ExcelReaderConfiguration Configuration()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding(1252) };
    }

    public static DecisionTableException NoHeadings() =>
        Problem($"No sheet has the headings '{DecisionTable.Mapping}', '{DecisionTable.Pair}' and '{DecisionTable.Decision}' in its first {MaxHeadingRow} rows. Leave them as they were exported.");

    public static DecisionTableException Problem(string message) => new([new DecisionProblem(0, "", message)]);

    public static DecisionTable? ReadSheet(IExcelDataReader reader, Func<string, string> plain)
    {
        ImmutableArray<string> columns = [];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var numbers = ImmutableArray.CreateBuilder<int>();
        for (var number = 1; reader.Read(); number++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => plain(Text(reader.GetValue(i)))).ToImmutableArray();
            if (columns.IsEmpty)
            {
                if (new[] { DecisionTable.Mapping, DecisionTable.Pair, DecisionTable.Decision }.All(c => Find(cells, c) >= 0))
                    columns = cells;
                else if (number >= MaxHeadingRow)
                    return null;
                continue;
            }

            if (cells.All(static c => c.Length == 0))
                continue;
            rows.Add(cells);
            numbers.Add(number);
        }

        return columns.IsEmpty ? null : new DecisionTable { Columns = columns, Rows = rows.ToImmutable(), RowNumbers = numbers.ToImmutable() };
    }

    public static int Find(ImmutableArray<string> columns, string name)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (string.Equals(columns[i].Trim(), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>A cell as text. A program that turned a text into a number or a date again gives it in its plainest form.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string s => s,
        double d when d == Math.Floor(d) && Math.Abs(d) < 1e15 => d.ToString("F0", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
