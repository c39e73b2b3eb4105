using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Connectors.Sync;

namespace Connectors.VendorSupport;

/// <summary>The sentences of a vendor's package in six languages: that no language lacks one, and that what users read is said in theirs.</summary>
internal static partial class SentenceSets
{
    /// <summary>Every language has every sentence of the package, with the same places and in words of its own.</summary>
    /// <param name="provider">The package's provider, beside which its sets lie.</param>
    /// <param name="atLeast">How many sentences there are at least: a set that is not found passes nothing.</param>
    /// <returns>The English ones by their keys.</returns>
    public static IReadOnlyDictionary<string, string> AreEqual(Type provider, int atLeast)
    {
        var english = Read("en");
        Assert.True(english.Count > atLeast, $"{english.Count}");
        Assert.Equal(english.Count, english.Values.Distinct(StringComparer.Ordinal).Count());
        foreach (var language in UserTexts.Languages.Skip(1))
        {
            var set = Read(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), set.Keys.Order(StringComparer.Ordinal));
            Assert.All(set, t => Assert.True(Places(english[t.Key]).SetEquals(Places(t.Value)) && t.Value != english[t.Key], $"{language} {t.Key}: {t.Value}"));
        }

        return english;

        Dictionary<string, string> Read(string language) =>
            new ResourceManager($"{provider.Namespace}.Texts.Sentences.{language}", provider.Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
                .Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!, StringComparer.Ordinal);
    }

    /// <summary>Each of the sentences is told in the language, and whole.</summary>
    /// <param name="sentences">The sentences in English.</param>
    /// <param name="provider">Whose they are.</param>
    /// <param name="language">The language.</param>
    /// <param name="atLeast">How many sentences there are at least: none of none would do.</param>
    public static void AreTold(IReadOnlyCollection<string> sentences, ISyncProvider provider, string language, int atLeast)
    {
        Assert.True(sentences.Count > atLeast, $"{sentences.Count}");
        IUserTexts[] texts = [provider.GetFeature<IUserTexts>()!, UserTexts.Neutral];
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var sentence in sentences)
        {
            var told = UserTexts.Tell(sentence, culture, texts);
            Assert.NotEqual(sentence, told);
            // A name, a list of names and the vendor's own words are nobody's to translate; half a sentence would be.
            Assert.DoesNotContain(" the ", told, StringComparison.Ordinal);
            Assert.DoesNotContain("{", told, StringComparison.Ordinal);
        }
    }

    /// <summary>The messages and remedies of a text that <see cref="Said"/> made.</summary>
    public static IEnumerable<string> Of(string said) =>
        said.Split('\n').Where(static l => l.StartsWith("  ", StringComparison.Ordinal)).Select(static l => l.TrimStart(' ', '→')).Where(static s => s != "-");

    /// <summary>A sentence without the code that a converter's error begins with.</summary>
    public static string WithoutCode(string sentence) => Code().Replace(sentence, "");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(static m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d)(:[dn])?\}")]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z-]+: ")]
    private static partial Regex Code();
}
