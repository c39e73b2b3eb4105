using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <content>Products and their prices.</content>
public sealed partial class EconomicAccount
{
    /// <summary>The products, in the order of their creation.</summary>
    public IReadOnlyList<EconomicProduct> Products => All<EconomicProduct>(ProductsTable);

    /// <summary>Adds a product.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="price">Its sales price.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Product(string number, string name, decimal? price = null, Func<EconomicProduct, EconomicProduct>? with = null) => Seed(() =>
    {
        var product = new EconomicProduct { ProductNumber = number, Name = name, SalesPrice = price };
        var record = ProductsTable.Add(NewRecord());
        RecordMapper.Write(with?.Invoke(product) ?? product, record);
        Touch(ProductsTable, record);
        Changed("PRODUCT_UPDATED", null, record.Text("productNumber"));
    });

    /// <summary>Adds products P1, P2 …</summary>
    /// <param name="count">How many.</param>
    /// <returns>This account.</returns>
    public EconomicAccount ManyProducts(int count) => Seed(() =>
    {
        for (var i = 1; i <= count; i++)
            Product(string.Create(CultureInfo.InvariantCulture, $"P{i}"), string.Create(CultureInfo.InvariantCulture, $"Product {i}"), i);
    });

    /// <summary>Gives a product a price in another currency.</summary>
    /// <param name="number">The product.</param>
    /// <param name="currency">ISO code.</param>
    /// <param name="price">The price.</param>
    /// <returns>This account.</returns>
    public EconomicAccount CurrencyPrice(string number, string currency, decimal price) => Seed(() => SetCurrencyPrice(number, currency, ShapeReader.Scaled(price, 2)));

    /// <summary>The prices of a product in other currencies.</summary>
    /// <param name="number">The product.</param>
    /// <returns>Price by ISO code.</returns>
    public IReadOnlyDictionary<string, decimal> CurrencyPricesOf(string number) => Locked(() =>
        CurrencyPrices.All.Where(p => p.Owner == number).ToDictionary(static p => p.Text("currencyCode"), static p => p.Amount("price")));

    /// <summary>Another user edits a product.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How.</param>
    public void EditProduct(string number, Func<EconomicProduct, EconomicProduct> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = KnownProduct(number);
        RecordMapper.Write(edit(RecordMapper.Read<EconomicProduct>(record)), record);
        Touch(ProductsTable, record);
        Changed("PRODUCT_UPDATED", number, number);
    });

    /// <summary>Another user gives a product another number.</summary>
    /// <param name="number">The old number.</param>
    /// <param name="newNumber">The new one.</param>
    public void RenumberProduct(string number, string newNumber) => Seed(() =>
    {
        var record = KnownProduct(number);
        record.Data["productNumber"] = newNumber;
        foreach (var price in CurrencyPrices.All.Where(p => p.Owner == number))
            price.Owner = newNumber;
        Touch(ProductsTable, record);
        Changed("PRODUCT_UPDATED", number, newNumber);
    });

    /// <summary>Another user deletes a product.</summary>
    /// <param name="number">Which.</param>
    public void DeleteProduct(string number) => Seed(() => RemoveProduct(KnownProduct(number)));

    /// <summary>Goods move: the stock changes, and <c>lastUpdated</c> with it, although nobody edited the product.</summary>
    /// <param name="number">Which.</param>
    /// <param name="quantity">What comes in; negative: goes out.</param>
    public void MoveStock(string number, decimal quantity) => Seed(() =>
    {
        var record = KnownProduct(number);
        RecordMapper.Put(record.Data, "inventory.inStock", ShapeReader.Scaled(record.Amount("inventory.inStock") + quantity, 2));
        Touch(ProductsTable, record);
    });

    internal void RemoveProduct(DialectRecord product)
    {
        var number = product.Text("productNumber");
        ProductsTable.Remove(product);
        foreach (var price in CurrencyPrices.All.Where(p => p.Owner == number).ToArray())
            CurrencyPrices.Remove(price);
        Changed("PRODUCT_UPDATED", number, null);
    }

    internal DialectRecord SetCurrencyPrice(string number, string currency, decimal price)
    {
        var record = CurrencyPrices.All.FirstOrDefault(p => p.Owner == number && p.Text("currencyCode") == currency);
        if (record is null)
        {
            record = CurrencyPrices.Add(NewRecord(new JsonObject { ["currencyCode"] = currency }));
            record.Owner = number;
        }

        record.Data["price"] = price;
        record.Touch(Now);
        return record;
    }

    /// <summary>Lines of drafts and booked documents that name a product.</summary>
    internal bool ProductIsUsed(string number) => Drafts.All.Concat(Booked.All).Concat(OrdersTable.All).Concat(QuotesTable.All)
        .SelectMany(static d => d.Data["lines"]?.AsArray() ?? []).Any(l => (string?)l!["product"]?["productNumber"] == number);

    private DialectRecord KnownProduct(string number) => ProductsTable.Find(number) ?? throw new ArgumentException($"There is no product {number}.", nameof(number));
}
