using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>What single objects do beyond their table of fields.</summary>
internal static class ObjectRules
{
    public static void BeforeCreate(RecordWriter writer, IntacctCaller caller, StoredRecord record, JsonObject body)
    {
        var store = caller.Account.Store;
        switch (record.Definition.Name)
        {
            case "company-config/contact":
                if (caller.Account.Oddities.DeletedContactNamesStayTaken && record.Text("id") is { } name && store.SpentContactNames.Contains(name))
                    throw writer.Duplicate(record.Definition, name);
                Contact(record);
                break;
            case "company-config/employee":
                record["name"] = store.Find("company-config/contact", record.Text("primaryContact"))?.Text("printAs");
                break;
            case "projects/task":
                record["customer"] = store.Find("projects/project", record.Text("project"))?.Text("customer");
                break;
            case "projects/project" or "contracts/contract":
                Dates(record);
                break;
            case "order-entry/price-list-entry" or "inventory-control/price-list-entry" when record["priceList"] is null:
                record["priceList"] = store.All(record.Definition.Application + "/price-list").FirstOrDefault()?.KeyText ?? throw ApiError.Invalid("priceList is required", "REST-1009", "priceList");
                break;
            case "contracts/contract-line":
                ContractRules.BeforeCreateLine(caller, record);
                break;
            case "order-entry/document":
                DocumentRules.BeforeCreate(caller, record, body);
                break;
            case "order-entry/document-line":
                LineRules.BeforeSave(caller, record, null);
                break;
            default:
                break;
        }

        if (record.Definition.Name == "inventory-control/item")
            Units(caller, record, null);
        if (record.Definition.Name == "contracts/contract" && record.Text("termType") == "termed" && record["endDate"] is null && caller.Account.Oddities.XmlRulesRequired)
            throw ApiError.Invalid("endDate is required for a termed contract", "REST-1009", "endDate");
    }

    public static void BeforeUpdate(IntacctCaller caller, StoredRecord record, StoredRecord before, JsonObject body)
    {
        switch (record.Definition.Name)
        {
            case "company-config/contact":
                Contact(record, before);
                break;
            case "company-config/employee":
                record["name"] = caller.Account.Store.Find("company-config/contact", record.Text("primaryContact"))?.Text("printAs");
                break;
            case "projects/project" or "contracts/contract":
                Dates(record);
                break;
            case "order-entry/renewal-template" when caller.Account.Oddities.RenewalTemplateEditsMakeVersions:
                record["latestVersion"] = record.Number("latestVersion") + 1;
                break;
            case "inventory-control/item":
                Units(caller, record, before);
                break;
            case "order-entry/document":
                DocumentRules.BeforeUpdate(caller, record, before, body);
                break;
            case "order-entry/document-line":
                LineRules.BeforeSave(caller, record, before);
                break;
            default:
                break;
        }

        for (var up = record.Text("parent"); up is not null && record.Definition.Field("parent")!.Target == record.Definition.Name; up = caller.Account.Store.Find(record.Definition.Name, up)?.Text("parent"))
        {
            if (up == record.KeyText)
                throw ApiError.Rule("BL03000018", "A record cannot be its own parent", record.Definition.Name, "update");
        }
    }

    /// <summary>The contact that a customer is written with: made beside it, or changed.</summary>
    public static void Embed(RecordWriter writer, IntacctCaller caller, StoredRecord record, List<(FieldDefinition Field, JsonObject Value)> embedded)
    {
        var contact = ObjectCatalog.Get("company-config/contact");
        foreach (var (field, value) in embedded)
        {
            var fields = (JsonObject)value.DeepClone();
            fields.Remove("key");
            if (caller.Account.Store.Find(contact.Name, value["key"]?.ToString() ?? record.Text(field.Path)) is { } known && (value["id"] is null || value["id"]!.ToString() == known.Text("id")))
            {
                writer.Update(known, fields);
                record[field.Path] = known.KeyText;
                continue;
            }

            fields["id"] ??= Name(record);
            fields["printAs"] ??= record.Text("name");
            record[field.Path] = writer.Create(contact, fields).KeyText;
        }

        if (record.Definition.Name == "accounts-receivable/customer" && record["contacts.default"] is null)
            record["contacts.default"] = writer.Create(contact, new JsonObject { ["id"] = Name(record), ["printAs"] = record.Text("name") }).KeyText;
    }

