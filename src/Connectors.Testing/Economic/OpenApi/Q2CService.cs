using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>q2capi</c>: draft invoices under their internal number. They are the drafts of the REST API.</summary>
internal static class Q2CService
{
    private static readonly DialectShape Draft = new(
        Number1("customerNumber").Must(), Text("customerName", 255, 1).Must(), Date("date").Must(), Text("currencyCode", 3, 3).Must(), Number1("layoutNumber").Must(), Number1("termOfPaymentNumber").Must(),
        Number1("vatZoneNumber").Must(), Date("dueDate"), Text("customerAddress", 255), Text("customerPostalCode", 50), Text("customerCity", 250), Text("customerCountry", 50), Text("heading", 250),
        Text("textLine1", 1000), Text("textLine2", 1000), Text("otherReference", 250), Number1("deliveryLocationNumber"), Text("deliveryAddress", 255), Text("deliveryPostalCode", 30), Text("deliveryCity", 50),
        Text("deliveryCountry", 50), Text("deliveryTerms", 100), Date("deliveryDate"), Number1("attentionNumber"), Number1("yourReferenceNumber"), Number1("ourReferenceNumber"), Number1("ourReference2Number"),
        Text("debtorEan", 13), Text("publicEntryNumber", 30), Text("cvr", 40), Text("pNr", 40), Number1("projectNumber"), Number("exchangeRate", 6), Text("externalId", 50), Flag("isVatIncluded"),
        Whole("nemHandelReceiverType"), Text("debitorMobilePhone", 50));

    private static readonly FlatMap Stored = new(
        "customerNumber=customer.customerNumber customerName=recipient.name date currencyCode=currency layoutNumber=layout.layoutNumber termOfPaymentNumber=paymentTerms.paymentTermsNumber "
        + "vatZoneNumber=recipient.vatZone.vatZoneNumber dueDate customerAddress=recipient.address customerPostalCode=recipient.zip customerCity=recipient.city customerCountry=recipient.country "
        + "heading=notes.heading textLine1=notes.textLine1 textLine2=notes.textLine2 otherReference=references.other deliveryLocationNumber=deliveryLocation.deliveryLocationNumber "
        + "deliveryAddress=delivery.address deliveryPostalCode=delivery.zip deliveryCity=delivery.city deliveryCountry=delivery.country deliveryTerms=delivery.deliveryTerms "
        + "deliveryDate=delivery.deliveryDate attentionNumber=recipient.attention.customerContactNumber yourReferenceNumber=references.customerContact.customerContactNumber "
        + "ourReferenceNumber=references.salesPerson.employeeNumber ourReference2Number=references.vendorReference.employeeNumber debtorEan=recipient.ean publicEntryNumber=recipient.publicEntryNumber "
        + "cvr=+ pNr=+ projectNumber=project.projectNumber exchangeRate externalId=+ isVatIncluded=+ nemHandelReceiverType=+ debitorMobilePhone=recipient.mobilePhone");

    private static readonly FilterFields Fields = FilterFields.Of("#number #draftInvoiceNumber #customerNumber");

    public static void Map(RouteTable<EconomicCall> routes)
    {
        const string drafts = "/q2capi/{version}/invoices/drafts";
        routes.Add($"GET {drafts}", "q2capi.drafts.list", static c => FlatLists.Cursor(c, Rows(c), Fields));
        routes.Add($"GET {drafts}/paged", "q2capi.drafts.paged", static c => FlatLists.Paged(c, Rows(c), Fields));
        routes.Add($"GET {drafts}/count", "q2capi.drafts.count", static c => FlatLists.Count(c, Rows(c), Fields));
        routes.Add($"GET {drafts}/{{number}}", "q2capi.drafts.get", static c => EconomicCall.Json(200, View(Find(c, "number"))));
        routes.Add($"POST {drafts}", "q2capi.drafts.create", Create);
        routes.Add($"PUT {drafts}/{{number}}", "q2capi.drafts.update", Update);
        routes.Add($"DELETE {drafts}/{{number}}", "q2capi.drafts.delete", static c =>
        {
            c.Account.Drafts.Remove(Find(c, "number"));
            return SimResponse.Empty(c.Oddities.FlatWritesAnswer204 ? 204 : 200);
        });
        routes.Add($"PUT {drafts}/{{draftInvoiceNumber}}/sensitive-data", "q2capi.drafts.sensitive-data", static c =>
        {
            // The number that the user sees, here alone. What is written is never shown again.
            var draft = c.Account.Drafts.Find(c.RouteInt("draftInvoiceNumber")) ?? throw c.NotFound();
            var clean = FlatInput.Read(c, c.BodyObject(), new(Whole("sensitivityLevel", 0), Text("serviceRecipientCpr", 11, 10)), draft, null);
            draft.Extra["sensitive"] = clean;
            return SimResponse.Empty(c.Oddities.FlatWritesAnswer204 ? 204 : 200);
        });
        Q2CLines.Map(routes);
    }

