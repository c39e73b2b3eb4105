using System.Globalization;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>Reads what was stored of a customer's credentials. What is missing is empty: the credentials' own check says it by name.</summary>
internal static class StoredCredentials
{
    public static string Text(this SideCredentials credentials, string name) => credentials.Find(name) ?? "";

    public static int? Number(this SideCredentials credentials, string name) => int.TryParse(credentials.Find(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTimeOffset? Moment(this SideCredentials credentials, string name) =>
        DateTimeOffset.TryParse(credentials.Find(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
