using System.Text;
using Connectors.Sync;
using ExcelDataReader;

namespace Connectors.Import.Xlsx;

/// <summary>
/// Tables of decisions as .csv files that a Danish, Italian or Romanian spreadsheet program opens by a double click: UTF-8 with its mark, semicolons, every value in quotes.
/// A workbook (<see cref="DecisionWorkbook"/>) is the safer form; this one can be read and written by anything.
/// </summary>
/// <remarks>
/// A spreadsheet program guesses what a value is. An apostrophe stands before what it would take for a formula, and before digits that it would round or strip of their zeros; it is taken off again when the file is read.
/// </remarks>
public static class DecisionCsv
{
    /// <summary>Longer numbers are shown as powers of ten.</summary>
    private const int MaxDigits = 11;

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task WriteAsync(DecisionTable table, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await using var closing = writer.ConfigureAwait(false);
        foreach (var row in table.Rows.Prepend(table.Columns))
            await writer.WriteLineAsync(string.Join(';', row.Select(Cell)).AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a table back, also as a program saved it: with semicolons, commas or tabs, with and without quotes, with and without the mark, in UTF-8 or in the program's old code page.</summary>
    /// <param name="stream">The file; it must be seekable and stays open.</param>
    /// <param name="fallback">The code page of a file that is no UTF-8; by default that of Western Europe (1252).</param>
    /// <exception cref="DecisionTableException">The headings are missing.</exception>
    public static DecisionTable Read(Stream stream, Encoding? fallback = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var configuration = TableReader.Configuration();
        configuration.AutodetectSeparators = [';', ',', '\t'];
        if (fallback is not null)
            configuration.FallbackEncoding = fallback;
        using var reader = ExcelReaderFactory.CreateCsvReader(stream, configuration);
        return TableReader.ReadSheet(reader, Plain) ?? throw TableReader.NoHeadings();
    }

    private static string Cell(string value) => $"\"{Guarded(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Guarded(string value) => NeedsGuard(value) ? "'" + value : value;

    private static string Plain(string value) => value.Length > 1 && value[0] == '\'' && NeedsGuard(value[1..]) ? value[1..] : value;

    private static bool NeedsGuard(string value) =>
        value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' || (value.All(char.IsAsciiDigit) && ((value.Length > 1 && value[0] == '0') || value.Length > MaxDigits)));
}
