namespace Connectors.Economic;

/// <summary>Products by the OpenAPI. They cannot be counted, and their sorted list has an address of its own.</summary>
public class OpenApiProductOperations : OpenApiReadOperations<OpenApiProduct, ProductNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiProductOperations()
    {
    }

    internal OpenApiProductOperations(OpenApiApi api) : base(api, new("openapi.products", OpenApiService.Products, ["products"], ["productspaged", "paged"]) { KeyMember = "productNumber", PutsOnList = false })
    {
    }

    /// <summary>One product.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such product.</exception>
    public virtual Task<OpenApiProduct> GetAsync(ProductNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiProduct>(Name("get"), Resource.Of(Api, id.ToString()), options, cancellationToken);

    /// <summary>Makes a product. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none.</summary>
    /// <returns>Its number. The product itself is not in the answer: read it.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ConnectorConflictException">The number is taken.</exception>
    public virtual Task<ProductNumber> CreateAsync(OpenApiProduct product, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Api.CreateAsync<OpenApiProduct, ProductNumber>(Name("create"), Resource.Of(Api), product, Resource.KeyMember, options, cancellationToken, product.ProductNumber.ToString());
    }

    /// <summary>Changes a product: reads it, applies the function and writes all of it back with the version that was read.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new product of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">Somebody else wrote between the two calls: read again, apply again.</exception>
    public virtual async Task UpdateAsync(ProductNumber id, Func<OpenApiProduct, OpenApiProduct> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(id, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole product with the version that was read.</summary>
    /// <exception cref="ArgumentException">The product has no version.</exception>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceAsync(ProductNumber id, OpenApiProduct product, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(product);
        return Api.ReplaceAsync(Name("replace"), Resource.Of(Api, id.ToString()), product, id.ToString(), options, cancellationToken);
    }

    /// <summary>Deletes a product.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such product, or not any more.</exception>
    public virtual Task DeleteAsync(ProductNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Resource.Of(Api, id.ToString()), id.ToString(), options, cancellationToken);
}
