using System.Text.Json.Nodes;
using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>Contacts and customers.</summary>
internal static class PartyTables
{
    public const string ContactEntity = "contact";
    public const string CustomerEntity = "customer";

    private static readonly ObjectField[] Address =
    [
        Text("mailingAddress.addressLine1", 80), Text("mailingAddress.addressLine2", 80), Text("mailingAddress.addressLine3", 80), Text("mailingAddress.city", 80), Text("mailingAddress.state", 40),
        Text("mailingAddress.postCode", 30), Text("mailingAddress.country", 60), Text("mailingAddress.isoCountryCode", 2).AnyCase(),
    ];

    private static readonly ObjectField[] Person =
    [
        Text("prefix", 15), Text("firstName", 40), Text("middleName", 40), Text("lastName", 40), Text("companyName", 100), Text("email1", 200), Text("email2", 200), Text("phone1", 30), Text("phone2", 30),
        Text("mobile", 30), Text("fax", 30), Text("URL1", 200), Text("URL2", 200), .. Address,
    ];

    /// <summary>One table of the company for customers, vendors and employees. Its sample shows no stamp, so every pass reads it whole.</summary>
    public static ObjectTable Contact { get; } = new(ContactEntity, static c => c.Contacts.Door,
        [
            Text("id", 200).Needed().AtCreate(), Text("printAs", 200).Needed(), .. Person, Flag("showInContactList"), Flag("tax.isTaxable"), Text("tax.taxId", 40), .. Listed("tax.group", IntacctLists.ContactTaxGroups), Status(),
        ])
    {
        Noun = "contact",
        ObjectName = "company-config/contact",
        HasStamp = false,
        ShowsStamp = false,
        NumberField = "id",
        Searchable = ["id", "printAs", "email1", "lastName", "companyName"],
        Identity = ["printAs", "email1"],
    };

    /// <summary>The display contact is a contact of its own, written in place with its customer.</summary>
    public static ObjectTable Customer { get; } = new(CustomerEntity, static c => c.Customers.Door,
        [
            Text("id", 20).Needed().AtCreate(), Text("name", 100).Needed(), Status("active", "inactive", "activeNonPosting"), Refers("parent", CustomerEntity), .. Listed("customerType", IntacctLists.CustomerTypes),
            .. Listed("salesRepresentative", IntacctLists.Employees), .. Listed("territory", IntacctLists.Territories), .. Listed("term", IntacctLists.PaymentTerms), Text("taxId", 40), Text("customerResaleNumber"),
            Text("currency", 3).AnyCase(), JsonNumber("creditLimit", 2), Money("totalDue", scale: 2).Shown(), Flag("isOnHold"), Number("discountPercent"), Text("notes"), Text("deliveryOptions"),
            .. Listed("priceList", IntacctLists.SalesPriceLists), Refers("contacts.primary", ContactEntity), Refers("contacts.billTo", ContactEntity), Refers("contacts.shipTo", ContactEntity),
            .. FarFields("contacts.default", [Text("printAs", 200) with { Far = true }, .. Person]),
        ])
    {
        Noun = "customer",
        ObjectName = "accounts-receivable/customer",
        NumberField = "id",
        CanBeNumbered = true,
        Searchable = ["id", "name", "taxId"],
        Identity = ["name", "taxId"],
        // A contact needs what is printed, and of a customer that is its name until somebody says otherwise.
        Complete = static body =>
        {
            if (body["contacts"]?["default"] is JsonObject display && display["printAs"] is null)
                display["printAs"] = body["name"]?.DeepClone();
        },
    };
}
