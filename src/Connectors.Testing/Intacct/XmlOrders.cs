using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>Order-entry documents through the legacy functions, whose children have an order.</summary>
internal static class XmlOrders
{
    private static readonly string[] Order =
    [
        "transactiontype", "datecreated", "dateposted", "createdfrom", "customerid", "documentno", "origdocdate", "referenceno", "termname", "datedue", "message", "shippingmethod", "shipto", "billto",
        "supdocid", "externalid", "basecurr", "currency", "exchratedate", "exchratetype", "exchrate", "vsoepricelist", "customfields", "state", "projectid", "sotransitems", "subtotals",
    ];

    public static XElement Create(IntacctCaller caller, XElement body)
    {
        var last = -1;
        foreach (var child in body.Elements())
        {
            var place = Array.IndexOf(Order, child.Name.LocalName);
            if (place <= last)
                throw new XmlFailure("XL03000003", $"The element {child.Name.LocalName} is unknown or out of order");
            last = place;
        }

        var type = (string?)body.Element("transactiontype") ?? throw new XmlFailure("XL03000003", "transactiontype is required");
        if (caller.Account.Store.WithId("order-entry/txn-definition", type).Count == 0)
            throw new XmlFailure("BL01001973", $"There is no transaction definition {type}");
        var json = new JsonObject
        {
            ["txnDate"] = Date(body.Element("datecreated")) ?? throw new XmlFailure("XL03000003", "datecreated is required"),
            ["customer"] = new JsonObject { ["id"] = (string?)body.Element("customerid") },
            ["lines"] = new JsonArray([.. (body.Element("sotransitems")?.Elements("sotransitem") ?? []).Select(static l => (JsonNode)Line(l))]),
        };
        Put(json, "documentNumber", (string?)body.Element("documentno"));
        Put(json, "referenceNumber", (string?)body.Element("referenceno"));
        Put(json, "memo", (string?)body.Element("message"));
        Put(json, "dueDate", Date(body.Element("datedue")));
        Put(json, "state", ((string?)body.Element("state"))?.ToLowerInvariant());
        if ((string?)body.Element("termname") is { Length: > 0 } term)
            json["paymentTerm"] = new JsonObject { ["id"] = term };
        if ((string?)body.Element("createdfrom") is { Length: > 0 } source)
            json["sourceDocument"] = new JsonObject { ["id"] = source };
        var record = caller.Account.Atomic(() => new RecordWriter(caller).Create(ObjectCatalog.Get("order-entry/document"), json, type));
        return new XElement("key", record.Text("id"));
    }

    /// <summary>Lines are counted from 1 here, although reads count them from 0.</summary>
    public static XElement Update(IntacctCaller caller, XElement body)
    {
        var record = Find(caller, body);
        var lines = caller.Account.Store.OwnedBy(record, "order-entry/document-line");
        var json = new JsonObject();
        Put(json, "referenceNumber", (string?)body.Element("referenceno"));
        Put(json, "memo", (string?)body.Element("message"));
        Put(json, "dueDate", Date(body.Element("datedue")));
        Put(json, "state", ((string?)body.Element("state"))?.ToLowerInvariant());
        var changes = new JsonArray();
        foreach (var item in body.Element("updatesotransitems")?.Elements("updatesotransitem") ?? [])
        {
            var number = (int?)item.Attribute("line_num") ?? 0;
            if (number < 1 || number > lines.Count)
                throw new XmlFailure("BL01001973", $"There is no line {(string?)item.Attribute("line_num")}");
            var line = new JsonObject { ["key"] = lines[number - 1].KeyText };
            Put(line, "unitQuantity", (string?)item.Element("quantity"));
            Put(line, "unitPrice", (string?)item.Element("price"));
            Put(line, "memo", (string?)item.Element("memo"));
            changes.Add(line);
        }

        foreach (var item in body.Element("updatesotransitems")?.Elements("sotransitem") ?? [])
            changes.Add(Line(item));
        if (changes.Count > 0)
            json["lines"] = changes;
        caller.Account.Atomic(() => new RecordWriter(caller).Update(record, json));
        return new XElement("key", record.Text("id"));
    }

    public static XElement? Delete(IntacctCaller caller, XElement body)
    {
        var record = Find(caller, body);
        caller.Account.Atomic(() =>
        {
            new RecordWriter(caller).Delete(record);
            return true;
        });
        return null;
    }

    private static StoredRecord Find(IntacctCaller caller, XElement body)
    {
        var id = (string?)body.Attribute("key") ?? "";
        return caller.Account.Store.WithId("order-entry/document", id) is [{ } found, ..] ? found : throw new XmlFailure("BL01001973", $"There is no document {id}");
    }

    private static JsonObject Line(XElement line)
    {
        var dimensions = new JsonObject { ["item"] = new JsonObject { ["id"] = (string?)line.Element("itemid") } };
        foreach (var (element, member) in (IEnumerable<(string, string)>)[("warehouseid", "warehouse"), ("locationid", "location"), ("departmentid", "department"), ("projectid", "project")])
        {
            if ((string?)line.Element(element) is { Length: > 0 } id)
                dimensions[member] = new JsonObject { ["id"] = id };
        }

        var json = new JsonObject { ["dimensions"] = dimensions, ["unitQuantity"] = (string?)line.Element("quantity"), ["unit"] = (string?)line.Element("unit") ?? "Each" };
        Put(json, "unitPrice", (string?)line.Element("price"));
        Put(json, "discountPercent", (string?)line.Element("discountpercent"));
        Put(json, "memo", (string?)line.Element("memo"));
        if ((string?)line.Element("sourcelinekey") is { Length: > 0 } source)
            json["sourceDocumentLine"] = new JsonObject { ["key"] = source };
        return json;
    }

    private static void Put(JsonObject json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json[name] = value;
    }

    private static string? Date(XElement? date) => date is null ? null
        : $"{(string?)date.Element("year")}-{((string?)date.Element("month"))?.PadLeft(2, '0')}-{((string?)date.Element("day"))?.PadLeft(2, '0')}";
}
