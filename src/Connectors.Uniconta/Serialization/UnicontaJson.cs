using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Connectors.Uniconta;

/// <summary>How values are written to one surface for one user.</summary>
internal sealed record UnicontaDialect(string Zone, string Language, bool CountryAsNumber, bool AllowUnknownLabels);

/// <summary>The package's JSON, one instance per dialect.</summary>
internal static class UnicontaJson
{
    // Danish letters as they are: \u00D8 would be right too, and unreadable in every log.
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly ConcurrentDictionary<UnicontaDialect, UnicontaJsonContext> Contexts = new();

    public static UnicontaJsonContext For(UnicontaDialect dialect) => Contexts.GetOrAdd(dialect, static d => UnicontaJsonContext.Create(new JsonSerializerOptions
    {
        // Uniconta leaves out what is null, and so do we: an insert says what is set, an update says by itself what is cleared.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = Encoder,
        Converters =
        {
            // First: see DialectOf.
            new DialectCarrier(d),
            new UnsetInstantConverter(TimeZoneInfo.FindSystemTimeZoneById(d.Zone)),
            new UnsetDateConverter(),
            new DoubleAsDecimalConverter(),
            new LenientInt32Converter(),
            new LenientBooleanConverter(),
        },
    }));

    // The carrier is the first: asked with every word that is written.
    public static UnicontaDialect DialectOf(JsonSerializerOptions options) => ((DialectCarrier)options.Converters[0]).Dialect;

    /// <summary>Options have no place for a caller's own values; a converter that converts nothing carries them.</summary>
    private sealed class DialectCarrier(UnicontaDialect dialect) : JsonConverter<UnicontaDialect>
    {
        public UnicontaDialect Dialect { get; } = dialect;

        public override UnicontaDialect Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, UnicontaDialect value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
