using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An event of e-conomic. The list of a service call is the whole one: <see cref="OpenApiWebhookOperations.ListEventTypesAsync"/>.</summary>
/// <param name="Value">The word, capitals and underscores.</param>
[JsonConverter(typeof(OpenTextConverter<WebhookEventType>))]
public readonly record struct WebhookEventType(string Value) : IOpenText<WebhookEventType>
{
    /// <summary>An invoice was booked.</summary>
    public static readonly WebhookEventType InvoiceBooked = new("INVOICE_BOOKED");

    /// <summary>A customer was made, changed, deleted or got another number.</summary>
    public static readonly WebhookEventType CustomerUpdated = new("CUSTOMER_UPDATED");

    /// <inheritdoc/>
    public bool Equals(WebhookEventType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static WebhookEventType IOpenText<WebhookEventType>.From(string value) => new(value);
}
