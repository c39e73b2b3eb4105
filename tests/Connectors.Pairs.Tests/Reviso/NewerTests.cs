using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>A company that is linked already and was edited on one side, or on both, between two runs.</summary>
public sealed class NewerTests
{
    [Fact, Acceptance("000-34")]
    public async Task What_one_side_changed_goes_to_the_other_and_what_both_changed_in_different_fields_survives()
    {
        await using var pair = await LinkedAsync("Accounting");
        pair.InReviso(static a => a.EditCustomer(1, static c => c with { Website = "torino.example" }));
        await pair.SyncAsync("company");
        Assert.Equal(("torino.example", "torino.example"), await SiteAsync(pair));
        await EditAsync(pair, static c => c.Website = "roma.example");
        await pair.SyncAsync("company");
        Assert.Equal(("roma.example", "roma.example"), await SiteAsync(pair));

        pair.InReviso(static a => a.EditCustomer(1, static c => c with { Website = "napoli.example" }));
        await EditAsync(pair, static c => c.Email = "info@verdi.example");
        await pair.SyncAsync("company");
        Assert.Equal(("napoli.example", "napoli.example"), await SiteAsync(pair));
        Assert.Equal(("info@verdi.example", "info@verdi.example"), (await ShownAsync(pair) is var c ? c.Email : null, pair.Account.Customers[0].Email));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    /// <summary>Stamp and last look tell between when and when a side changed; the other one is newer where the two do not overlap. The side that the settings name would have decided otherwise.</summary>
    [Fact, Acceptance("000-34")]
    public async Task Of_two_changes_of_one_field_the_newer_stands_where_both_sides_have_usable_times()
    {
        await using var pair = await LinkedAsync("Accounting");
        // Nobody sees the older edit for two hours, since Reviso's list cannot be read. The CRM shows the old value as late as that.
        pair.InReviso(static a => a.EditCustomer(1, static c => c with { Website = "torino.example" }));
        pair.Reviso.Clock.Advance(TimeSpan.FromHours(1));
        // The first call is the probe's.
        pair.Reviso.Faults.RespondInstead("customers.list", 403, """{"message":"No","errorCode":"E03403","httpStatusCode":403,"errors":[]}""", "application/json", times: 100, skip: 1);
        Assert.Equal(RunState.Partial, (await pair.RunAsync()).State);
        pair.Reviso.Faults.Clear();
        pair.Reviso.Clock.Advance(TimeSpan.FromHours(1));
        await EditAsync(pair, static c => c.Website = "roma.example");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal(("roma.example", "roma.example"), await SiteAsync(pair));
        Assert.Equal("newest.crm", await RuleAsync(pair));
    }

    /// <summary>Whether Reviso's customers carry a time at all is documented nowhere. Without one, and where the times overlap, the settings decide.</summary>
    [Theory, Acceptance("000-34")]
    [InlineData("Accounting", true)]
    [InlineData("Crm", true)]
    [InlineData("Accounting", false)]
    [InlineData("Crm", false)]
    public async Task Where_the_times_do_not_tell_the_side_of_the_settings_stands(string fallback, bool stamps)
    {
        await using var pair = await LinkedAsync(fallback, stamps);
        pair.InReviso(static a => a.EditCustomer(1, static c => c with { Website = "torino.example" }));
        await EditAsync(pair, static c => c.Website = "roma.example");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        var stands = fallback == "Crm" ? "roma.example" : "torino.example";
        Assert.Equal((stands, stands), await SiteAsync(pair));
        Assert.Equal("newest.fallback", await RuleAsync(pair));
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact, Acceptance("000-34")]
    public async Task Settings_that_name_no_side_are_refused_when_they_are_saved()
    {
        await using var pair = await LinkedAsync("Accounting");
        var running = await pair.Setup.GetSettingsAsync(RevisoPair.Id);
        foreach (var (settings, path, remedy) in new[]
        {
            ("""{ "version": 1, "flow": "Both" }""", "winner", "Write winner: Crm, Accounting, Newest or Manual."),
            ("""{ "version": 1, "flow": "Both", "winner": "Newest" }""", "entities.company.winner", "Set newestFallback to Crm or Accounting."),
            ("""{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "company": { "winner": "Newest" } } }""", "entities.company.winner", "Set newestFallback to Crm or Accounting."),
        })
        {
            var refused = await Assert.ThrowsAsync<SettingsException>(() => pair.Connections.SaveSettingsAsync(RevisoPair.Id, Encoding.UTF8.GetBytes(settings), "anna"));
            Assert.Contains(refused.Problems, p => p.Path == path && p.Remedy == remedy);
        }

        Assert.Equal(running, await pair.Setup.GetSettingsAsync(RevisoPair.Id));
    }

    private static async Task<RevisoPair> LinkedAsync(string fallback, bool stamps = true)
    {
        var pair = await RevisoPair.StartAsync($$"""{ "version": 1, "flow": "Both", "winner": "Newest", "newestFallback": "{{fallback}}" }""", options: o => o.ReadCustomersByChange = stamps);
        pair.Reviso.Oddities.CustomersHaveLastUpdated = stamps;
        pair.InReviso(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903", Website = "milano.example" }));
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal(("milano.example", "milano.example"), await SiteAsync(pair));
        return pair;
    }

    private static Task EditAsync(RevisoPair pair, Action<Azienda> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Companies.SingleAsync());
        return true;
    });

    private static Task<Azienda> ShownAsync(RevisoPair pair) => pair.InCrmAsync(static db => db.Companies.AsNoTracking().SingleAsync());

    private static async Task<(string? Crm, string? Reviso)> SiteAsync(RevisoPair pair) => ((await ShownAsync(pair)).Website, pair.Account.Customers[0].Website);

    private static async Task<string?> RuleAsync(RevisoPair pair) =>
        (await pair.Engine.ExplainAsync(RevisoPair.Id, new RecordRef("company", $"{(await ShownAsync(pair)).Id}"), "website")).Events.Select(static e => e.Rule).LastOrDefault(static r => r?.StartsWith("newest", StringComparison.Ordinal) == true);
}
