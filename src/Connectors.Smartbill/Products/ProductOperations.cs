using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The account's products, read by the V3 interface, which needs <see cref="SmartbillCredentials.TokenV3"/>. It is in beta and cannot write.</summary>
public class ProductOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected ProductOperations()
    {
    }

    internal ProductOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>All products of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<Product> ListAsync(ProductQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(SmartbillApi.Vendor, "products.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of products and the cursor of the next.</summary>
    /// <exception cref="ConnectorAuthenticationException">There is no V3 token (<see cref="SmartbillErrorCodes.TokenV3Missing"/>), or it was refused.</exception>
    public virtual async Task<Page<Product>> ListPageAsync(ProductQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.PathV3("products").Query("name", Some(query.Name)).Query("code", Some(query.Code)).Query("limit", SmartbillPage.Size(query.PageSize)).Query("after", cursor);
        var answer = await Api.GetV3Async("products.list", path, SmartbillJson.Context.SmartbillPageProduct, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(static row => row.Id.ToString());
    }

    /// <summary>One product.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such product.</exception>
    public virtual Task<Product> GetAsync(ProductId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetV3Async("products.get", Api.PathV3("products", id.ToString()), SmartbillJson.Context.Product, options, cancellationToken);

    private static string? Some(string? filter) => string.IsNullOrEmpty(filter) ? null : filter;
}