    public static void AfterSave(IntacctCaller caller, StoredRecord record, bool created)
    {
        switch (record.Definition.Name)
        {
            case "company-config/contact":
                caller.Account.KeepVersion(record);
                break;
            case "contracts/contract-line":
                ContractRules.Total(caller, record);
                break;
            case "order-entry/document":
                DocumentRules.AfterSave(caller, record, created);
                break;
            case "order-entry/document-line":
                DocumentMath.Total(caller.Account, record.Owner!);
                break;
            default:
                break;
        }
    }

    public static void BeforeDelete(IntacctCaller caller, StoredRecord record)
    {
        if (record.Definition.Name == "order-entry/document")
            DocumentRules.BeforeDelete(caller, record);
        if (record.Definition.Name == "order-entry/document-line" && record.Number("quantityConverted") > 0)
            throw ApiError.Rule("INV-1364", "The line has been converted and cannot be deleted", record.Definition.Name, "delete");
        if (record.Definition.Name == "contracts/contract" && record.Text("state") != "draft")
            throw ApiError.Rule("CN-0117", "Only draft contracts can be deleted", record.Definition.Name, "delete");
    }

    public static void AfterDelete(IntacctCaller caller, StoredRecord record)
    {
        if (record.Definition.Name == "order-entry/document")
            DocumentRules.AfterDelete(caller, record);
        if (record.Definition.Name == "order-entry/document-line")
            DocumentMath.Total(caller.Account, record.Owner!);
        if (record.Definition.Name == "accounts-receivable/customer" && caller.Account.Store.Find("company-config/contact", record.Text("contacts.default")) is { } contact
            && caller.Account.Store.UserOf(contact) is null)
            caller.Account.Store.Remove(contact);
    }

    private static string Name(StoredRecord customer) => $"{customer.Text("name")}(C{customer.Text("id") ?? customer.KeyText})";

    private static void Contact(StoredRecord contact, StoredRecord? before = null)
    {
        const string country = "mailingAddress.country";
        const string code = "mailingAddress.isoCountryCode";
        if (contact.Text("email1") is { } email && !email.Contains('@', StringComparison.Ordinal))
            throw ApiError.Rule("BL03000018", $"The e-mail address {email} is not valid", contact.Definition.Name, before is null ? "create" : "update");
        if (contact.Text(code) is { } word && word != before?.Text(code))
        {
            contact[code] = word.ToLowerInvariant();
            var name = IntacctCountries.NameOf(word) ?? throw ApiError.Rule("BL03000018", $"{word} is not a country code", contact.Definition.Name);
            if (contact.Text(country) is null || contact.Text(country) == before?.Text(country))
                contact[country] = name;
            else if (IntacctCountries.CodeOf(contact.Text(country)!) is { } other && !string.Equals(other, word, StringComparison.OrdinalIgnoreCase))
                throw ApiError.Rule("BL03000018", $"The country {contact.Text(country)} and the code {word} differ", contact.Definition.Name);
        }
        else if (contact.Text(country) != before?.Text(country))
        {
            contact[code] = contact.Text(country) is { } spelt ? IntacctCountries.CodeOf(spelt)?.ToLowerInvariant() : null;
        }
    }

    private static void Dates(StoredRecord record)
    {
        if (record["startDate"] is DateOnly start && record["endDate"] is DateOnly end && end < start)
            throw ApiError.Rule("BL03000018", $"The end date {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} lies before the start date", record.Definition.Name);
    }

    /// <summary>One unit group under two names; whichever was written counts.</summary>
    private static void Units(IntacctCaller caller, StoredRecord item, StoredRecord? before)
    {
        var alias = item.Text("unitOfMeasure");
        var group = alias is not null && alias != before?.Text("unitOfMeasure") ? alias : item.Text("unitOfMeasureGroup");
        item["unitOfMeasureGroup"] = item["unitOfMeasure"] = group ?? caller.Account.Store.All("inventory-control/unit-of-measure-group").First().KeyText;
    }
}
