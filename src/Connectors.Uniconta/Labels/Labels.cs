using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Uniconta;

/// <summary>One choice of a list: Uniconta's own name of it, and its word in the languages as far as they are known.</summary>
internal sealed record Label(string Member, string? English, string? Danish)
{
    /// <summary>Means this choice by Uniconta's own name of it.</summary>
    public bool IsMember(string bare) => string.Equals(_member, bare, StringComparison.OrdinalIgnoreCase);

    /// <summary>Means this choice in Danish.</summary>
    public bool IsDanish(string bare) => _danish is not null && string.Equals(_danish, bare, StringComparison.OrdinalIgnoreCase);

    private readonly string _member = Labels.Bare(Member);

    private readonly string? _danish = Danish is null ? null : Labels.Bare(Danish);

    public string? In(string language) => language == UnicontaLanguages.Danish ? Danish : English;
}

/// <summary>A word of such a list, whichever list it is.</summary>
internal interface ILabel
{
    string Value { get; }

    /// <summary>The choice that the word means; null for a word that is not known.</summary>
    Label? Known { get; }
}

/// <summary>A list whose choices are words in the language of the user (Uniconta's AppEnum).</summary>
internal interface ILabel<TSelf> : ILabel where TSelf : struct, ILabel<TSelf>
{
    Label? ILabel.Known => Labels.Find(TSelf.Vocabulary, Value);

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
        foreach (var label in vocabulary)
        {
            if (label.IsMember(bare))
                return label;
        }

        foreach (var label in vocabulary)
        {
            if (label.IsDanish(bare))
                return label;
        }

        return null;
    }

    /// <summary>The language of a row's words; null where none of them tells, or they tell different things.</summary>
    public static string? LanguageOf<T>(T row, JsonTypeInfo<T> type)
    {
        string? language = null;
        foreach (var member in LabelMembers<T>.Of(type))
        {
            if (member.WordOf(row) is not { } word || word.Known is not { English: { } english, Danish: { } danish } || string.Equals(english, danish, StringComparison.OrdinalIgnoreCase))
                continue;
            var spoken = string.Equals(word.Value, danish, StringComparison.OrdinalIgnoreCase) ? UnicontaLanguages.Danish
                : string.Equals(word.Value, english, StringComparison.OrdinalIgnoreCase) ? UnicontaLanguages.English : null;
            if (spoken is not null && language is not null && spoken != language)
                return null;
            language = spoken ?? language;
        }

        return language;
    }

    /// <summary>Members that were set to one choice and came back as another: Uniconta takes its first one for a word that it does not know, and says nothing.</summary>
    public static IReadOnlyList<string> FindOtherChoices<T>(T meant, T answered, JsonTypeInfo<T> type)
    {
        List<string>? others = null;
        foreach (var member in LabelMembers<T>.Of(type))
        {
            if (member.WordOf(meant)?.Known is { } wanted && member.WordOf(answered)?.Known is { } found && found != wanted)
                (others ??= []).Add(member.Name);
        }

        return others ?? (IReadOnlyList<string>)[];
    }

    public static string? MemberOf(Label[] vocabulary, string? word) => Find(vocabulary, word)?.Member;

    public static bool Same(Label[] vocabulary, string? left, string? right) =>
        Find(vocabulary, left) is { } label ? label == Find(vocabulary, right) : Find(vocabulary, right) is null && OpenText.Same(left, right);

    public static int Hash(Label[] vocabulary, string? word) => OpenText.Hash(MemberOf(vocabulary, word) ?? word);

    public static string Bare(string word) => word.Trim().Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}

/// <summary>The few members of a record that are such words.</summary>
internal static class LabelMembers<T>
{
    private static LabelMember[]? _all;

    public static LabelMember[] Of(JsonTypeInfo<T> type) => _all ??=
    [
        .. type.Properties.Where(static p => typeof(ILabel).IsAssignableFrom(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)).Select(static p => new LabelMember(p.Name, p.Get)),
    ];

    internal sealed record LabelMember(string Name, Func<object, object?>? Get)
    {
        /// <summary>Null where the record says nothing.</summary>
        public ILabel? WordOf(T row) => Get?.Invoke(row!) is ILabel { Value.Length: > 0 } word ? word : null;
    }
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
