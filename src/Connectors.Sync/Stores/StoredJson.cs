using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Sync.Stores;

/// <summary>Writes and reads the JSON columns of the store. Every document carries its format version in <c>v</c>.</summary>
internal static class StoredJson
{
    public const int Version = 1;

    /// <summary>Writes an object that begins with its format version.</summary>
    public static string Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", Version);
            body(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a document and refuses one that a newer version of the package wrote.</summary>
    public static JsonDocument Read(string json)
    {
        var document = JsonDocument.Parse(json);
        var version = document.RootElement.TryGetProperty("v", out var v) ? v.GetInt32() : 0;
        if (version is < 1 or > Version)
        {
            document.Dispose();
            throw new NotSupportedException($"The store holds a document of format {version}; this version of Connectors.Sync reads format {Version}. Update the package on this host.");
        }

        return document;
    }

    public static void WriteValues(this Utf8JsonWriter writer, string name, ImmutableArray<FieldValue> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteValue(value);
        writer.WriteEndArray();
    }

    public static void WriteValue(this Utf8JsonWriter writer, FieldValue value)
    {
        switch (value.Kind)
        {
            case FieldValueKind.Null:
                writer.WriteNullValue();
                break;
            case FieldValueKind.Text:
                writer.WriteStringValue(value.AsText());
                break;
            case FieldValueKind.Boolean:
                writer.WriteBooleanValue(value.AsBoolean()!.Value);
                break;
            case FieldValueKind.Lines:
                writer.WriteStartObject();
                writer.WriteStartArray("l");
                foreach (var line in value.AsLines()!.Lines)
                    WriteLine(writer, line);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartObject();
                switch (value.Kind)
                {
                    case FieldValueKind.Absent:
                        writer.WriteNumber("x", 0);
                        break;
                    case FieldValueKind.Number:
                        // Text, so that the scale survives: 12.50 stays 12.50.
                        writer.WriteString("n", value.ToString());
                        break;
                    case FieldValueKind.Date:
                        writer.WriteString("d", value.ToString());
                        break;
                    case FieldValueKind.Instant:
                        writer.WriteNumber("t", value.AsInstant()!.Value.UtcTicks);
                        break;
                    case FieldValueKind.Reference:
                        writer.WriteString("r", value.AsReference()!.ToString());
                        break;
                }

                writer.WriteEndObject();
                break;
        }
    }

    public static ImmutableArray<FieldValue> ReadValues(JsonElement array, IReadOnlyList<FieldSchema> fields)
    {
        var values = ImmutableArray.CreateBuilder<FieldValue>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray())
            values.Add(ReadValue(element, values.Count < fields.Count ? fields[values.Count] : null));
        return values.MoveToImmutable();
    }

    public static FieldValue ReadValue(JsonElement element, FieldSchema? field)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return FieldValue.Null;
            case JsonValueKind.String:
                return FieldValue.Of(element.GetString());
            case JsonValueKind.True or JsonValueKind.False:
                return FieldValue.Of((bool?)element.GetBoolean());
        }

        foreach (var member in element.EnumerateObject())
        {
            switch (member.Name)
            {
                case "n":
                    return FieldValue.Of((decimal?)decimal.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture));
                case "d":
                    return FieldValue.Of((DateOnly?)DateOnly.ParseExact(member.Value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                case "t":
                    return FieldValue.Of((DateTimeOffset?)new DateTimeOffset(member.Value.GetInt64(), TimeSpan.Zero));
                case "r":
                    return FieldValue.Of(RecordRef.Parse(member.Value.GetString()!));
                case "l" when field?.LineSchema is { } schema:
                    return FieldValue.Of(ReadLines(member.Value, schema));
            }
        }

        return FieldValue.Absent;
    }

    private static void WriteLine(Utf8JsonWriter writer, SyncRecord line)
    {
        writer.WriteStartObject();
        writer.WriteString("id", line.Id.Value);
        foreach (var field in line.Schema.Fields)
        {
            if (line[field.Name] is { IsAbsent: false } value)
            {
                writer.WritePropertyName("." + field.Name);
                writer.WriteValue(value);
            }
        }

        writer.WriteEndObject();
    }

    private static LineSet ReadLines(JsonElement array, EntitySchema schema)
    {
        var lines = ImmutableArray.CreateBuilder<SyncRecord>();
        foreach (var element in array.EnumerateArray())
        {
            var line = SyncRecord.Create(schema, new RecordId(element.GetProperty("id").GetString()!));
            foreach (var member in element.EnumerateObject())
            {
                if (member.Name[0] == '.' && schema.TryGetSlot(member.Name[1..], out var slot))
                    line.Set(slot, ReadValue(member.Value, schema[slot]));
            }

            lines.Add(line.Build());
        }

        return new LineSet(lines.ToImmutable());
    }
}
