using System.Text.Json;

namespace Connectors.Testing.Smartbill;

/// <summary>What V1 lists: VAT rates, series, stock. And three addresses that only the vendor's own plugin uses.</summary>
internal static class ConfigEndpoints
{
    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("GET /SBORO/api/tax", "taxes.list", Taxes);
        routes.Add("GET /SBORO/api/series", "series.list", Series);
        routes.Add("GET /SBORO/api/stocks", "stocks.list", Stocks);
        routes.Add("GET /SBORO/api/company/warehouses", "company.warehouses", static c => Names(c, "warehouses", c.BeginQuery().WarehouseList.Select(static w => w.Name)));
        routes.Add("GET /SBORO/api/company/mu", "company.units", static c => Names(c, "mu", c.BeginQuery().UnitList));
        routes.Add("GET /SBORO/api/stocks/ecom", "stocks.ecommerce", Ecommerce);
    }

    private static SimResponse Taxes(SmartbillCall call)
    {
        var account = call.BeginQuery();
        if (!account.IsVatPayer)
            return call.Answer(call.Oddities.NoVatTaxStatus, "Firma este neplatitoare de tva.", "", "", "", "", null);
        return call.Ok(more: json =>
        {
            json.WriteStartArray("taxes");
            foreach (var tax in account.TaxList)
            {
                json.WriteStartObject();
                json.WriteString("name", tax.Name);
                json.WriteNumber("percentage", Out.Trim(tax.Percentage));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static SimResponse Series(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var type = call.Query("type");
        if (type is not (null or "f" or "p" or "c"))
            throw new ApiError($"Tipul documentului nu poate fi {type}! Parametrul type poate lua valorile: 'f' pentru factura, 'p' pentru proforma si 'c' pentru chitanta.");
        return call.Ok(more: json =>
        {
            json.WriteStartArray("list");
            foreach (var series in account.SeriesList.Where(s => type is null || s.Type == type))
            {
                json.WriteStartObject();
                json.WriteString("name", series.Name);
                if (call.Oddities.NextNumberIsText)
                    json.WriteString("nextNumber", SmartbillAccount.Printed(series, series.Next));
                else
                    json.WriteNumber("nextNumber", series.Next);
                json.WriteString("type", series.Type);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static SimResponse Stocks(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var date = SmartbillCall.ReadDate(
            call.Query("date") ?? throw new ApiError("Data la care vreti sa aflati valoarea stocului trebuie specificata!"), "Data trebuie sa fie de forma yyyy-MM-dd.")!.Value;
        if (!account.HasStockModule)
            throw new ApiError("Modulul stoc nu este activ!");
        var (warehouse, name, code) = (call.Query("warehouseName"), call.Query("productName"), call.Query("productCode"));
        if (warehouse is not null && !account.WarehouseList.Exists(w => w.Name == warehouse))
            throw new ApiError($"Gestiunea {warehouse} nu a fost gasita pe server.");
        var stock = account.StockOn(date, account.Now - call.Oddities.StockLag);
        var products = account.ProductList
            .Where(p => (name is null || p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) && (code is null || p.Code == code)).ToArray();
        return call.Ok(more: json =>
        {
            json.WriteStartArray("list");
            foreach (var place in account.WarehouseList.Where(w => warehouse is null || w.Name == warehouse))
                Warehouse(json, account, place, [.. products.Where(p => Shown(call, stock, place, p)).Select(p => (p, stock[(place.Name, p.Id)]))]);
            json.WriteEndArray();
        });
    }

    /// <summary>What was never received is not there; what is down to zero may be missing too.</summary>
    private static bool Shown(SmartbillCall call, Dictionary<(string Warehouse, string ProductId), decimal> stock, StoredWarehouse place, StoredProduct product) =>
        stock.TryGetValue((place.Name, product.Id), out var quantity) && (quantity != 0 || call.Oddities.ZeroStockIsListed);

    private static void Warehouse(Utf8JsonWriter json, SmartbillAccount account, StoredWarehouse place, (StoredProduct Product, decimal Quantity)[] rows)
    {
        if (rows.Length == 0)
            return;
        json.WriteStartObject();
        json.WriteStartObject("warehouse");
        json.WriteString("warehouseName", place.Name);
        json.WriteString("warehouseType", place.Type);
        json.WriteEndObject();
        json.WriteStartArray("products");
        foreach (var (product, quantity) in rows)
        {
            json.WriteStartObject();
            json.WriteString("productName", product.Name);
            json.WriteString("productCode", account.UsesProductCodes ? product.Code : "");
            json.WriteString("measuringUnit", product.Unit);
            json.WriteNumber("quantity", Out.Trim(quantity));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The plugin reads the four members by position; their names are a guess.</summary>
    private static SimResponse Ecommerce(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var name = call.Query("warehouseName");
        var place = account.WarehouseList.Find(w => w.Name == name) ?? throw new ApiError($"Gestiunea {name} nu a fost gasita pe server.");
        var stock = account.StockOn(account.Today, account.Now - call.Oddities.StockLag);
        return call.Json(200, json =>
        {
            json.WriteString("errorText", "");
            json.WriteStartArray("products");
            foreach (var product in account.ProductList.Where(p => Shown(call, stock, place, p)))
            {
                json.WriteStartObject();
                json.WriteString("productName", product.Name);
                json.WriteString("productCode", product.Code);
                json.WriteString("measuringUnit", product.Unit);
                json.WriteNumber("quantity", Out.Trim(stock[(place.Name, product.Id)]));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static SimResponse Names(SmartbillCall call, string member, IEnumerable<string> names) => call.Json(200, json =>
    {
        json.WriteStartArray(member);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    });
}
