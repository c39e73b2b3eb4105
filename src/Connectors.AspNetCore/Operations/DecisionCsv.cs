using System.Collections.Immutable;
using System.Text;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>Tables of decisions as a browser downloads and uploads them: UTF-8 with its mark, semicolons, quotes; read also with commas or tabs. An apostrophe guards what a spreadsheet program would change or run.</summary>
internal static class DecisionCsv
{
    /// <summary>Longer numbers are shown as powers of ten.</summary>
    private const int MaxDigits = 11;

    public static byte[] Write(DecisionTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend(table.Columns))
            text.AppendJoin(';', row.Select(static c => $"\"{Guarded(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <exception cref="DecisionTableException">It has no headings, or is no UTF-8.</exception>
    public static DecisionTable Read(ReadOnlySpan<byte> file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file);
        }
        catch (DecoderFallbackException)
        {
            throw new DecisionTableException([new DecisionProblem(0, "", "The file is no UTF-8. Save it as 'CSV UTF-8'.")]);
        }

        var rows = Rows(text);
        var head = rows.FindIndex(static r => r.Cells.Any(static c => string.Equals(c.Trim(), DecisionTable.Pair, StringComparison.OrdinalIgnoreCase)));
        if (head < 0)
            throw new DecisionTableException([new DecisionProblem(0, "", "The headings are missing. Leave them as they were exported.")]);
        var columns = rows[head].Cells;
        List<(int Number, ImmutableArray<string> Cells)> filled = [.. rows.Skip(head + 1).Where(static r => r.Cells.Any(static c => c.Length > 0))];
        return new DecisionTable
        {
            Columns = columns,
            Rows = [.. filled.Select(r => r.Cells.Length >= columns.Length ? r.Cells : [.. r.Cells, .. Enumerable.Repeat("", columns.Length - r.Cells.Length)])],
            RowNumbers = [.. filled.Select(static r => r.Number)],
        };
    }

    private static List<(int Number, ImmutableArray<string> Cells)> Rows(string text)
    {
        var separator = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is > 0 and var end ? end : text.Length) is var first && first.Contains(';') ? ';' : first.Contains('\t') ? '\t' : ',';
        var rows = new List<(int, ImmutableArray<string>)>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                End();
            }
            else if (c == '\n')
            {
                EndRow();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
            EndRow();
        return rows;

        void End()
        {
            cells.Add(Plain(cell.ToString()));
            cell.Clear();
        }

        void EndRow()
        {
            End();
            rows.Add((rows.Count + 1, [.. cells]));
            cells.Clear();
        }
    }

    private static string Guarded(string value) => NeedsGuard(value) ? "'" + value : value;

    private static string Plain(string value) => value.Length > 1 && value[0] == '\'' && NeedsGuard(value[1..]) ? value[1..] : value;

    private static bool NeedsGuard(string value) =>
        value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' || (value.All(char.IsAsciiDigit) && ((value.Length > 1 && value[0] == '0') || value.Length > MaxDigits)));
}
