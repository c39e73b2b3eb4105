namespace Connectors.Intacct;

/// <summary>A template by which projects are billed. Intacct's REST has no templates of whole projects; this is what comes nearest, and it is not that.</summary>
public sealed record ProjectBillingTemplate : ProjectBillingTemplateInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
