using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Two systems that have never met: first it is only said what would be done.</summary>
public sealed class FirstPlan : IStep<DineroStage>
{
    public string Name => "first-plan";

    public string Title => "The first plan: what would be written where, before anything is";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        var before = await stage.Dinero.CountCallsAsync(cancellationToken);
        var plan = await stage.Engine.PlanAsync(stage.Connection, cancellationToken: cancellationToken);
        PlanView.Show(plan);
        Screen.Line("  some that need you:");
        PlanView.ShowItems(plan, PlanKind.NeedsYou, take: 3);

        var after = await stage.Dinero.CountCallsAsync(cancellationToken);
        var (companies, people, products) = await stage.InCrmAsync(
            async db => (await db.Companies.CountAsync(cancellationToken), await db.People.CountAsync(cancellationToken), await db.Products.CountAsync(cancellationToken)), cancellationToken);
        stage.Claim($"Dinero was read with {after.Reads - before.Reads} calls and not written to", after.Writes == before.Writes && after.Reads > before.Reads);
        stage.Claim("every company, person and product of the CRM is in the plan exactly once", InPlan(plan, "company") == companies && InPlan(plan, "person") == people && InPlan(plan, "product") == products);
    }

    private static int InPlan(SyncPlan plan, string mapping)
    {
        var items = plan.Items.Where(i => i.Mapping == mapping && i.Crm is not null).Select(static i => i.Crm!).ToList();
        return items.Count == items.Distinct().Count() ? items.Count : -1;
    }
}
