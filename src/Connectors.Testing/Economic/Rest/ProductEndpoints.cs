using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>/products</c> with their prices per currency, and product groups.</summary>
internal static class ProductEndpoints
{
    public static RestResource Products { get; } = new("products", "products", "productNumber", static a => a.ProductsTable)
    {
        Shape = new(
            Text("productNumber", 25, 1).Must(),
            Text("name", 300, 1).Must(),
            Reference("productGroup", "productGroupNumber", "product-groups").Must(),
            Text("description", 500),
            Text("barCode", 50),
            Number("costPrice"),
            Number("recommendedPrice"),
            Number("salesPrice"),
            Flag("barred"),
            Reference("unit", "unitNumber", "units"),
            Reference("departmentalDistribution", "departmentalDistributionNumber"),
            Object("inventory", Number("packageVolume"), Number("recommendedCostPrice"))),
        Fields = FilterFields.Of(
            "productNumber name description barCode ?barred #costPrice #recommendedPrice #salesPrice @lastUpdated #unit.unitNumber! #productGroup.productGroupNumber! "
            + "#departmentalDistribution.departmentalDistributionNumber! #inventory.packageVolume #inventory.recommendedCostPrice!"),
        Event = "PRODUCT_UPDATED",
        PutNeedsKey = true,
        Check = static (call, clean, _, errors) =>
        {
            if (call.Account.Modules.Contains("Inventory") && clean["inventory"]?["recommendedCostPrice"] is null)
                errors.Add("inventory.recommendedCostPrice", "E04300", "Required properties are missing from object: recommendedCostPrice.");
        },
        Stored = Stored,
        Shown = Shown,
        Remove = static (call, record) =>
        {
            if (call.Account.ProductIsUsed(record.Text("productNumber")))
                throw call.Refuse(400, "The product cannot be deleted, since documents refer to it.", "E04300", "Delete the drafts; a product of a booked invoice stays.");
            call.Account.RemoveProduct(record);
        },
    };

    private static DialectShape PriceShape { get; } = new(Number("price").Must(), Object("currency", Text("code", 3, 3).Must()), Reference("product", "productNumber", "products", textKey: true));

    public static void Map(RouteTable<EconomicCall> routes)
    {
        Products.Map(routes);
        foreach (var kind in new[] { InvoiceEndpoints.Drafts, InvoiceEndpoints.Booked })
        {
            var part = kind.Path.Replace("invoices/", "", StringComparison.Ordinal);
            routes.Add($"GET /products/{{productNumber}}/invoices/{part}", $"products.{part}", c =>
            {
                var number = Products.Find(c).Text("productNumber");
                bool Names(DialectRecord document) => document.Data["lines"]!.AsArray().Any(l => (string?)l!["product"]?["productNumber"] == number);
                return kind.ListOf(c, Names, $"products/{PathKey.Encode(number)}/invoices/{part}");
            });
        }

        const string prices = "products/{productNumber}/pricing/currency-specific-sales-prices";
        routes.Add($"GET /{prices}", "prices.list", static c => DialectList.Answer(c, PricesOf(c), FilterFields.Of("#price currencyCode"), PricePath(c), p => Price(c, p), true));
        routes.Add($"GET /{prices}/{{currencyCode}}", "prices.get", static c => EconomicCall.Json(200, Price(c, FindPrice(c))));
        routes.Add($"POST /{prices}", "prices.create", Create);
        routes.Add($"PUT /{prices}/{{currencyCode}}", "prices.update", Update);
        routes.Add($"DELETE /{prices}/{{currencyCode}}", "prices.delete", static c =>
        {
            c.Account.CurrencyPrices.Remove(FindPrice(c));
            c.Account.Touch(c.Account.ProductsTable, Products.Find(c));
            return SimResponse.Empty(204);
        });
        new RestResource("product-groups", "product-groups", "productGroupNumber", static a => a.ProductGroupsTable)
        {
            Shown = static (call, record, view) =>
            {
                view["salesAccounts"] = call.Link($"product-groups/{record.Text("productGroupNumber")}/sales-accounts");
                view["products"] = call.Link($"product-groups/{record.Text("productGroupNumber")}/products");
            },
        }.Map(routes);
        routes.Add("GET /product-groups/{productGroupNumber}/sales-accounts", "product-groups.sales-accounts", SalesAccounts);
        routes.Add("GET /product-groups/{productGroupNumber}/products", "product-groups.products", static c =>
        {
            var number = Group(c).Int("productGroupNumber");
            return DialectList.Answer(c, c.Account.ProductsTable.All.Where(p => p.Int("productGroup.productGroupNumber") == number), Products.Fields, $"product-groups/{number}/products", p => Products.View(c, p, true), false);
        });
    }

    private static void Stored(EconomicCall call, DialectRecord record, bool isNew)
    {
        record.Data["barred"] ??= false;
        if (!call.Account.Modules.Contains("Inventory"))
            return;

        // Costs come from the stock then; what is sent does not count.
        var cost = (decimal)record.Data["inventory"]!["recommendedCostPrice"]!;
        record.Data["costPrice"] = cost;
        RecordMapper.Put(record.Data, "inventory.inStock", isNew ? 0.00m : record.Extra["inStock"]?.DeepClone() ?? 0.00m);
    }

