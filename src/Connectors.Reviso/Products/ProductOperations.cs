namespace Connectors.Reviso;

/// <summary>Products. In addresses their numbers follow a rule of their own (<c>A/B 1</c> is <c>A_6_B_9_1</c>), which is followed here.</summary>
public class ProductOperations : WriteOperations<Product, ProductNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProductOperations()
    {
    }

    internal ProductOperations(RevisoApi api) : base(api, "products", ["products"], "productNumber")
    {
    }

    /// <summary>Products that were changed in this second or later. Ask with an overlap: stamps have whole seconds, and records move between pages while they are read.</summary>
    /// <param name="since">From when.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<Product> ListChangesAsync(DateTimeOffset since, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = ProductFields.LastUpdated.IsAtLeast(since) }, options, cancellationToken);

    private protected override ProductNumber? KeyOf(Product record) => record.ProductNumber;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(Product record) =>
        [("name", record.Name), .. record.BarCode is { Length: > 0 } code ? [("barCode", code)] : Array.Empty<(string, string)>()];
}
