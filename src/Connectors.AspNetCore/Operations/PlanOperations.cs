using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>What would be done, before it is: made, looked at, approved or rejected. A plan that is no longer current is refused.</summary>
internal static class PlanOperations
{
    private const string One = "/{connection}/plans/{plan}";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("plan", "POST", "/{connection}/plans", MakeAsync),
        new("plan.show", "GET", One, ShowAsync),
        new("plan.table", "GET", One + "/decisions.csv", TableAsync),
        new("plan.approve", "POST", One + "/approve", ApproveAsync),
        new("plan.reject", "POST", One + "/reject", RejectAsync),
        new("explain", "GET", "/{connection}/explain", ExplainAsync),
    ];

    /// <summary>Lays a plan ready to be approved and shows it.</summary>
    public static Task AnswerAsync(OperationCall call, SyncPlan plan)
    {
        call.Service<PlanShelf>().Put(plan);
        return call.AnswerAsync(Of(call, plan), OperationsJson.Default.PlanAnswer);
    }

    private static async Task MakeAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.RunInput).ConfigureAwait(false);
        var request = new RunRequest { Mapping = input.Entity, Record = input.Record is null ? null : OperationCall.ReadRecord("record", input.Record), User = call.User };
        await AnswerAsync(call, await call.Service<ISyncEngine>().PlanAsync(call.Connection, request, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static Task ShowAsync(OperationCall call) => call.AnswerAsync(Of(call, Find(call)), OperationsJson.Default.PlanAnswer);

    private static async Task TableAsync(OperationCall call) => await ParkedOperations.CsvAsync(call, Find(call).ToTable(), "plan").ConfigureAwait(false);

    private static async Task ApproveAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ApproveInput).ConfigureAwait(false);
        var shelf = call.Service<PlanShelf>();
        var plan = Find(call);
        var connections = call.Service<IConnections>();
        var before = await connections.GetAsync(call.Connection, call.Token).ConfigureAwait(false);
        var raised = false;
        if (input.Mode is { } mode && mode != before.Mode)
        {
            // Nothing is switched on for a plan that is refused afterwards.
            if (before.SettingsVersion != plan.SettingsVersion)
                throw new SyncRequestException("plan-outdated", "The settings changed since this plan was made. Make a new one.");
            await call.Service<IConnectionSetup>().SetModeAsync(call.Connection, mode, call.User, call.Token).ConfigureAwait(false);
            raised = true;
        }

        RunReport report;
        try
        {
            report = await call.Service<ISyncEngine>().ApplyAsync(plan, new RunRequest { User = call.User }, call.Token).ConfigureAwait(false);
        }
        catch (SyncRequestException) when (raised)
        {
            await connections.SetModeAsync(call.Connection, before.Mode, call.User, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        shelf.Take(plan);
        await call.Service<IConnectionSupport>().RecordAsync(call.Connection, "plan-approved", plan.Id.ToString("D"), call.User, CancellationToken.None).ConfigureAwait(false);
        await call.AnswerAsync(RunAnswer.Of(report, joined: false, new RunRequest { User = call.User }), OperationsJson.Default.RunAnswer).ConfigureAwait(false);
    }

    private static async Task RejectAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ReasonInput).ConfigureAwait(false);
        var plan = Find(call);
        call.Service<PlanShelf>().Take(plan);
        await call.Service<IConnectionSupport>().RecordAsync(call.Connection, "plan-rejected", $"{plan.Id:D} {input.Reason}".TrimEnd(), call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task ExplainAsync(OperationCall call)
    {
        var field = call.Query("field") ?? throw Refused.Input("field", "It is not said which field.", "Write ?record=company:42&field=city.");
        var explanation = await call.Service<ISyncEngine>().ExplainAsync(call.Connection, OperationCall.ReadRecord("record", call.Query("record")), field, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new ExplainAnswer(explanation, explanation.ToString()), OperationsJson.Default.ExplainAnswer).ConfigureAwait(false);
    }

    private static SyncPlan Find(OperationCall call) => call.Service<PlanShelf>().Get(call.Connection, call.RouteId("plan"));

    private static PlanAnswer Of(OperationCall call, SyncPlan plan)
    {
        var (kind, mapping) = (call.Query<PlanKind>("kind"), call.Query("mapping"));
        var found = plan.Items.Where(i => (kind is null ? i.Links || i.Kind is not (PlanKind.Same or PlanKind.Excluded) : i.Kind == kind) && (mapping is null || i.Mapping == mapping)).OrderBy(static i => i.Kind == PlanKind.NeedsYou ? 0 : 1).ToList();
        return new PlanAnswer
        {
            Id = plan.Id,
            At = plan.At,
            Version = plan.SettingsVersion,
            Preset = plan.Preset,
            EstimatedCalls = plan.EstimatedCalls,
            EstimatedTime = plan.EstimatedTime,
            LeftOut = plan.LeftOut,
            Counts = plan.Items.GroupBy(static i => i.Mapping, StringComparer.Ordinal).ToDictionary(static m => m.Key, static m => (IReadOnlyDictionary<string, int>)m.GroupBy(static i => i.Kind).ToDictionary(static k => k.Key.ToString(), static k => k.Count()), StringComparer.Ordinal),
            Total = found.Count,
            Items = [.. found.Skip(call.Query("skip", 0, 0, int.MaxValue)).Take(call.Query("take", 50, 1, 1000))],
        };
    }
}
