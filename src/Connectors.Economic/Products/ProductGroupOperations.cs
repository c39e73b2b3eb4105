namespace Connectors.Economic;

/// <summary>Product groups. Written by the OpenAPI services.</summary>
public class ProductGroupOperations : ReadOperations<ProductGroup, ProductGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProductGroupOperations()
    {
    }

    internal ProductGroupOperations(EconomicApi api) : base(api, "product-groups")
    {
    }

    /// <summary>Products of a group.</summary>
    public virtual IAsyncEnumerable<Product> ListProductsAsync(ProductGroupNumber id, EconomicQuery<Product>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("products"), () => Path(id, "products"), query, "productNumber", options, cancellationToken);

    /// <summary>The accounts of a group per VAT zone: what decides the VAT of a line.</summary>
    public virtual IAsyncEnumerable<ProductGroupSalesAccount> ListSalesAccountsAsync(ProductGroupNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<ProductGroupSalesAccount>(Name("salesAccounts"), () => Path(id, "sales-accounts"), null, null, options, cancellationToken);
}
