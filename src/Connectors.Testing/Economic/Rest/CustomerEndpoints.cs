using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>/customers</c> with contacts, delivery locations, totals and templates.</summary>
internal static class CustomerEndpoints
{
    private static readonly DialectShape Written = CustomerShapes.Core.With(Text("pNumber", 10, 10));

    private static readonly DialectShape Replaced = CustomerShapes.WithOwned(Written);

    public static FilterFields Filters { get; } = FilterFields.Of(
        "address #balance ?barred! city corporateIdentificationNumber country #creditLimit currency #customerNumber ean email @lastUpdated name publicEntryNumber telephoneAndFaxNumber "
        + "mobilePhone vatNumber website zip #customerGroup.customerGroupNumber! pNumber!");

    public static RestResource Customers { get; } = new("customers", "customers", "customerNumber", static a => a.CustomersTable)
    {
        Shape = Written,
        PutShape = Replaced,
        Fields = Filters,
        Numbered = true,
        Event = "CUSTOMER_UPDATED",
        Kept = ["balance", "eInvoicingDisabledByDefault"],
        Check = Check,
        Stored = static (call, record, isNew) =>
        {
            if (!record.Flag("barred"))
                record.Data.Remove("barred");
            if (isNew)
            {
                record.Data["balance"] = 0.00m;
                record.Data["eInvoicingDisabledByDefault"] = false;
            }
        },
        Shown = Shown,
        Remove = Remove,
    };

    public static RestResource Contacts { get; } = new("customers/{customerNumber}/contacts", "contacts", "customerContactNumber", static a => a.ContactsTable)
    {
        Parent = ("customerNumber", static a => a.CustomersTable),
        Numbered = true,
        Upserts = false,
        PutNeedsKey = true,
        Shape = CustomerShapes.Contact,
        Fields = CustomerShapes.ContactFilters,
        Kept = ["sortKey", "customer", "deleted"],
        Check = static (call, clean, record, errors) => CustomerShapes.CheckContactName(call, call.Account.ContactsTable, clean, record, errors),
        Stored = (call, record, isNew) => Own(call, record, isNew, call.Account.ContactsTable),
        Shown = static (call, _, view) => view["customer"]!["self"] = call.Link($"customers/{view["customer"]!["customerNumber"]}"),
    };

    public static RestResource DeliveryLocations { get; } = new("customers/{customerNumber}/delivery-locations", "delivery-locations", "deliveryLocationNumber", static a => a.DeliveryLocationsTable)
    {
        Parent = ("customerNumber", static a => a.CustomersTable),
        Numbered = true,
        Upserts = false,
        Shape = CustomerShapes.DeliveryLocation,
        Fields = CustomerShapes.DeliveryLocationFilters,
        Kept = ["sortKey", "customer"],
        Stored = (call, record, isNew) => Own(call, record, isNew, call.Account.DeliveryLocationsTable),
        Shown = static (call, _, view) => view["customer"]!["self"] = call.Link($"customers/{view["customer"]!["customerNumber"]}"),
    };

    public static void Map(RouteTable<EconomicCall> routes)
    {
        Customers.Map(routes);
        Contacts.Map(routes);
        DeliveryLocations.Map(routes);
        routes.Add("PATCH /customers/{customerNumber}", "customers.patch", Patch);
        routes.Add("GET /customers/{customerNumber}/totals", "customers.totals", static c => Linked(c, "totals", "drafts", "booked"));
        routes.Add("GET /customers/{customerNumber}/invoices", "customers.invoices", static c => Linked(c, "invoices", "drafts", "booked"));
        routes.Add("GET /customers/{customerNumber}/invoices/drafts", "customers.drafts", static c => InvoiceEndpoints.Drafts.ListOf(c, d => d.Int("customer.customerNumber") == NumberOf(c), Own(c) + "/invoices/drafts"));
        routes.Add("GET /customers/{customerNumber}/invoices/booked", "customers.booked", static c => InvoiceEndpoints.Booked.ListOf(c, d => d.Int("customer.customerNumber") == NumberOf(c), Own(c) + "/invoices/booked"));
        routes.Add("GET /customers/{customerNumber}/templates", "customers.templates", static c => Linked(c, "templates", "invoice", "invoiceline"));
        routes.Add("GET /customers/{customerNumber}/templates/invoice", "customers.invoice-template", InvoiceTemplate);
        routes.Add("GET /customers/{customerNumber}/templates/invoiceline/{productNumber}", "customers.line-template", LineTemplate);
    }

    private static int NumberOf(EconomicCall call) => Customers.Find(call).Int("customerNumber");

    private static string Own(EconomicCall call) => $"customers/{NumberOf(call)}";

    private static void Check(EconomicCall call, JsonObject clean, DialectRecord? record, DialectErrors errors)
    {
        if (clean["currency"] is { } currency && call.Account.CurrenciesTable.Find(currency.ToString()) is null)
            errors.Add("currency", "E04300", $"Currency {currency} does not exist.", currency);
        CustomerShapes.CheckOwned(clean, record, call.Account.ContactsTable, call.Account.DeliveryLocationsTable, errors);
    }

    private static void Own(EconomicCall call, DialectRecord record, bool isNew, DialectTable table)
    {
        if (isNew)
            CustomerShapes.NumberOwned(record, table, table == call.Account.ContactsTable ? 101 : 201);
    }

