using System.IO.Compression;
using System.Text.Json;
using Connectors.Pairs.Tests.Documents;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Reviso;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>What the diagnose file says of the accounts that vendors count by.</summary>
public sealed class DiagnosedBudgetTests
{
    public static TheoryData<string, string, string> Limits => new()
    {
        { "Dinero", "calls/minute", "00:01:00" },
        { "Economic", "cost/minute", "00:01:00" },
        { "Reviso", "calls/minute", "00:01:00" },
        { "Smartbill", "v1 calls/10 s", "00:00:10" },
        { "Uniconta", "calls/day", "" },
        { "Intacct", "concurrent calls", "" },
    };

    [Theory, MemberData(nameof(Limits)), Acceptance("P-15a")]
    public async Task The_zip_says_what_is_used_and_left_of_each_limit_and_how_long_the_vendor_blocks(string vendor, string limit, string window)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await SalesPair.StartAsync(desk.Simulator.Clock, services =>
        {
            desk.Register(services);
            // The pace that a host gets unless it says otherwise; the desk is in a hurry.
            services.PostConfigureAll<RevisoOptions>(static o => o.CallsPerMinute = new RevisoOptions().CallsPerMinute);
        }, desk.Connect, desk.SettingsOf(null));
        await pair.RunAsync();

        var free = Assert.Single(await BudgetsAsync(pair), a => a.GetProperty("limits").EnumerateArray().Any(l => l.GetProperty("limit").GetString() == limit));
        var account = free.GetProperty("account").GetString()!.Split('/', 2);
        Assert.Equal(vendor, account[0].Replace("e-conomic", "Economic", StringComparison.Ordinal));
        Assert.False(free.TryGetProperty("blockedUntil", out _));
        var count = free.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("limit").GetString() == limit);
        Assert.Equal(count.GetProperty("allowed").GetDecimal(), count.GetProperty("used").GetDecimal() + count.GetProperty("left").GetDecimal());
        Assert.Equal(window, count.TryGetProperty("window", out var stated) ? stated.GetString() : "");
        // Of calls at the same time none is under way now.
        Assert.Equal(vendor == "Intacct" ? 0 : 1, Math.Sign(count.GetProperty("used").GetDecimal()));

        // The vendor has had enough, and the probe meets it. Uniconta blocks nobody and makes him wait.
        desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(30));
        var now = desk.Simulator.Clock.GetUtcNow();
        if (vendor == "Uniconta")
            await pair.Services.GetRequiredService<IBudgetStore>().BlockAsync(new AccountKey(account[0], account[1]), now + TimeSpan.FromHours(1), default);
        else
            desk.Simulator.Faults.RateLimitNext(1000, TimeSpan.FromHours(1));
        var blocked = Assert.Single(await BudgetsAsync(pair), a => a.GetProperty("account").GetString() == free.GetProperty("account").GetString());
        Assert.True(blocked.GetProperty("blockedUntil").GetDateTimeOffset() > now, $"{blocked}");
    }

    private static async Task<List<JsonElement>> BudgetsAsync(SalesPair pair)
    {
        using var written = new MemoryStream();
        await pair.Services.GetRequiredService<IConnectionSupport>().DiagnoseAsync(SalesPair.Id, written);
        using var zip = new ZipArchive(new MemoryStream(written.ToArray()));
        using var json = JsonDocument.Parse(await new StreamReader(zip.GetEntry("accounting/budgets.json")!.Open()).ReadToEndAsync());
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Select(static e => e.Clone())];
    }
}
