using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Http;

namespace Connectors.AspNetCore.Operations;

/// <summary>Runs that people press for, and what the latest runs did.</summary>
internal static class RunOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("run", "POST", "/{connection}/run", RunAsync),
        new("runs", "GET", "/{connection}/runs", ListAsync),
    ];

    private static async Task RunAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.RunInput).ConfigureAwait(false);
        var info = await call.Service<IConnections>().GetAsync(call.Connection, call.Token).ConfigureAwait(false);
        if (info.Paused || info.Mode == ConnectionMode.Off)
            throw new SyncRequestException("not-ready", "The connection is switched off.");
        var request = new RunRequest { Mapping = input.Entity, Record = input.Record is null ? null : OperationCall.ReadRecord("record", input.Record), User = call.User };
        var run = call.Service<RunDesk>().Press(call.Connection, request, out var joined);
        if (joined)
            await call.Service<IConnectionSupport>().RecordAsync(call.Connection, "run-joined", request.Record?.ToString() ?? request.Mapping ?? "all", call.User, call.Token).ConfigureAwait(false);
        if (input.Wait == false && !run.Report.IsCompleted)
        {
            await call.AnswerAsync(Of(run, joined), OperationsJson.Default.RunAnswer, StatusCodes.Status202Accepted).ConfigureAwait(false);
            return;
        }

        var report = await run.Report.WaitAsync(call.Token).ConfigureAwait(false);
        var answer = RunAnswer.Of(report, joined, run.Request);
        if (run.Request.Record is { } record && report.Total is { Unchanged: 0, Applied: 0 })
            answer = answer with { Problems = [.. answer.Problems ?? [], .. await WhyAsync(call, record, report).ConfigureAwait(false)] };
        await call.AnswerAsync(answer, OperationsJson.Default.RunAnswer).ConfigureAwait(false);
    }

    /// <summary>Who pressed for one record reads at once what it waits for.</summary>
    private static async Task<IEnumerable<ProblemPlace>> WhyAsync(OperationCall call, RecordRef record, RunReport report)
    {
        foreach (var mapping in report.Entities.Keys)
        {
            var parked = await call.Service<ISyncEngine>().ListParkedAsync(call.Connection, ParkedFilter.All with { Mapping = mapping }, call.Token).ConfigureAwait(false);
            if (parked.FirstOrDefault(p => p.Crm == record) is { } found)
                return (await Told.OfAsync(call).ConfigureAwait(false)).Of(found).Problems.Select(Problems.Place);
        }

        return [];
    }

    private static async Task ListAsync(OperationCall call)
    {
        await call.Service<IConnections>().GetAsync(call.Connection, call.Token).ConfigureAwait(false);
        var pressed = new List<RunAnswer>();
        foreach (var run in call.Service<RunDesk>().Of(call.Connection))
            pressed.Add(run.Report.IsCompletedSuccessfully ? RunAnswer.Of(await run.Report.ConfigureAwait(false), joined: false, run.Request) : Of(run, joined: false));
        var latest = await call.Service<ISyncStore>().ListRunsAsync(call.Connection, call.Query("take", 20, 1, 500), call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new RunsAnswer(pressed, latest), OperationsJson.Default.RunsAnswer).ConfigureAwait(false);
    }

    private static RunAnswer Of(PressedRun run, bool joined) => new()
    {
        State = run.Report.IsCompleted ? "Failed" : "Running",
        Reason = run.Report.Exception?.InnerException is { } e && Problems.Of(e) is { } problem ? problem.Detail : "",
        Joined = joined,
        Entity = run.Request.Mapping,
        Record = run.Request.Record?.ToString(),
        User = run.Request.User,
        Progress = run.Progress,
    };
}
