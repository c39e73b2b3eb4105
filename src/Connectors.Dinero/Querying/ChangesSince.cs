using System.Globalization;

namespace Connectors.Dinero;

internal static class ChangesSince
{
    /// <summary>UTC and whole seconds, rounded down: the parameter is inclusive, and a cut fraction must never lose a row.</summary>
    public static string? Format(DateTimeOffset? since) => since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