    /// <summary>The internal number; the one that the user sees finds nothing.</summary>
    public static DialectRecord Find(EconomicCall call, string parameter) => call.Account.Drafts.ById(call.RouteInt(parameter)) ?? throw call.NotFound();

    private static IEnumerable<(DialectRecord, JsonObject)> Rows(EconomicCall call) => call.Account.Drafts.All.Select(static d => (d, View(d)));

    private static JsonObject View(DialectRecord draft)
    {
        var view = Stored.Read(draft);
        foreach (var name in new[] { "date", "dueDate", "deliveryDate" })
        {
            if (view[name] is { } day)
                view[name] = $"{day}T00:00:00";
        }

        view["number"] = draft.Id;
        view["draftInvoiceNumber"] = draft.Int("draftInvoiceNumber");
        view["lastUpdated"] = CustomerService.Instant(draft);
        view["amount"] = draft.Amount("netAmount");
        view["amountInBaseCurrency"] = draft.Amount("netAmountInBaseCurrency");
        view["vatAmount"] = draft.Amount("vatAmount");
        view["roundingAmount"] = draft.Amount("roundingAmount");
        view["totalCostPriceInBaseCurrency"] = draft.Amount("costPriceInBaseCurrency");
        view["objectVersion"] = FlatResource.Version(draft);
        return view;
    }

    private static SimResponse Create(EconomicCall call)
    {
        var clean = FlatInput.Read(call, call.BodyObject(), Draft, null, Check);
        var table = call.Account.Drafts;
        var record = call.Account.NewRecord(new JsonObject { ["draftInvoiceNumber"] = call.Account.NextNumber(table) });
        record.Owner = "drafts";
        Stored.Write(clean, record);
        call.Account.Complete(record);
        table.Add(record);
        call.Account.Touch(table, record);
        var body = call.Oddities.FlatCreatesAnswerWholeRecord ? View(record) : new JsonObject { ["number"] = record.Id };
        return EconomicCall.Json(201, body) with { Headers = [new("Location", $"{call.Simulator.OpenApiAddress}{call.Request.Path.TrimStart('/')}/{record.Id}")] };
    }

    private static SimResponse Update(EconomicCall call)
    {
        var record = Find(call, "number");
        var body = call.BodyObject();
        FlatResource.CheckVersion(call, body, FlatResource.Version(record));
        Stored.Write(FlatInput.Read(call, body, Draft, record, Check), record);
        call.Account.Complete(record);
        call.Account.Touch(call.Account.Drafts, record);
        return SimResponse.Empty(call.Oddities.FlatWritesAnswer204 ? 204 : 200);
    }

    private static void Check(EconomicCall call, JsonObject clean, DialectRecord? record, List<FlatError> errors)
    {
        foreach (var (name, table) in new[]
        {
            ("customerNumber", call.Account.CustomersTable), ("currencyCode", call.Account.CurrenciesTable), ("layoutNumber", call.Account.LayoutsTable),
            ("termOfPaymentNumber", call.Account.PaymentTermsTable), ("vatZoneNumber", call.Account.VatZonesTable), ("attentionNumber", call.Account.ContactsTable),
            ("deliveryLocationNumber", call.Account.DeliveryLocationsTable), ("ourReferenceNumber", call.Account.EmployeesTable),
        })
        {
            if (clean[name] is { } value && table.Find(value.ToString()) is null)
                errors.Add(new FlatError(name, "InvalidInput", $"The {name} {value} does not exist."));
        }
    }
}
