using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>productsapi</c>: products, groups with their zones, price groups, special prices, prices per currency.</summary>
internal static class ProductService
{
    private const string Service = "productsapi";

    public static void Map(RouteTable<EconomicCall> routes)
    {
        Products(routes);
        Groups(routes);
        PriceGroups(routes);
        SpecialPrices(routes);
        CurrencyPrices(routes);
    }

    private static void Products(RouteTable<EconomicCall> routes) => new FlatResource(Service, "products", "productsapi.products", "productNumber", static a => a.ProductsTable)
    {
        Shape = new(
            Text("productNumber", 25, 1).Must(), Number1("productGroupId").Must(), Text("name", 300, 1).Must(), Flag("isAccessible").Must(), Text("description", 500), Text("barCode", 50),
            Number("salesPrice"), Number("costPrice"), Number("recommendedPrice"), Number1("unitId"), Number1("unit2Id")),
        Map = new FlatMap(
            "productNumber productGroupId=productGroup.productGroupNumber name description barCode salesPrice costPrice recommendedPrice unitId=unit.unitNumber unit2Id=+"),
        PutOnItem = true,
        Paged = "productspaged/paged",
        ExistsCode = "ProductNumberAlreadyExists",
        Event = "PRODUCT_UPDATED",
        Fields = FilterFields.Of("productNumber #productGroupId name ?isAccessible! @lastUpdated"),
        Shown = static (_, record, view) =>
        {
            view["isAccessible"] = !record.Flag("barred");
            view["lastUpdated"] = CustomerService.Instant(record);
        },
        Check = static (call, clean, _, errors) =>
        {
            if (call.Account.ProductGroupsTable.Find(clean["productGroupId"]!.ToString()) is null)
                errors.Add(new FlatError("productGroupId", "ProductGroupDoesNotExist", "The product group does not exist."));
            if (clean["unitId"] is { } unit && call.Account.UnitsTable.Find(unit.ToString()) is null)
                errors.Add(new FlatError("unitId", "InvalidInput", "The unit does not exist."));
        },
        Stored = static (_, record, clean, _) => record.Data["barred"] = !(bool)clean["isAccessible"]!,
        Remove = static (call, record) =>
        {
            var number = record.Text("productNumber");
            bool On(DialectTable table) => table.All.SelectMany(static d => d.Data["lines"]?.AsArray() ?? []).Any(l => (string?)l!["product"]?["productNumber"] == number);
            var code = On(call.Account.Booked) ? "ProductUsedOnInvoiceLines" : call.Account.ProductIsUsed(number) ? "ProductUsedOnDraftInvoiceLines"
                : call.Account.SubscriptionLinesTable.All.Any(l => l.Text("productNumber") == number) ? "ProductUsedInSubscriptions" : null;
            if (code is not null)
                throw call.Refuse(400, "The product is in use.", code, "");
            call.Account.RemoveProduct(record);
        },
    }.MapAll(routes);

    private static void Groups(RouteTable<EconomicCall> routes)
    {
        new FlatResource(Service, "productgroups", "productsapi.groups", "id", static a => a.ProductGroupsTable)
        {
            Shape = new(Number1("id").Must(), Text("name", 50, 1).Must(), Number1("domesticAccountId").Must()),
            Map = new FlatMap("id=productGroupNumber name domesticAccountId=+domestic"),
            Fields = FilterFields.Of("#id name"),
            Shown = static (_, record, view) => view["domesticAccountId"] = record.Extra["zones"]?["1"]?.DeepClone(),
            Check = static (call, clean, _, errors) =>
            {
                if (call.Account.AccountsTable.Find(clean["domesticAccountId"]!.ToString()) is null)
                    errors.Add(new FlatError("domesticAccountId", "InvalidInput", "The account does not exist."));
            },
            Stored = static (_, record, clean, isNew) =>
            {
                if (isNew)
                    record.Data["inventoryEnabled"] = false;
                RecordMapper.Put(record.Extra, "zones.1", clean["domesticAccountId"]!.DeepClone());
            },
            Remove = static (call, record) =>
            {
                if (call.Account.ProductsTable.All.Any(p => p.Int("productGroup.productGroupNumber") == record.Int("productGroupNumber")))
                    throw call.Refuse(400, "The product group is in use.", "InvalidInput", "");
                call.Account.ProductGroupsTable.Remove(record);
            },
        }.MapAll(routes);

        // Zones live inside their group; they have no version of their own.
        const string zones = "/productsapi/{version}/productgroups/{productGroupNumber}/zones";
        routes.Add($"GET {zones}", "productsapi.zones.list", static c => FlatLists.Cursor(c, Zones(c), FilterFields.Of("#id #accountId")));
        routes.Add($"GET {zones}/paged", "productsapi.zones.paged", static c => FlatLists.Paged(c, Zones(c), FilterFields.Of("#id #accountId")));
        routes.Add($"GET {zones}/count", "productsapi.zones.count", static c => FlatLists.Count(c, Zones(c), FilterFields.Of("#id #accountId")));
        routes.Add($"GET {zones}/{{number}}", "productsapi.zones.get", static c => EconomicCall.Json(200, Zones(c).FirstOrDefault(z => z.View["id"]!.ToString() == c.Route("number")).View ?? throw c.NotFound()));
        routes.Add($"POST {zones}", "productsapi.zones.create", static c => SetZone(c, false));
        routes.Add($"PUT {zones}", "productsapi.zones.update", static c => SetZone(c, true));
        routes.Add($"DELETE {zones}/{{number}}", "productsapi.zones.delete", static c =>
        {
            var group = Group(c) ?? throw c.NotFound();
            if (group.Extra["zones"]?.AsObject().Remove(c.Route("number")) != true)
                throw c.NotFound();
            c.Account.Touch(c.Account.ProductGroupsTable, group);
            return SimResponse.Empty(c.Oddities.FlatWritesAnswer204 ? 204 : 200);
        });
        Settings(routes, "accrualsettings", new(Number1("accrualAccountId")), []);
        Settings(routes, "projectsettings", new(Flag("isInProject").Must(), Number1("projectAccountId")), new() { ["isInProject"] = false });
    }

