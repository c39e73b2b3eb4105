using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Intacct;

/// <summary>The package's JSON.</summary>
internal static class IntacctJson
{
    public static JsonSerializerOptions Options { get; } = Make(static _ => { });

    /// <summary>The same for the flat rows of the query service.</summary>
    public static JsonSerializerOptions FlatOptions { get; } = Make(FlatMembers.Add);

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Make(Action<JsonTypeInfo> modify)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Letters as they are: \u00E9 would be right too, and unreadable in every log.
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
            Converters =
            {
                new InstantConverter(TimeZoneInfo.Utc),
                new BusinessDateConverter(),
                new OptionalDateConverter(),
                new AmountConverter(),
                new FlagConverter(),
                new LenientTextConverter(),
                new CountConverter(),
            },
            // What a new record needs is required in C#; a row shows only what was asked for, and must be readable all the same.
            TypeInfoResolver = IntacctJsonContext.Default.WithAddedModifier(IntacctJsonContext.SetMembersDirectly).WithAddedModifier(static info =>
            {
                foreach (var property in info.Properties)
                    property.IsRequired = false;
            }).WithAddedModifier(modify),
        };
        options.MakeReadOnly();
        return options;
    }
}
