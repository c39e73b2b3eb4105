using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Connectors.Import.Xlsx.Tests;

/// <summary>Client lists as a spreadsheet program stores them: texts, numbers that lost their zeros, numbers with a format that shows them.</summary>
internal static class Workbooks
{
    /// <summary>The headings of an exported list, as far as they are known.</summary>
    public static readonly string[] Headings = ["Denumire", "CIF/CNP", "Platitor TVA", "Nr. reg. com.", "Cod client", "Adresa", "Localitate", "Judet", "Cod postal", "Tara", "Email", "Telefon", "Persoana contact", "Banca", "IBAN"];

    public static readonly object?[] Acme = ["Acme SRL", "RO12345674", "Da", "J12/345/2015", "C007", "Str. Mare 1", "Cluj-Napoca", "Cluj", "400001", "Romania", "acme@example.com", "0264123456", "Ana Pop", "Banca Test", "RO49AAAA1B31007593840000"];

    public static readonly object?[] Beta = ["Beta SRL", "87654321", "Nu", null, "C008", "Calea Lungă 2", "Sector 3", "București", "030001", "Romania", "beta@example.com", "0211234567", null, null, null];

    public static async Task<MemoryStream> MakeAsync(params IEnumerable<object?[]> rows)
    {
        var stream = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(stream))
        {
            var zip = workbook.AddStyle(new Style { Format = NumberFormat.Custom("00000") });
            await workbook.StartWorksheetAsync("Clienti", new WorksheetOptions());
            foreach (var row in rows)
                await workbook.AddRowAsync(row.Select(c => c switch { Zeros z => new StyledCell(z.Number, zip), double d => new StyledCell(d, null), string s => new StyledCell(s, null), _ => new StyledCell((string?)null, null) }).ToArray());
            await workbook.FinishAsync();
        }

        stream.Position = 0;
        return stream;
    }

    public static async Task<CompanySheet> SheetAsync(params IEnumerable<object?[]> rows) => CompanySheet.Read(await MakeAsync(rows), "clienti.xlsx");

    /// <summary>A number whose format shows five digits.</summary>
    public sealed record Zeros(double Number);
}
