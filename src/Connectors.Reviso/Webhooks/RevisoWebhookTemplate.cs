namespace Connectors.Reviso;

/// <summary>What to type into Reviso's form for a webhook (All settings, Other, Web hooks, New web hook), and the requests that come of it, for tests.</summary>
public static class RevisoWebhookTemplate
{
    /// <summary>The posted data of "Customer updated" and "Product updated".</summary>
    public const string Updated = DialectWebhookTemplate.Updated;

    /// <summary>The posted data of "Invoice booked".</summary>
    public const string InvoiceBooked = DialectWebhookTemplate.InvoiceBooked;

    /// <summary>The posted data of "Day book booked".</summary>
    public const string DaybookBooked = DialectWebhookTemplate.JournalBooked;

    /// <summary>The content type of these.</summary>
    public const string ContentType = DialectWebhookTemplate.ContentType;

    /// <summary>The address with the secret in its query.</summary>
    /// <param name="endpoint">Where the events shall go: <c>https://crm.example/api/v1/RevisoCustomer</c></param>
    /// <param name="secret">A long random text, one per connection.</param>
    /// <param name="secretName">The name of the parameter.</param>
    public static Uri Address(Uri endpoint, string secret, string secretName = RevisoWebhookReader.DefaultSecretName) => DialectWebhookTemplate.Address(endpoint, secret, secretName);

    /// <summary>Fills a template as Reviso does: the fields are replaced as plain text, nothing is escaped.</summary>
    /// <param name="template">A template with fields in brackets.</param>
    /// <param name="fields">Names without brackets, in any letter case, and values.</param>
    public static string Fill(string template, params IReadOnlyCollection<KeyValuePair<string, string>> fields) => DialectWebhookTemplate.Fill(template, fields);

    /// <summary>A valid "updated" request, for tests of a receiver.</summary>
    /// <param name="oldNumber">The number before.</param>
    /// <param name="newNumber">The number now.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="template">The body's template.</param>
    /// <param name="secretName">The name of the secret's parameter.</param>
    public static RevisoWebhookRequest UpdatedRequest(
        string oldNumber, string newNumber, string secret, string template = Updated, string secretName = RevisoWebhookReader.DefaultSecretName) =>
        Filled(template, secret, secretName, new("OLDNUMBER", oldNumber), new("NEWNUMBER", newNumber));

    /// <summary>A valid "invoice booked" request, for tests of a receiver.</summary>
    /// <param name="invoiceNumber">The invoice.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="secretName">The name of the secret's parameter.</param>
    public static RevisoWebhookRequest InvoiceBookedRequest(string invoiceNumber, string secret, string secretName = RevisoWebhookReader.DefaultSecretName) =>
        Filled(InvoiceBooked, secret, secretName, new KeyValuePair<string, string>("INVOICENO", invoiceNumber));

    private static RevisoWebhookRequest Filled(string template, string secret, string secretName, params KeyValuePair<string, string>[] fields) =>
        new(DialectWebhookTemplate.Headers, DialectWebhookTemplate.Query(secret, secretName), Fill(template, fields));
}

/// <summary>A request as Reviso sends it.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="Query">The query of its address, without the question mark. Holds the secret.</param>
/// <param name="Body">Its body.</param>
public sealed record RevisoWebhookRequest(IReadOnlyDictionary<string, string> Headers, string Query, string Body)
{
    /// <summary>The body, no secret.</summary>
    public override string ToString() => $"{Body} (secrets hidden)";
}
