using Connectors.Sync;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>The connection is let loose, and the two address books become one.</summary>
public sealed class FirstSync : IStep<DineroStage>
{
    public string Name => "first-sync";

    public string Title => "The plan is accepted: both sides become one";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        if (attempt > 1)
            Screen.Note("an earlier run was killed here; this one goes on where it was");
        await stage.Connections.SetModeAsync(stage.Connection, ConnectionMode.Live, "demo", cancellationToken);
        var plan = await stage.Engine.PlanAsync(stage.Connection, cancellationToken: cancellationToken);
        var report = await stage.ApplyAsync(plan, cancellationToken);
        ReportView.Show(report);
        stage.Claim("the run completed and its counters add up", report.State == RunState.Completed && report.Total.AddsUp);
        await stage.UntilSettledAsync(Task.FromResult(report), cancellationToken);
        // A write of a killed run that was still being looked up stands in no plan, so accepting one does not cover it: the next run of a live connection does.
        if (report.Total.Deferred > 0)
            await stage.RunAsync(cancellationToken);

        var outcome = await stage.CountAsync(cancellationToken);
        foreach (var e in outcome.Entities)
            Screen.Note($"{e.Entity}: {e.InCrm:N0} in the CRM, {e.InDinero:N0} in Dinero, {e.Linked:N0} joined; {e.NotRecognised} that are the same have too little in common to be recognised");
        foreach (var wrong in outcome.Entities.SelectMany(static e => e.Differences.Concat(e.Forgotten)).Take(5))
            Screen.Note(wrong);
        stage.Claim("nothing was made twice, on neither side", outcome.Duplicates == 0);
        stage.Claim("nobody was taken for somebody else (the generated data know the truth)", outcome.WrongLinks == 0);
        stage.Claim("nothing was left behind: whatever the mapping covers is joined, or somebody is asked", outcome.Forgotten == 0);
        stage.Claim($"{outcome.FieldsCompared:N0} fields of {outcome.Entities.Sum(static e => e.Linked):N0} joined records are equal", outcome.Differences == 0 && outcome.FieldsCompared > 10_000);
    }
}
