using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Wire;

public sealed class ProductWireTests
{
    [Fact]
    public Task Products() => Snapshot()
        .Writes("products", c => c.Products, new("A/B 1"), new() { ProductNumber = new("A/B 1"), Name = "Sedia", ProductGroup = new ProductGroupNumber(1), SalesPrice = 99.95m, BarCode = "8000000000000", Unit = new UnitNumber(1) },
            p => p with { Name = "Sedia blu", Barred = false },
            """{"productNumber":"A/B 1","name":"Sedia","productGroup":{"productGroupNumber":1,"self":"g"},"salesPrice":99.95,"inventory":{"packageVolume":0.50,"inStock":4.00},"tags":["x"],"lastUpdated":"2026-01-02T03:04:05Z","self":"s"}""")
        .Call("products: numbered by Reviso", () => WireHandler.Json("""{"productNumber":"17","name":"Tavolo"}""", 201), c => c.Products.CreateAsync(new() { Name = "Tavolo", ProductGroup = new ProductGroupNumber(1), BarCode = "TAV-1" }))
        .Call("products: by bar code", Empty, c => Drain(c.Products.ListAsync(new() { Filter = ProductFields.BarCode.Is("TAV-1") })))
        .Call("products: changes", Empty, c => Drain(c.Products.ListChangesAsync(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))))
        .VerifyAsync();

    [Fact]
    public Task Groups_units_and_price_groups() => Snapshot()
        .Writes("product groups", c => c.ProductGroups, new(1),
            new()
            {
                ProductGroupNumber = new(1),
                Name = "Mobili",
                SalesAccountsList = [new() { SalesAccount = new AccountNumber(5800), VatZone = new VatZoneNumber(1) }],
                Inventory = new() { PurchaseAccount = new AccountNumber(6600) },
            },
            g => g with { Name = "Arredi" }, """{"productGroupNumber":1,"name":"Mobili","salesAccountsList":[{"salesAccount":{"accountNumber":5800},"vatZone":{"vatZoneNumber":1}}],"self":"s"}""")
        .Writes("units", c => c.Units, new(1), new() { Name = "pz" }, u => u with { Name = "pezzi" }, """{"unitNumber":1,"name":"pz","self":"s"}""")
        .Reads("price groups", c => c.PriceGroups, new(3), """{"priceGroupNumber":3,"name":"Rivenditori"}""")
        .VerifyAsync();
}
