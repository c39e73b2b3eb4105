using System.Globalization;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <content>Products.</content>
public sealed partial class RevisoAccount
{
    /// <summary>The products, in the order of their creation.</summary>
    public IReadOnlyList<RevisoProduct> Products => All<RevisoProduct>(ProductsTable);

    /// <summary>Adds a product.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="price">Its sales price.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Product(string number, string name, decimal? price = null, Func<RevisoProduct, RevisoProduct>? with = null) => Seed(() =>
    {
        var product = new RevisoProduct { ProductNumber = number, Name = name, SalesPrice = price };
        var record = ProductsTable.Add(NewRecord());
        RecordMapper.Write(with?.Invoke(product) ?? product, record);
        Touch(ProductsTable, record);
        Changed(nameof(RevisoWebhookType.ProductUpdated), null, record.Text("productNumber"));
    });

    /// <summary>Adds products P1, P2 …</summary>
    /// <param name="count">How many.</param>
    /// <returns>This account.</returns>
    public RevisoAccount ManyProducts(int count) => Seed(() =>
    {
        for (var i = 1; i <= count; i++)
            Product(string.Create(CultureInfo.InvariantCulture, $"P{i}"), string.Create(CultureInfo.InvariantCulture, $"Product {i}"), i);
    });

    /// <summary>Another user edits a product.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How.</param>
    public void EditProduct(string number, Func<RevisoProduct, RevisoProduct> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = KnownIn("products", number);
        RecordMapper.Write(edit(RecordMapper.Read<RevisoProduct>(record)) with { ProductNumber = number }, record);
        Touch(ProductsTable, record);
        Changed(nameof(RevisoWebhookType.ProductUpdated), number, number);
    });

    /// <summary>Another user gives a product another number: lines of drafts follow.</summary>
    /// <param name="number">The old number.</param>
    /// <param name="newNumber">The new one.</param>
    public void RenumberProduct(string number, string newNumber) => Seed(() =>
    {
        if (ProductsTable.Find(newNumber) is not null)
            throw new ArgumentException($"Product {newNumber} exists.", nameof(newNumber));
        var record = KnownIn("products", number);
        foreach (var line in LinesOf(number).ToArray())
            line["product"]!["productNumber"] = newNumber;
        record.Data["productNumber"] = newNumber;
        Touch(ProductsTable, record);
        Changed(nameof(RevisoWebhookType.ProductUpdated), number, newNumber);
    });

    /// <summary>Another user deletes a product.</summary>
    /// <param name="number">Which.</param>
    public void DeleteProduct(string number) => Seed(() => RemoveProduct(KnownIn("products", number)));

    internal void RemoveProduct(DialectRecord product)
    {
        ProductsTable.Remove(product);
        Changed(nameof(RevisoWebhookType.ProductUpdated), product.Text("productNumber"), null);
    }

    internal bool ProductIsUsed(string number) => LinesOf(number).Any();

    private IEnumerable<System.Text.Json.Nodes.JsonObject> LinesOf(string number) => SalesDocuments
        .SelectMany(static d => d.Data["lines"]?.AsArray() ?? []).Select(static l => l!.AsObject()).Where(l => (string?)l["product"]?["productNumber"] == number);
}
