namespace Connectors.Reviso;

/// <summary>What a list of Product records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class ProductFields
{
    /// <summary><c>productNumber</c></summary>
    public static TextField<Product> ProductNumber { get; } = new("productNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Product> Name { get; } = new("name");

    /// <summary><c>description</c></summary>
    public static TextField<Product> Description { get; } = new("description");

    /// <summary><c>barCode</c></summary>
    public static TextField<Product> BarCode { get; } = new("barCode");

    /// <summary><c>barred</c></summary>
    public static FlagField<Product> Barred { get; } = new("barred");

    /// <summary><c>costPrice</c></summary>
    public static NumberField<Product> CostPrice { get; } = new("costPrice");

    /// <summary><c>recommendedPrice</c></summary>
    public static NumberField<Product> RecommendedPrice { get; } = new("recommendedPrice");

    /// <summary><c>salesPrice</c></summary>
    public static NumberField<Product> SalesPrice { get; } = new("salesPrice");

    /// <summary><c>productGroup.productGroupNumber</c></summary>
    public static NumberField<Product> ProductGroup { get; } = new("productGroup.productGroupNumber");

    /// <summary><c>unit.unitNumber</c></summary>
    public static NumberField<Product> Unit { get; } = new("unit.unitNumber");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Product> LastUpdated { get; } = new("lastUpdated");
}
