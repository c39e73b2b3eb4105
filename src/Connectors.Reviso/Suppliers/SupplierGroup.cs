namespace Connectors.Reviso;

/// <summary>A group of suppliers.</summary>
public sealed record SupplierGroup : RevisoRecord
{
    /// <summary>Its number.</summary>
    public SupplierGroupNumber? SupplierGroupNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The account of what is owed to it.</summary>
    public Reference<AccountNumber>? Account { get; init; }
}
