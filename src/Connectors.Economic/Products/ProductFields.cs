namespace Connectors.Economic;

/// <summary>What a list of products can be filtered and sorted by. Departmental distributions are left out: the server fails (500) on them.</summary>
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

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Product> LastUpdated { get; } = new("lastUpdated");

    /// <summary><c>unit.unitNumber</c></summary>
    public static NumberField<Product> Unit { get; } = new("unit.unitNumber");

    /// <summary><c>productGroup.productGroupNumber</c></summary>
    public static NumberField<Product> ProductGroup { get; } = new("productGroup.productGroupNumber");

    /// <summary><c>inventory.packageVolume</c></summary>
    public static NumberField<Product> PackageVolume { get; } = new("inventory.packageVolume");

    /// <summary><c>inventory.grossWeight</c></summary>
    public static NumberField<Product> GrossWeight { get; } = new("inventory.grossWeight");

    /// <summary><c>inventory.netWeight</c></summary>
    public static NumberField<Product> NetWeight { get; } = new("inventory.netWeight");

    /// <summary><c>inventory.recommendedCostPrice</c></summary>
    public static NumberField<Product> RecommendedCostPrice { get; } = new("inventory.recommendedCostPrice");
}
