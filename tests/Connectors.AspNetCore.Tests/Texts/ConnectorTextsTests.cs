using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Texts;

/// <summary>Six languages say the same things.</summary>
public sealed partial class ConnectorTextsTests
{
    [Fact]
    public void Every_language_has_every_key_with_the_same_places_and_words_of_its_own()
    {
        var english = Set("en");
        Assert.Equal(["da", "en", "es", "fr", "it", "ro"], ConnectorTexts.Languages.Order(StringComparer.Ordinal));
        foreach (var language in ConnectorTexts.Languages)
        {
            var set = Set(language);
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), set.Keys.Order(StringComparer.Ordinal));
            foreach (var (key, text) in set)
            {
                Assert.False(string.IsNullOrWhiteSpace(text), $"{language} {key}");
                Assert.True(Places(english[key]).SetEquals(Places(text)), $"{language} {key}: {text}");
            }

            if (language != "en")
                Assert.DoesNotContain(set, t => t.Value == english[t.Key]);
        }
    }

    [Fact]
    public void Every_kind_of_event_every_light_and_every_state_has_a_text()
    {
        var english = Set("en");
        foreach (var kind in Enum.GetNames<ConnectionEventKind>())
            Assert.True(english.ContainsKey($"event.{kind}") && english.ContainsKey($"remedy.{kind}"), kind);
        foreach (var light in Enum.GetNames<WebhookLight>())
            Assert.Contains($"hook.{light}", english.Keys);
        foreach (var state in Enum.GetNames<SendState>())
            Assert.Contains($"state.{state}", english.Keys);
        foreach (var cause in english.Keys.Where(static k => k.StartsWith("cause.", StringComparison.Ordinal) && !k.EndsWith(".remedy", StringComparison.Ordinal)).Select(static k => k["cause.".Length..]))
            Assert.False(string.IsNullOrEmpty(ConnectorTexts.RemedyOf(cause, CultureInfo.GetCultureInfo("da"))), cause);
    }

    [Theory, Acceptance("P-13f")]
    [InlineData("da-DK", "5000 poster: et obligatorisk felt er tomt.", "Udfyld feltet, eller sæt en standardværdi.")]
    [InlineData("it-IT", "5000 record: un campo obbligatorio è vuoto.", "Compilare il campo o impostare un valore predefinito.")]
    [InlineData("ro-RO", "5000 înregistrări: un câmp obligatoriu este gol.", "Completați câmpul sau setați o valoare implicită.")]
    [InlineData("pl-PL", "5000 records: a mandatory field is empty.", "Fill the field in, or set a default.")]
    public void A_cause_is_said_in_the_users_language(string culture, string text, string remedy)
    {
        var info = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(text, ConnectorTexts.OfCause("required", 5000, info));
        Assert.Equal(remedy, ConnectorTexts.RemedyOf("required", info));
        Assert.NotEmpty(ConnectorTexts.OfCause("some-vendors-own-code", 1, info));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(static m => m.Value)];

    private static Dictionary<string, string> Set(string language) =>
        new ResourceManager($"Connectors.AspNetCore.Texts.Texts.{language}", typeof(ConnectorTexts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