    /// <summary>Settings of a group, versioned with it.</summary>
    private static void Settings(RouteTable<EconomicCall> routes, string name, DialectShape shape, JsonObject usual)
    {
        const string group = "/productsapi/{version}/productgroups/{productGroupNumber}/";
        routes.Add($"GET {group}{name}", $"productsapi.groups.{name}", c =>
        {
            var record = Group(c) ?? throw c.NotFound();
            var view = (record.Extra[name] ?? usual).DeepClone().AsObject();
            view["objectVersion"] = FlatResource.Version(record);
            return EconomicCall.Json(200, view);
        });
        routes.Add($"PUT {group}{name}", $"productsapi.groups.{name}.update", c =>
        {
            var record = Group(c) ?? throw c.NotFound();
            var body = c.BodyObject();
            FlatResource.CheckVersion(c, body, FlatResource.Version(record));
            record.Extra[name] = FlatInput.Read(c, body, shape, record, null);
            c.Account.Touch(c.Account.ProductGroupsTable, record);
            return SimResponse.Empty(c.Oddities.FlatWritesAnswer204 ? 204 : 200);
        });
    }

    private static DialectRecord? Group(EconomicCall call) => call.Account.ProductGroupsTable.Find(call.Route("productGroupNumber"));

    private static IEnumerable<(DialectRecord Record, JsonObject View)> Zones(EconomicCall call)
    {
        var group = Group(call);
        return (group?.Extra["zones"]?.AsObject() ?? []).Select((z, i) => (
            new DialectRecord([]) { Sequence = i + 1 },
            new JsonObject { ["id"] = int.Parse(z.Key, System.Globalization.CultureInfo.InvariantCulture), ["accountId"] = z.Value!.DeepClone(), ["objectVersion"] = FlatResource.Version(group!) }));
    }

    private static SimResponse SetZone(EconomicCall call, bool known)
    {
        var group = Group(call) ?? throw call.NotFound();
        var body = call.BodyObject();
        if (known)
            FlatResource.CheckVersion(call, body, FlatResource.Version(group));
        var clean = FlatInput.Read(call, body, new(Number1("id").Must(), Number1("accountId").Must()), null, (_, c, _, errors) =>
        {
            if ((int)c["id"]! is 6 or 7)
                errors.Add(new FlatError("id", "InvalidInput", "The zone must not be 6 or 7."));
            if (call.Account.AccountsTable.Find(c["accountId"]!.ToString()) is null)
                errors.Add(new FlatError("accountId", "InvalidInput", "The account does not exist."));
        });
        RecordMapper.Put(group.Extra, $"zones.{clean["id"]}", clean["accountId"]!.DeepClone());
        call.Account.Touch(call.Account.ProductGroupsTable, group);
        return known ? SimResponse.Empty(call.Oddities.FlatWritesAnswer204 ? 204 : 200) : EconomicCall.Json(201, new JsonObject { ["id"] = clean["id"]!.DeepClone() });
    }

    private static void PriceGroups(RouteTable<EconomicCall> routes) => new FlatResource(Service, "pricegroups", "productsapi.pricegroups", "number", static a => a.PriceGroupsTable)
    {
        Shape = new(Number1("number").Must(), Text("name", 50, 1).Must()),
        ExistsCode = "PriceGroupIdExists",
        Fields = FilterFields.Of("#number name"),
        Remove = static (call, record) =>
        {
            var number = record.Text("number");
            var code = call.Account.CustomersTable.All.Any(c => c.Extra["priceGroupNumber"]?.ToString() == number) ? "PriceGroupUsedByOneOrMoreCustomers"
                : call.Account.SpecialPricesTable.All.Any(p => p.Owner == number) ? "PriceGroupUsedByProductSpecialPrice" : null;
            if (code is not null)
                throw call.Refuse(400, "The price group is in use.", code, "");
            call.Account.PriceGroupsTable.Remove(record);
        },
    }.MapAll(routes);

