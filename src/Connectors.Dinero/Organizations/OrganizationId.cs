using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The number of an organisation (firm id): shown at the bottom left of Dinero and as the first part of its addresses.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(OrganizationIdConverter))]
public readonly record struct OrganizationId(int Value)
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

internal sealed class OrganizationIdConverter : JsonConverter<OrganizationId>
{
    public override OrganizationId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.String && int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, OrganizationId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
