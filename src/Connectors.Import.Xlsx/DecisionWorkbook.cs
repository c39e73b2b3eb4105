using Connectors.Sync;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Validations;
using SpreadCheetah.Worksheets;

namespace Connectors.Import.Xlsx;

/// <summary>
/// Tables of decisions as .xlsx workbooks. Every cell is text, so that a spreadsheet program of any language shows numbers with their zeros, dates as they are and nothing as a formula.
/// </summary>
public static class DecisionWorkbook
{
    private const string Sheet = "Decisions";

    /// <summary>Excel's longest text of a cell.</summary>
    private const int MaxCell = 32_767;

    /// <summary>Writes a table. The headings stay in view, can be filtered, and the decision column offers the words that it takes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task WriteAsync(DecisionTable table, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stream);
        var workbook = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var closing = workbook.ConfigureAwait(false);
        var heading = workbook.AddStyle(new Style { Font = { Bold = true } });
        // A number that is typed into a text cell stays as it was typed: 0042 and not 42.
        var text = workbook.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        var decision = TableReader.Find(table.Columns, DecisionTable.Decision);
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{ColumnName(table.Columns.Length)}{Math.Max(1, table.Rows.Length + 1)}") };
        for (var i = 0; i < table.Columns.Length; i++)
            options.Column(i + 1).Width = Math.Clamp(table.Rows.Take(200).Select(r => r[i].Length).Append(table.Columns[i].Length).Max() + 2, 10, 60);
        await workbook.StartWorksheetAsync(Sheet, options, cancellationToken).ConfigureAwait(false);
        await workbook.AddHeaderRowAsync(table.Columns.ToArray(), heading, cancellationToken).ConfigureAwait(false);
        foreach (var row in table.Rows)
            await workbook.AddRowAsync(row.Select(c => new StyledCell(c.Length > MaxCell ? c[..MaxCell] : c, text)).ToArray(), cancellationToken).ConfigureAwait(false);
        if (decision >= 0 && table.Rows.Length > 0)
        {
            var validation = DataValidation.ListValues(DecisionTable.Decisions);
            validation.ErrorTitle = "No decision";
            validation.ErrorMessage = "Choose one of: " + string.Join(", ", DecisionTable.Decisions) + ".";
            workbook.AddDataValidation($"{ColumnName(decision + 1)}2:{ColumnName(decision + 1)}{table.Rows.Length + 1}", validation);
        }

        await workbook.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads a table back: of the first sheet that has its headings, wherever they stand. Rows that were sorted, filtered or deleted and columns that were added or moved do no harm.
    /// </summary>
    /// <param name="stream">The workbook (.xlsx or .xls); it must be seekable and stays open.</param>
    /// <exception cref="DecisionTableException">It is no workbook, or no sheet has the headings.</exception>
    public static DecisionTable Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(stream, TableReader.Configuration());
            do
            {
                if (TableReader.ReadSheet(reader, static c => c) is { } table)
                    return table;
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException)
        {
            throw TableReader.Problem($"It is no workbook that can be read ({e.Message}). Save it as .xlsx, without a password.");
        }

        throw TableReader.NoHeadings();
    }

    private static string ColumnName(int number)
    {
        var name = "";
        for (; number > 0; number = (number - 1) / 26)
            name = (char)('A' + ((number - 1) % 26)) + name;
        return name;
    }
}
