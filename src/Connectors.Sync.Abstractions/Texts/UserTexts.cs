using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;

namespace Connectors.Sync;

/// <summary>
/// Sentences in the languages of the users. A provider that says something about documents and records offers it as a feature; what it does not know stays as it was said: in English, or in the words of the system that refused.
/// </summary>
public interface IUserTexts
{
    /// <summary>A sentence in another language, or <see langword="null"/> when it is none of these.</summary>
    /// <param name="sentence">The sentence as it was said.</param>
    /// <param name="culture">The user's language.</param>
    /// <param name="part">Tells what stands in a sentence's places: a part may be a sentence or a word of its own.</param>
    string? Find(string sentence, CultureInfo culture, Func<string, string> part);
}

/// <summary>
/// Sentences in six languages, from resources: one set per language, named <c>{set}.{language}</c>. The English one says how a sentence is recognised (<c>Line {0} has no lines.</c>), so what says it needs to know of no language.
/// A place of it that holds a day (<c>{0:d}</c>, said as <c>2026-03-05</c>) or a number (<c>{0:n}</c>, said as <c>1250.50</c>, with its currency behind it or without) is written as the user's culture writes it; every other place stays as it was said.
/// </summary>
public sealed class UserTexts : IUserTexts
{
    private const string English = "en";

    private readonly FrozenDictionary<string, ResourceManager> _sets;
    private readonly Lazy<ImmutableArray<Sentence>> _sentences;

    /// <summary>Reads sets of texts.</summary>
    /// <param name="set">The sets' common name in the assembly.</param>
    /// <param name="assembly">The assembly that holds them.</param>
    public UserTexts(string set, Assembly assembly)
    {
        _sets = Languages.ToFrozenDictionary(static l => l, l => new ResourceManager($"{set}.{l}", assembly), StringComparer.OrdinalIgnoreCase);
        _sentences = new(() => Read(_sets[English]));
    }

    /// <summary>The languages that there are, English first.</summary>
    public static ImmutableArray<string> Languages { get; } = [English, "it", "ro", "da", "es", "fr"];

    /// <summary>What is said of documents and their customers whatever the vendor.</summary>
    public static UserTexts Neutral { get; } = new("Connectors.Sync.Texts.Sentences", typeof(UserTexts).Assembly);

    /// <inheritdoc />
    public string? Find(string sentence, CultureInfo culture, Func<string, string> part)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(culture);
        ArgumentNullException.ThrowIfNull(part);
        if (!_sets.TryGetValue(culture.TwoLetterISOLanguageName, out var set))
            return null;
        foreach (var known in _sentences.Value)
        {
            if (Match(sentence, known.Literals) is { } values)
                return string.Format(culture, set.GetString(known.Key, CultureInfo.InvariantCulture)!, [.. values.Select((value, i) => Written(known.Kinds[i], value, culture) ?? part(value))]);
        }

        return null;
    }

    /// <summary>A sentence in a language, from the first of some texts that knows it; as it was said when none does.</summary>
    /// <param name="sentence">The sentence as it was said.</param>
    /// <param name="culture">The user's language.</param>
    /// <param name="texts">The texts, the narrower ones first.</param>
    public static string Tell(string sentence, CultureInfo culture, IReadOnlyCollection<IUserTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(culture);
        ArgumentNullException.ThrowIfNull(texts);
        return culture.TwoLetterISOLanguageName == English ? sentence : Part(sentence);

        string Part(string part) => part.Length == 0 ? part : texts.Select(t => t.Find(part, culture, Part)).FirstOrDefault(static t => t is not null) ?? part;
    }

    /// <summary>The longest first: <c>Line {0}: {1}</c> fits what a fuller sentence fits too.</summary>
    private static ImmutableArray<Sentence> Read(ResourceManager english) =>
    [
        .. english.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(static e => Split((string)e.Key, (string)e.Value!))
            .OrderByDescending(static s => s.Literals.Sum(static l => l.Length)).ThenBy(static s => s.Key, StringComparer.Ordinal),
    ];

    /// <summary>A day or a number as the culture writes it; null when it is neither, or does not say that it is one.</summary>
    private static string? Written(char kind, string value, CultureInfo culture)
    {
        if (kind == 'd')
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d", culture) : null;
        var end = value.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? at : value.Length;
        return kind == 'n' && decimal.TryParse(value.AsSpan(0, end), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N" + number.Scale.ToString(CultureInfo.InvariantCulture), culture) + value[end..]
            : null;
    }

    /// <summary>What stands between the places, which come in order, and what is in them.</summary>
    private static Sentence Split(string key, string sentence)
    {
        var literals = ImmutableArray.CreateBuilder<string>();
        var kinds = ImmutableArray.CreateBuilder<char>();
        var literal = new StringBuilder();
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] == '{')
            {
                literals.Add(literal.ToString());
                literal.Clear();
                var end = sentence.IndexOf('}', i);
                kinds.Add(sentence[i..end] is var place && place.IndexOf(':', StringComparison.Ordinal) is > 0 and var kind ? place[kind + 1] : ' ');
                i = end;
            }
            else
            {
                literal.Append(sentence[i]);
            }
        }

        literals.Add(literal.ToString());
        return new(key, literals.ToImmutable(), kinds.ToImmutable());
    }

    /// <summary>What stands in the places, or null when the sentence is another one. A place is never empty.</summary>
    private static List<string>? Match(string sentence, ImmutableArray<string> literals)
    {
        var (first, last) = (literals[0], literals[^1]);
        if (literals.Length == 1)
            return sentence == first ? [] : null;
        if (sentence.Length < first.Length + last.Length || !sentence.StartsWith(first, StringComparison.Ordinal) || !sentence.EndsWith(last, StringComparison.Ordinal))
            return null;
        var values = new List<string>(literals.Length - 1);
        var at = first.Length;
        var end = sentence.Length - last.Length;
        for (var i = 1; i < literals.Length; i++)
        {
            var next = i == literals.Length - 1 ? end : at < end ? sentence.IndexOf(literals[i], at, end - at, StringComparison.Ordinal) : -1;
            if (next <= at)
                return null;
            values.Add(sentence[at..next]);
            at = next + literals[i].Length;
        }

        return values;
    }

    /// <summary>How a sentence is recognised.</summary>
    private sealed record Sentence(string Key, ImmutableArray<string> Literals, ImmutableArray<char> Kinds);
}
