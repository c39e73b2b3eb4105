using System.Runtime.CompilerServices;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Products.</summary>
public class ProductOperations : DineroOperations
{
    private static readonly string[] Always = ["ProductGuid", "UpdatedAt", "DeletedAt"];

    private static readonly string[] All =
    [
        "Name", "ProductNumber", "Quantity", "Unit", "AccountNumber", "BaseAmountValue", "BaseAmountValueInclVat", "TotalAmount", "TotalAmountInclVat", "ExternalReference", "CreatedAt",
    ];

    /// <summary>For fakes.</summary>
    protected ProductOperations()
    {
    }

    internal ProductOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All products of a query, page by page while the caller enumerates.</summary>
    /// <remarks>Dinero orders them by their last change: what is edited meanwhile may come twice or be passed over. For a full picture read again with <see cref="ProductQuery.ChangedSince"/>.</remarks>
    public virtual IAsyncEnumerable<ProductRow> ListAsync(ProductQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "products.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of products and the cursor of the next.</summary>
    public virtual async Task<Page<ProductRow>> ListPageAsync(ProductQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var page = PageCursor.Parse(cursor);
        var size = PageCursor.Size(query.PageSize);
        var path = Api.Path("v1", "products")
            .Query("fields", PageCursor.Fields(query.Fields.Select(static f => f.Value), All, Always))
            .Query("freeTextSearch", query.FreeTextSearch)
            .Query("queryFilter", query.Filter?.ToString())
            .Query("changesSince", ChangesSince.Format(query.ChangedSince))
            .Query("deletedOnly", query.DeletedOnly)
            .Query<int>("page", page)
            .Query<int>("pageSize", size);
        var rows = await Api.GetAsync("products.list", path, Api.Json.DineroCollectionProductRow, options, cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, size);
    }

    /// <summary>Everything that changed at a moment or later: a pass over the living, then one over the deleted. <see cref="ProductRow.DeletedAt"/> tells them apart.</summary>
    /// <param name="since">The moment, inclusive. Keep an overlap of at least two hours: the zone of Dinero's own stamps is not documented.</param>
    /// <param name="query">What the rows shall show; its <see cref="ProductQuery.ChangedSince"/> and <see cref="ProductQuery.DeletedOnly"/> are not used.</param>
    /// <param name="options">As for any call; a time-out is that of each page.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public virtual async IAsyncEnumerable<ProductRow> ListChangesAsync(
        DateTimeOffset since, ProductQuery? query = null, CallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var deleted in (bool[])[false, true])
        {
            await foreach (var row in ListAsync((query ?? new()) with { ChangedSince = since, DeletedOnly = deleted }, options, cancellationToken).ConfigureAwait(false))
                yield return row;
        }
    }

    /// <summary>One product in full.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such product.</exception>
    public virtual Task<Product> GetAsync(ProductId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("products.get", Api.Path("v1", "products", id.ToString()), Api.Json.Product, options, cancellationToken);

    /// <summary>
    /// Makes a product. It is sent once, and Dinero takes no id of ours: give an <see cref="ProductInput.ExternalReference"/> of your own, by which it is found again should no answer come.
    /// </summary>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the external reference: list by it to learn what happened.</exception>
    public virtual async Task<ProductId> CreateAsync(ProductInput product, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        var answer = await Api.SendAsync(
            "products.create", HttpMethod.Post, Api.Path("v1", "products"), product, Api.Json.ProductInput, Api.Json.ProductCreated,
            DineroApi.Evidence(null, product.ExternalReference), options, cancellationToken).ConfigureAwait(false);
        return answer.ProductGuid;
    }

    /// <summary>
    /// Changes a product: reads it, applies the function and writes the whole product back, since Dinero replaces it. What the package does not know goes back as it came.
    /// </summary>
    /// <remarks>Products have no version: of two writers at the same moment the later one wins, and nobody is told.</remarks>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { BaseAmountValue = 125m }</c>. It may run more than once.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task UpdateAsync(ProductId id, Func<ProductInput, ProductInput> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(id, change(current.ToInput()), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole product: what is null is empty afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    public virtual Task ReplaceAsync(ProductId id, ProductInput product, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Api.SendAsync(
            "products.update", HttpMethod.Put, Api.Path("v1", "products", id.ToString()), product, Api.Json.ProductInput,
            DineroApi.Evidence(null, product.ExternalReference, ("productGuid", id.ToString())), options, cancellationToken);
    }

    /// <summary>Deletes a product. Dinero documents no way back.</summary>
    public virtual Task DeleteAsync(ProductId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("products.delete", HttpMethod.Delete, Api.Path("v1", "products", id.ToString()), options, cancellationToken);
}

internal sealed record ProductCreated
{
    public required ProductId ProductGuid { get; init; }
}

internal static class ProductRules
{
    /// <summary>Everything of a product that can be written, as it was read.</summary>
    public static ProductInput ToInput(this Product product) => new()
    {
        ProductNumber = product.ProductNumber,
        Name = product.Name,
        BaseAmountValue = product.BaseAmountValue,
        Quantity = product.Quantity,
        AccountNumber = product.AccountNumber,
        Unit = product.Unit,
        ExternalReference = product.ExternalReference,
        Comment = product.Comment,
        AdditionalData = product.AdditionalData,
    };
}
