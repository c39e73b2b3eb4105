namespace Connectors.Reviso;

/// <summary>What a list of VatAccount records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class VatAccountFields
{
    /// <summary><c>vatType.vatTypeNumber</c></summary>
    public static NumberField<VatAccount> VatType { get; } = new("vatType.vatTypeNumber");

    /// <summary><c>ratePercentage</c></summary>
    public static NumberField<VatAccount> RatePercentage { get; } = new("ratePercentage");
}