    private static void SpecialPrices(RouteTable<EconomicCall> routes)
    {
        new FlatResource(Service, "pricegroups/{priceGroupNumber}/specialprices", "productsapi.specialprices", "number", static a => a.SpecialPricesTable)
        {
            Shape = new(Number1("number"), Text("productNumber", 25, 1).Must(), Number("salesPriceBaseCurrency"), Number("discountPercentage")),
            Numbered = true,
            Owner = "priceGroupNumber",
            Fields = FilterFields.Of("#number productNumber!"),
            Check = static (call, clean, record, errors) =>
            {
                if (call.Account.PriceGroupsTable.Find(call.Route("priceGroupNumber")) is null)
                    errors.Add(new FlatError("priceGroupNumber", "PriceGroupInvalidPriceGroupId", "The price group does not exist."));
                if (call.Account.ProductsTable.Find((string)clean["productNumber"]!) is null)
                    errors.Add(new FlatError("productNumber", "InvalidInput", "The product does not exist."));
                if ((clean["salesPriceBaseCurrency"] is null) == (clean["discountPercentage"] is null))
                    errors.Add(new FlatError("salesPriceBaseCurrency", "InvalidInput", "Either a price or a discount is needed, and not both."));
                if (clean["discountPercentage"] is { } discount && (decimal)discount is < 0 or > 100)
                    errors.Add(new FlatError("discountPercentage", "InvalidInput", "The field DiscountPercentage must be between 0 and 100."));
            },
            Stored = static (call, record, clean, _) =>
            {
                // A discount takes the prices in other currencies away.
                foreach (var price in clean["discountPercentage"] is null ? [] : call.Account.SpecialCurrencyPrices.All.Where(p => p.Owner == record.Text("number")).ToArray())
                    call.Account.SpecialCurrencyPrices.Remove(price);
            },
            Remove = static (call, record) =>
            {
                call.Account.SpecialPricesTable.Remove(record);
                foreach (var price in call.Account.SpecialCurrencyPrices.All.Where(p => p.Owner == record.Text("number")).ToArray())
                    call.Account.SpecialCurrencyPrices.Remove(price);
            },
        }.MapAll(routes);
        new FlatResource(Service, "specialprices/{productSpecialPriceNumber}/specialpricesincurrency", "productsapi.specialcurrencyprices", "currency", static a => a.SpecialCurrencyPrices)
        {
            Shape = new(Text("currency", 3, 3).Must(), Number("salesPrice").Must()),
            Owner = "productSpecialPriceNumber",
            Fields = FilterFields.Of("currency"),
            Check = static (call, clean, _, errors) =>
            {
                var special = call.Account.SpecialPricesTable.Find(call.Route("productSpecialPriceNumber"));
                if (special is null || special.Data["discountPercentage"] is not null)
                    errors.Add(new FlatError("currency", "InvalidInput", "There is no special price that could have a currency."));
                Currency(call, clean, errors);
            },
        }.MapAll(routes);
    }

    private static void CurrencyPrices(RouteTable<EconomicCall> routes)
    {
        var map = new FlatMap("currency=currencyCode salesPrice=price");
        var ofProduct = new FlatResource(Service, "products/{productNumber}/salespriceincurrencies", "productsapi.currencyprices", "currency", static a => a.CurrencyPrices)
        {
            Shape = new(Text("currency", 3, 3).Must(), Number("salesPrice").Must()),
            Map = map,
            Owner = "productNumber",
            Fields = FilterFields.Of("productNumber currency"),
            Shown = static (_, record, view) => view["productNumber"] = record.Owner,
            Check = static (call, clean, _, errors) =>
            {
                if (call.Account.ProductsTable.Find(call.Route("productNumber")) is null)
                    errors.Add(new FlatError("productNumber", "InvalidInput", "The product does not exist."));
                Currency(call, clean, errors);
            },
            Stored = static (call, record, _, _) => call.Account.Touch(call.Account.ProductsTable, call.Account.ProductsTable.Find(record.Owner)!),
        };
        ofProduct.MapAll(routes);
        var all = new FlatResource(Service, "salespriceincurrencies", "productsapi.allcurrencyprices", "currency", static a => a.CurrencyPrices)
        {
            Map = map,
            Fields = FilterFields.Of("productNumber currency"),
            Shown = static (_, record, view) => view["productNumber"] = record.Owner,
        };
        all.MapReads(routes);
    }

    private static void Currency(EconomicCall call, JsonObject clean, List<FlatError> errors)
    {
        if (call.Account.CurrenciesTable.Find((string)clean["currency"]!) is null)
            errors.Add(new FlatError("currency", "InvalidInput", "The currency does not exist."));
    }
}
