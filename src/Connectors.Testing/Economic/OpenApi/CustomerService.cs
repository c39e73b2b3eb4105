using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>customersapi</c>: customers, contacts, delivery locations, set-up.</summary>
internal static class CustomerService
{
    private static readonly DialectShape Customer = new(
        Number1("customerNumber"), Text("name", 255), Number1("customerGroupNumber"), Number1("zone"), Text("currency", 3), Number1("paymentTermId"), Flag("access"), Text("address1", 255),
        Text("address2", 255), Text("postCode", 30), Text("city", 50), Text("country", 50), Text("county", 50), Text("contactPerson", 50), Text("phone", 255), Text("mobilePhone", 50), Text("email", 255),
        Text("homepage", 255), Text("cvrNo", 40), Text("vatNo", 50), Text("pnr", 40), Text("eanLocationNumber", 13), Text("voucherNumber", 30), Text("recipientPeppol", 30), Text("bankAccount", 50),
        Text("bankGiroNumber", 20), Text("iban", 50), Text("swift", 20), Date("directDebitMandateDate"), Whole("paymentDays"), Number1("ourRef"), Number1("defaultTheirRef"), Number1("defaultAttention"),
        Number1("layoutGroup"), Number1("layoutGroupPrint"), Number1("language"), Number1("discountGroupNumber"), Number1("priceGroupNumber"), Number1("defaultDeliveryLocation"), Number("creditMaximum"),
        Number("defaultDiscountPct"), Whole("nemHandelReceiverType"), Number1("emailAttachmentLanguage"), Flag("defaultDisableEInvoicing"), Text("defaultInvoiceRecipient", 255), Number1("defaultInvoiceTemplate"),
        Text("defaultOrderRecipient", 255), Number1("defaultOrderTemplate"), Text("defaultQuoteRecipient", 255), Number1("defaultQuoteTemplate"), Text("defaultReminderRecipient", 255),
        Number1("defaultReminderTemplate"), Text("defaultStatementOfAccountRecipient", 255), Number1("defaultStatementOfAccountTemplate"));

    private static readonly FlatMap CustomerMap = new(
        "customerNumber name customerGroupNumber=customerGroup.customerGroupNumber zone=vatZone.vatZoneNumber currency paymentTermId=paymentTerms.paymentTermsNumber postCode=zip city country "
        + "phone=telephoneAndFaxNumber mobilePhone email homepage=website cvrNo=corporateIdentificationNumber vatNo=vatNumber pnr=pNumber eanLocationNumber=ean voucherNumber=publicEntryNumber "
        + "ourRef=salesPerson.employeeNumber defaultTheirRef=customerContact.customerContactNumber defaultAttention=attention.customerContactNumber layoutGroup=layout.layoutNumber "
        + "defaultDeliveryLocation=defaultDeliveryLocation.deliveryLocationNumber creditMaximum=creditLimit county=+ contactPerson=+ recipientPeppol=+ bankAccount=+ bankGiroNumber=+ iban=+ swift=+ "
        + "directDebitMandateDate=+ paymentDays=+ layoutGroupPrint=+ language=+ discountGroupNumber=+ priceGroupNumber=+ defaultDiscountPct=+ nemHandelReceiverType=+ emailAttachmentLanguage=+ "
        + "defaultInvoiceRecipient=+ defaultInvoiceTemplate=+ defaultOrderRecipient=+ defaultOrderTemplate=+ defaultQuoteRecipient=+ defaultQuoteTemplate=+ defaultReminderRecipient=+ "
        + "defaultReminderTemplate=+ defaultStatementOfAccountRecipient=+ defaultStatementOfAccountTemplate=+");

    public static void Map(RouteTable<EconomicCall> routes)
    {
        new FlatResource("customersapi", "Customers", "customersapi.customers", "customerNumber", static a => a.CustomersTable)
        {
            Shape = Customer,
            Map = CustomerMap,
            PutOnItem = true,
            Fields = FilterFields.Of("#customerNumber"),
            ExistsCode = "CustomerAlreadyExists",
            Event = "CUSTOMER_UPDATED",
            Shown = ShowCustomer,
            Check = CheckCustomer,
            Stored = StoreCustomer,
            Remove = static (call, record) =>
            {
                if (call.Account.DocumentsOf(record.Int("customerNumber")).Any())
                    throw call.Refuse(400, "The customer is used by documents.", "InvalidInput", "");
                call.Account.RemoveCustomer(record);
            },
        }.MapAll(routes);
        Contacts(routes);
        Places(routes);
        routes.Add("GET /customersapi/{version}/Setup", "customersapi.setup", static c => EconomicCall.Json(200, new JsonObject
        {
            ["defaultCustomerGroupNumber"] = c.Account.DefaultCustomerGroupNumber,
            ["defaultLayoutNumber"] = c.Account.DefaultLayoutNumber,
            ["objectVersion"] = "c2V0dXA=",
        }));
    }

