using Connectors.TestSupport;
using SpreadCheetah;

namespace Connectors.Samples.Tests;

/// <summary>A list of clients comes into the CRM by a command.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private static readonly string[] Headings = ["Denumire", "CIF", "Adresa", "Localitate", "Judet", "Tara", "Telefon", "Sold"];

    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact, Acceptance("001-05", Missing = "a page")]
    public async Task The_command_says_of_each_row_what_became_of_it_and_a_second_time_nothing_is_written()
    {
        var file = Path.Combine(_data, "clienti.xlsx");
        string?[] acme = ["Acme SRL", "RO12345674", "Str. Mare 1", "Cluj-Napoca", "Cluj", "Romania", "0264123456", "12"];
        string?[] beta = ["Beta SRL", "RO14399840", "Str. Mica 2", "Iasi", "Iași", "Romania", "0232111222", null];
        await WriteAsync(file, acme, beta, [null, "RO18189442", null, null, null, null, null, null]);

        var (previewed, preview) = await RunAsync("--preview", file);
        Assert.True(previewed == 0, preview);
        Assert.Contains("It would be imported: 0 unchanged, 2 created, 0 updated, 1 skipped.", preview, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.ChangeExtension(file, ".result.xlsx")));

        var (imported, report) = await RunAsync("--import", file);
        Assert.True(imported == 0, report);
        Assert.Contains("Imported: 0 unchanged, 2 created, 0 updated, 1 skipped.", report, StringComparison.Ordinal);
        Assert.Matches(@"row +2 +created +Acme SRL +company:\d+", report);
        Assert.Matches(@"row +4 +skipped +The row has no name", report);
        Assert.Contains("The column 'Sold' means nothing here; 1 rows fill it.", report, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.ChangeExtension(file, ".result.xlsx")).Length > 0);

        acme[6] = "0264999999";
        await WriteAsync(file, acme, beta);
        var (changed, changes) = await RunAsync("--import", file);
        Assert.True(changed == 0, changes);
        Assert.Contains("Imported: 1 unchanged, 0 created, 1 updated, 0 skipped.", changes, StringComparison.Ordinal);
        Assert.Contains("phone: '0264123456' → '0264999999'", changes, StringComparison.Ordinal);
        var (again, nothing) = await RunAsync("--import", file);
        Assert.True(again == 0, nothing);
        Assert.Contains("Imported: 2 unchanged, 0 created, 0 updated, 0 skipped.", nothing, StringComparison.Ordinal);

        // What is no such list is refused with its name.
        var text = Path.Combine(_data, "notes.xlsx");
        await File.WriteAllTextAsync(text, "no workbook");
        var (refused, why) = await RunAsync("--import", text);
        Assert.Equal(2, refused);
        Assert.Contains("notes.xlsx", why, StringComparison.Ordinal);
        var (missing, where) = await RunAsync("--import", Path.Combine(_data, "none.xlsx"));
        Assert.Equal(2, missing);
        Assert.Contains("There is no file", where, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Task<(int ExitCode, string Output)> RunAsync(string verb, string file) => SampleProcess.RunAsync(_data, "--vendor", "smartbill", verb, file);

    private static async Task WriteAsync(string file, params string?[][] rows)
    {
        await using var stream = File.Create(file);
        await using var workbook = await Spreadsheet.CreateNewAsync(stream);
        await workbook.StartWorksheetAsync("Clienti");
        foreach (var row in rows.Prepend(Headings))
            await workbook.AddRowAsync([.. row.Select(static c => new DataCell(c))]);
        await workbook.FinishAsync();
    }
}
