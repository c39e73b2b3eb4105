using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>Documents: send, check, answer, send anew, follow. What is on the screen after a press is the send with its number, its link, or everything that stands in the way.</summary>
internal static class DocumentOperations
{
    private const string Documents = "/{connection}/documents";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("documents.flows", "GET", Documents, FlowsAsync),
        new("documents.list", "GET", Documents + "/sends", ListAsync),
        new("documents.check", "POST", Documents + "/{flow}/check", CheckAsync),
        new("documents.send", "POST", Documents + "/{flow}/send", SendAsync),
        new("documents.answer", "POST", Documents + "/sends/{send}/answer", AnswerAsync),
        new("documents.again", "POST", Documents + "/sends/{send}/again", AgainAsync),
        new("documents.refresh", "POST", Documents + "/sends/{send}/refresh", RefreshAsync),
        new("documents.baseline", "GET", Documents + "/{flow}/baseline", BaselineAsync),
        new("documents.takeBaseline", "POST", Documents + "/{flow}/baseline", TakeBaselineAsync),
        new("documents.resume", "POST", Documents + "/{flow}/resume", ResumeAsync),
    ];

    private static async Task FlowsAsync(OperationCall call) =>
        await call.AnswerAsync(await call.Service<IDocuments>().ListFlowsAsync(call.Connection, call.Token).ConfigureAwait(false), OperationsJson.Default.IReadOnlyListFlowInfo).ConfigureAwait(false);

    private static async Task ListAsync(OperationCall call)
    {
        var filter = new SendFilter { Flow = call.Query("flow"), State = call.Query<SendState>("state"), Asked = call.Query("asked") is { } asked ? asked.Equals("true", StringComparison.OrdinalIgnoreCase) : null };
        var (skip, take, source) = (call.Query("skip", 0, 0, int.MaxValue), call.Query("take", 100, 1, 1000), call.Query("record") is { } text ? OperationCall.ReadRecord("record", text) : null);
        var found = new List<SendInfo>();
        await foreach (var send in call.Service<IDocuments>().ListAsync(call.Connection, filter, call.Token).ConfigureAwait(false))
        {
            if (source is not null && send.Source != source)
                continue;
            if (skip-- > 0)
                continue;
            found.Add(send);
            if (found.Count == take)
                break;
        }

        var told = await Told.OfAsync(call).ConfigureAwait(false);
        await call.AnswerAsync([.. found.Select(told.Of)], OperationsJson.Default.IReadOnlyListSendInfo).ConfigureAwait(false);
    }

    private static async Task CheckAsync(OperationCall call)
    {
        await CheckModuleAsync(call).ConfigureAwait(false);
        var input = await call.ReadAsync(OperationsJson.Default.SendInput).ConfigureAwait(false);
        var preview = await call.Service<IDocuments>().CheckAsync(call.Connection, call.Route("flow"), OperationCall.ReadRecord("record", input.Record), call.Token).ConfigureAwait(false);
        await call.AnswerAsync((await Told.OfAsync(call).ConfigureAwait(false)).Of(preview), OperationsJson.Default.DocumentPreview).ConfigureAwait(false);
    }

    private static async Task SendAsync(OperationCall call)
    {
        await CheckModuleAsync(call).ConfigureAwait(false);
        var input = await call.ReadAsync(OperationsJson.Default.SendInput).ConfigureAwait(false);
        var options = new SendOptions { User = call.User, Date = input.Date };
        await AnswerAsync(call, await call.Service<IDocuments>().SendAsync(call.Connection, call.Route("flow"), OperationCall.ReadRecord("record", input.Record), options, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.SendAnswerInput).ConfigureAwait(false);
        SendAnswer answer = input.Answer.ToUpperInvariant() switch
        {
            "SEND" => new SendAnswer.Send(input.Date),
            "WASSENT" => new SendAnswer.WasSent(new RecordId(input.Document is { Length: > 0 } id ? id : throw Refused.Input("document", "It is not said which document it is.", "Enter its id in accounting.")), input.Number),
            "DONOTSEND" => new SendAnswer.DoNotSend(),
            "UPDATEDRAFT" => new SendAnswer.UpdateDraft(),
            "LEAVEIT" => new SendAnswer.LeaveIt(),
            "ACCEPTTOTALS" => new SendAnswer.AcceptTotals(),
            "STEPWASTAKEN" => new SendAnswer.StepWasTaken(),
            "TAKESTEP" => new SendAnswer.TakeStep(),
            _ => throw Refused.Input("answer", $"'{input.Answer}' is no answer.", "Write send, wasSent, doNotSend, updateDraft, leaveIt, acceptTotals, stepWasTaken or takeStep."),
        };
        await AnswerAsync(call, await call.Service<IDocuments>().AnswerAsync(call.Connection, call.RouteId("send"), answer, call.User, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task AgainAsync(OperationCall call)
    {
        await CheckModuleAsync(call).ConfigureAwait(false);
        var input = await call.ReadAsync(OperationsJson.Default.ReasonInput).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(input.Reason))
            throw Refused.Input("reason", "To send a document anew needs a reason.", "Say why; it is kept.");
        var options = new SendOptions { User = call.User, Date = input.Date };
        await AnswerAsync(call, await call.Service<IDocuments>().SendAgainAsync(call.Connection, call.RouteId("send"), input.Reason, options, call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task RefreshAsync(OperationCall call) => await AnswerAsync(call, await call.Service<IDocuments>().RefreshAsync(call.Connection, call.RouteId("send"), call.Token).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task BaselineAsync(OperationCall call)
    {
        var (found, take) = (new List<RecordRef>(), call.Query("take", 1000, 1, 10_000));
        await foreach (var record in call.Service<IDocuments>().ListBaselineAsync(call.Connection, call.Route("flow"), call.Token).ConfigureAwait(false))
        {
            found.Add(record);
            if (found.Count == take)
                break;
        }

        await call.AnswerAsync(found, OperationsJson.Default.IReadOnlyListRecordRef).ConfigureAwait(false);
    }

    private static async Task TakeBaselineAsync(OperationCall call)
    {
        await call.Service<IDocuments>().TakeBaselineAsync(call.Connection, call.Route("flow"), call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task ResumeAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ResumeInput).ConfigureAwait(false);
        await call.Service<IDocuments>().ResumeAsync(call.Connection, call.Route("flow"), input.Choice, call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task AnswerAsync(OperationCall call, SendInfo send) =>
        await call.AnswerAsync((await Told.OfAsync(call).ConfigureAwait(false)).Of(send), OperationsJson.Default.SendInfo).ConfigureAwait(false);

    private static async Task CheckModuleAsync(OperationCall call)
    {
        if (!await call.Options.SalesModule(call.Http, call.Connection).ConfigureAwait(false))
            throw new SyncRequestException("sales-module", "The CRM's sales module is switched off for this connection: no documents are sent. Switch it on there first.");
    }
}
