using System.Globalization;
using System.Text.Json.Nodes;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Customers with their contacts and places: what both vendors have of them.</summary>
internal static class CustomerShapes
{
    public static DialectShape Core { get; } = new(
        Number1("customerNumber"),
        Text("name", 255, 1).Must(),
        Text("currency", 3, 3).Must(),
        Reference("customerGroup", "customerGroupNumber", "customer-groups").Must(),
        (Reference("paymentTerms", "paymentTermsNumber", "payment-terms") with { UnknownCode = "E07080" }).Must(),
        Reference("vatZone", "vatZoneNumber", "vat-zones").Must(),
        Text("address", 510),
        Text("zip", 30),
        Text("city", 50),
        Text("country", 50),
        Text("corporateIdentificationNumber", 40),
        Text("vatNumber", 20),
        Text("ean", 13),
        Text("email", 255),
        Text("telephoneAndFaxNumber", 255),
        Text("mobilePhone", 50),
        Text("website", 255),
        Text("publicEntryNumber", 50),
        Number("creditLimit"),
        Flag("barred"),
        Reference("layout", "layoutNumber", "layouts"),
        Reference("salesPerson", "employeeNumber", "employees"));

    public static DialectShape Contact { get; } = new(
        Text("name", 255, 1).Must(), Text("email", 255), Text("phone", 50), Text("eInvoiceId", 50), Text("notes", 2000),
        new("emailNotifications", DialectKind.Words) { Words = ["invoices", "orders", "quotations", "reminders"] });

    public static FilterFields ContactFilters { get; } = FilterFields.Of("#customerContactNumber email name phone eInvoiceId #customer.customerNumber #sortKey");

    public static DialectShape DeliveryLocation { get; } = new(
        Text("address", 255), Text("city", 50), Text("country", 50), Text("postalCode", 15), Text("termsOfDelivery", 100), Flag("barred"));

    public static FilterFields DeliveryLocationFilters { get; } = FilterFields.Of("address city country #deliveryLocationNumber postalCode #sortKey ?barred!");

    /// <summary>What a PUT may set beside: the contact or place must exist first.</summary>
    public static DialectShape WithOwned(DialectShape customer) => customer.With(
        Reference("attention", "customerContactNumber", "contacts"),
        Reference("customerContact", "customerContactNumber", "contacts"),
        Reference("defaultDeliveryLocation", "deliveryLocationNumber", "delivery-locations"));

    /// <summary>A contact of somebody else exists, but not here.</summary>
    public static void CheckOwned(JsonObject clean, DialectRecord? customer, DialectTable contacts, DialectTable places, DialectErrors errors)
    {
        foreach (var (name, table) in new[] { ("attention", contacts), ("customerContact", contacts), ("defaultDeliveryLocation", places) })
        {
            if (customer is not null && clean[name]?[table.Key] is { } key && table.Find(key.ToString()) is { } owned && owned.Owner != customer.Text("customerNumber"))
                errors.Add(name, "E06000", $"{table.Key} {key} does not belong to the customer.", key);
        }
    }

    /// <summary>Names of contacts are unique per customer.</summary>
    public static void CheckContactName(DialectCall call, DialectTable contacts, JsonObject clean, DialectRecord? record, DialectErrors errors)
    {
        var name = (string?)clean["name"];
        if (name is not null && contacts.All.Any(c => c != record && c.Owner == call.Route("customerNumber") && c.Text("name").Equals(name, StringComparison.OrdinalIgnoreCase)))
            errors.Add("name", "E04300", "The customer has a contact with this name.", name);
    }

    /// <summary>Numbers of contacts and places count through the agreement and are not given by the caller.</summary>
    public static void NumberOwned(DialectRecord record, DialectTable table, int first)
    {
        record.Data[table.Key] = table.NextNumber(first);
        record.Data["sortKey"] = NextSortKey(table, record.Owner);
        record.Data["customer"] = new JsonObject { ["customerNumber"] = int.Parse(record.Owner, CultureInfo.InvariantCulture) };
    }

    /// <summary>The number that the user sees; it counts per customer.</summary>
    public static int NextSortKey(DialectTable table, string owner) => table.All.Where(r => r.Owner == owner).Select(static r => r.Int("sortKey")).DefaultIfEmpty().Max() + 1;
}
