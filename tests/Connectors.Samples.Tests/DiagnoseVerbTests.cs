using System.IO.Compression;
using System.Text.Json;
using Connectors.TestSupport;

namespace Connectors.Samples.Tests;

/// <summary>The zip for whoever is to find out what is wrong, by a command.</summary>
public sealed class DiagnoseVerbTests : IDisposable
{
    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact, Acceptance("P-15a")]
    public async Task One_zip_is_written_and_a_connection_that_is_not_there_writes_none()
    {
        var file = Path.Combine(_data, "smartbill-diagnostics.zip");
        var (refused, why) = await SampleProcess.RunAsync(_data, "--vendor", "smartbill", "--diagnose", "acme");
        Assert.Equal(2, refused);
        Assert.Contains("There is no connection 'acme'. This program has 'smartbill'.", why, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_data, "*.zip"));

        var (ran, report) = await SampleProcess.RunAsync(_data, "--vendor", "smartbill", "--once");
        Assert.True(ran == 0, report);
        var (exit, output) = await SampleProcess.RunAsync(_data, "--vendor", "smartbill", "--diagnose", "smartbill");
        Assert.True(exit == 0, output);
        Assert.Contains(file, output, StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(file);
        Assert.Superset(new HashSet<string> { "versions.json", "settings.json", "crm/schema.json", "accounting/schema.json", "accounting/probe.json", "accounting/budgets.json", "runs.json", "parked.json", "limits.json", "calls.json" }, zip.Entries.Select(static e => e.FullName).ToHashSet());
        using var connection = JsonDocument.Parse(await new StreamReader(zip.GetEntry("connection.json")!.Open()).ReadToEndAsync());
        Assert.Equal("smartbill", connection.RootElement.GetProperty("id").GetString());
        using var budgets = JsonDocument.Parse(await new StreamReader(zip.GetEntry("accounting/budgets.json")!.Open()).ReadToEndAsync());
        Assert.Contains(budgets.RootElement.GetProperty("items").EnumerateArray(), static a => a.GetProperty("account").GetString()!.StartsWith("Smartbill/", StringComparison.Ordinal));
        using var runs = JsonDocument.Parse(await new StreamReader(zip.GetEntry("runs.json")!.Open()).ReadToEndAsync());
        Assert.NotEqual(0, runs.RootElement.GetProperty("items").GetArrayLength());
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
