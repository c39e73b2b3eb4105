namespace Connectors.Economic;

/// <summary>What to put into e-conomic's form for a webhook (All settings, Extensions, Webhooks) or into <see cref="OpenApiWebhook"/>, and the requests that come of it, for tests.</summary>
public static class EconomicWebhookTemplate
{
    /// <summary>The body of "updated" webhooks: customers, products, projects, orders, quotes.</summary>
    public const string Updated = DialectWebhookTemplate.Updated;

    /// <summary>The body of "invoice booked".</summary>
    public const string InvoiceBooked = DialectWebhookTemplate.InvoiceBooked;

    /// <summary>The body of "day book booked".</summary>
    public const string JournalBooked = DialectWebhookTemplate.JournalBooked;

    /// <summary>The media type of these bodies.</summary>
    public const string ContentType = DialectWebhookTemplate.ContentType;

    /// <summary>The address with the secret in its query.</summary>
    /// <param name="endpoint">Where the events shall go, https.</param>
    /// <param name="secret">A long random text, one per connection.</param>
    /// <param name="secretName">The name of the parameter.</param>
    public static Uri Address(Uri endpoint, string secret, string secretName = EconomicWebhookReader.DefaultSecretName) =>
        DialectWebhookTemplate.Address(endpoint, secret, secretName);

    /// <summary>Fills a template as e-conomic does: the fields are replaced as plain text, nothing is escaped.</summary>
    /// <param name="template">A template with fields in brackets.</param>
    /// <param name="fields">Names without brackets, in any letter case, and values.</param>
    public static string Fill(string template, params IReadOnlyCollection<KeyValuePair<string, string>> fields) => DialectWebhookTemplate.Fill(template, fields);

    /// <summary>A valid "updated" request, for tests of a receiver.</summary>
    /// <param name="oldNumber">The number before.</param>
    /// <param name="newNumber">The number now.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="template">The body's template.</param>
    /// <param name="secretName">The name of the secret's parameter.</param>
    public static EconomicWebhookRequest UpdatedRequest(
        string oldNumber, string newNumber, string secret, string template = Updated, string secretName = EconomicWebhookReader.DefaultSecretName) =>
        Request(Fill(template, new("OLDNUMBER", oldNumber), new("NEWNUMBER", newNumber)), secret, secretName);

    /// <summary>A valid "invoice booked" request, for tests of a receiver.</summary>
    /// <param name="invoiceNumber">The invoice.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="secretName">The name of the secret's parameter.</param>
    public static EconomicWebhookRequest InvoiceBookedRequest(string invoiceNumber, string secret, string secretName = EconomicWebhookReader.DefaultSecretName) =>
        Request(Fill(InvoiceBooked, new KeyValuePair<string, string>("INVOICENO", invoiceNumber)), secret, secretName);

    private static EconomicWebhookRequest Request(string body, string secret, string secretName) =>
        new(DialectWebhookTemplate.Headers, DialectWebhookTemplate.Query(secret, secretName), body);
}

/// <summary>A request as e-conomic sends it.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="Query">The query of its address, without the question mark. Holds the secret.</param>
/// <param name="Body">Its body.</param>
public sealed record EconomicWebhookRequest(IReadOnlyDictionary<string, string> Headers, string Query, string Body)
{
    /// <summary>The body, no secret.</summary>
    public override string ToString() => $"{Body} (secrets hidden)";
}
