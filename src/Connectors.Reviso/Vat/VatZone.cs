namespace Connectors.Reviso;

/// <summary>Where a customer stands for VAT.</summary>
public sealed record VatZone : RevisoRecord
{
    /// <summary>Its number.</summary>
    public VatZoneNumber? VatZoneNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>For customers.</summary>
    public bool? EnabledForCustomer { get; init; }

    /// <summary>For suppliers.</summary>
    public bool? EnabledForSupplier { get; init; }

    /// <summary>The home country.</summary>
    public bool? IsDomestic { get; init; }

    /// <summary>Without VAT.</summary>
    public bool? IsExemptVatZone { get; init; }

    /// <summary>As Reviso says it.</summary>
    public bool? IsProjectAccount { get; init; }
}
