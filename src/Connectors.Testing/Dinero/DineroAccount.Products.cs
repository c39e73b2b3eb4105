namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    /// <summary>All products, deleted ones included, in the order of their creation.</summary>
    public IReadOnlyList<StoredProduct> Products => Locked(ProductTable.Snapshot);

    internal Table<StoredProduct> ProductTable { get; } = new(
        static p => p.ProductGuid, static p => p.UpdatedAt,
        ("ExternalReference", static p => p.ExternalReference), ("ProductNumber", static p => p.ProductNumber), ("Name", static p => p.Name));

    /// <summary>Seeds a product on the standard sales account.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="price">DKK per unit, without VAT.</param>
    /// <param name="change">Everything else; also its guid and its times.</param>
    /// <returns>This account.</returns>
    public DineroAccount Product(string name, decimal price, Func<StoredProduct, StoredProduct>? change = null)
    {
        AddProduct(name, price, change);
        return this;
    }

    /// <summary>Seeds many products named <c>Product 00001</c> and so on, numbered <c>P00001</c> and so on, at 1, 2, 3 … DKK.</summary>
    /// <param name="count">How many.</param>
    /// <param name="change">Changes the one with that number, counted from 1.</param>
    /// <returns>This account.</returns>
    public DineroAccount ManyProducts(int count, Func<int, StoredProduct, StoredProduct>? change = null)
    {
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            AddProduct($"Product {number:d5}", number, p =>
            {
                p = p with { ProductNumber = $"P{number:d5}" };
                return change is null ? p : change(number, p);
            });
        }

        return this;
    }

    /// <summary>A user adds a product in the web application.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="price">DKK per unit, without VAT.</param>
    /// <param name="change">Everything else; also its guid and its times.</param>
    /// <returns>The product.</returns>
    public StoredProduct AddProduct(string name, decimal price, Func<StoredProduct, StoredProduct>? change = null) => Locked(() =>
    {
        var product = new StoredProduct { ProductGuid = NextGuid(), Name = name, BaseAmountValue = price, CreatedAt = Now, UpdatedAt = Now };
        product = change is null ? product : change(product);
        Changed(DineroEvents.Product, product.ProductGuid);
        return ProductTable.Put(product);
    });

    /// <summary>A user changes a product in the web application.</summary>
    /// <param name="productGuid">Which one.</param>
    /// <param name="change">What changes; UpdatedAt moves by itself.</param>
    /// <returns>The changed product.</returns>
    /// <exception cref="KeyNotFoundException">There is no such product.</exception>
    public StoredProduct EditProduct(Guid productGuid, Func<StoredProduct, StoredProduct> change) => Locked(() => SaveProduct(change(ProductOf(productGuid))));

    /// <summary>A user deletes a product.</summary>
    /// <param name="productGuid">Which one.</param>
    /// <returns>The deleted product.</returns>
    /// <exception cref="KeyNotFoundException">There is no such product.</exception>
    public StoredProduct DeleteProduct(Guid productGuid) => Locked(() => SaveProduct(ProductOf(productGuid) with { DeletedAt = Now }));

    /// <summary>A user restores a deleted product; the API cannot.</summary>
    /// <param name="productGuid">Which one.</param>
    /// <returns>The restored product.</returns>
    /// <exception cref="KeyNotFoundException">There is no such product.</exception>
    public StoredProduct RestoreProduct(Guid productGuid) => Locked(() => SaveProduct(ProductOf(productGuid) with { DeletedAt = null }));

    internal StoredProduct SaveProduct(StoredProduct product)
    {
        Changed(DineroEvents.Product, product.ProductGuid);
        return ProductTable.Put(product with { UpdatedAt = Now });
    }

    private StoredProduct ProductOf(Guid productGuid) => ProductTable.Get(productGuid) ?? throw new KeyNotFoundException($"There is no product {productGuid}.");
}
