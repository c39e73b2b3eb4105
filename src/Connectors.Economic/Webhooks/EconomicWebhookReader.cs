namespace Connectors.Economic;

/// <summary>
/// Reads what e-conomic sends when something changed. Nothing is signed, so a secret in the address or in a header of one's own is all that tells a true call; and the body holds nothing but numbers,
/// so the record is always read afterwards. Answer fast, queue, then read.
/// </summary>
/// <remarks>
/// What the body looks like is up to whoever set the webhook up: JSON, a form, the address, names of one's own, or the two numbers with <c>&amp;</c> between them and no names at all. All of these are read.
/// Values are put into the text as they are: a product number with a quote breaks JSON, and is still found where the text allows no doubt.
/// </remarks>
public static class EconomicWebhookReader
{
    /// <summary>The name under which the secret is looked for, in the query and among the headers.</summary>
    public const string DefaultSecretName = DialectWebhook.DefaultSecretName;

    /// <summary>The largest body that is read, in characters: an event holds a few numbers.</summary>
    public const int MaxBodyLength = DialectWebhook.MaxBodyLength;

    /// <summary>Reads a request.</summary>
    /// <param name="headers">Its headers; names in any letter case.</param>
    /// <param name="query">The query of its address, with or without the question mark.</param>
    /// <param name="body">Its body as text; empty for GET.</param>
    /// <param name="secret">The secret that this webhook was set up with.</param>
    /// <param name="secretName">Where the secret stands: the name of the query parameter or header.</param>
    /// <returns>The event, or why the request was refused. Of a refusal tell the sender nothing but 401 or 400.</returns>
    public static EconomicWebhookResult Read(
        IReadOnlyDictionary<string, string> headers, string? query, string? body, string secret, string secretName = DefaultSecretName)
    {
        var call = DialectWebhook.Read(headers, query, body, secret, secretName);
        return call.Kind switch
        {
            DialectWebhookKind.WrongSecret => EconomicWebhookResult.Refuse(EconomicWebhookRefusal.WrongSecret),
            DialectWebhookKind.TooLarge => EconomicWebhookResult.Refuse(EconomicWebhookRefusal.TooLarge),
            DialectWebhookKind.Updated => EconomicWebhookResult.Accept(new EconomicWebhookEvent.RecordUpdated(call.First, call.Second)),
            DialectWebhookKind.InvoiceBooked => EconomicWebhookResult.Accept(new EconomicWebhookEvent.InvoiceBooked(call.First)),
            DialectWebhookKind.JournalBooked => EconomicWebhookResult.Accept(new EconomicWebhookEvent.JournalBooked(call.First, call.Second, call.Third)),
            _ => EconomicWebhookResult.Refuse(EconomicWebhookRefusal.NoNumbers),
        };
    }
}
