using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>
/// Another record, as one record names it. Written by key or by id, whichever <see cref="OfKey"/> or <see cref="OfId"/> was given; read with both. An unset reference is null, although Intacct sends an
/// object whose members are all null.
/// </summary>
[JsonConverter(typeof(ReferenceConverter))]
public sealed record Reference
{
    internal Reference()
    {
    }

    /// <summary>The key.</summary>
    public RecordKey? Key { get; internal init; }

    /// <summary>The id that users see: customer number, item number, name of a term. Letter case matters. It may change for some objects; the key does not.</summary>
    public string? Id { get; internal init; }

    /// <summary>The name, only read.</summary>
    public string? Name { get; internal init; }

    /// <summary>For documents: the transaction definition, such as "Sales Order". Only read.</summary>
    public string? DocumentType { get; internal init; }

    /// <summary>The address that Intacct gives. Its forms are not consistent: go by <see cref="Key"/>.</summary>
    public string? Href { get; internal init; }

    /// <summary>The record of that key.</summary>
    public static Reference OfKey(RecordKey key) => string.IsNullOrWhiteSpace(key.Value) ? throw new ArgumentException("The key is empty.", nameof(key)) : new() { Key = key };

    /// <summary>The record of that id. Letter case matters.</summary>
    public static Reference OfId(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new() { Id = id };
    }

    /// <summary>Id and name, as far as they are known.</summary>
    public override string ToString() => $"{Id ?? Key?.Value}{(Name is null ? "" : $" ({Name})")}";
}

/// <summary>Reads key, id and name; writes the key, or the id where there is no key.</summary>
internal class ReferenceConverter : JsonConverter<Reference?>
{
    public override bool HandleNull => false;

    public override Reference? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A name alone (texts without key) is read too: the schema of some references is only a text.
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            return new() { Id = Text(ref reader) ?? "" };
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        string? key = null, id = null, name = null, documentType = null, href = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
                key = Next(ref reader);
            else if (reader.ValueTextEquals("id"u8))
                id = Next(ref reader);
            else if (reader.ValueTextEquals("name"u8))
                name = Next(ref reader);
            else if (reader.ValueTextEquals("documentType"u8))
                documentType = Next(ref reader);
            else if (reader.ValueTextEquals("href"u8))
                href = Next(ref reader);
            else
                reader.Skip();
        }

        return key is null && id is null && name is null ? null : new() { Key = key is null ? null : new(key), Id = id, Name = name, DocumentType = documentType, Href = href };
    }

    public override void Write(Utf8JsonWriter writer, Reference? value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value?.Key is { } key && !(PrefersId && value.Id is not null))
            writer.WriteString("key", key.Value);
        else if (value?.Id is { } id)
            writer.WriteString("id", id);
        else
            writer.WriteString("name", value?.Name);
        writer.WriteEndObject();
    }

    protected virtual bool PrefersId => false;

    private static string? Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (Text(ref reader) is { } text)
            return text;
        reader.Skip();
        return null;
    }

    /// <summary>A part of a reference: a text or a number; an empty text is none.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.GetString() is { Length: > 0 } text => text,
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };
}

/// <summary>The contacts of a document: their keys are read-only, they are set by id.</summary>
internal sealed class ReferenceByIdConverter : ReferenceConverter
{
    protected override bool PrefersId => true;
}