    private static void ShowCustomer(EconomicCall call, DialectRecord record, JsonObject view)
    {
        var address = record.Text("address").Split('\n', 2);
        if (address[0].Length > 0)
            view["address1"] = address[0].TrimEnd('\r');
        if (address.Length > 1)
            view["address2"] = address[1];
        view["access"] = !record.Flag("barred");
        view["defaultDisableEInvoicing"] = record.Flag("eInvoicingDisabledByDefault");
    }

    private static void StoreCustomer(EconomicCall call, DialectRecord record, JsonObject clean, bool isNew)
    {
        var lines = new[] { (string?)clean["address1"], (string?)clean["address2"] }.Where(static l => !string.IsNullOrEmpty(l)).ToArray();
        RecordMapper.Put(record.Data, "address", lines.Length == 0 ? null : string.Join('\n', lines));

        // An omitted access is false: the customer is barred.
        RecordMapper.Put(record.Data, "barred", (bool?)clean["access"] == true || (isNew && clean["access"] is null) ? null : true);
        record.Data["eInvoicingDisabledByDefault"] = (bool?)clean["defaultDisableEInvoicing"] ?? false;
        if (isNew)
            record.Data["balance"] = 0.00m;
    }

    /// <summary>The specification marks nothing as required; the server does.</summary>
    private static void CheckCustomer(EconomicCall call, JsonObject clean, DialectRecord? record, List<FlatError> errors)
    {
        var account = call.Account;
        void Wrong(string property, string code, string message) => errors.Add(new FlatError(property, code, message));
        bool Known(DialectTable table, string property) => clean[property] is { } value && table.Find(value.ToString()) is not null;
        if (clean["customerNumber"] is null)
            Wrong("customerNumber", "CustomerInvalidCustomerNumber", "The field CustomerNumber must be between 1 and 999999999.");
        if (string.IsNullOrWhiteSpace((string?)clean["name"]))
            Wrong("name", "CustomerMissingName", "The customer needs a name.");
        if (!Known(account.CustomerGroupsTable, "customerGroupNumber"))
            Wrong("customerGroupNumber", "CustomerInvalidGroupId", "The customer group is not valid.");
        if (!Known(account.VatZonesTable, "zone"))
            Wrong("zone", "CustomerInvalidVatZone", "The VAT zone is not valid.");
        if (!Known(account.PaymentTermsTable, "paymentTermId"))
            Wrong("paymentTermId", "CustomerInvalidPaymentTerm", "The payment term is not valid.");
        if (!Known(account.CurrenciesTable, "currency"))
            Wrong("currency", "InvalidInput", "The currency is not valid.");
        if (clean["priceGroupNumber"] is not null && !Known(account.PriceGroupsTable, "priceGroupNumber"))
            Wrong("priceGroupNumber", "CustomerInvalidPriceGroup", "The price group is not valid.");
        if (clean["eanLocationNumber"] is { } ean && (ean.ToString().Length != 13 || !ean.ToString().All(char.IsAsciiDigit)))
            Wrong("eanLocationNumber", "CustomerInvalidEANThirteenDigits", "An EAN has thirteen digits.");
        if (clean["email"] is { } email && !email.ToString().Contains('@', StringComparison.Ordinal))
            Wrong("email", "CustomerInvalidEmail", "The e-mail address is not valid.");
        foreach (var (name, code) in new[] { ("defaultAttention", "CustomerInvalidDefaultAttention"), ("defaultTheirRef", "CustomerInvalidDefaultTheirRef") })
        {
            if (clean[name] is { } contact && account.ContactsTable.Find(contact.ToString())?.Owner != (record?.Text("customerNumber") ?? ""))
                Wrong(name, code, "The contact is not one of the customer's.");
        }
    }

