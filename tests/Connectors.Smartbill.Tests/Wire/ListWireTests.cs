using System.Text;
using static Connectors.Smartbill.Tests.Wire.Wire;

namespace Connectors.Smartbill.Tests.Wire;

public sealed class ListWireTests
{
    private const string Page = """{"items":[],"pagination":{"next":null,"previous":null}}""";

    [Fact]
    public Task Settings_and_stock() => Snapshot()
        .Call("taxes", """{"taxes":[{"name":"Normala","percentage":21}]}""", c => c.Taxes.ListAsync())
        .Call("all series", """{"list":[]}""", c => c.Series.ListAsync())
        .Call("series of receipts", """{"list":[]}""", c => c.Series.ListAsync(SeriesType.Receipt))
        .Call("stock of today", """{"list":[]}""", c => c.Stocks.ListAsync())
        .Call("stock with a query", """{"list":[]}""", c => c.Stocks.ListAsync(new() { Date = new(2026, 1, 31), WarehouseName = "Depozit & Co", ProductName = "Șurub+", ProductCode = "S/8" }))
        .VerifyAsync();

    [Fact]
    public Task What_only_the_shop_plugin_reads() => Snapshot(o => o.UseUndocumentedEndpoints = true)
        .Call("warehouses", """{"warehouses":["Depozit"]}""", c => c.Companies.ListWarehouseNamesAsync())
        .Call("units", """{"mu":["buc"]}""", c => c.Companies.ListMeasuringUnitsAsync())
        .Call("stock", """{"errorText":"","products":[{"a":"Surub","b":"S8","c":"buc","d":"2.5"}]}""", c => c.Stocks.ListForShopAsync("Depozit"))
        .VerifyAsync();

    [Fact]
    public Task Nomenclatures() => Snapshot()
        .Call("clients", Page, c => c.Clients.ListPageAsync())
        .Call("clients of a query", Page, c => c.Clients.ListPageAsync(new() { Name = "Acme & Co", Code = "C1", VatCode = "RO1", PageSize = 20 }, "cus_1"))
        .Call("an empty filter is none", Page, c => c.Clients.ListPageAsync(new() { Name = "" }))
        .Call("client", """{"id":"cus_0123"}""", c => c.Clients.GetAsync(new("cus_0123")))
        .Call("suppliers", Page, c => c.Suppliers.ListPageAsync(new() { Name = "n", Code = "c", VatCode = "v" }, "sup_1"))
        .Call("supplier", """{"id":"sup_0123"}""", c => c.Suppliers.GetAsync(new("sup_0123")))
        .Call("products", Page, c => c.Products.ListPageAsync(new() { Name = "n", Code = "c" }, "prod_1"))
        .Call("product", """{"id":"prod_0123"}""", c => c.Products.GetAsync(new("prod_0123")))
        .Call("warehouses", Page, c => c.Warehouses.ListPageAsync(new() { Name = "n" }, "ware_1"))
        .Call("warehouse", """{"id":"ware_0123"}""", c => c.Warehouses.GetAsync(new("ware_0123")))
        .VerifyAsync();

    [Fact]
    public Task Raw_requests() => Snapshot()
        .Call("V1", "{}", c => c.SendAsync(new(HttpMethod.Post, "invoice") { Body = Encoding.UTF8.GetBytes("""{"companyVatCode":"RO12345678"}""") }))
        .Call("V3", "{}", c => c.SendAsync(new(HttpMethod.Get, "/v3/companies/RO12345678/receipts?limit=1")))
        .VerifyAsync();
}
