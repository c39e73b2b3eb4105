using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>
/// e-conomic's webhooks as marks. A call holds numbers and nothing says of what: the topic of its address does (<c>customer</c>, <c>product</c>). Made, changed, deleted and renumbered are one event; a number that
/// became another is a claim that the engine proves.
/// </summary>
public sealed class EconomicWebhookAdapter : IWebhookAdapter, IWebhookForms
{
    private const string Place = "All settings → Extensions → Webhooks (Alle indstillinger → Udvidelser → Webhooks)";

    /// <inheritdoc/>
    public IReadOnlyList<string> RouteAliases { get; } = ["EconomicCustomer", "EconomicProduct"];

    /// <inheritdoc/>
    public IReadOnlyList<WebhookForm> Forms { get; } =
    [
        new("EconomicCustomer", "CRM companies", "Customer updated") { Place = Place, Template = EconomicWebhookTemplate.Updated, ContentType = EconomicWebhookTemplate.ContentType },
        new("EconomicProduct", "CRM products", "Product updated") { Place = Place, Template = EconomicWebhookTemplate.Updated, ContentType = EconomicWebhookTemplate.ContentType },
    ];

    /// <inheritdoc/>
    public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secret);
        var query = string.Join('&', request.Query.Select(static q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}"));
        var read = EconomicWebhookReader.Read(request.Headers, query, System.Text.Encoding.UTF8.GetString(request.Body.Span), secret.Value);
        if (read.Refusal is { } refusal)
        {
            return refusal == EconomicWebhookRefusal.WrongSecret
                ? new WebhookVerdict.Rejected(401, "The secret is missing or wrong.")
                : new WebhookVerdict.Rejected(400, refusal == EconomicWebhookRefusal.TooLarge ? "The body is too large." : "The call names no number.");
        }

        // Bookings and journals change no record that is synchronised: accepted, and nothing to do.
        if (read.Event is not EconomicWebhookEvent.RecordUpdated updated || ResourceOf(request.Topic) is not { } resource)
            return new WebhookVerdict.Accepted([]);
        return new WebhookVerdict.Accepted(
            [updated.Change == EconomicWebhookChange.Renumbered ? new DirtyMark(resource, null, updated.OldNumber, updated.NewNumber) : new DirtyMark(resource, new RecordId(updated.Number))]);
    }

    private static string? ResourceOf(string topic) =>
        topic.Contains("customer", StringComparison.OrdinalIgnoreCase) ? "customers" : topic.Contains("product", StringComparison.OrdinalIgnoreCase) ? "products" : null;
}
