using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

/// <summary>What is said of documents, in the languages of the users.</summary>
public sealed partial class UserTextsTests
{
    [Theory, Acceptance("001-38"), Acceptance("004-11", Missing = "pages")]
    [InlineData("ro", "Line 3: its product product:7 has no code, or is not in the CRM any more.", "Linia 3: produsul product:7 nu are cod sau nu mai este în CRM.")]
    [InlineData("da-DK", "The discount of line 2 is not between 0 and 100 percent.", "Rabatten (linje 2) er ikke mellem 0 og 100 procent.")]
    [InlineData("fr", "Line 1: The customer has no name.", "Ligne 1 : Le client n'a pas de nom.")]
    [InlineData("it", "Line 1: Cota 19 nu a fost gasita pe server!", "Riga 1: Cota 19 nu a fost gasita pe server!")]
    [InlineData("es", "The totals differ: net 1 EUR in the CRM, 2 EUR in accounting; gross 3 EUR in the CRM, 4 EUR in accounting.", "Los totales difieren: neto 1 EUR en el CRM, 2 EUR en la contabilidad; total 3 EUR en el CRM, 4 EUR en la contabilidad.")]
    [InlineData("da-DK", "The totals differ: net 1250.50 DKK in the CRM, 1250.40 DKK in accounting.", "Totalerne er forskellige: netto 1.250,50 DKK i CRM, 1.250,40 DKK i regnskabet.")]
    [InlineData("fr", "Not checked since 2026-03-05; the state is that of then.", "Non vérifié depuis le 05/03/2026 ; l'état est celui d'alors.")]
    [InlineData("da", "Not checked since yesterday; the state is that of then.", "Ikke kontrolleret siden yesterday; status er den fra dengang.")]
    [InlineData("ro", "Not checked since 2026-12-31; the state is that of then.", "Neverificat din 31.12.2026; starea este cea de atunci.")]
    [InlineData("en", "Line 3 has a quantity and no price.", "Line 3 has a quantity and no price.")]
    [InlineData("pl", "Line 3 has a quantity and no price.", "Line 3 has a quantity and no price.")]
    [InlineData("ro", "Ceva ce nimeni nu știe.", "Ceva ce nimeni nu știe.")]
    [InlineData("ro", "{0} has no lines.", "{0} nu are linii.")]
    public void A_sentence_is_told_with_what_stands_in_its_places(string culture, string sentence, string told) =>
        Assert.Equal(told, UserTexts.Tell(sentence, CultureInfo.GetCultureInfo(culture), [UserTexts.Neutral]));

    [Fact]
    public void The_sentences_of_a_vendor_come_before_those_of_everybody_and_parts_are_found_in_either()
    {
        var vendor = new Vendor();
        Assert.Equal("Linia 2: fara pret", UserTexts.Tell("Line 2: no price", CultureInfo.GetCultureInfo("ro"), [vendor, UserTexts.Neutral]));
        Assert.Equal("al nostru", UserTexts.Tell("Fill it in.", CultureInfo.GetCultureInfo("ro"), [vendor, UserTexts.Neutral]));
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words()
    {
        var english = Read("en");
        Assert.True(english.Count > 50);
        Assert.Equal(english.Count, english.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(english.Values, static t => Place().Replace(t, "").Trim(' ', '.', ':', ';', '\'').Length == 0);
        Assert.All(english.Values, static t => Assert.Equal(Enumerable.Range(0, Place().Count(t)).Select(static i => $"{{{i}}}"), Place().Matches(t).Select(static m => m.Value.Remove(2, m.Length - 3))));
        foreach (var language in UserTexts.Languages.Skip(1))
        {
            var texts = Read(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            foreach (var (key, text) in texts)
            {
                Assert.True(Places(english[key]).SetEquals(Places(text)), $"{language} {key}: {text}");
                Assert.NotEqual(english[key], text);
            }
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(static m => m.Value.Remove(2, m.Length - 3))];

    private static Dictionary<string, string> Read(string language) =>
        new ResourceManager($"Connectors.Sync.Texts.Sentences.{language}", typeof(UserTexts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d(:[dn])?\}")]
    private static partial Regex Place();

    private sealed class Vendor : IUserTexts
    {
        public string? Find(string sentence, CultureInfo culture, Func<string, string> part) => sentence switch { "no price" => "fara pret", "Fill it in." => "al nostru", _ => null };
    }
}
