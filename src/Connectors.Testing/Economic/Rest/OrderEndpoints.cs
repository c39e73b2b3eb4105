using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary><c>/quotes</c> and <c>/orders</c>: drafts, sent, archived, and the upgrade to the next kind of document.</summary>
internal static class OrderEndpoints
{
    private const int LargestAttachment = 9 * 1024 * 1024;

    public static RestDocuments OrderDrafts { get; } = new("orders", "drafts", "orderNumber", "orderHandle", static a => a.OrdersTable);

    private static RestDocuments QuoteDrafts { get; } = new("quotes", "drafts", "quoteNumber", "quoteHandle", static a => a.QuotesTable);

    public static void Map(RouteTable<EconomicCall> routes)
    {
        Map(routes, "orders", OrderDrafts, "draftInvoice");

        // Which targets a quote's instructions have, no source says; an order is the next kind of document, an invoice what the others lead to.
        Map(routes, "quotes", QuoteDrafts, "draftOrder", "draftInvoice");
    }

    private static void Map(RouteTable<EconomicCall> routes, string name, RestDocuments drafts, params string[] targets)
    {
        var sent = new RestDocuments(name, "sent", drafts.Key, $"{name[..^1]}Handle", drafts.Table);
        var archived = new RestDocuments(name, "archived", drafts.Key, $"{name[..^1]}Handle", drafts.Table);
        foreach (var kind in new[] { drafts, sent, archived })
            kind.MapReads(routes);
        routes.Add($"GET /{name}", $"{name}.root", c => EconomicCall.Json(200, new JsonObject
        {
            ["drafts"] = c.Link($"{name}/drafts"),
            ["sent"] = c.Link($"{name}/sent"),
            ["archived"] = c.Link($"{name}/archived"),
            ["self"] = c.Self(name),
        }));
        routes.Add($"POST /{name}/drafts", $"{name}.drafts.create", c => Create(c, name, drafts, sent));
        routes.Add($"PUT /{name}/drafts/{{{drafts.Key}}}", $"{name}.drafts.update", c => DocumentWrites.Replace(c, drafts, false));
        routes.Add($"DELETE /{name}/drafts/{{{drafts.Key}}}", $"{name}.drafts.delete", c => Delete(c, drafts));
        foreach (var kind in new[] { drafts, sent })
        {
            var own = $"{kind.Path}/{{{kind.Key}}}";
            routes.Add($"GET /{own}/templates", $"{name}.templates", c => EconomicCall.Json(200, new JsonObject
            {
                ["upgradeInstructions"] = c.Link($"{kind.Path}/{kind.Find(c).Text(kind.Key)}/templates/upgrade-instructions"),
                ["self"] = c.Self($"{kind.Path}/{c.Route(kind.Key)}/templates"),
            }));
            routes.Add($"GET /{own}/templates/upgrade-instructions", $"{name}.upgrade-options", c =>
            {
                var body = new JsonObject([.. targets.Select(t => KeyValuePair.Create<string, JsonNode?>(t, c.Link($"{kind.Path}/{kind.Find(c).Text(kind.Key)}/templates/upgrade-instructions/{t}")))]);
                body["self"] = c.Self($"{kind.Path}/{c.Route(kind.Key)}/templates/upgrade-instructions");
                return EconomicCall.Json(200, body);
            });
            foreach (var target in targets)
                routes.Add($"GET /{own}/templates/upgrade-instructions/{target}", $"{name}.upgrade-template", c => Upgrade(c, kind));
        }

        routes.Add($"POST /{name}/sent", $"{name}.sent.mark", c => Mark(c, drafts, sent));
        routes.Add($"DELETE /{name}/sent/{{{drafts.Key}}}", $"{name}.sent.delete", c => Delete(c, sent));

        routes.Add($"GET /{drafts.Path}/{{{drafts.Key}}}/attachment", $"{name}.attachment", c => EconomicCall.Json(200, new JsonObject { ["file"] = c.Link($"{drafts.Path}/{drafts.Find(c).Text(drafts.Key)}/attachment/file") }));
        routes.Add($"POST /{drafts.Path}/{{{drafts.Key}}}/attachment/file", $"{name}.attach", c => Attach(c, drafts));
        routes.Add($"GET /{drafts.Path}/{{{drafts.Key}}}/attachment/file", $"{name}.attachment-file", c => File(c, drafts));
        routes.Add($"DELETE /{drafts.Path}/{{{drafts.Key}}}/attachment/file", $"{name}.detach", c =>
        {
            File(c, drafts);
            drafts.Find(c).Extra.Remove("file");
            return SimResponse.Empty(204);
        });
    }

