namespace Connectors.Reviso;

/// <summary>Product groups.</summary>
public class ProductGroupOperations : WriteOperations<ProductGroup, ProductGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProductGroupOperations()
    {
    }

    internal ProductGroupOperations(RevisoApi api) : base(api, "productGroups", ["product-groups"])
    {
    }

    private protected override ProductGroupNumber? KeyOf(ProductGroup record) => record.ProductGroupNumber;
}
