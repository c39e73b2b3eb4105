using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>
/// Days that the OpenAPI services declare as instants: read by their first ten characters, since the hour means nothing, and written as midnight so that the declared format is kept.
/// </summary>
internal sealed class DayAsInstantConverter : JsonConverter<DateOnly>
{
    private static readonly BusinessDateConverter Inner = new();

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Inner.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
}
