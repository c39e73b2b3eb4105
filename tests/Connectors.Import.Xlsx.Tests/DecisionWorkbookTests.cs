using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Connectors.Sync;
using SpreadCheetah;

namespace Connectors.Import.Xlsx.Tests;

public sealed class DecisionWorkbookTests
{
    private static readonly DecisionTable Table = new()
    {
        Columns = [DecisionTable.Mapping, DecisionTable.Pair, DecisionTable.Label, DecisionTable.Decision, DecisionTable.Other, "vat (CRM)"],
        Rows =
        [
            ["company", "crm:1", "Ærø Færge ApS", "", "", "00112233"],
            ["company", "crm:2", "=HYPERLINK(\"http://x\")", "link", "0042", "5790000123456"],
            ["company", "accounting:0007", "Șapte \"Munți\" S.R.L.; 3,14", "", "", "-5"],
        ],
    };

    [Fact]
    public async Task What_was_written_is_read_back_cell_by_cell()
    {
        using var file = await WrittenAsync(Table);
        Same(Table, DecisionWorkbook.Read(file));
    }

    [Fact]
    public async Task Every_cell_is_text_so_that_no_program_makes_a_number_a_date_or_a_formula_of_it()
    {
        using var file = await WrittenAsync(Table);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var sheet = XDocument.Load(zip.Entries.Single(static e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Open());
        XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var cells = sheet.Descendants(ns + "c").ToList();
        Assert.Equal(Table.Columns.Length * 4, cells.Count);
        Assert.All(cells, static c => Assert.Contains((string?)c.Attribute("t"), new[] { "inlineStr", "s", "str" }));
        Assert.Empty(sheet.Descendants(ns + "f"));

        // Cells that are filled in by hand have the text format: what is typed there stays as it is typed.
        var styles = XDocument.Load(zip.GetEntry("xl/styles.xml")!.Open());
        var formats = styles.Descendants(ns + "cellXfs").Single().Elements().Select(static x => (string?)x.Attribute("numFmtId")).ToList();
        Assert.All(cells.Skip(Table.Columns.Length), c => Assert.Equal("49", formats[int.Parse((string)c.Attribute("s")!, System.Globalization.CultureInfo.InvariantCulture)]));

        var choice = sheet.Descendants(ns + "dataValidation").Single();
        Assert.Equal("D2:D4", (string?)choice.Attribute("sqref"));
        Assert.Equal("\"link,create,ignore,take crm,take accounting,bar,approve\"", choice.Element(ns + "formula1")!.Value);
    }

    [Fact]
    public async Task Rows_above_the_headings_other_sheets_and_moved_columns_do_no_harm()
    {
        using var file = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(file))
        {
            await workbook.StartWorksheetAsync("Notes");
            await workbook.AddRowAsync([new DataCell("Nothing to see here")]);
            await workbook.StartWorksheetAsync("Mine");
            await workbook.AddRowAsync([new DataCell("Sent by Jens")]);
            await workbook.AddRowAsync([new DataCell("Comment"), new DataCell("DECISION "), new DataCell("pair"), new DataCell("other"), new DataCell("Mapping")]);
            await workbook.AddRowAsync([new DataCell("ok?"), new DataCell("link"), new DataCell("crm:9"), new DataCell(42), new DataCell("company")]);
            await workbook.AddRowAsync(Array.Empty<DataCell>());
            await workbook.AddRowAsync([new DataCell(""), new DataCell("ignore"), new DataCell("crm:10"), new DataCell(new DateTime(2026, 3, 1)), new DataCell("company")]);
            await workbook.FinishAsync();
        }

        file.Position = 0;
        var table = DecisionWorkbook.Read(file);

        Assert.Equal(2, table.Rows.Length);
        Assert.Equal(("company", "crm:9", "link", "42"), (table.Cell(0, DecisionTable.Mapping), table.Cell(0, DecisionTable.Pair), table.Cell(0, DecisionTable.Decision), table.Cell(0, DecisionTable.Other)));
        Assert.Equal("ignore", table.Cell(1, DecisionTable.Decision));
        Assert.Equal([3, 5], table.RowNumbers.AsEnumerable());
    }

    [Fact]
    public void What_is_no_workbook_is_told_apart_with_what_to_do()
    {
        using var letter = new MemoryStream(Encoding.UTF8.GetBytes("mapping;pair;decision\r\ncompany;crm:1;link\r\n"));
        var e = Assert.Throws<DecisionTableException>(() => DecisionWorkbook.Read(letter));
        Assert.Contains("Save it as .xlsx", Assert.Single(e.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_without_the_headings_is_refused()
    {
        using var file = await WrittenAsync(new DecisionTable { Columns = ["pair", "decision"], Rows = [["crm:1", "link"]] });
        var e = Assert.Throws<DecisionTableException>(() => DecisionWorkbook.Read(file));
        Assert.Contains("'mapping', 'pair' and 'decision'", Assert.Single(e.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_table_and_a_text_beyond_what_a_cell_holds_are_written_too()
    {
        using var empty = await WrittenAsync(Table with { Rows = [] });
        Assert.Empty(DecisionWorkbook.Read(empty).Rows);
        using var large = await WrittenAsync(Table with { Rows = [["company", "crm:1", new string('x', 40_000), "", "", ""]] });
        Assert.Equal(32_767, DecisionWorkbook.Read(large).Rows[0][2].Length);
    }

    private static async Task<MemoryStream> WrittenAsync(DecisionTable table)
    {
        var file = new MemoryStream();
        await DecisionWorkbook.WriteAsync(table, file);
        file.Position = 0;
        return file;
    }

    private static void Same(DecisionTable expected, DecisionTable actual)
    {
        Assert.Equal(expected.Columns.AsEnumerable(), actual.Columns.AsEnumerable());
        Assert.Equal(expected.Rows.Select(static r => string.Join('|', r)), actual.Rows.Select(static r => string.Join('|', r)));
    }
}
