namespace Connectors.Economic;

/// <summary>Products.</summary>
public class ProductOperations : WriteOperations<Product, ProductNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProductOperations()
    {
    }

    internal ProductOperations(EconomicApi api) : base(api, "products", "productNumber")
    {
    }

    /// <summary>Products that were changed in this second or later, movements of their stock included. Ask with an overlap: stamps have whole seconds.</summary>
    /// <param name="since">From when.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<Product> ListChangesAsync(DateTimeOffset since, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = ProductFields.LastUpdated.IsFrom(since) }, options, cancellationToken);

    private protected override ProductNumber? KeyOf(Product record) => record.ProductNumber;
}
