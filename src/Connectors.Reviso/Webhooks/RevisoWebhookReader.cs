namespace Connectors.Reviso;

/// <summary>
/// Reads what Reviso sends when something changed. Nothing is signed, so the secret in the address is all that tells a true call; and the body holds nothing but numbers, so the record is always read
/// afterwards. Answer fast, queue, then read.
/// </summary>
/// <remarks>
/// What the body looks like is up to whoever typed the template into Reviso: JSON, a form (also under a JSON content type), the address of a GET, strings or numbers, names in any letter case, or the two numbers
/// with <c>&amp;</c> between them. All of these are read. Reviso escapes nothing: a product number with a quote breaks the JSON, and is still found where the text allows no doubt; where it does not, the request is
/// refused as <see cref="RevisoWebhookRefusal.NoNumbers"/>: keep the body.
/// </remarks>
public static class RevisoWebhookReader
{
    /// <summary>The name under which the secret is looked for, in the query and among the headers.</summary>
    public const string DefaultSecretName = DialectWebhook.DefaultSecretName;

    /// <summary>The largest body that is read, in characters.</summary>
    public const int MaxBodyLength = DialectWebhook.MaxBodyLength;

    /// <summary>Reads a request. The secret is compared in constant time, before the body is looked at.</summary>
    /// <param name="headers">Its headers; names in any letter case.</param>
    /// <param name="query">The query of its address, with or without the question mark.</param>
    /// <param name="body">Its body as text; empty for GET.</param>
    /// <param name="secret">The secret that this webhook was set up with.</param>
    /// <param name="secretName">Where the secret stands: the name of the query parameter or header, in any letter case.</param>
    /// <returns>The event, or why the request was refused. Of a refusal tell the sender nothing but 401, 413 or 400.</returns>
    public static RevisoWebhookResult Read(IReadOnlyDictionary<string, string> headers, string? query, string? body, string secret, string secretName = DefaultSecretName) =>
        DialectWebhook.Read(headers, query, body, secret, secretName) switch
        {
            { Kind: DialectWebhookKind.Updated } call => new(new RevisoWebhookEvent.RecordUpdated(call.First, call.Second)),
            { Kind: DialectWebhookKind.InvoiceBooked } call => new(new RevisoWebhookEvent.InvoiceBooked(call.First)),
            { Kind: DialectWebhookKind.JournalBooked } call => new(new RevisoWebhookEvent.DaybookBooked(call.First, call.Second, call.Third)),
            { Kind: DialectWebhookKind.WrongSecret } => new(RevisoWebhookRefusal.WrongSecret),
            { Kind: DialectWebhookKind.TooLarge } => new(RevisoWebhookRefusal.TooLarge),
            _ => new(RevisoWebhookRefusal.NoNumbers),
        };
}

/// <summary>An event, or a refusal.</summary>
public sealed class RevisoWebhookResult
{
    internal RevisoWebhookResult(RevisoWebhookEvent found) => Event = found;

    internal RevisoWebhookResult(RevisoWebhookRefusal why) => Refusal = why;

    /// <summary>The event; null where the request was refused.</summary>
    public RevisoWebhookEvent? Event { get; }

    /// <summary>Why the request was refused; null where it was accepted.</summary>
    public RevisoWebhookRefusal? Refusal { get; }

    /// <summary>The event or the refusal.</summary>
    public override string ToString() => Event?.ToString() ?? $"refused: {Refusal}";
}

/// <summary>Why a request was refused.</summary>
/// <param name="Value">The word.</param>
public readonly record struct RevisoWebhookRefusal(string Value)
{
    /// <summary>The secret is missing or wrong: answer 401.</summary>
    public static readonly RevisoWebhookRefusal WrongSecret = new("wrong-secret");

    /// <summary>The body is larger than any event: answer 413.</summary>
    public static readonly RevisoWebhookRefusal TooLarge = new("too-large");

    /// <summary>There is no number in it that can be told: keep the body, answer 400, and look at how the webhook was set up.</summary>
    public static readonly RevisoWebhookRefusal NoNumbers = new("no-numbers");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