    private static void Contacts(RouteTable<EconomicCall> routes) => new FlatResource("customersapi", "Contacts", "customersapi.contacts", "number", static a => a.ContactsTable)
    {
        Shape = new(
            Number1("number"), Number1("customerNumber"), Text("name", 255), Text("email", 255), Text("phone", 50), Text("notes", 2000), Text("eInvoiceId", 50), Flag("receiveQuotes"), Flag("receiveOrders"),
            Flag("receiveInvoices"), Flag("receiveEInvoices"), Flag("receiveStatementOfAccounts"), Flag("receiveReminders")),
        Map = new FlatMap(
            "number=customerContactNumber customerNumber=customer.customerNumber name email phone notes eInvoiceId receiveQuotes=+ receiveOrders=+ receiveInvoices=+ receiveEInvoices=+ "
            + "receiveStatementOfAccounts=+ receiveReminders=+"),
        Fields = FilterFields.Of("#number #customerNumber #userInterfaceNumber! name! email! eInvoiceId! @lastUpdated! ?isDeleted! ?active!"),
        Shown = static (_, record, view) =>
        {
            view["userInterfaceNumber"] = record.Int("sortKey");
            view["lastUpdated"] = Instant(record);
            view["isDeleted"] = record.Flag("deleted");
            view["active"] = !record.Flag("deleted");
        },
        Check = static (call, clean, record, errors) =>
        {
            var name = (string?)clean["name"];
            var owner = clean["customerNumber"]?.ToString() ?? "";
            if (string.IsNullOrWhiteSpace(name))
                errors.Add(new FlatError("name", "CustomerContactNameNullOrEmpty", "Contact name cannot be empty."));
            if (call.Account.CustomersTable.Find(owner) is null)
                errors.Add(new FlatError("customerNumber", "CustomerDoesNotExist", "The customer number you provided does not exist."));
            else if (record is not null && record.Owner != owner)
                errors.Add(new FlatError("customerNumber", "CustomerNumberMismatch", "The customer number cannot be updated."));
            else if (name is not null && call.Account.ContactsTable.All.Any(c => c != record && c.Owner == owner && c.Text("name").Equals(name, StringComparison.OrdinalIgnoreCase)))
                errors.Add(new FlatError("name", "CustomerContactNameAlreadyExists", "This customer already has a contact with the same name."));
            if (record is null)
                clean["number"] = call.Account.ContactsTable.NextNumber(101);
        },
        Stored = static (call, record, clean, isNew) => Own(call.Account.ContactsTable, record, clean, isNew),
        Remove = static (call, record) =>
        {
            var number = record.Int("customerContactNumber");
            var used = call.Account.CustomersTable.All.Any(c => c.Int("attention.customerContactNumber") == number || c.Int("customerContact.customerContactNumber") == number)
                || call.Account.DocumentsOf(record.Int("customer.customerNumber")).Any(d => d.Int("recipient.attention.customerContactNumber") == number || d.Int("references.customerContact.customerContactNumber") == number);
            if (used)
                throw call.Refuse(400, "Contact cannot be deleted, it is used as a reference for a customer, a sales document or a project.", "CustomerContactIsInUse", "");
            call.Account.ContactsTable.Remove(record);
        },
    }.MapAll(routes);

    private static void Places(RouteTable<EconomicCall> routes) => new FlatResource("customersapi", "DeliveryLocations", "customersapi.delivery-locations", "number", static a => a.DeliveryLocationsTable)
    {
        Shape = new(
            Number1("number"), Number1("customerNumber"), Text("address", 255), Text("city", 50), Text("country", 50), Text("postalCode", 15), Text("termsOfDelivery", 100), Text("eInvoiceId", 50), Flag("isBarred")),
        Map = new FlatMap("number=deliveryLocationNumber customerNumber=customer.customerNumber address city country postalCode termsOfDelivery eInvoiceId=+ isBarred=barred"),
        Fields = FilterFields.Of("#number #customerNumber #userInterfaceNumber! city! country! eInvoiceId! ?isBarred! @lastUpdated!"),
        Shown = static (_, record, view) =>
        {
            view["userInterfaceNumber"] = record.Int("sortKey");
            view["isBarred"] ??= false;
            view["lastUpdated"] = Instant(record);
        },
        Check = static (call, clean, record, errors) =>
        {
            var owner = clean["customerNumber"]?.ToString() ?? "";
            if (call.Account.CustomersTable.Find(owner) is not { } customer)
                errors.Add(new FlatError("customerNumber", "CustomerNotFound", "The customer was not found."));
            else if (record is not null && record.Owner != owner)
                errors.Add(new FlatError("customerNumber", "CustomerNumberMismatch", "The customer number cannot be updated."));
            else if (record is null && customer.Flag("barred"))
                errors.Add(new FlatError("customerNumber", "CustomerIsBarred", "The customer is barred."));
            if (record is null)
                clean["number"] = call.Account.DeliveryLocationsTable.NextNumber(201);
        },
        Stored = static (call, record, clean, isNew) => Own(call.Account.DeliveryLocationsTable, record, clean, isNew),
        Remove = static (call, record) =>
        {
            var number = record.Int("deliveryLocationNumber");
            bool Uses(DialectTable table) => table.All.Any(d => d.Int("deliveryLocation.deliveryLocationNumber") == number);
            var code = call.Account.CustomersTable.All.Any(c => c.Int("defaultDeliveryLocation.deliveryLocationNumber") == number) ? "DeliveryLocationUsedOnCustomers"
                : Uses(call.Account.Drafts) || Uses(call.Account.Booked) ? "DeliveryLocationUsedOnInvoices"
                : Uses(call.Account.OrdersTable) ? "DeliveryLocationUsedOnOrders"
                : Uses(call.Account.QuotesTable) ? "DeliveryLocationUsedOnQuotes" : null;
            if (code is not null)
                throw call.Refuse(400, "The delivery location is in use.", code, "");
            call.Account.DeliveryLocationsTable.Remove(record);
        },
    }.MapAll(routes);

    private static void Own(DialectTable table, DialectRecord record, JsonObject clean, bool isNew)
    {
        if (!isNew)
            return;
        record.Owner = clean["customerNumber"]!.ToString();
        record.Data["sortKey"] = CustomerShapes.NextSortKey(table, record.Owner);
    }

    public static string Instant(DialectRecord record) => record.LastUpdated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
