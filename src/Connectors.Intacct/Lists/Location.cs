namespace Connectors.Intacct;

/// <summary>A location. Entities are locations too.</summary>
public sealed record Location : LocationInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Base currency, ISO code.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
