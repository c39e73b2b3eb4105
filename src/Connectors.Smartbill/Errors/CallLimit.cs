using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>
/// The block of a V1 token. Documents say 429, live it is a 403 with no header that tells of it: its text decides.
/// </summary>
internal static partial class CallLimit
{
    public static readonly TimeSpan Block = TimeSpan.FromMinutes(10);

    /// <summary>The fault, or null when the text speaks of something else.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="text">Its text, clean.</param>
    public static ApiFault? Read(ApiResponse answer, string text)
    {
        var folded = SmartbillText.Fold(text);
        if (!folded.Contains("limita maxima de requesturi", StringComparison.OrdinalIgnoreCase))
            return null;
        // The zone of the stamp in the text is not known: our own clock and the minutes are.
        var minutes = Minutes().Match(folded) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 24 * 60
            ? TimeSpan.FromMinutes(n)
            : Block;
        return new(ApiFaultKind.RateLimit, text) { ErrorCode = SmartbillErrorCodes.CallLimitReached, RetryAt = answer.ReceivedAt + minutes };
    }

    [GeneratedRegex("""dupa\s+(\d{1,5})\s*min""", RegexOptions.IgnoreCase)]
    private static partial Regex Minutes();
}
