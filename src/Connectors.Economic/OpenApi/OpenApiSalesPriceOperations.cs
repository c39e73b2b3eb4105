using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Prices of products in other currencies: one list of all, written product by product.</summary>
public class OpenApiSalesPriceOperations : OpenApiCountedOperations<OpenApiSalesPrice, CurrencyCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSalesPriceOperations()
    {
    }

    internal OpenApiSalesPriceOperations(OpenApiApi api) : base(api, new("openapi.salesPrices", OpenApiService.Products, ["salespriceincurrencies"]))
    {
    }

    /// <summary>The price of a product in a currency.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none.</exception>
    public virtual Task<OpenApiSalesPrice> GetAsync(ProductNumber product, CurrencyCode currency, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiSalesPrice>(Name("get"), Of(product, currency.ToString()), options, cancellationToken);

    /// <summary>Makes a price. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none.</summary>
    /// <returns>The currency, which is the key.</returns>
    /// <exception cref="ConnectorConflictException">There is one already.</exception>
    public virtual Task<CurrencyCode> CreateAsync(ProductNumber product, OpenApiSalesPrice price, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(price);
        return Api.CreateAsync<OpenApiSalesPrice, CurrencyCode>(Name("create"), Of(product), price, "currency", options, cancellationToken, null, ("productNumber", product.ToString()));
    }

    /// <summary>Changes a price: reads it, applies the function and writes all of it back with the version that was read.</summary>
    /// <param name="product">Of which product.</param>
    /// <param name="currency">In which currency.</param>
    /// <param name="change">Makes the new price of the current one.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">Somebody else wrote between the two calls: read again, apply again.</exception>
    public virtual async Task UpdateAsync(ProductNumber product, CurrencyCode currency, Func<OpenApiSalesPrice, OpenApiSalesPrice> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(product, currency, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(product, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a price with the version that was read.</summary>
    /// <exception cref="ArgumentException">The price has no version.</exception>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceAsync(ProductNumber product, OpenApiSalesPrice price, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(price);
        return Api.ReplaceAsync(Name("replace"), Of(product), price, product.ToString(), options, cancellationToken);
    }

    /// <summary>Deletes a price.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none, or not any more.</exception>
    public virtual Task DeleteAsync(ProductNumber product, CurrencyCode currency, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Of(product, currency.ToString()), product.ToString(), options, cancellationToken);

    private RequestPath Of(ProductNumber product, params ReadOnlySpan<string> more) => Api.Path(OpenApiService.Products, ["products", product.ToString(), "salespriceincurrencies", .. more]);
}
