using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>
/// Reviso's webhooks as marks. A call holds numbers and nothing says of what: the topic of its address does (<c>RevisoCustomer</c>, <c>RevisoProduct</c>). Made, changed, deleted and renumbered are one event; a number that
/// became another is a claim that the engine proves.
/// </summary>
public sealed class RevisoWebhookAdapter : IWebhookAdapter, IWebhookForms
{
    private const string Place = "All settings → Other → Web hooks → New web hook";

    /// <inheritdoc/>
    public IReadOnlyList<string> RouteAliases { get; } = ["RevisoCustomer", "RevisoProduct"];

    /// <inheritdoc/>
    public IReadOnlyList<WebhookForm> Forms { get; } =
    [
        new("RevisoCustomer", "CRM companies", "Customer updated") { Place = Place, Template = RevisoWebhookTemplate.Updated, ContentType = RevisoWebhookTemplate.ContentType },
        new("RevisoProduct", "CRM products", "Product updated") { Place = Place, Template = RevisoWebhookTemplate.Updated, ContentType = RevisoWebhookTemplate.ContentType },
    ];

    /// <inheritdoc/>
    public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secret);
        var query = string.Join('&', request.Query.Select(static q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        var read = RevisoWebhookReader.Read(request.Headers, query, System.Text.Encoding.UTF8.GetString(request.Body.Span), secret.Value);
        if (read.Refusal is { } refusal)
        {
            return refusal == RevisoWebhookRefusal.WrongSecret
                ? new WebhookVerdict.Rejected(401, "The key is missing or wrong.")
                : new WebhookVerdict.Rejected(400, refusal == RevisoWebhookRefusal.TooLarge ? "The body is too large." : "The call names no number: the posted data must be {\"oldNumber\": \"[OLDNUMBER]\", \"newNumber\": \"[NEWNUMBER]\"}.");
        }

        // Bookings change no record that is synchronised: accepted, and nothing to do.
        if (read.Event is not RevisoWebhookEvent.RecordUpdated updated || ResourceOf(request.Topic) is not { } resource)
            return new WebhookVerdict.Accepted([]);
        return new WebhookVerdict.Accepted(
            [updated.Change == RevisoWebhookChange.Renumbered ? new DirtyMark(resource, null, updated.OldNumber, updated.NewNumber) : new DirtyMark(resource, new Connectors.Sync.RecordId(updated.Number))]);
    }

    private static string? ResourceOf(string topic) =>
        topic.Contains("customer", StringComparison.OrdinalIgnoreCase) ? "customers" : topic.Contains("product", StringComparison.OrdinalIgnoreCase) ? "products" : null;
}
