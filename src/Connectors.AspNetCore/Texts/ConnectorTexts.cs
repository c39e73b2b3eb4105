using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Connectors.Sync;

namespace Connectors.AspNetCore;

/// <summary>
/// Short texts for users, in their language: causes of parked records, events, problems, lights and states. What is particular about a single record is said in the problem itself; these texts hold no content of a record.
/// Cultures fall back to their language, and a language that is not here to English.
/// </summary>
public static class ConnectorTexts
{
    private const string English = "en";

    private static readonly FrozenDictionary<string, ResourceManager> Sets =
        new[] { English, "it", "ro", "da", "es", "fr" }.ToFrozenDictionary(static l => l, static l => new ResourceManager($"Connectors.AspNetCore.Texts.Texts.{l}", typeof(ConnectorTexts).Assembly), StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages that there are.</summary>
    public static IReadOnlyCollection<string> Languages => Sets.Keys;

    /// <summary>A text by its key; <see langword="null"/> = there is none.</summary>
    /// <param name="key">Its key: <c>hook.Green</c>.</param>
    /// <param name="culture">The user's culture.</param>
    /// <param name="values">What stands in its places, in order; written as the culture writes numbers and times.</param>
    public static string? Find(string key, CultureInfo culture, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(culture);
        var set = Sets.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? Sets[English];
        return set.GetString(key, CultureInfo.InvariantCulture) is { } text ? values.IsEmpty ? text : string.Format(culture, text, values) : null;
    }

    /// <summary>What a cause of parked records means: one sentence for all records of that cause.</summary>
    /// <param name="cause">The cause, as <see cref="ParkedPair.Cause"/> names it.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="culture">The user's culture.</param>
    public static string OfCause(string cause, int count, CultureInfo culture) => Find($"cause.{Known(cause)}", culture, count)!;

    /// <summary>What is to be done about it.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="culture">The user's culture.</param>
    public static string RemedyOf(string cause, CultureInfo culture)
    {
        var known = Known(cause);
        return Find($"cause.{(known.StartsWith("brake.", StringComparison.Ordinal) ? "brake" : known)}.remedy", culture)!;
    }

    /// <summary>An event in the words of its connection's users.</summary>
    /// <param name="connectionEvent">The event.</param>
    /// <param name="name">What people call the connection: the customer's name.</param>
    /// <param name="culture">The culture; <see langword="null"/> = that of the connection.</param>
    public static (string Text, string? NextStep) Of(ConnectionEvent connectionEvent, string name, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(connectionEvent);
        culture ??= CultureOf(connectionEvent.Culture);
        var side = connectionEvent.Subject switch { "crm" => Find("side.Crm", culture), "accounting" => Find("side.Accounting", culture), _ => "" };
        var text = Find($"event.{connectionEvent.Kind}", culture, name, side, connectionEvent.Level)!;
        return connectionEvent.Ended ? (Find("event.ended", culture, text)!, null) : (text, Find($"remedy.{connectionEvent.Kind}", culture, name, side, connectionEvent.Level));
    }

    /// <summary>A culture by its name; one that is not known is English.</summary>
    internal static CultureInfo CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name.Length == 0 ? English : name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo(English);
        }
    }

    /// <summary>Causes of vendors and of single fields are many: they share a text, and each record says the rest.</summary>
    private static string Known(string cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        // "clear:City" of a brake, "required:…": the kind is what stands before.
        var kind = cause.Split(':', 2)[0];
        return Sets[English].GetString($"cause.{kind}", CultureInfo.InvariantCulture) is null || kind is "brake" ? "other" : kind;
    }
}
