namespace Connectors.Economic;

/// <summary>A header of a webhook's request.</summary>
public sealed record WebhookHeader : EconomicRecord
{
    /// <summary>Its name.</summary>
    public required string Key { get; init => field = value ?? ""; }

    /// <summary>Its value.</summary>
    public required string Value { get; init => field = value ?? ""; }

    /// <summary>The name, no value: it may be a secret.</summary>
    public override string ToString() => $"{Key} (value hidden)";
}