    private static void Shown(EconomicCall call, DialectRecord record, JsonObject view)
    {
        var own = $"customers/{record.Text("customerNumber")}";
        var today = call.Account.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        view["dueAmount"] = SalesTotals.Round(call.Account.Booked.All
            .Where(b => b.Int("customer.customerNumber") == record.Int("customerNumber") && string.CompareOrdinal(b.Text("dueDate"), today) < 0).Sum(static b => b.Amount("remainderInBaseCurrency")));
        view["contacts"] = call.Link($"{own}/contacts");
        view["deliveryLocations"] = call.Link($"{own}/delivery-locations");
        view["templates"] = new JsonObject { ["invoice"] = call.Link($"{own}/templates/invoice"), ["invoiceLine"] = call.Link($"{own}/templates/invoiceline"), ["self"] = call.Link($"{own}/templates") };
        view["totals"] = new JsonObject { ["drafts"] = call.Link($"invoices/totals/drafts/{own}"), ["booked"] = call.Link($"invoices/totals/booked/{own}"), ["self"] = call.Link($"{own}/totals") };
        view["invoices"] = new JsonObject { ["drafts"] = call.Link($"{own}/invoices/drafts"), ["booked"] = call.Link($"{own}/invoices/booked"), ["self"] = call.Link($"{own}/invoices") };
    }

    private static void Remove(EconomicCall call, DialectRecord record)
    {
        if (call.Account.DocumentsOf(record.Int("customerNumber")).Any())
            throw call.Refuse(400, "The customer cannot be deleted, since documents refer to it.", "E04300", "Delete its drafts; a customer with booked invoices stays.");
        call.Account.RemoveCustomer(record);
    }

    /// <summary>One operation of RFC 6902, for one property. Everything else is refused.</summary>
    private static SimResponse Patch(EconomicCall call)
    {
        var record = Customers.Find(call);
        if (call.Body() is not JsonArray { Count: 1 } operations || operations[0] is not JsonObject operation || (string?)operation["op"] != "replace"
            || (string?)operation["path"] is not { } path || path.TrimStart('/') != "eInvoicingDisabledByDefault" || ShapeReader.Kind(operation["value"]) != "Boolean")
        {
            throw call.Refuse(400, "Only the replacement of eInvoicingDisabledByDefault is supported.", "E04300", "Send one operation with a boolean.");
        }

        record.Data["eInvoicingDisabledByDefault"] = operation["value"]!.DeepClone();
        call.Account.Touch(call.Account.CustomersTable, record);
        call.Account.Changed("CUSTOMER_UPDATED", record.Text("customerNumber"), record.Text("customerNumber"));
        return EconomicCall.Json(200, Customers.View(call, record, true));
    }

    private static SimResponse Linked(EconomicCall call, string part, params string[] names)
    {
        var own = $"{Own(call)}/{part}";
        var body = new JsonObject();
        foreach (var name in names)
            body[name] = call.Link(part == "totals" ? $"invoices/totals/{name}/{Own(call)}" : $"{own}/{name}");
        body["self"] = call.Self(own);
        return EconomicCall.Json(200, body);
    }

    /// <summary>What a new invoice of the customer starts with: terms, zone, recipient and layout come from the customer.</summary>
    private static SimResponse InvoiceTemplate(EconomicCall call)
    {
        var customer = Customers.Find(call);
        var body = new JsonObject
        {
            ["date"] = call.Account.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["currency"] = customer.Text("currency"),
            ["exchangeRate"] = call.Account.RateOf(customer.Text("currency")),
            ["paymentTerms"] = customer.Data["paymentTerms"]!.DeepClone(),
            ["customer"] = new JsonObject { ["customerNumber"] = customer.Int("customerNumber") },
        };
        var recipient = new JsonObject { ["name"] = customer.Text("name") };
        foreach (var name in new[] { "address", "zip", "city", "country", "ean", "publicEntryNumber" })
        {
            if (customer.Data[name] is { } value)
                recipient[name] = value.DeepClone();
        }

        recipient["vatZone"] = customer.Data["vatZone"]!.DeepClone();
        if (customer.Data["attention"] is { } attention)
            recipient["attention"] = attention.DeepClone();
        body["recipient"] = recipient;
        if (customer.Data["defaultDeliveryLocation"] is { } place)
            body["deliveryLocation"] = place.DeepClone();
        body["layout"] = customer.Data["layout"]?.DeepClone() ?? new JsonObject { ["layoutNumber"] = call.Account.DefaultLayoutNumber };
        if (call.Account.DueDate(body) is { } due)
            body["dueDate"] = due;
        DialectLinks.Add(call, body, SalesDocumentShape.Document);
        body["self"] = call.Self($"{Own(call)}/templates/invoice");
        return EconomicCall.Json(200, body);
    }

    /// <summary>What a line starts with: the price in the customer's currency, or by the price group of the customer.</summary>
    private static SimResponse LineTemplate(EconomicCall call)
    {
        var customer = Customers.Find(call);
        var product = call.Account.ProductsTable.Find(call.Route("productNumber")) ?? throw call.NotFound();
        var quantity = decimal.TryParse(call.Query("quantity"), System.Globalization.CultureInfo.InvariantCulture, out var q) ? q : 1;
        var price = call.Account.PriceFor(customer, product);
        var body = new JsonObject
        {
            ["description"] = product.Text("name"),
            ["product"] = new JsonObject { ["productNumber"] = product.Text("productNumber") },
            ["quantity"] = ShapeReader.Scaled(quantity, 2),
            ["unitNetPrice"] = price.Price,
            ["discountPercentage"] = price.Discount,
            ["unitCostPrice"] = product.Amount("costPrice"),
        };
        if (product.Data["unit"] is { } unit)
            body["unit"] = unit.DeepClone();
        DialectLinks.Add(call, body, SalesDocumentShape.Line);
        body["self"] = call.Self($"{Own(call)}/templates/invoiceline/{PathKey.Encode(product.Text("productNumber"))}");
        return EconomicCall.Json(200, body);
    }
}
