namespace Connectors.Economic;

/// <summary>A value that stands in brackets in a webhook's body.</summary>
public sealed record WebhookMergeField : EconomicRecord
{
    /// <summary>Its name.</summary>
    public string? FieldName { get; init; }

    /// <summary>In words.</summary>
    public string? Description { get; init; }
}
