using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Connectors.Http;

namespace Connectors.EconomicDialect;

/// <summary>
/// The grant of an agreement: the browser goes to the vendor's page, a user of the accounting agrees, and the browser comes back with <c>?token=…</c>. The vendors know no <c>state</c>,
/// so a one-time value travels in the redirect address itself and is checked when it comes back.
/// </summary>
internal static class DialectGrant
{
    public const string StateParameter = "state";
    public const string TokenParameter = "token";

    public static string NewState() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The redirect address with the state in its query.</summary>
    public static Uri RedirectWith(Uri redirect, string state)
    {
        if (!redirect.IsAbsoluteUri || redirect.Scheme is not ("https" or "http"))
            throw new ArgumentException("The redirect address must be an absolute http or https address.", nameof(redirect));
        if (redirect.Fragment.Length > 0)
            throw new ArgumentException("The redirect address cannot have a fragment: the token would be put behind it.", nameof(redirect));
        var text = redirect.OriginalString;
        var separator = !text.Contains('?', StringComparison.Ordinal) ? "?" : text.EndsWith('?') || text.EndsWith('&') ? "" : "&";
        return new(text + separator + StateParameter + "=" + Uri.EscapeDataString(state));
    }

    /// <summary>Where to send the browser.</summary>
    /// <param name="page">The vendor's page.</param>
    /// <param name="applicationParameter">What the vendor calls the application's public token.</param>
    /// <param name="publicToken">It.</param>
    /// <param name="redirect">Where the browser comes back; null: the vendor shows the token for copying.</param>
    /// <param name="locale">The language of the page; null leaves it to the vendor.</param>
    public static Uri Address(Uri page, string applicationParameter, string publicToken, Uri? redirect, string? locale) => new(
        page.GetLeftPart(UriPartial.Path)
        + RequestPath.Of("x").Query(applicationParameter, publicToken).Query("redirectUrl", redirect?.OriginalString).Query("locale", locale).ToString()["x".Length..]);

    /// <summary>The state of a call back is the expected one. Compared in constant time.</summary>
    public static bool StateMatches(string? expected, string? given) =>
        !string.IsNullOrEmpty(expected) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(expected));
}
