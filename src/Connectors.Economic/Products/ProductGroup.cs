using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A group of products. The REST API only reads them; the OpenAPI services write them.</summary>
public sealed record ProductGroup : EconomicRecord
{
    /// <summary>Its number.</summary>
    public ProductGroupNumber? ProductGroupNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Its products have a stock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InventoryEnabled { get; init; }

    /// <summary>The account of accruals.</summary>
    public Reference<AccountNumber>? Accrual { get; init; }
}