    /// <summary>A whole order that is already sent goes back to drafts; anything else is a new document.</summary>
    private static SimResponse Create(EconomicCall call, string name, RestDocuments drafts, RestDocuments sent)
    {
        if (name == "orders" && call.Oddities.OrdersRefusedWithInventory && call.Account.Modules.Contains("Inventory"))
            throw call.Refuse(400, "Orders cannot be created while the inventory module is on.", "E04300", "Use the application.");
        if (call.Oddities.OrdersCanBeMarkedSent && Number(call.BodyObject(), drafts.Key) is { } number && sent.All(call).Any(r => r.Int(drafts.Key) == number))
            return Mark(call, sent, drafts);
        return DocumentWrites.Create(call, drafts);
    }

    private static int? Number(JsonObject body, string key) => ShapeReader.Kind(body[key]) == "Integer" ? (int?)body[key] : null;

    /// <summary>The whole document, unchanged, is posted to the other collection.</summary>
    private static SimResponse Mark(EconomicCall call, RestDocuments from, RestDocuments to)
    {
        if (!call.Oddities.OrdersCanBeMarkedSent)
            throw call.Refuse(405, "The method is not allowed for this resource.", "E00405", "Orders are sent from the application.");
        var body = call.BodyObject();
        var record = from.All(call).FirstOrDefault(r => r.Int(from.Key) == Number(body, from.Key)) ?? throw call.NotFound();
        var clean = DocumentWrites.Read(call, SalesDocumentShape.Document, record, body);
        var same = call.Account.NewRecord(clean);
        call.Account.Complete(same);
        foreach (var field in SalesDocumentShape.Document.Fields)
        {
            if (!JsonNode.DeepEquals(same.Data[field.Name], record.Data[field.Name]))
                throw call.Invalid(field.Name, "E04300", "The content of the order must not change when it is moved.");
        }

        call.Account.Move(from.Table(call.Account), record, to.Path.Split('/')[1]);
        return DocumentWrites.Created(call, to, record);
    }

    private static SimResponse Delete(EconomicCall call, RestDocuments kind)
    {
        var record = kind.Find(call);
        var table = kind.Table(call.Account);
        table.Remove(record);
        DocumentWrites.Tell(call, table, record.Text(kind.Key), null);
        return call.Oddities.OrderDeleteAnswersBody ? InvoiceEndpoints.Deleted(call, kind, [record]) : SimResponse.Empty(204);
    }

    /// <summary>A body for the next kind of document, ready to be posted.</summary>
    private static SimResponse Upgrade(EconomicCall call, RestDocuments kind)
    {
        var record = kind.Find(call);
        var body = new JsonObject();
        foreach (var field in SalesDocumentShape.Document.Fields)
        {
            if (record.Data[field.Name] is { } value)
                body[field.Name] = value.DeepClone();
        }

        foreach (var line in body["lines"]!.AsArray())
            line!.AsObject().Remove("totalNetAmount");
        body["soap"] = new JsonObject { [kind.Path.StartsWith("orders", StringComparison.Ordinal) ? "orderHandle" : "quoteHandle"] = new JsonObject { ["id"] = record.Id } };
        return EconomicCall.Json(200, body);
    }

    private static SimResponse Attach(EconomicCall call, RestDocuments kind)
    {
        var record = kind.Find(call);
        var bytes = Encoding.Latin1.GetString(call.Request.Body);
        var start = bytes.IndexOf("%PDF-", StringComparison.Ordinal);
        if (!(call.Request.Header("Content-Type") ?? "").StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw call.Refuse(415, "The content type is not supported.", "E00415", "Send multipart/form-data.");
        if (start < 0 || call.Request.Body.Length > LargestAttachment)
            throw call.Refuse(400, "The attachment must be a PDF of 9 MB at most.", "E04300", "Send another file.");
        var end = bytes.IndexOf("\r\n--", start, StringComparison.Ordinal);
        record.Extra["file"] = Convert.ToBase64String(call.Request.Body.AsSpan(start, (end < 0 ? bytes.Length : end) - start));
        return EconomicCall.Json(201, new JsonObject { ["file"] = call.Link($"{kind.Path}/{record.Text(kind.Key)}/attachment/file") });
    }

    private static SimResponse File(EconomicCall call, RestDocuments kind) =>
        new(200, Convert.FromBase64String((string?)kind.Find(call).Extra["file"] ?? throw call.NotFound()), "application/pdf");
}
