using Connectors.Import.Xlsx;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Terminal;

namespace ScheduledSync.Hosting;

/// <summary>A list of companies that somebody exported, brought into the CRM: what became of each row stands on the screen and in a file beside the list.</summary>
public sealed class Import(IServiceProvider services, ConnectionId connection)
{
    /// <param name="file">The workbook, as it was exported.</param>
    /// <param name="write">Imports; else it only shows what would be done.</param>
    /// <param name="cancellationToken">Ends it; what was imported by then is known the next time.</param>
    public async Task<int> RunAsync(string file, bool write, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new ArgumentException($"There is no file '{file}'.");
        CompanySheet sheet;
        await using (var stream = File.OpenRead(file))
            sheet = CompanySheet.Read(stream, Path.GetFileName(file));

        await using var scope = services.CreateAsyncScope();
        var definition = services.GetServices<ConnectionDefinition>().Single(d => d.Name == connection.Value);
        await using var crm = await definition.CreateCrm(new ConnectionContext(new ConnectionDescriptor { Id = connection, Kind = definition.Name }, scope.ServiceProvider), cancellationToken);
        // Beside the list: whoever imports it again, changed, keeps what users edited in the CRM since.
        var import = new CompanyImport(crm, new FileImportMemory(Path.ChangeExtension(Path.GetFullPath(file), ".memory.json")), services.GetRequiredService<TimeProvider>());
        var report = write ? await import.ImportAsync(sheet, cancellationToken: cancellationToken) : await import.PreviewAsync(sheet, cancellationToken: cancellationToken);

        foreach (var row in report.Rows)
        {
            var changes = string.Join(", ", row.Changes.Select(static c => $"{c.Field}: '{c.Before}' → '{c.After}'{(c.Kept ? " (the CRM's stays)" : "")}"));
            Screen.Line($"  row {row.Number,5}  {Word(row.Outcome),-9}  {row.Name}{(row.Record is { } record ? $"  {record}" : "")}{(row.Reason.Length > 0 ? $"  {row.Reason}" : "")}{(changes.Length > 0 ? $"  {changes}" : "")}");
        }

        foreach (var column in report.UnknownColumns)
            Screen.Line($"  The column '{column.Heading}' means nothing here; {column.Filled} rows fill it.");
        foreach (var column in report.SkippedColumns)
            Screen.Line($"  The CRM has no field for '{column.Heading}'; {column.Filled} rows fill it.");
        Screen.Line($"  {(write ? "Imported" : "It would be imported")}: {string.Join(", ", Enum.GetValues<ImportOutcome>().Select(o => $"{report.Count(o)} {Word(o)}"))}.");
        if (report.Stopped is { } stopped)
            Screen.Line($"  It stopped in the middle: {stopped} Run it again; nothing comes twice.");
        if (write)
        {
            var result = Path.ChangeExtension(Path.GetFullPath(file), ".result.xlsx");
            await using var written = File.Create(result);
            await report.WriteAsync(written, cancellationToken: cancellationToken);
            Screen.Line($"  The result of each row stands in {result}.");
        }

        return report.Stopped is null ? 0 : 1;
    }

    private static string Word(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
