using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>The smaller services: session bridge, export, allowed operations, document PDFs.</summary>
internal static class CoreServices
{
    public static SimResponse SessionId(IntacctCall call) =>
        Answers.One(200, new JsonObject { ["sessionId"] = call.Simulator.Xml.NewSession(call.Caller, onSessionHost: false), ["expiresIn"] = 21600 });

    public static SimResponse AllowedOperations(IntacctCall call)
    {
        var body = call.ObjectBody();
        var name = body["object"]?.ToString() ?? "";
        var target = Target.Parse(call, name) ?? throw ApiError.Invalid($"{name} is not a valid object", "REST-1101", "object");
        var rows = (body["keys"] as JsonArray ?? throw ApiError.Invalid("keys is required", "REST-1009", "keys")).Select(key =>
        {
            var operations = new JsonArray();
            if (target.Lookup(call, key!.ToString()) is { } record)
            {
                operations.Add("canView");
                var writable = !call.Caller.User.IsReadOnly && (record.Entity is null || call.Caller.Entity is not null);
                if (writable && target.Definition.Can('U'))
                    operations.Add("canEdit");
                if (writable && target.Definition.Can('D') && call.Store.UserOf(record) is null)
                    operations.Add("canDelete");
            }

            return (JsonNode)new JsonObject { ["key"] = key.ToString(), ["operations"] = operations };
        });
        return Answers.One(200, new JsonArray([.. rows]));
    }

    /// <summary>The rows of a query as a file; the notes name no other format than pdf, csv is the plain one.</summary>
    public static SimResponse Export(IntacctCall call)
    {
        var body = call.ObjectBody();
        var type = body["fileType"]?.ToString() ?? throw ApiError.Invalid("fileType is required", "REST-1009", "fileType");
        var (rows, _) = QueryService.Rows(call, (JsonObject)(body["query"] as JsonObject ?? throw ApiError.Invalid("query is required", "REST-1009", "query")).DeepClone());
        var lines = rows.Select(static r => string.Join(',', ((JsonObject)r!).Select(static m => Quote(m.Value?.ToString() ?? ""))));
        var head = rows.Count == 0 ? "" : string.Join(',', ((JsonObject)rows[0]!).Select(static m => Quote(m.Key)));
        return type switch
        {
            "csv" => SimResponse.Text(200, string.Join("\r\n", [head, .. lines]) + "\r\n", "text/csv"),
            "pdf" => new SimResponse(200, Pdf.Of([head, .. lines]), "application/pdf"),
            _ => throw ApiError.Invalid($"{type} is not a valid fileType", "REST-1017", "fileType"),
        };
    }

    public static SimResponse GeneratePdf(IntacctCall call)
    {
        var key = call.ObjectBody()["key"]?.ToString() ?? throw ApiError.Invalid("key is required", "REST-1009", "key");
        if (call.Store.Find("order-entry/document", key) is not { } document || !call.Caller.Sees(document, includePrivate: true))
            throw ApiError.NotFound("order-entry/document", key);
        return Answers.One(200, new JsonObject { ["key"] = key, ["downloadURL"] = $"/services/core/content/download?key=doc-{document.KeyText}" });
    }

    public static SimResponse Download(IntacctCall call)
    {
        var key = call.Request.Parameters.GetValueOrDefault("key") ?? "";
        if (!key.StartsWith("doc-", StringComparison.Ordinal) || call.Store.Find("order-entry/document", key[4..]) is not { } document)
            throw ApiError.NotFound("content", key);
        var customer = call.Store.Find("accounts-receivable/customer", document.Text("customer"));
        return new SimResponse(200, Pdf.Of([document.Text("id") ?? "", customer?.Text("name") ?? "", document.Number("totalInTxnCurrency").ToString("F2", CultureInfo.InvariantCulture) + " " + document.Text("txnCurrency")]), "application/pdf");
    }

    public static SimResponse ContractWorkflow(IntacctCall call)
    {
        var action = call["action"];
        if (!ContractRules.Workflows.Contains(action))
            throw ApiError.NoSuchResource(call.Request.Path);
        var target = Target.Parse(call, "contracts/contract")!;
        if (call.Caller.User.IsReadOnly)
            throw ApiError.Forbidden($"The user {call.Caller.User.Id} has no permission to change {target.Definition.Name}");
        var body = call.ObjectBody();
        return Answers.One(200, call.Account.Atomic(() => ContractRules.Run(call.Caller, action, body)));
    }

    private static string Quote(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>A one-page PDF with lines of text, small and real.</summary>
internal static class Pdf
{
    public static byte[] Of(IEnumerable<string> lines)
    {
        var content = new StringBuilder("BT /F1 12 Tf 14 TL 50 780 Td\n");
        foreach (var line in lines)
            content.Append('(').Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T*\n");
        content.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {Encoding.Latin1.GetByteCount(content.ToString()).ToString(CultureInfo.InvariantCulture)} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
