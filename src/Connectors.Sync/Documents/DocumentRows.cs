using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>Intents and history of sends. They share the tables of records; the send stands where a link stands there.</summary>
internal static class DocumentRows
{
    public const string Send = "$send:";
    public const string Step = "$step:";
    public const string Update = "$draft:";
    public const string Result = "$result:";

    /// <summary>The intent belongs to a document and not to a pair of records.</summary>
    public static bool IsDocument(IntentRow intent) => intent.Mapping.StartsWith('$');

    public static IntentRow Intent(Session session, SendRow row, string what, Side side, TimeSpan timeout, DateTimeOffset now, Guid? id = null, string payload = "{\"v\":1}", UncertainEvidence? evidence = null) => new()
    {
        Id = id ?? session.Surroundings.NewId(now),
        Link = row.Id,
        Mapping = what + row.Flow,
        Side = side,
        Kind = what == Send ? WriteKind.Create : WriteKind.Update,
        RecordId = side == Side.Crm ? row.SourceId : row.DocumentId,
        Payload = payload,
        SettingsVersion = session.Row.SettingsVersion,
        Token = session.Lease.Token,
        Run = session.RunId,
        OpenedAt = now,
        Deadline = now + timeout,
        Evidence = evidence is null ? "" : ProblemsJson.WriteEvidence(evidence),
    };

    public static IntentRow Closed(this IntentRow intent, Session session, string outcome, string? record = null) =>
        intent with { State = IntentState.Closed, Outcome = outcome, RecordId = record ?? intent.RecordId, ClosedAt = session.Clock.GetUtcNow() };

    public static HistoryRow Event(Session session, SendRow row, string name, string detail = "", Side? side = null, Guid? intent = null) => new()
    {
        Link = row.Id,
        Mapping = row.Flow,
        At = session.Clock.GetUtcNow(),
        Run = session.RunId,
        Event = name,
        Side = side,
        Intent = intent,
        Detail = StoredJson.Write(w =>
        {
            w.WriteString("state", row.State.ToString());
            if (row.Number is not null)
                w.WriteString("number", row.Number);
            if (detail.Length > 0)
                w.WriteString("why", detail);
        }),
        User = session.Request.User,
    };

    public static string Marker(Session session, SendRow row) => $"{session.MarkerPrefix}{row.Flow}:{row.SourceId}:{row.Generation}";

    public static DocumentRequest Request(Session session, CompiledFlow flow, SendRow row) => new()
    {
        Flow = flow.Flow,
        Stage = row.Stage,
        Document = DocumentJson.Read(row.Content),
        Customer = row.Customer is { } customer ? new RecordId(customer) : null,
        Marker = Marker(session, row),
        Replaces = SendResult.Parse(row.Result).Replaces,
    };

    /// <summary>What may leave in the connection's mode (R41).</summary>
    public static bool Allows(ConnectionMode mode, DocumentKind kind, DocumentStage stage) => mode switch
    {
        ConnectionMode.Live => true,
        ConnectionMode.DraftsOnly => stage == DocumentStage.Draft || kind == DocumentKind.Proforma,
        _ => false,
    };
}
