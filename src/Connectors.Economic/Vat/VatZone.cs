using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A VAT zone. The vendor calls this list experimental.</summary>
public sealed record VatZone : EconomicRecord
{
    /// <summary>Its number.</summary>
    public VatZoneNumber? VatZoneNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Customers can have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EnabledForCustomer { get; init; }

    /// <summary>Suppliers can have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EnabledForSupplier { get; init; }
}
