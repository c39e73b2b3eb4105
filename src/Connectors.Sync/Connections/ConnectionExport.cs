using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Connections;

/// <summary>Writes what is stored of a connection or of one record as one JSON document, row by row as the store shows them. Credentials are no part of it, encrypted ones neither.</summary>
internal sealed class ConnectionExport(ISyncStore store, ConnectionCatalog catalog, Erasure erasure, TimeProvider clock)
{
    private const int FlushAt = 64 * 1024;

    public async Task WriteAsync(ConnectionId connection, RecordRef? record, Stream to, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await using var _ = writer.ConfigureAwait(false);
        writer.WriteStartObject();
        writer.WriteNumber("format", 1);
        writer.WriteString("connection", connection.Value);
        if (record is not null)
            writer.WriteString("record", record.ToString());
        writer.WriteString("at", clock.GetUtcNow());
        writer.WriteStartArray("rows");
        if (record is null)
        {
            await store.ReadAllAsync(connection, row => WriteAsync(writer, row, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await foreach (var row in RowsOfAsync(known, record, cancellationToken).ConfigureAwait(false))
                await WriteAsync(writer, row, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<object> RowsOfAsync(KnownConnection known, RecordRef record, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = known.Row.Id;
        var traces = await erasure.TracesAsync(known, record, cancellationToken).ConfigureAwait(false);
        foreach (var row in traces.Rows)
            yield return row;
        foreach (var link in traces.Links)
        {
            yield return link;
            foreach (var intent in await store.ListIntentsAsync(connection, link.Id, cancellationToken).ConfigureAwait(false))
                yield return intent;
            foreach (var history in (await store.ListHistoryAsync(connection, link.Id, int.MaxValue, cancellationToken).ConfigureAwait(false)).Reverse())
                yield return history;
        }

        foreach (var mapping in traces.Pairs.GroupBy(static p => p.Mapping, StringComparer.Ordinal))
        {
            List<string> pairs = [.. mapping.Select(static p => p.Pair)];
            foreach (var row in await store.FindParkedAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false))
                yield return row;
            foreach (var row in await store.FindDecisionsAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false))
                yield return row;
            foreach (var row in await store.FindApprovalsAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false))
                yield return row;
            foreach (var row in await store.FindAssignmentsAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false))
                yield return row;
        }

        foreach (var row in await store.ListBrakesAsync(connection, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false))
        {
            if (traces.Pairs.Contains((row.Mapping, row.Pair)))
                yield return row;
        }
    }

    private static async ValueTask WriteAsync(Utf8JsonWriter writer, object row, CancellationToken cancellationToken)
    {
        var (name, json) = row switch
        {
            ConnectionRow r => ("connection", JsonSerializer.SerializeToNode(r with { CrmSecret = "", AccountingSecret = "" }, ExportJson.Default.ConnectionRow)),
            JournalRow r => ("journal", JsonSerializer.SerializeToNode(r, ExportJson.Default.JournalRow)),
            CursorRow r => ("cursor", JsonSerializer.SerializeToNode(r, ExportJson.Default.CursorRow)),
            RecordRow r => ("record", JsonSerializer.SerializeToNode(r, ExportJson.Default.RecordRow)),
            MarkRow r => ("mark", JsonSerializer.SerializeToNode(r, ExportJson.Default.MarkRow)),
            LinkRow r => ("link", JsonSerializer.SerializeToNode(r, ExportJson.Default.LinkRow)),
            IntentRow r => ("intent", JsonSerializer.SerializeToNode(r, ExportJson.Default.IntentRow)),
            ParkedRow r => ("parked", JsonSerializer.SerializeToNode(r, ExportJson.Default.ParkedRow)),
            DecisionRow r => ("decision", JsonSerializer.SerializeToNode(r, ExportJson.Default.DecisionRow)),
            BrakeRow r => ("brake", JsonSerializer.SerializeToNode(r, ExportJson.Default.BrakeRow)),
            ApprovalRow r => ("approval", JsonSerializer.SerializeToNode(r, ExportJson.Default.ApprovalRow)),
            AssignmentRow r => ("assignment", JsonSerializer.SerializeToNode(r, ExportJson.Default.AssignmentRow)),
            AsideRow r => ("linkAside", JsonSerializer.SerializeToNode(r, ExportJson.Default.AsideRow)),
            HistoryRow r => ("history", JsonSerializer.SerializeToNode(r, ExportJson.Default.HistoryRow)),
            SendRow r => ("send", JsonSerializer.SerializeToNode(r, ExportJson.Default.SendRow)),
            DocumentSourceRow r => ("documentSource", JsonSerializer.SerializeToNode(r, ExportJson.Default.DocumentSourceRow)),
            DocumentFlowRow r => ("documentFlow", JsonSerializer.SerializeToNode(r, ExportJson.Default.DocumentFlowRow)),
            RunRow r => ("run", JsonSerializer.SerializeToNode(r, ExportJson.Default.RunRow)),
            _ => throw new NotSupportedException($"The store showed a {row.GetType().Name}, which the export does not know."),
        };
        writer.WriteStartObject();
        writer.WriteString("row", name);
        foreach (var (member, value) in json!.AsObject())
        {
            if (value is null)
                continue;
            writer.WritePropertyName(member);
            // Columns that hold JSON are shown as such, not as text with escapes.
            if (value is JsonValue text && text.TryGetValue<string>(out var content) && content.StartsWith('{') && IsJson(content))
                writer.WriteRawValue(content);
            else
                value.WriteTo(writer);
        }

        writer.WriteEndObject();
        if (writer.BytesPending > FlushAt)
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>How rows are written out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectionRow))]
[JsonSerializable(typeof(JournalRow))]
[JsonSerializable(typeof(CursorRow))]
[JsonSerializable(typeof(RecordRow))]
[JsonSerializable(typeof(MarkRow))]
[JsonSerializable(typeof(LinkRow))]
[JsonSerializable(typeof(IntentRow))]
[JsonSerializable(typeof(ParkedRow))]
[JsonSerializable(typeof(DecisionRow))]
[JsonSerializable(typeof(BrakeRow))]
[JsonSerializable(typeof(ApprovalRow))]
[JsonSerializable(typeof(AssignmentRow))]
[JsonSerializable(typeof(AsideRow))]
[JsonSerializable(typeof(HistoryRow))]
[JsonSerializable(typeof(RunRow))]
[JsonSerializable(typeof(SendRow))]
[JsonSerializable(typeof(DocumentSourceRow))]
[JsonSerializable(typeof(DocumentFlowRow))]
internal sealed partial class ExportJson : JsonSerializerContext;
