using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>Support's questions: find a record, tell its story, forget it.</summary>
internal static class RecordOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        new("records.find", "GET", "/{connection}/records", FindAsync),
        new("records.story", "GET", "/{connection}/records/{record}", StoryAsync),
        new("records.forget", "DELETE", "/{connection}/records/{record}", ForgetAsync),
        new("diagnose", "GET", "/{connection}/diagnose", DiagnoseAsync),
    ];

    private static async Task FindAsync(OperationCall call)
    {
        var text = call.Query("find") is { } find && !string.IsNullOrWhiteSpace(find) ? find : throw Refused.Input("find", "It is not said what to look for.", "Write ?find= and a name, a number or an id.");
        await call.AnswerAsync(await call.Service<IConnectionSupport>().FindAsync(call.Connection, text, call.Query("take", 20, 1, 200), call.Token).ConfigureAwait(false), OperationsJson.Default.IReadOnlyListRecordHit).ConfigureAwait(false);
    }

    private static async Task StoryAsync(OperationCall call) =>
        await call.AnswerAsync(await call.Service<IConnectionSupport>().TellAsync(call.Connection, OperationCall.ReadRecord("record", call.Route("record")), call.Token).ConfigureAwait(false), OperationsJson.Default.RecordStory).ConfigureAwait(false);

    private static async Task ForgetAsync(OperationCall call) =>
        await call.AnswerAsync(await call.Service<IConnections>().ForgetAsync(call.Connection, OperationCall.ReadRecord("record", call.Route("record")), call.User, call.Token).ConfigureAwait(false), OperationsJson.Default.ForgetReport).ConfigureAwait(false);

    private static async Task DiagnoseAsync(OperationCall call)
    {
        // Whole first: a problem found half way could not be answered any more.
        using var buffer = new MemoryStream();
        await call.Service<IConnectionSupport>().DiagnoseAsync(call.Connection, buffer, call.Token).ConfigureAwait(false);
        call.Http.Response.ContentType = "application/zip";
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{call.Connection.Value}-diagnose.zip\"";
        await call.Http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), call.Token).ConfigureAwait(false);
    }
}
