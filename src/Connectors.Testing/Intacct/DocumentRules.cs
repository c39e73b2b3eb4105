using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Order-entry documents: numbers, policies, states, conversions.</summary>
internal static class DocumentRules
{
    public static void BeforeCreate(IntacctCaller caller, StoredRecord document, JsonObject body)
    {
        var account = caller.Account;
        var store = account.Store;
        var definition = store.WithId("order-entry/txn-definition", document.TypeName!).Single();
        if (definition.Text("status") == "inactive")
            throw ApiError.Rule("INV-1361", $"The transaction definition {document.TypeName} is inactive", document.Definition.Name, "create");
        if (document.Text("state") is not ("pending" or "draft" or "submitted"))
            throw ApiError.Rule("INV-1362", $"A document cannot be created in state {document.Text("state")}", document.Definition.Name, "create");
        if (body["lines"] is not JsonArray { Count: > 0 })
            throw ApiError.Invalid("lines is required", "REST-1009", "lines");
        document["txnDefinition"] = definition.KeyText;
        document["documentType"] = document.TypeName;
        Source(account, document, definition);
        if (store.Find("accounts-receivable/customer", document.Text("customer")) is { } customer)
            Customer(caller, document, customer);
        Number(account, document, definition);
        document["postingDate"] ??= document["txnDate"];
        document["exchangeRate.date"] ??= document["txnDate"];
        document["exchangeRate.rate"] ??= 1m;
        document["exchangeRate.typeName"] ??= "Intacct Daily Rate";
        if (document["dueDate"] is null && document["txnDate"] is DateOnly day && store.Find("accounts-receivable/term", document.Text("paymentTerm")) is { } term)
            document["dueDate"] = day.AddDays((int)term.Number("due.days"));
        if (definition.Text("docClass") == "invoice")
        {
            document["paymentStatus"] = "open";
            document["invoice"] = new JsonObject { ["key"] = (5000 + document.Key).ToString(CultureInfo.InvariantCulture), ["id"] = document.Text("documentNumber") };
        }
    }

    public static void BeforeUpdate(IntacctCaller caller, StoredRecord document, StoredRecord before, JsonObject body)
    {
        var was = before.Text("state")!;
        var becomes = document.Text("state")!;
        if (was.Contains("onverted", StringComparison.Ordinal))
            throw ApiError.Rule("INV-1363", $"The document {before.Text("id")} is {was} and cannot be changed", document.Definition.Name, "update", 400);
        if (was is not ("draft" or "pending") && !(becomes == "closed" && body.Count == 1 && body.ContainsKey("state")))
            throw ApiError.Rule("INV-1363", $"The document {before.Text("id")} is {was} and cannot be changed", document.Definition.Name, "update", 400);
        if (becomes != was && !(becomes is "closed" or "pending" or "submitted"))
            throw ApiError.Rule("INV-1362", $"The state cannot be changed from {was} to {becomes}", document.Definition.Name, "update");
        if (becomes != was && body.Count == 1)
            return;
        var policy = caller.Account.Store.Find("order-entry/txn-definition", document.Text("txnDefinition"))!.Text("editPolicy");
        if (policy == "noEdit" || (policy == "beforePrinting" && document.Flag("isPrinted")) || (policy == "editInDraftOnly" && was != "draft"))
            throw ApiError.Rule("INV-1371", $"The edit policy of {document.TypeName} does not allow this", document.Definition.Name, "update");
        if (document.Text("customer") != before.Text("customer") && caller.Account.Store.Find("accounts-receivable/customer", document.Text("customer")) is { } customer)
            Customer(caller, document, customer);
    }

    public static void AfterSave(IntacctCaller caller, StoredRecord document, bool created)
    {
        DocumentMath.Total(caller.Account, document);
        if (created && document.Text("sourceDocument") is not null)
            Recount(caller, document);
        Due(caller.Account, document.Text("customer"));
    }

    public static void BeforeDelete(IntacctCaller caller, StoredRecord document)
    {
        var definition = caller.Account.Store.Find("order-entry/txn-definition", document.Text("txnDefinition"))!;
        if (definition.Text("deletePolicy") == "noDelete" || (definition.Text("deletePolicy") == "beforePrinting" && document.Flag("isPrinted")))
            throw ApiError.Rule("INV-1372", $"The delete policy of {document.TypeName} does not allow this", document.Definition.Name, "delete");
        if (document.Text("state")!.Contains("onverted", StringComparison.Ordinal))
            throw ApiError.Rule("INV-1363", $"The document {document.Text("id")} is {document.Text("state")} and cannot be deleted", document.Definition.Name, "delete");
        if (document.Number("$paid") > 0)
            throw ApiError.Rule("INV-1373", $"The document {document.Text("id")} has payments and cannot be deleted", document.Definition.Name, "delete");
    }

    public static void AfterDelete(IntacctCaller caller, StoredRecord document)
    {
        if (document.Text("sourceDocument") is not null)
            Recount(caller, document);
        Due(caller.Account, document.Text("customer"));
    }

