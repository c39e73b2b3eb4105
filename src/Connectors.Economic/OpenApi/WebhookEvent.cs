namespace Connectors.Economic;

/// <summary>An event that a webhook can be made for.</summary>
public sealed record WebhookEvent : EconomicRecord
{
    /// <summary>The event.</summary>
    public WebhookEventType? Name { get; init; }

    /// <summary>In words.</summary>
    public string? Description { get; init; }

    /// <summary>What its body can hold.</summary>
    public IReadOnlyList<WebhookMergeField>? MergeFields { get; init; }
}
