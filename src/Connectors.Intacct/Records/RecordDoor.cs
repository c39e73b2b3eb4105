using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>An object as JSON: rows of queries, records in full, bodies as they are sent. What treats all objects alike, by tables of fields, stands on it.</summary>
internal sealed class RecordDoor(IntacctApi api, ObjectDefinition definition)
{
    /// <summary>The most keys that one call reads.</summary>
    public const int MaxKeys = 500;

    public string ObjectName => definition.ObjectName;

    /// <summary>Whether the object's model said that it heeds idempotency keys; null = no model was read, or it does not say.</summary>
    public bool? HeedsKeys => api.Idempotence.TryGetValue(definition.ObjectName, out var heeds) ? heeds : null;

    /// <summary>Until when a repeat with a key that is sent now is answered with the first answer.</summary>
    public DateTimeOffset ValidUntil(string key) => IntacctIdempotency.ValidUntil(key, api.Clock.GetUtcNow());

    public Task<DoorPage> QueryAsync(IntacctQuery query, CancellationToken cancellationToken) => api.AskAsync(
        definition.Resource + ".list", HttpMethod.Post, "services/core/query", query.ToJson(definition.ObjectName, [], 1),
        static root =>
        {
            var meta = IntacctApi.Meta(root);
            var rows = IntacctApi.Result(root).Clone();
            return new DoorPage([.. rows.EnumerateArray()], QueryRows.NextStart(meta, 1) is not null, Total(meta));
        },
        null, cancellationToken);

    /// <summary>Records in full, by one call; null where there is none of that key, or none that is seen.</summary>
    public async Task<IReadOnlyList<JsonElement?>> GetManyAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        try
        {
            var found = await api.AskAsync(
                definition.Resource + (keys.Count == 1 ? ".get" : ".getMany"), HttpMethod.Get, IntacctApi.ObjectPath(definition.ObjectName, [.. keys.Select(static k => k.Value)]), null,
                static root => BatchReader.Read(IntacctApi.Result(root), static element => new Body(element.Clone())), null, cancellationToken).ConfigureAwait(false);
            return [.. keys.Select((_, i) => i < found.Count && found[i].Value is { } body ? body.Element : (JsonElement?)null)];
        }
        catch (ConnectorNotFoundException)
        {
            // One key, or none of several.
            return [.. keys.Select(static _ => (JsonElement?)null)];
        }
    }

    public Task<WrittenRecord> CreateAsync(JsonObject body, CallOptions options, CancellationToken cancellationToken) => api.WriteAsync(
        definition.Resource + ".create", HttpMethod.Post, IntacctApi.ObjectPath(definition.ObjectName), definition.ObjectName, body, Written,
        new() { Hints = [.. Hints(body)] }, options, cancellationToken);

    public Task<WrittenRecord> PatchAsync(RecordKey key, JsonObject patch, CallOptions options, CancellationToken cancellationToken) => api.WriteAsync(
        definition.Resource + ".update", HttpMethod.Patch, IntacctApi.ObjectPath(definition.ObjectName, key.Value), definition.ObjectName, patch, Written,
        new() { Hints = [("key", key.Value)] }, options, cancellationToken);

    public Task DeleteAsync(RecordKey key, CancellationToken cancellationToken) => api.DeleteAsync(
        definition.Resource + ".delete", IntacctApi.ObjectPath(definition.ObjectName, key.Value), definition.ObjectName, static _ => true, new() { Hints = [("key", key.Value)] }, null, cancellationToken);

    private static WrittenRecord Written(JsonElement root) => IntacctApi.Result(root).Deserialize(IntacctJson.Type<WrittenRecord>()) is { Key.Value.Length: > 0 } written
        ? written
        : throw new JsonException("The answer names no key.");

    private static IEnumerable<(string Name, string? Value)> Hints(JsonObject body)
    {
        foreach (var name in (string[])["id", "name", "documentNumber", "referenceNumber"])
        {
            if (body[name]?.GetValueKind() == JsonValueKind.String)
                yield return (name, body[name]!.GetValue<string>());
        }
    }

    private static int? Total(JsonElement meta) =>
        meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("totalCount", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var number) ? number : null;

    private sealed record Body(JsonElement Element);
}

/// <summary>A page of flat rows.</summary>
/// <param name="Rows">As Intacct sends them, with dotted names.</param>
/// <param name="More">More rows follow.</param>
/// <param name="Total">How many rows the query has in all, if Intacct says.</param>
internal sealed record DoorPage(IReadOnlyList<JsonElement> Rows, bool More, int? Total);
