using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Intacct;

/// <summary>
/// Reads a page of the query service in one pass, each row as it comes. A page with a dotted name that the records do not know is not read here: what it says belongs nested into what the package keeps of
/// unknown members.
/// </summary>
internal static class FlatRows<TRecord> where TRecord : class
{
    private static readonly Contract? Known = Contract.Make();

    /// <summary>The page; null where its rows, or records of this kind, must be nested first.</summary>
    public static ListedRows<TRecord>? Read(ReadOnlySpan<byte> answer, int start)
    {
        if (Known is null)
            return null;
        var page = JsonSerializer.Deserialize(answer, Known.Page) ?? throw new JsonException("The answer is null.");
        var rows = new ListedRow<TRecord>[(page.Rows ?? throw new JsonException("The answer has no ia::result.")).Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var record = page.Rows[i] ?? throw new JsonException("A row is no object.");
            if (Known.HoldsPaths(record))
                return null;
            rows[i] = new(Known.KeyOf(record), Known.StampOf(record), record);
        }

        return new(rows, QueryRows.NextStart(page.Meta, start));
    }

    private sealed class Answer
    {
        public List<TRecord?>? Rows { get; set; }

        public JsonElement Meta { get; set; }
    }

    private sealed class Contract(JsonTypeInfo<Answer> page, JsonPropertyInfo key, JsonPropertyInfo? audit, JsonPropertyInfo additional)
    {
        public JsonTypeInfo<Answer> Page => page;

        /// <summary>Null where a record does more than hold members, has no key or stamp of the common form, or has no place for what it does not know.</summary>
        public static Contract? Make()
        {
            if (typeof(IJsonOnDeserialized).IsAssignableFrom(typeof(TRecord)) || typeof(IJsonOnDeserializing).IsAssignableFrom(typeof(TRecord)))
                return null;
            var record = (JsonTypeInfo<TRecord>)IntacctJson.FlatOptions.GetTypeInfo(typeof(TRecord));
            var (key, audit) = (Member("key"), Member("audit"));
            return record.Kind == JsonTypeInfoKind.Object && record.Properties.FirstOrDefault(static p => p.IsExtensionData) is { Get: not null } additional
                && key is { Get: not null } && key.PropertyType == typeof(RecordKey) && (audit is null || (audit.Get is not null && audit.PropertyType == typeof(Audit)))
                ? new(PageOf(record), key, audit, additional)
                : null;

            JsonPropertyInfo? Member(string name) => record.Properties.FirstOrDefault(p => p.Name == name);
        }

        public string KeyOf(TRecord record) => key.Get!(record) is RecordKey { Value: { } text } ? text : throw new JsonException("A row has no key.");

        public DateTimeOffset? StampOf(TRecord record) => (audit?.Get!(record) as Audit)?.ModifiedDateTime;

        public bool HoldsPaths(TRecord record)
        {
            if (additional.Get!(record) is not IDictionary<string, JsonElement> { Count: > 0 } unknown)
                return false;
            foreach (var (name, _) in unknown)
            {
                if (name.Contains('.', StringComparison.Ordinal))
                    return true;
            }

            return false;
        }

        private static JsonTypeInfo<Answer> PageOf(JsonTypeInfo<TRecord> record)
        {
            var options = record.Options;
            var rows = JsonMetadataServices.CreateListInfo<List<TRecord?>, TRecord?>(options, new() { ObjectCreator = static () => [], ElementInfo = record });
            return JsonMetadataServices.CreateObjectInfo<Answer>(options, new()
            {
                ObjectCreator = static () => new(),
                PropertyMetadataInitializer = _ =>
                [
                    Member("ia::result", rows, static o => ((Answer)o).Rows, static (o, value) => ((Answer)o).Rows = value),
                    Member("ia::meta", (JsonTypeInfo<JsonElement>)options.GetTypeInfo(typeof(JsonElement)), static o => ((Answer)o).Meta, static (o, value) => ((Answer)o).Meta = value),
                ],
            });

            JsonPropertyInfo Member<T>(string name, JsonTypeInfo<T> type, Func<object, T?> get, Action<object, T?> set) => JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<T>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = typeof(Answer),
                PropertyName = name,
                JsonPropertyName = name,
                PropertyTypeInfo = type,
                Getter = get,
                Setter = set,
            });
        }
    }
}