    /// <summary>What a customer owes: open invoices, less what was paid. Moves by itself, without the customer's stamp unless the switch says so.</summary>
    public static void Due(IntacctAccount account, string? customerKey)
    {
        if (account.Store.Find("accounts-receivable/customer", customerKey) is not { } customer)
            return;
        var due = 0m;
        foreach (var document in account.Store.All("order-entry/document"))
        {
            if (document.Text("customer") == customer.KeyText && document["paymentStatus"] is not null && document.Text("state") != "draft")
                due += document.Number("total") - document.Number("$paid");
        }

        if (customer.Number("totalDue") == due && customer["totalDue"] is not null)
            return;
        account.Store.Touch(customer);
        customer["totalDue"] = due;
        if (account.Oddities.TotalsMoveStamp)
            customer.Modified = account.Now;
    }

    private static void Source(IntacctAccount account, StoredRecord document, StoredRecord definition)
    {
        var policy = definition.Text("documentConversionPolicy");
        if (account.Store.Find(document.Definition.Name, document.Text("sourceDocument")) is not { } source)
        {
            if (policy == "convertOnly")
                throw ApiError.Rule("INV-1367", $"{document.TypeName} can only be made from another document", document.Definition.Name, "create");
            return;
        }

        var allowed = definition["sourceDocumentDetail"] as JsonArray;
        if (policy == "newDocumentOnly" || allowed?.Any(d => d?["sourceDocument"]?["id"]?.ToString() == source.TypeName) != true)
            throw ApiError.Rule("INV-1368", $"A {source.TypeName} cannot be converted to {document.TypeName}", document.Definition.Name, "create");
        if (source.Text("state") is not ("pending" or "partiallyConverted"))
            throw ApiError.Rule("INV-1369", $"The document {source.Text("id")} is {source.Text("state")} and cannot be converted", document.Definition.Name, "create");
        foreach (var path in (string[])["customer", "paymentTerm", "txnCurrency", "baseCurrency", "referenceNumber", "customerPONumber", "project", "contractId", "contacts.primary", "contacts.billTo", "contacts.shipTo"])
            document[path] ??= source[path];
        if (document.Text("customer") != source.Text("customer"))
            throw ApiError.Rule("INV-1370", "The customer differs from the source document's", document.Definition.Name, "create");
    }

    private static void Customer(IntacctCaller caller, StoredRecord document, StoredRecord customer)
    {
        if (customer.Text("status") == "inactive")
            throw ApiError.Rule("BL03000018", $"The customer {customer.Text("id")} is inactive", document.Definition.Name);
        var restriction = customer.Text("customerRestriction");
        var places = customer["restrictedLocations"] as JsonArray;
        var entity = caller.Entity?.Text("id");
        if ((restriction == "rootOnly" && entity is not null) || (restriction == "restricted" && places?.Any(p => p?["location"]?["id"]?.ToString() == entity) != true))
            throw ApiError.Rule("BL03000121", $"The customer {customer.Text("id")} is restricted and cannot be used here", document.Definition.Name);
        document["paymentTerm"] ??= customer["term"];
        foreach (var role in (string[])["primary", "billTo", "shipTo"])
            document["contacts." + role] ??= customer["contacts." + role] ?? customer["contacts.default"];
    }

    private static void Number(IntacctAccount account, StoredRecord document, StoredRecord definition)
    {
        if (document.Text("documentNumber") is null)
        {
            document["documentNumber"] = definition.Flag("enableNumberingSequence") ? account.NextDocumentNumber(definition)
                : throw ApiError.Invalid("documentNumber is required", "REST-1009", "documentNumber");
        }

        document["id"] = document["documentId"] = $"{document.TypeName}-{document.Text("documentNumber")}";
    }

    /// <summary>Counts anew what was converted of the source's lines; the source's state follows.</summary>
    private static void Recount(IntacctCaller caller, StoredRecord document)
    {
        var account = caller.Account;
        if (account.Store.Find(document.Definition.Name, document.Text("sourceDocument")) is not { } source)
            return;
        var left = 0m;
        var taken = 0m;
        foreach (var line in account.Store.OwnedBy(source, "order-entry/document-line"))
        {
            account.Store.Touch(line);
            var converted = account.Store.All("order-entry/document-line").Where(l => l.Text("sourceDocumentLine") == line.KeyText).Sum(static l => l.Number("quantity"));
            line["quantityConverted"] = converted;
            line["quantityRemaining"] = line.Number("quantity") - converted;
            left += line.Number("quantityRemaining");
            taken += converted;
        }

        account.Store.Touch(source);
        source["state"] = taken == 0 ? "pending" : left == 0 ? "converted" : "partiallyConverted";
        source["history"] = new JsonArray([.. account.Store.All(document.Definition.Name).Where(d => d.Text("sourceDocument") == source.KeyText).Select(d => (JsonNode)new JsonObject
        {
            ["convertedTo"] = account.Reader.Reference(d),
            ["orderEntryDocument"] = account.Reader.Reference(source),
        })]);
        if (account.Store.Find(document.Definition.Name, document.KeyText) is not null)
            document["history"] = new JsonArray(new JsonObject { ["convertedFrom"] = account.Reader.Reference(source), ["orderEntryDocument"] = account.Reader.Reference(source) });
        (source.Modified, source.ModifiedBy) = (account.Now, caller.User);
    }
}
