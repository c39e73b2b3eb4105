using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>suppliersapi</c>, <c>subscriptionsapi</c>, <c>projectsapi</c>, as far as they are described.</summary>
internal static class OtherServices
{
    public static void Map(RouteTable<EconomicCall> routes)
    {
        Suppliers(routes);
        Subscriptions(routes);
        Projects(routes);
    }

    private static void Suppliers(RouteTable<EconomicCall> routes)
    {
        new FlatResource("suppliersapi", "Contacts", "suppliersapi.contacts", "number", static a => a.SupplierContactsTable)
        {
            Shape = new(Number1("number"), Number1("supplierNumber").Must(), Text("name", 255, 1).Must(), Text("email", 255), Text("phone", 50), Text("notes", 2000)),
            Numbered = true,
            Fields = FilterFields.Of("#number #supplierNumber #userInterfaceNumber! name! email! @lastUpdated! ?isDeleted! ?active!"),
            Check = static (call, clean, record, errors) =>
            {
                var supplier = clean["supplierNumber"]!.ToString();
                if (call.Account.SuppliersTable.Find(supplier) is null)
                    errors.Add(new FlatError("supplierNumber", "SupplierDoesNotExist", "The supplier does not exist."));
                if (record is not null && record.Text("supplierNumber") != supplier)
                    errors.Add(new FlatError("supplierNumber", "SupplierNumberMismatch", "The supplier number cannot be updated."));
                if (call.Account.SupplierContactsTable.All.Any(c => c != record && c.Text("supplierNumber") == supplier && c.Text("name").Equals((string?)clean["name"], StringComparison.OrdinalIgnoreCase)))
                    errors.Add(new FlatError("name", "SupplierContactNameAlreadyExists", "This supplier already has a contact with the same name."));
            },
            Shown = static (_, record, view) =>
            {
                view["lastUpdated"] = CustomerService.Instant(record);
                view["isDeleted"] = false;
                view["active"] = true;
            },
        }.MapAll(routes);
        new FlatResource("suppliersapi", "Groups", "suppliersapi.groups", "number", static a => a.SupplierGroupsTable)
        {
            Shape = new(Number1("number").Must(), Text("name", 50, 1).Must(), Number1("accountNumber").Must()),
            Map = new FlatMap("number=supplierGroupNumber name accountNumber=+"),
            Fields = FilterFields.Of("#number name! #accountNumber"),
            Check = static (call, clean, _, errors) =>
            {
                if (call.Account.AccountsTable.Find(clean["accountNumber"]!.ToString()) is null)
                    errors.Add(new FlatError("accountNumber", "InvalidInput", "The account does not exist."));
            },
        }.MapAll(routes);
    }

