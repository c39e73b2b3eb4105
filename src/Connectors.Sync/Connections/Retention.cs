namespace Connectors.Sync.Connections;

/// <summary>How long accounting must keep what it holds, for whoever answers a person who asks to be forgotten. A hint with its source, no legal advice: deadlines depend on the company and are looked up before anything is deleted.</summary>
internal static class Retention
{
    /// <summary>The rule of a culture's country, such as <c>da-DK</c> or <c>it</c>.</summary>
    public static string Of(string? culture) => Country(culture) switch
    {
        "DK" => "Denmark: accounting records are kept for 5 years after the end of the financial year they belong to (Bogføringsloven, § 12).",
        "IT" => "Italy: accounting records and invoices are kept for 10 years from the last entry (Codice civile, art. 2220).",
        "RO" => "Romania: accounting documents are kept for 5 years from 1 July of the year after the financial year (Legea contabilității 82/1991, art. 25).",
        _ => "Invoices and the customer on them are kept for as long as the bookkeeping law of the company's country says.",
    };

    private static string Country(string? culture)
    {
        if (string.IsNullOrEmpty(culture))
            return "";
        var parts = culture.Split('-', '_');
        return parts.Length > 1 ? parts[^1].ToUpperInvariant() : parts[0].ToLowerInvariant() switch { "da" => "DK", "it" => "IT", "ro" => "RO", _ => "" };
    }
}
