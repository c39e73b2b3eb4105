using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Quotes, orders and invoices are one template; this is what may be written of it.</summary>
internal static class SalesDocumentShape
{
    public static readonly string[] NemHandelTypes = ["ean", "corporateIdentificationNumber", "pNumber", "peppol"];

    /// <summary>A line, as drafts accept it.</summary>
    public static DialectShape Line { get; } = new(
        Number1("lineNumber"),
        Number1("sortKey"),
        Text("description", 2500),
        Object("accrual", Date("startDate"), Date("endDate")),
        Reference("unit", "unitNumber", "units"),
        Reference("product", "productNumber", "products", textKey: true),
        Number("quantity"),
        Number("unitNetPrice"),
        Number("discountPercentage"),
        Number("unitCostPrice"),
        Reference("departmentalDistribution", "departmentalDistributionNumber"));

    /// <summary>A document with its required members.</summary>
    public static DialectShape Document { get; } = new(
        Date("date").Must(),
        Text("currency", 3, 3).Must(),
        Number("exchangeRate", 6),
        Date("dueDate"),
        (Reference("paymentTerms", "paymentTermsNumber", "payment-terms") with
        {
            UnknownCode = "E07080",
            Inner = new DialectShape(Whole("daysOfCredit", 0), Word("paymentTermsType", [.. PaymentTermsMath.Types, "avtaleGiro"])),
        }).Must(),
        Reference("customer", "customerNumber", "customers").Must(),
        Object(
            "recipient",
            Text("name", 250).Must(),
            Text("address", 250),
            Text("zip", 50),
            Text("city", 250),
            Text("country", 50),
            Text("ean", 13),
            Text("publicEntryNumber", 40),
            Reference("attention", "customerContactNumber", "contacts"),
            Reference("vatZone", "vatZoneNumber", "vat-zones").Must(),
            Text("mobilePhone", 50),
            Word("nemHandelType", NemHandelTypes)).Must(),
        Reference("deliveryLocation", "deliveryLocationNumber", "delivery-locations"),
        Object("delivery", Text("address", 255), Text("zip", 30), Text("city", 50), Text("country", 50), Text("deliveryTerms", 100), Date("deliveryDate")),
        Object("notes", Text("heading", 250), Text("textLine1", 1000), Text("textLine2", 1000)),
        Object(
            "references",
            Reference("customerContact", "customerContactNumber", "contacts"),
            Reference("salesPerson", "employeeNumber", "employees"),
            Reference("vendorReference", "employeeNumber", "employees"),
            Text("other", 250)),
        Reference("layout", "layoutNumber", "layouts").Must(),
        Reference("project", "projectNumber"),
        Rows("lines", Line));

    /// <summary>What of a document filters and sorts, whatever its key.</summary>
    public const string Filters =
        "@date currency #exchangeRate #paymentTerms.paymentTermsNumber #customer.customerNumber recipient.name recipient.address recipient.zip recipient.city recipient.country "
        + "recipient.ean recipient.publicEntryNumber #deliveryLocation.deliveryLocationNumber delivery.address delivery.zip delivery.city delivery.country delivery.deliveryTerms "
        + "@delivery.deliveryDate notes.heading notes.textLine1 notes.textLine2 #references.customerContact.customer.customerNumber #references.salesPerson.employeeNumber "
        + "#references.vendorReference.employeeNumber references.other";
}
