using System.Collections.Concurrent;
using System.Text.Json;

namespace Connectors.Dinero;

/// <summary>The package's JSON, one instance per zone of zone-less times.</summary>
internal static class DineroJson
{
    private static readonly ConcurrentDictionary<string, DineroJsonContext> Contexts = new(StringComparer.Ordinal);

    public static DineroJsonContext Utc { get; } = For("UTC");

    public static DineroJsonContext For(string zone) => Contexts.GetOrAdd(zone, static id => DineroJsonContext.Create(new JsonSerializerOptions
    {
        // Lists answer in the letter case that they were asked in, errors in camel case, records in Pascal case.
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        // Danish letters as they are: \u00D8 would be right too, and unreadable in every log.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters =
        {
            new InstantConverter(TimeZoneInfo.FindSystemTimeZoneById(id)),
            new BusinessDateConverter(),
            new OptionalDateConverter(),
            new LenientInt32Converter(),
            new LenientInt64Converter(),
            new LenientBooleanConverter(),
        },
    }));
}
