using System.Globalization;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Reviso;

/// <summary><c>/products</c> and <c>/product-groups</c>.</summary>
internal static class ProductEndpoints
{
    private static readonly DialectShape Written = new(
        Text("productNumber", 25, 1),
        Text("name", 300, 1).Must(),
        Reference("productGroup", "productGroupNumber", "product-groups").Must(),
        Text("description", 500),
        Text("barCode", 50),
        LongNumber("costPrice"),
        LongNumber("recommendedCostPrice"),
        LongNumber("recommendedPrice"),
        LongNumber("salesPrice"),
        Flag("barred"),
        Reference("unit", "unitNumber", "units"),
        Object("inventory", Number("packageVolume")),
        Tags("tags"));

    public static void Map(RouteTable<RevisoCall> routes)
    {
        new RevisoResource("products", "products", "productNumber", static a => a.ProductsTable)
        {
            Shape = Written,
            Fields = FilterFields.Of("productNumber name description barCode ?barred #costPrice #recommendedPrice #salesPrice @lastUpdated #unit.unitNumber #productGroup.productGroupNumber"),
            UpsertsOf = static c => c.Oddities.PutCreates && !c.Account.NumbersProducts,
            Event = nameof(RevisoWebhookType.ProductUpdated),
            Prepare = static (call, body, record) =>
            {
                // Where the agreement numbers products itself, a number that is sent is as good as none.
                if (call.Account.NumbersProducts && record is null)
                    body["productNumber"] = NextNumber(call.Account.ProductsTable);
            },
            Stored = static (_, record, _) => record.Data["barred"] ??= false,
            Remove = static (call, record) =>
            {
                if (call.Account.ProductIsUsed(record.Text("productNumber")))
                    throw call.Refuse(400, "The product cannot be deleted, since documents refer to it.", "E04300", "Bar it instead.");
                call.Account.RemoveProduct(record);
            },
        }.Map(routes);
        new RevisoResource("product-groups", "product-groups", "productGroupNumber", static a => a.ProductGroupsTable)
        {
            Shape = new(
                Number1("productGroupNumber").Must(),
                Text("name", 50, 1).Must(),
                Rows("salesAccountsList", new(Reference("salesAccount", "accountNumber", "accounts"), Reference("vatZone", "vatZoneNumber", "vat-zones"))),
                Object("inventory", Reference("purchaseAccount", "accountNumber", "accounts"))),
            Fields = FilterFields.Of("#productGroupNumber name"),
            UpsertsOf = static c => c.Oddities.PutCreates,
            Shown = static (call, record, view) => view["products"] = call.Link($"product-groups/{record.Text("productGroupNumber")}/products"),
            Remove = static (call, record) =>
            {
                if (call.Account.ProductsTable.All.Any(p => p.Int("productGroup.productGroupNumber") == record.Int("productGroupNumber")))
                    throw call.Refuse(400, "The product group cannot be deleted, since products are in it.", "E04300", "Move the products first.");
                call.Account.ProductGroupsTable.Remove(record);
            },
        }.Map(routes);
    }

    private static string NextNumber(DialectTable products)
    {
        var numbers = products.All.Select(static p => int.TryParse(p.Text("productNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
        return (numbers.DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
    }
}
