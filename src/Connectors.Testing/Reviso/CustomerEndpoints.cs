using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Reviso;

/// <summary><c>/customers</c> with contacts and delivery locations.</summary>
internal static class CustomerEndpoints
{
    private const string Filters =
        "address #balance ?barred! city corporateIdentificationNumber country countryCode.code #creditLimit currency #customerNumber ean email name publicEntryNumber telephoneAndFaxNumber "
        + "mobilePhone vatNumber website zip italianCertifiedEmail italianCustomerType #customerGroup.customerGroupNumber!";

    private static readonly DialectShape Written = CustomerShapes.Core.With(
        Reference("countryCode", "code", "country-codes", textKey: true),
        Reference("province", "provinceNumber", "provinces") with { Inner = new DialectShape(Reference("countryCode", "code", "country-codes", textKey: true)) },
        Reference("paymentType", "paymentTypeNumber", "payment-types"),
        Reference("priceGroup", "priceGroupNumber", "price-groups"),
        Text("italianCustomerType", 50),
        Text("italianCertifiedEmail", 255),
        Flag("splitPayment"),
        Text("iban", 50),
        Text("swift", 20),
        Text("mandateID", 50),
        Date("directDebitMandateDate"),
        Tags("tags"));

    public static FilterFields Fields { get; } = FilterFields.Of(Filters + " @lastUpdated");

    public static FilterFields FieldsWithoutLastUpdated { get; } = FilterFields.Of(Filters);

    public static RevisoResource Customers { get; } = new("customers", "customers", "customerNumber", static a => a.CustomersTable)
    {
        Shape = Written,
        PutShape = CustomerShapes.WithOwned(Written),
        FieldsOf = static c => c.Oddities.CustomersHaveLastUpdated ? Fields : FieldsWithoutLastUpdated,
        Numbered = true,
        UpsertsOf = static c => c.Oddities.PutCreates,
        Event = nameof(RevisoWebhookType.CustomerUpdated),
        Kept = ["balance"],
        Prepare = Prepare,
        Check = Check,
        Stored = static (_, record, isNew) =>
        {
            record.Data["barred"] ??= false;
            if (isNew)
                record.Data["balance"] = 0.00m;
        },
        Shown = Shown,
        Remove = static (call, record) =>
        {
            if (call.Account.DocumentsOf(record.Int("customerNumber")).Any())
                throw call.Refuse(400, "The customer cannot be deleted, since documents refer to it.", "E04300", "A customer with booked invoices stays.");
            call.Account.RemoveCustomer(record);
        },
    };

    public static RevisoResource Contacts { get; } = new("customers/{customerNumber}/contacts", "contacts", "customerContactNumber", static a => a.ContactsTable)
    {
        Parent = ("customerNumber", static a => a.CustomersTable),
        Numbered = true,
        Upserts = false,
        Shape = CustomerShapes.Contact,
        Fields = CustomerShapes.ContactFilters,
        Kept = ["sortKey", "customer"],
        Check = static (call, clean, record, errors) => CustomerShapes.CheckContactName(call, call.Account.ContactsTable, clean, record, errors),
        Stored = static (call, record, isNew) => Own(record, isNew, call.Account.ContactsTable, 101),
        Shown = static (call, _, view) => view["customer"]!["self"] = call.Link($"customers/{view["customer"]!["customerNumber"]}"),
    };

    public static RevisoResource DeliveryLocations { get; } = new("customers/{customerNumber}/delivery-locations", "delivery-locations", "deliveryLocationNumber", static a => a.DeliveryLocationsTable)
    {
        Parent = ("customerNumber", static a => a.CustomersTable),
        Numbered = true,
        Upserts = false,
        Shape = CustomerShapes.DeliveryLocation,
        Fields = CustomerShapes.DeliveryLocationFilters,
        Kept = ["sortKey", "customer"],
        Stored = static (call, record, isNew) => Own(record, isNew, call.Account.DeliveryLocationsTable, 201),
        Shown = static (call, _, view) => view["customer"]!["self"] = call.Link($"customers/{view["customer"]!["customerNumber"]}"),
    };

    public static void Map(RouteTable<RevisoCall> routes)
    {
        Customers.Map(routes);
        Contacts.Map(routes);
        DeliveryLocations.Map(routes);
    }

    private static void Own(DialectRecord record, bool isNew, DialectTable table, int first)
    {
        if (isNew)
            CustomerShapes.NumberOwned(record, table, first);
    }

    /// <summary>One of two spellings of the website is real; what the readings do not know is dropped like any unknown member.</summary>
    private static void Prepare(RevisoCall call, JsonObject body, DialectRecord? record)
    {
        if (call.Oddities.WebsiteIsWebSite)
        {
            body.Remove("website");
            if (body["webSite"] is { } site)
                body["website"] = site.DeepClone();
        }

        if (!call.Oddities.CustomersHavePriceGroup)
            body.Remove("priceGroup");
        if (!call.Oddities.ItalianNumbersNormalized)
            return;
        if (ShapeReader.Kind(body["vatNumber"]) == "String" && ((string)body["vatNumber"]!).Trim() is { Length: > 2 } vat && vat.StartsWith("IT", StringComparison.OrdinalIgnoreCase))
            body["vatNumber"] = vat[2..].Trim();
        if (ShapeReader.Kind(body["corporateIdentificationNumber"]) == "String")
            body["corporateIdentificationNumber"] = ((string)body["corporateIdentificationNumber"]!).ToUpperInvariant();
    }

    private static void Check(RevisoCall call, JsonObject clean, DialectRecord? record, DialectErrors errors)
    {
        if (clean["currency"] is { } currency && call.Account.CurrenciesTable.Find(currency.ToString()) is null)
            errors.Add("currency", "E04300", $"Currency {currency} does not exist.", currency);
        CustomerShapes.CheckOwned(clean, record, call.Account.ContactsTable, call.Account.DeliveryLocationsTable, errors);
        ItalianRules.Check(call, clean, errors);
    }

    private static void Shown(RevisoCall call, DialectRecord record, JsonObject view)
    {
        var own = $"customers/{record.Text("customerNumber")}";
        view["contacts"] = call.Link($"{own}/contacts");
        view["deliveryLocations"] = call.Link($"{own}/delivery-locations");
        if (!call.Oddities.CustomersHaveLastUpdated)
            view.Remove("lastUpdated");
        if (!call.Oddities.CustomersHavePriceGroup)
            view.Remove("priceGroup");
        if (call.Oddities.WebsiteIsWebSite && view["website"] is { } site)
        {
            view.Remove("website");
            view["webSite"] = site.DeepClone();
        }
    }
}
