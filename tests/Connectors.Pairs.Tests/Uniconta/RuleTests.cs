using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>The rule by which a company of the CRM becomes a debtor, changed by whoever keeps the settings.</summary>
public sealed class RuleTests
{
    private const string ByStatus = """{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "company": { "scope": { "status": ["Customer"] }, "fields": { "type": { "remove": true } } } } }""";

    [Theory, Acceptance("002-08"), Acceptance("002-09")]
    [InlineData("status", "Kunde", "'Kunde' is not one of the values of 'status'.", "'Prospect'")]
    [InlineData("status", "Custmer", "'Custmer' is not one of the values of 'status'.", "'Customer'")]
    [InlineData("statsu", "Customer", "has no field 'statsu'.", "'status'")]
    [InlineData("afdelingskode", "Customer", "has no field 'afdelingskode'.", "company")]
    public async Task A_rule_that_the_CRM_does_not_have_is_refused_when_it_is_saved_with_setting_value_and_remedy(string field, string keyword, string message, string remedy)
    {
        await using var pair = await UnicontaPair.StartAsync();
        var before = await pair.Connections.GetAsync(UnicontaPair.Id);
        var refused = await Assert.ThrowsAsync<SettingsException>(() => SaveAsync(pair, ByStatus.Replace("""{ "status": ["Customer"] }""", $$"""{ "{{field}}": ["{{keyword}}"] }""", StringComparison.Ordinal)));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal($"entities.company.scope.{field}", problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        var after = await pair.Connections.GetAsync(UnicontaPair.Id);
        Assert.Equal((before.Settings, before.SettingsVersion), (after.Settings, after.SettingsVersion));
    }

    [Fact, Acceptance("002-08"), Acceptance("002-09")]
    public async Task The_rule_goes_from_type_to_status_by_a_plan_that_is_looked_at_first()
    {
        await using var pair = await UnicontaPair.StartAsync();
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(new Organisation { Name = "Efter type ApS", Type = "Kunde", Country = "DK", Status = OrganisationStatus.Lost }, new Organisation { Name = "Efter status ApS", Type = "Emne", Country = "DK", Status = OrganisationStatus.Customer }, new Organisation { Name = "Ingen ApS", Type = "Emne", Country = "DK", Status = OrganisationStatus.Prospect });
            return Task.FromResult(true);
        });
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal("Efter type ApS", Assert.Single(pair.Uniconta.Account.Debtors).Name);

        // What the other rule would do is shown before it counts, and looking at it writes and saves nothing.
        pair.TakeWrites();
        var before = await pair.Connections.GetAsync(UnicontaPair.Id);
        var plan = await pair.Services.GetRequiredService<IConnectionSetup>().PlanSettingsAsync(UnicontaPair.Id, Encoding.UTF8.GetBytes(ByStatus));
        Assert.Equal("Efter status ApS", Assert.Single(plan.Items, static i => i.Kind is PlanKind.CreateInAccounting).Label);
        Assert.DoesNotContain(plan.Items, static i => i.Kind is PlanKind.UpdateAccounting or PlanKind.UpdateCrm or PlanKind.CreateInCrm or PlanKind.NeedsYou);
        await pair.SyncAsync("company");
        Assert.Equal((0, before.Settings, before.SettingsVersion), (pair.TakeWrites(), (await pair.Connections.GetAsync(UnicontaPair.Id)).Settings, (await pair.Connections.GetAsync(UnicontaPair.Id)).SettingsVersion));

        // Saved, the plan is carried out: one new debtor, and the one of the old rule is left as it is.
        await SaveAsync(pair, ByStatus);
        await pair.Engine.ApplyAsync(plan);
        await pair.SyncAsync("company");
        Assert.Equal(["Efter status ApS", "Efter type ApS"], pair.Uniconta.Account.Debtors.Select(static d => d.Name!).Order(StringComparer.Ordinal));

        // From now on the status is what counts, whatever its capitals in the settings, and the type is not.
        await SaveAsync(pair, ByStatus.Replace("\"Customer\"", "\"customer\"", StringComparison.Ordinal));
        await pair.InCrmAsync(static async db =>
        {
            (await db.Organisations.SingleAsync(static o => o.Name == "Ingen ApS")).Type = "Kunde";
            return true;
        });
        await pair.SyncAsync("company");
        Assert.Equal(2, pair.Uniconta.Account.Debtors.Count);
        await pair.InCrmAsync(static async db =>
        {
            (await db.Organisations.SingleAsync(static o => o.Name == "Ingen ApS")).Status = OrganisationStatus.Customer;
            return true;
        });
        await pair.SyncAsync("company");
        Assert.Equal(3, pair.Uniconta.Account.Debtors.Count);
    }

    private static Task SaveAsync(UnicontaPair pair, string settings) => pair.Connections.SaveSettingsAsync(UnicontaPair.Id, Encoding.UTF8.GetBytes(settings), "ann");
}