    private static void Subscriptions(RouteTable<EconomicCall> routes)
    {
        new FlatResource("subscriptionsapi", "Subscriptions", "subscriptionsapi.subscriptions", "number", static a => a.SubscriptionsTable)
        {
            Shape = new(
                Number1("number"), Text("name", 50, 1).Must(), Text("description", 500), Whole("interval", 0).Must(), Whole("collection", 0).Must(), Flag("isCalendarBased"), Flag("includeName"),
                Flag("includePeriod"), Flag("allowMoreThanOnePerCustomer"), Flag("accrue"), Flag("isBarred")),
            Numbered = true,
            Fields = FilterFields.Of("#number name! ?isBarred! @lastUpdated!"),
            Shown = static (_, record, view) => view["lastUpdated"] = CustomerService.Instant(record),
        }.MapAll(routes);
        new FlatResource("subscriptionsapi", "Subscribers", "subscriptionsapi.subscribers", "number", static a => a.SubscribersTable)
        {
            Shape = new(
                Number1("number"), Number1("subscriptionNumber").Must(), Number1("customerNumber").Must(), Date("startDate").Must(), Date("endDate").Must(), Number("specialPrice"),
                Number("discountPercentage"), Date("discountExpiryDate"), Number("quantityFactor"), Number("priceFactor"), Date("registrationDate"), Date("expiryDate"), Number1("projectNumber"),
                Text("extraTextForInvoice", 1000), Text("comments", 500), Text("otherRef", 250)),
            Numbered = true,
            Fields = FilterFields.Of("#number #subscriptionNumber #customerNumber! @startDate! @endDate! #discountPercentage! @expiryDate! @lastUpdated!"),
            Check = static (call, clean, record, errors) =>
            {
                var subscription = call.Account.SubscriptionsTable.Find(clean["subscriptionNumber"]!.ToString());
                var customer = clean["customerNumber"]!.ToString();
                if (subscription is null)
                    errors.Add(new FlatError("subscriptionNumber", "InvalidInput", "The subscription does not exist."));
                if (call.Account.CustomersTable.Find(customer) is null)
                    errors.Add(new FlatError("customerNumber", "InvalidInput", "The customer does not exist."));
                if (string.CompareOrdinal(clean["startDate"]!.ToString(), clean["endDate"]!.ToString()) > 0)
                    errors.Add(new FlatError("startDate", "SubscriberStartDateHasToBeBeforeEndDate", "Start date cannot be after end date."));
                if (subscription is not null && !subscription.Flag("allowMoreThanOnePerCustomer")
                    && call.Account.SubscribersTable.All.Any(s => s != record && s.Text("subscriptionNumber") == subscription.Text("number") && s.Text("customerNumber") == customer))
                    errors.Add(new FlatError("customerNumber", "SubscriberCustomerAlreadyHasSubscription", "Subscription does not allow for two subscribers with the same customer number."));
            },
            Shown = static (_, record, view) => view["lastUpdated"] = CustomerService.Instant(record),
        }.MapAll(routes);
        foreach (var (part, verb) in new[] { ("", "list"), ("/paged", "paged"), ("/count", "count") })
        {
            var fields = FilterFields.Of("#number #subscriptionNumber productNumber! description! #departmentNumber!");
            routes.Add($"GET /subscriptionsapi/{{version}}/subscriptionlines{part}", $"subscriptionsapi.alllines.{verb}", c =>
            {
                var rows = c.Account.SubscriptionLinesTable.All.Select(r =>
                {
                    var view = r.Data.DeepClone().AsObject();
                    view["subscriptionNumber"] = int.Parse(r.Owner, System.Globalization.CultureInfo.InvariantCulture);
                    view["objectVersion"] = FlatResource.Version(r);
                    return (r, view);
                });
                return verb == "list" ? FlatLists.Cursor(c, rows, fields) : verb == "paged" ? FlatLists.Paged(c, rows, fields) : FlatLists.Count(c, rows, fields);
            });
        }

        const string lines = "subscriptions/{subscriptionNumber}/lines";
        new FlatResource("subscriptionsapi", lines, "subscriptionsapi.lines", "number", static a => a.SubscriptionLinesTable)
        {
            Shape = new(Number1("number"), Text("productNumber", 25), Text("description", 2500), Number("quantity"), Number("specialPrice"), Number1("departmentNumber")),
            Numbered = true,
            Owner = "subscriptionNumber",
            Fields = FilterFields.Of("#number #subscriptionNumber productNumber! description! #departmentNumber!"),
            Shown = static (_, record, view) => view["subscriptionNumber"] = int.Parse(record.Owner, System.Globalization.CultureInfo.InvariantCulture),
            Check = static (call, clean, _, errors) =>
            {
                if (call.Account.SubscriptionsTable.Find(call.Route("subscriptionNumber")) is null)
                    errors.Add(new FlatError("subscriptionNumber", "InvalidInput", "The subscription does not exist."));
                if (clean["productNumber"] is { } product && call.Account.ProductsTable.Find(product.ToString()) is null)
                    errors.Add(new FlatError("productNumber", "InvalidInput", "The product does not exist."));
            },
        }.MapAll(routes);
    }

    private static void Projects(RouteTable<EconomicCall> routes)
    {
        new FlatResource("projectsapi", "Employees", "projectsapi.employees", "number", static a => a.EmployeesTable)
        {
            Shape = new(Number1("number").Must(), Number1("groupNumber").Must(), Text("name", 100, 1).Must(), Flag("isBarred").Must(), Text("phone", 20), Text("email", 50)),
            Map = new FlatMap("number=employeeNumber groupNumber=employeeGroup.employeeGroupNumber name isBarred=barred phone email"),
            Fields = FilterFields.Of("#number #groupNumber! name! ?isBarred! phone! email!"),
        }.MapAll(routes);
        new FlatResource("projectsapi", "Projects", "projectsapi.projects", "number", static a => a.ProjectsTable)
        {
            Shape = new(
                Number1("number"), Text("name", 100, 1).Must(), Number1("projectGroupNumber").Must(), Number1("customerNumber"), Flag("isBarred"), Flag("isMainProject"), Number1("responsibleEmployeeNumber"),
                Number1("mainProjectNumber"), Text("description", 2500), Date("deliveryDate"), Number("fixedPrice"), Text("otherReference", 250)),
            Numbered = true,
            Event = "PROJECT_UPDATED",
            Fields = FilterFields.Of("#number name! #projectGroupNumber! #customerNumber! ?isBarred! @lastUpdated! otherReference!"),
            Shown = static (_, record, view) => view["lastUpdated"] = CustomerService.Instant(record),
        }.MapAll(routes);
    }
}
