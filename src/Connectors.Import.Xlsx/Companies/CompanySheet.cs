using System.Collections.Immutable;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Connectors.Import.Xlsx;

/// <summary>A list of companies as it stands in an .xlsx file, such as SmartBill's export of its clients: uploaded as it is, nothing edited.</summary>
public sealed record CompanySheet
{
    private const int MaxHeadingRow = 50;

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>The columns that have a heading.</summary>
    public required ImmutableArray<CompanyColumn> Columns { get; init; }

    /// <summary>The rows that hold anything.</summary>
    public required ImmutableArray<CompanyRow> Rows { get; init; }

    /// <summary>Columns that mean nothing here and are left out, with how many rows fill them.</summary>
    public IEnumerable<CompanyColumn> Unknown => Columns.Where(static c => c.Field is null && c.Filled > 0);

    /// <summary>Reads a file. Its headings may stand in any of the first 50 rows, with empty columns between them.</summary>
    /// <param name="stream">The file; it must be seekable and stays open.</param>
    /// <param name="fileName">Its name, for the texts.</param>
    /// <exception cref="CompanyFileException">It is no .xlsx workbook, or no sheet has headings of a list of companies.</exception>
    public static CompanySheet Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, TableReader.Configuration());
            do
            {
                if (ReadSheet(reader, fileName) is { } sheet)
                    return sheet;
            }
            while (reader.NextResult());
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or KeyNotFoundException)
        {
            throw new CompanyFileException(fileName, $"'{fileName}' is no .xlsx workbook that can be read. Export the list as Excel (.xlsx) and upload it as it is, without a password.", e);
        }

        throw new CompanyFileException(fileName, $"No sheet of '{fileName}' has a heading for the name of a company and one more that is known in its first {MaxHeadingRow} rows. Headings that are known are, for example: Denumire, CIF, Adresa, Localitate, Judet, Tara.");
    }

    /// <summary>The same file with another meaning of a column.</summary>
    /// <param name="heading">The column's heading, as it stands in the file.</param>
    /// <param name="field">A field of the CRM's company; <see langword="null"/> = the column is left out.</param>
    /// <exception cref="ArgumentException">The file has no such heading.</exception>
    public CompanySheet Assign(string heading, string? field)
    {
        var at = Columns.IndexOf(Columns.FirstOrDefault(c => CompanyFields.Fold(c.Heading) == CompanyFields.Fold(heading))
            ?? throw new ArgumentException($"'{FileName}' has no column '{heading}'. There are: {string.Join(", ", Columns.Select(static c => c.Heading))}.", nameof(heading)));
        // One column per field: the one that was chosen takes it from the one that was recognised.
        var columns = Columns.Select(c => field is not null && c.Field == field ? c with { Field = null } : c).ToImmutableArray();
        return this with { Columns = columns.SetItem(at, columns[at] with { Field = field }) };
    }

    private static CompanySheet? ReadSheet(IExcelDataReader reader, string fileName)
    {
        ImmutableArray<CompanyColumn> columns = [];
        var filled = new Dictionary<int, int>();
        var rows = ImmutableArray.CreateBuilder<CompanyRow>();
        for (var number = 1; reader.Read(); number++)
        {
            if (columns.IsEmpty)
            {
                columns = Headings(reader);
                if (columns.IsEmpty && number >= MaxHeadingRow)
                    return null;
                continue;
            }

            var cells = new Dictionary<int, CompanyCell>();
            foreach (var column in columns)
            {
                if (column.Index < reader.FieldCount && CompanyCell.Of(reader, column.Index) is { Text.Length: > 0 } cell)
                    cells[column.Index] = cell;
            }

            if (cells.Count == 0)
                continue;
            foreach (var index in cells.Keys)
                filled[index] = filled.GetValueOrDefault(index) + 1;
            rows.Add(new CompanyRow(number, cells));
        }

        return columns.IsEmpty ? null : new CompanySheet { FileName = fileName, Columns = [.. columns.Select(c => c with { Filled = filled.GetValueOrDefault(c.Index) })], Rows = rows.ToImmutable() };
    }

    /// <summary>The row is one of headings when it names the company and one thing more. The first column of a field counts.</summary>
    private static ImmutableArray<CompanyColumn> Headings(IExcelDataReader reader)
    {
        var columns = ImmutableArray.CreateBuilder<CompanyColumn>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetValue(i)?.ToString()?.Trim() is not { Length: > 0 } heading)
                continue;
            var field = CompanyFields.Find(heading);
            columns.Add(new CompanyColumn(i, heading, columns.Any(c => c.Field == field) ? null : field, 0));
        }

        return columns.Any(static c => c.Field == Connectors.Sync.Crm.Company.Name.Name) && columns.Count(static c => c.Field is not null) >= 2 ? columns.ToImmutable() : [];
    }
}

/// <summary>A column of a list.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Heading">Its heading, as it stands in the file.</param>
/// <param name="Field">What it means; <see langword="null"/> = nothing here.</param>
/// <param name="Filled">How many rows fill it.</param>
public sealed record CompanyColumn(int Index, string Heading, string? Field, int Filled);

/// <summary>A row of a list.</summary>
public sealed record CompanyRow
{
    private readonly IReadOnlyDictionary<int, CompanyCell> _cells;

    internal CompanyRow(int number, IReadOnlyDictionary<int, CompanyCell> cells) => (Number, _cells) = (number, cells);

    /// <summary>Its number in the file, as a spreadsheet program shows it.</summary>
    public int Number { get; }

    /// <summary>The text of a column; empty = none.</summary>
    public string this[CompanyColumn column] => Cell(column)?.Text ?? "";

    internal CompanyCell? Cell(CompanyColumn column) => _cells.GetValueOrDefault(column.Index);
}

/// <summary>A file cannot be read as a list of companies.</summary>
/// <param name="fileName">The file.</param>
/// <param name="message">Why, and what to do.</param>
/// <param name="inner">What was thrown.</param>
public sealed class CompanyFileException(string fileName, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The file.</summary>
    public string FileName { get; } = fileName;
}
