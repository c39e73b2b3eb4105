namespace Connectors.EconomicDialect;

/// <summary>What is put into the vendors' forms for webhooks, and what they make of it.</summary>
internal static class DialectWebhookTemplate
{
    public const string Updated = """{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}""";

    public const string InvoiceBooked = """{"invoiceNo": "[INVOICENO]"}""";

    public const string JournalBooked = """{"dayBookNo": "[DAYBOOKNO]", "fromSerialNo": "[FROMSERIALNO]", "toSerialNo": "[TOSERIALNO]"}""";

    public const string ContentType = "application/json";

    public static IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = ContentType };

    /// <summary>The address with the secret in its query.</summary>
    public static Uri Address(Uri endpoint, string secret, string secretName)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretName);
        var text = endpoint.OriginalString;
        return new($"{text}{(text.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{Query(secret, secretName)}");
    }

    public static string Query(string secret, string secretName) => $"{Uri.EscapeDataString(secretName)}={Uri.EscapeDataString(secret)}";

    /// <summary>Fields are replaced as plain text, nothing is escaped.</summary>
    public static string Fill(string template, IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var (name, value) in fields)
            template = template.Replace($"[{name}]", value, StringComparison.OrdinalIgnoreCase);
        return template;
    }
}