    private static void Shown(EconomicCall call, DialectRecord record, JsonObject view)
    {
        var own = $"products/{PathKey.Encode(record.Text("productNumber"))}";
        view["invoices"] = new JsonObject { ["drafts"] = call.Link($"{own}/invoices/drafts"), ["booked"] = call.Link($"{own}/invoices/booked") };
        view["pricing"] = new JsonObject { ["currencySpecificSalesPrices"] = call.Link($"{own}/pricing/currency-specific-sales-prices") };
        if (call.Account.ProductGroupsTable.Find(record.Int("productGroup.productGroupNumber")) is { } group)
        {
            view["productGroup"]!["name"] = group.Text("name");
            view["productGroup"]!["inventoryEnabled"] = group.Flag("inventoryEnabled");
        }

        if (call.Account.UnitsTable.Find(record.Int("unit.unitNumber")) is { } unit)
            view["unit"]!["name"] = unit.Text("name");
    }

    private static string PricePath(EconomicCall call) => $"products/{PathKey.Encode(Products.Find(call).Text("productNumber"))}/pricing/currency-specific-sales-prices";

    private static IEnumerable<DialectRecord> PricesOf(EconomicCall call)
    {
        var number = Products.Find(call).Text("productNumber");
        return call.Account.CurrencyPrices.All.Where(p => p.Owner == number);
    }

    private static DialectRecord FindPrice(EconomicCall call) =>
        PricesOf(call).FirstOrDefault(p => p.Text("currencyCode").Equals(call.Route("currencyCode"), StringComparison.OrdinalIgnoreCase)) ?? throw call.NotFound();

    private static JsonObject Price(EconomicCall call, DialectRecord price)
    {
        var code = price.Text("currencyCode");
        return new JsonObject
        {
            ["price"] = price.Data["price"]!.DeepClone(),
            ["product"] = new JsonObject { ["productNumber"] = price.Owner, ["self"] = call.Link($"products/{PathKey.Encode(price.Owner)}") },
            ["currency"] = new JsonObject { ["code"] = code, ["self"] = call.Link($"currencies/{code}") },
            ["self"] = call.Self($"products/{PathKey.Encode(price.Owner)}/pricing/currency-specific-sales-prices/{code}"),
        };
    }

    private static SimResponse Create(EconomicCall call)
    {
        var product = Products.Find(call);
        var clean = ReadPrice(call);
        var code = (string?)clean["currency"]?["code"] ?? throw call.Invalid("currency", "E04300", "Required properties are missing from object: currency.");
        if (call.Account.CurrenciesTable.Find(code) is null)
            throw call.Invalid("currency.code", "E06000", $"Currency {code} does not exist.", code);
        if (PricesOf(call).Any(p => p.Text("currencyCode") == code))
            throw call.Invalid("currency.code", "E06010", "The product has a price in this currency.", code);
        return Store(call, product, code, clean, 201);
    }

    private static SimResponse Update(EconomicCall call)
    {
        var product = Products.Find(call);
        var code = call.Route("currencyCode").ToUpperInvariant();
        if (call.Account.CurrenciesTable.Find(code) is null)
            throw call.NotFound();
        return Store(call, product, code, ReadPrice(call), PricesOf(call).Any(p => p.Text("currencyCode") == code) ? 200 : 201);
    }

    private static SimResponse Store(EconomicCall call, DialectRecord product, string code, JsonObject clean, int status)
    {
        var price = call.Account.SetCurrencyPrice(product.Text("productNumber"), code, (decimal)clean["price"]!);
        call.Account.Touch(call.Account.ProductsTable, product);
        var body = Price(call, price);
        var response = EconomicCall.Json(status, body);
        return status == 201 ? response with { Headers = [new("Location", call.Link($"{PricePath(call)}/{code}"))] } : response;
    }

    private static JsonObject ReadPrice(EconomicCall call)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), PriceShape);
        return reader.Errors.Any ? throw call.Invalid(reader.Errors) : clean;
    }

    private static DialectRecord Group(EconomicCall call) => call.Account.ProductGroupsTable.Find(call.RouteInt("productGroupNumber")) ?? throw call.NotFound();

    /// <summary>One account per VAT zone: this decides the VAT of a line.</summary>
    private static SimResponse SalesAccounts(EconomicCall call)
    {
        var group = Group(call);
        var rows = new JsonArray();
        foreach (var (zone, number) in group.Extra["zones"]?.AsObject() ?? [])
        {
            var account = call.Account.AccountsTable.Find((int)number!)!.Data.DeepClone().AsObject();
            if (account["vatAccount"] is JsonObject vat)
                vat["self"] = call.Link($"vat-accounts/{vat["vatCode"]}");
            account["self"] = call.Link($"accounts/{number}");
            var zoneView = call.Account.VatZonesTable.Find(zone)!.Data.DeepClone().AsObject();
            zoneView["self"] = call.Link($"vat-zones/{zone}");
            rows.Add((JsonNode)new JsonObject { ["salesAccount"] = account, ["vatZone"] = zoneView });
        }

        return EconomicCall.Json(200, new JsonObject { ["collection"] = rows, ["self"] = call.Self($"product-groups/{group.Text("productGroupNumber")}/sales-accounts") });
    }
}
