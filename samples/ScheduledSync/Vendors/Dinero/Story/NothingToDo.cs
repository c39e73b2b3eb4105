using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Nobody edited anything: nothing is written, on neither side.</summary>
public sealed class NothingToDo : IStep<DineroStage>
{
    public string Name => "nothing-to-do";

    public string Title => "Once more, unchanged: nothing is written";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        var before = await stage.Dinero.CountCallsAsync(cancellationToken);
        var newestBefore = await NewestAsync(stage, cancellationToken);
        var report = await stage.RunAsync(cancellationToken);
        ReportView.Show(report);
        var after = await stage.Dinero.CountCallsAsync(cancellationToken);
        stage.Claim($"{after.Reads - before.Reads} calls that read, 0 that write", after.Writes == before.Writes);
        stage.Claim("no row of the CRM was touched", await NewestAsync(stage, cancellationToken) == newestBefore);
        stage.Claim("the run says so too", report.State == RunState.Completed && report.Total.Writes == 0);

        var outcome = await stage.CountAsync(cancellationToken);
        stage.Claim($"in the end: 0 duplicates, 0 wrong links, 0 left behind, {outcome.FieldsCompared:N0} fields compared, 0 differ", outcome.IsRight);
    }

    private static Task<DateTimeOffset> NewestAsync(DineroStage stage, CancellationToken cancellationToken) => stage.InCrmAsync(
        async db => new[]
        {
            await db.Companies.MaxAsync(static c => c.ChangedAt, cancellationToken),
            await db.People.MaxAsync(static p => p.ChangedAt, cancellationToken),
            await db.Products.MaxAsync(static p => p.ChangedAt, cancellationToken),
        }.Max(),
        cancellationToken);
}
