using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary><c>/quotations</c> and <c>/orders</c>: one collection each, with flags for archived and sent.</summary>
internal static class DocumentEndpoints
{
    private const int LargestAttachment = 9 * 1024 * 1024;

    public static void Map(RouteTable<RevisoCall> routes)
    {
        foreach (var resource in new[] { Of("quotations", "quotations", static a => a.QuotationsTable), Of("orders", "orders", static a => a.OrdersTable) })
        {
            resource.Map(routes);
            routes.Add($"GET /{resource.Path}/{{id}}/pdf", $"{resource.Path}.pdf", c => Pdf(resource.Path, resource.Find(c), "number"));
        }
    }

    public static RevisoResource Of(string path, string operation, Func<RevisoAccount, DialectTable> table) => new(path, operation, "id", table)
    {
        Numbered = true,
        Upserts = false,
        Shape = DocumentShape.Document,
        Fields = DocumentShape.Filters,
        Kept = ["number"],
        Check = DocumentShape.Check,
        Stored = (call, record, isNew) =>
        {
            var all = table(call.Account);
            call.Account.Complete(all, record);
            call.Account.Tell(all, record, isNew);
        },
        Shown = (call, record, view) => view["pdf"] = new JsonObject { ["download"] = call.Link($"{path}/{record.Text("id")}/pdf") },
        Row = OmitLines,
        Remove = (call, record) =>
        {
            // S_V_87 is the vendor's own code; the text is not known.
            if (record.Flag("isArchived"))
                throw call.Refuse(400, "The document is archived and cannot be deleted.", "S_V_87", "Set isArchived to false first.");
            table(call.Account).Remove(record);
            call.Account.Tell(table(call.Account), record, false, gone: true);
        },
    };

    public static void OmitLines(RevisoCall call, JsonObject view)
    {
        if (call.Oddities.ListsOmitLines)
            view.Remove("lines");
    }

    public static SimResponse Pdf(string kind, DialectRecord record, string number)
    {
        var lines = (record.Data["lines"]?.AsArray() ?? []).Select(static l => $"{l!["description"]} {l["totalNetAmount"]}");
        return new SimResponse(200, TinyPdf.Of([$"{kind} {record.Text(number)}", record.Text("recipient.name"), .. lines, $"Totale {record.Text("currency")} {record.Text("grossAmount")}"]), "application/pdf");
    }

    /// <summary>A PDF in a part named <c>file</c> of a multipart body.</summary>
    public static SimResponse Attach(RevisoCall call, DialectRecord record)
    {
        if (!(call.Request.Header("Content-Type") ?? "").StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw call.Refuse(415, "The content type is not supported.", "E00415", "Send multipart/form-data.");
        var text = Encoding.Latin1.GetString(call.Request.Body);
        var start = text.IndexOf("%PDF-", StringComparison.Ordinal);
        var head = start < 0 ? "" : text[..start];
        if (!head.Contains("name=file", StringComparison.OrdinalIgnoreCase) && !head.Contains("name=\"file\"", StringComparison.OrdinalIgnoreCase))
            throw call.Refuse(400, "The body must hold a PDF in a part named file.", "E04300", "Send another body.");
        var end = text.IndexOf("\r\n--", start, StringComparison.Ordinal);
        var file = call.Request.Body.AsSpan(start, (end < 0 ? text.Length : end) - start);
        if (file.Length > LargestAttachment)
            throw call.Refuse(400, "The attachment must have 9 MB at most.", "E04300", "Send a smaller file.");
        record.Extra["file"] = Convert.ToBase64String(file);
        return SimResponse.Empty(204);
    }
}
