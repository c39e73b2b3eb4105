using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>A stored record as it stood when it was asked for; it does not change afterwards.</summary>
public sealed class IntacctRecord
{
    private readonly JsonObject _json;

    internal IntacctRecord(StoredRecord record, RecordReader reader)
    {
        _json = reader.Nested(record);
        ObjectName = record.Definition.Name;
        Key = record.KeyText;
        Id = reader.IdText(record);
        TypeName = record.TypeName;
        Created = record.Created;
        Modified = record.Modified;
        EntityId = record.Entity?.Text("id");
    }

    /// <summary>The object, <c>accounts-receivable/customer</c>.</summary>
    public string ObjectName { get; }

    /// <summary>The system's key: the record number.</summary>
    public string Key { get; }

    /// <summary>What users call it; the key where an object has no id of its own.</summary>
    public string Id { get; }

    /// <summary>Of a document: its transaction definition (<c>Sales Order</c>); otherwise null.</summary>
    public string? TypeName { get; }

    /// <summary>The entity whose private record it is; null for the company's.</summary>
    public string? EntityId { get; }

    /// <summary>When it was made, whole seconds.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When it was last changed, whole seconds.</summary>
    public DateTimeOffset Modified { get; }

    /// <summary>A value by its dotted path as text (<c>contacts.default.email1</c>, <c>lines.0.unitPrice</c>); null when it is unset or no such path exists.</summary>
    /// <param name="path">The path in the record as the API shows it.</param>
    public string? this[string path]
    {
        get
        {
            JsonNode? node = _json;
            foreach (var part in path.Split('.'))
            {
                node = node switch
                {
                    JsonObject inner => inner[part],
                    JsonArray list when int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var at) && at < list.Count => list[at],
                    _ => null,
                };
            }

            return node?.ToString();
        }
    }

    /// <summary>How many owned records a list holds (<c>lines</c>).</summary>
    /// <param name="list">The list's path.</param>
    /// <returns>The count; 0 when there is no such list.</returns>
    public int Count(string list) => _json[list] is JsonArray array ? array.Count : 0;

    /// <summary>The whole record as JSON, as a read by key shows it.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => _json.ToJsonString();

    /// <inheritdoc />
    public override string ToString() => $"{ObjectName} {Id} ({Key})";
}
