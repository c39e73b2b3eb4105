namespace Connectors.Intacct;

/// <summary>A contact: one table for the whole company, shared by customers, suppliers and employees. A contact belongs to a customer only through the customer's own lists.</summary>
public sealed record Contact : ContactInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
