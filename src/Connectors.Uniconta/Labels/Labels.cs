using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>One choice of a list: Uniconta's own name of it, and its word in the languages as far as they are known.</summary>
internal sealed record Label(string Member, string? English, string? Danish)
{
    public string? In(string language) => language == UnicontaLanguages.Danish ? Danish : English;
}

/// <summary>Marks the types of such lists.</summary>
internal interface ILabel;

/// <summary>A list whose choices are words in the language of the user (Uniconta's AppEnum).</summary>
internal interface ILabel<TSelf> : ILabel where TSelf : struct, ILabel<TSelf>
{
    string Value { get; }

    static abstract Label[] Vocabulary { get; }

    static abstract TSelf From(string value);
}

internal static class Labels
{
    /// <summary>Blanks and letter case do not count: the label of CalculationExpression is "Calculation expression".</summary>
    public static Label? Find(Label[] vocabulary, string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
            return null;
        var bare = Bare(word);
        return Array.Find(vocabulary, l => Same(l.Member, bare)) ?? Array.Find(vocabulary, l => Same(l.Danish, bare));

        static bool Same(string? known, string bare) => known is not null && string.Equals(Bare(known), bare, StringComparison.OrdinalIgnoreCase);
    }

    public static string? MemberOf(Label[] vocabulary, string? word) => Find(vocabulary, word)?.Member;

    public static bool Same(Label[] vocabulary, string? left, string? right) =>
        Find(vocabulary, left) is { } label ? label == Find(vocabulary, right) : Find(vocabulary, right) is null && OpenText.Same(left, right);

    public static int Hash(Label[] vocabulary, string? word) => OpenText.Hash(MemberOf(vocabulary, word) ?? word);

    private static string Bare(string word) => word.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}

/// <summary>Reads any word and writes the user's own language. The language is the JSON options': see <see cref="UnicontaJson"/>.</summary>
internal sealed class LabelConverter<T> : JsonConverter<T> where T : struct, ILabel<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.From(reader.GetString()!),
        JsonTokenType.Number => T.From(JsonElement.ParseValue(ref reader).GetRawText()),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var dialect = UnicontaJson.DialectOf(options);
        var known = Labels.Find(T.Vocabulary, value.Value);
        var label = known?.In(dialect.Language);
        if (label is null && !dialect.AllowUnknownLabels)
        {
            var words = string.Join(", ", T.Vocabulary.Select(l => l.In(dialect.Language)).OfType<string>());
            throw new ArgumentException(
                $"{typeof(T).Name} '{value.Value}' has no known word in the user's language ({dialect.Language}), and Uniconta may store another choice in silence for a word that it does not know. Known are: {words}. "
                + $"If you know the word from this Uniconta, set {nameof(UnicontaOptions)}.{nameof(UnicontaOptions.AllowUnknownLabels)} and give it as it stands there.");
        }

        writer.WriteStringValue(label ?? value.Value);
    }
}

/// <summary>Reads number, name and number as text; writes what the surface takes.</summary>
internal sealed class CountryConverter : JsonConverter<Country>
{
    public override Country Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var number) && number >= 0 => Country.FromNumber(number),
        JsonTokenType.String when int.TryParse(reader.GetString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => Country.FromNumber(number),
        JsonTokenType.String => new(reader.GetString()!),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, Country value, JsonSerializerOptions options)
    {
        if (value.Number is { } known && (UnicontaJson.DialectOf(options).CountryAsNumber || value.Name is null))
            writer.WriteNumberValue(known);
        else if (value.Number is null && UnicontaJson.DialectOf(options) is { CountryAsNumber: true, AllowUnknownLabels: false })
            throw new ArgumentException($"Country '{value.Value}' is not in Uniconta's list as far as it is known, so it has no number to write. Give the number by Country.FromNumber.");
        else
            writer.WriteStringValue(value.Name ?? value.Value);
    }
}
