using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.EconomicDialect;

/// <summary>How the vendors of this family write JSON.</summary>
internal static class DialectJson
{
    /// <summary>Options over a package's own context, with converters for its references.</summary>
    public static JsonSerializerOptions Make(IJsonTypeInfoResolver context, ReadOnlySpan<JsonConverter> references)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            // An explicit null is refused.
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Letters of all languages as they are: \u00D8 would be right too, and unreadable in every log.
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
            TypeInfoResolver = context.WithAddedModifier(Relax).WithAddedModifier(LateMembers.Use),
            Converters =
            {
                new InstantConverter(TimeZoneInfo.Utc),
                new BusinessDateConverter(),
                new LenientInt32Converter(),
                new LenientInt64Converter(),
                new LenientBooleanConverter(),
            },
        };
        foreach (var converter in references)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>"Required" is for who writes: a list that leaves a member out must still be read.</summary>
    private static void Relax(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }
}
