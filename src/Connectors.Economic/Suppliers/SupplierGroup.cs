namespace Connectors.Economic;

/// <summary>A group of suppliers. The REST API only reads them.</summary>
public sealed record SupplierGroup : EconomicRecord
{
    /// <summary>Its number.</summary>
    public SupplierGroupNumber? SupplierGroupNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The account of what is owed to its suppliers.</summary>
    public Reference<AccountNumber>? Account { get; init; }
}
