using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary>Lines of documents in <c>q2capi</c>: those of drafts can be written, all others only read.</summary>
internal static class Q2CLines
{
    private static readonly DialectShape Line = new(
        Number1("number"), Text("productNumber", 25, 1), Text("description", 2500), Number("quantity"), Number1("unitNumber"), Number("unitNetPrice"), Number("unitCostPrice"), Number("discountPercentage"));

    private static readonly string[] States = ["drafts", "sent", "archived"];

    public static void Map(RouteTable<EconomicCall> routes)
    {
        const string api = "/q2capi/{version}";
        Reads(routes, $"{api}/invoices/drafts", "q2capi.draftlines", "draftInvoiceNumber", static c => c.Account.Drafts.All);
        Reads(routes, $"{api}/invoices/booked", "q2capi.bookedlines", "bookedInvoiceNumber", static c => c.Account.Booked.All);
        Reads(routes, $"{api}/orders/{{documentStatus}}", "q2capi.orderlines", "orderNumber", static c => InState(c, c.Account.OrdersTable));
        Reads(routes, $"{api}/quotes/{{documentStatus}}", "q2capi.quotelines", "quoteNumber", static c => InState(c, c.Account.QuotesTable));
        const string lines = $"{api}/invoices/drafts/{{documentId}}/lines";
        routes.Add($"POST {lines}", "q2capi.draftlines.create", static c =>
        {
            var draft = Q2CService.Find(c, "documentId");
            var number = Append(c, draft, [c.BodyObject()]).Single();
            return EconomicCall.Json(201, new JsonObject { ["number"] = number }) with { Headers = [new("Location", $"{c.Simulator.OpenApiAddress}{c.Request.Path.TrimStart('/')}/{number}")] };
        });
        routes.Add($"POST {lines}/bulk", "q2capi.draftlines.bulk", Bulk);
        routes.Add($"PUT {lines}", "q2capi.draftlines.update", Update);
        routes.Add($"DELETE {lines}/{{number}}", "q2capi.draftlines.delete", static c =>
        {
            var draft = Q2CService.Find(c, "documentId");
            draft.Data["lines"]!.AsArray().Remove(FindLine(c, draft, c.RouteInt("number")));
            return Changed(c, draft);
        });
    }

    private static IEnumerable<DialectRecord> InState(EconomicCall call, DialectTable table) =>
        States.Contains(call.Route("documentStatus"), StringComparer.OrdinalIgnoreCase)
            ? table.All.Where(d => d.Owner.Equals(call.Route("documentStatus"), StringComparison.OrdinalIgnoreCase)) : throw call.NotFound();

    private static void Reads(RouteTable<EconomicCall> routes, string path, string operation, string number, Func<EconomicCall, IEnumerable<DialectRecord>> documents)
    {
        var fields = FilterFields.Of($"#documentId #{number}! #number #userInterfaceNumber productNumber! #discountPercentage! #departmentNumber!");
        IEnumerable<(DialectRecord, JsonObject)> Rows(EconomicCall c) => documents(c).SelectMany(d => Of(d, number)).Select(static (l, i) => (new DialectRecord([]) { Sequence = i + 1 }, l));

        // A document that does not exist has no lines; it is not a 404.
        IEnumerable<(DialectRecord Record, JsonObject View)> Own(EconomicCall c) => Rows(c).Where(r => r.Item2["documentId"]!.ToString() == c.Route("documentId"));
        routes.Add($"GET {path}/lines", $"{operation}.all", c => FlatLists.Cursor(c, Rows(c), fields));
        routes.Add($"GET {path}/lines/paged", $"{operation}.paged", c => FlatLists.Paged(c, Rows(c), fields));
        routes.Add($"GET {path}/lines/count", $"{operation}.count", c => FlatLists.Count(c, Rows(c), fields));
        routes.Add($"GET {path}/{{documentId}}/lines", $"{operation}.list", c => FlatLists.Cursor(c, Own(c), fields));
        routes.Add($"GET {path}/{{documentId}}/lines/{{number}}", $"{operation}.get", c => EconomicCall.Json(200, Own(c).FirstOrDefault(r => r.View["number"]!.ToString() == c.Route("number")).View ?? throw c.NotFound()));
    }

    private static IEnumerable<JsonObject> Of(DialectRecord document, string number)
    {
        foreach (var line in document.Data["lines"]?.AsArray() ?? [])
        {
            var view = new JsonObject
            {
                ["documentId"] = document.Id,
                ["number"] = line!["lineNumber"]!.DeepClone(),
                ["userInterfaceNumber"] = line["sortKey"]!.DeepClone(),
            };
            if (number != "bookedInvoiceNumber")
                view[number] = document.Int(number);
            void Copy(string flat, JsonNode? value)
            {
                if (value is not null)
                    view[flat] = value.DeepClone();
            }

            Copy("productNumber", line["product"]?["productNumber"]);
            Copy("unitNumber", line["unit"]?["unitNumber"]);
            foreach (var name in new[] { "description", "quantity", "unitNetPrice", "unitCostPrice", "discountPercentage", "vatRate", "vatAmount", "totalNetAmount" })
                Copy(name, line[name]);
            if (number == "draftInvoiceNumber")
                view["objectVersion"] = FlatResource.Version(document);
            yield return view;
        }
    }

    private static SimResponse Bulk(EconomicCall call)
    {
        var draft = Q2CService.Find(call, "documentId");
        if (call.Body() is not JsonObject body || body["lines"] is not JsonArray lines || !lines.All(static l => l is JsonObject))
            throw FlatInput.Invalid(call, "InvalidInput", [new FlatError("lines", "InvalidInput", "The Lines field is required.")]);
        var numbers = Append(call, draft, [.. lines.Select(static l => l!.AsObject())]);
        return EconomicCall.Json(201, new JsonObject { ["numbers"] = new JsonArray([.. numbers.Select(static n => (JsonNode)n)]) });
    }

    /// <summary>All or none.</summary>
    private static List<int> Append(EconomicCall call, DialectRecord draft, IReadOnlyList<JsonObject> bodies)
    {
        var read = bodies.Select(b => ToLine(call, b)).ToArray();
        var lines = draft.Data["lines"]!.AsArray();
        var next = lines.Select(static l => (int)l!["lineNumber"]!).DefaultIfEmpty().Max() + 1;
        var numbers = new List<int>();
        foreach (var line in read)
        {
            line["lineNumber"] = next;
            line["sortKey"] = next;
            numbers.Add(next++);
            lines.Add((JsonNode)line);
        }

        call.Account.Complete(draft);
        call.Account.Touch(call.Account.Drafts, draft);
        return numbers;
    }

    private static SimResponse Update(EconomicCall call)
    {
        var draft = Q2CService.Find(call, "documentId");
        var body = call.BodyObject();
        if (ShapeReader.Kind(body["number"]) != "Integer")
            throw FlatInput.Invalid(call, "InvalidInput", [new FlatError("number", "InvalidInput", "The Number field is required.")]);
        var old = FindLine(call, draft, (int)body["number"]!);
        FlatResource.CheckVersion(call, body, FlatResource.Version(draft));
        var line = ToLine(call, body);
        line["lineNumber"] = old["lineNumber"]!.DeepClone();
        line["sortKey"] = old["sortKey"]!.DeepClone();
        var lines = draft.Data["lines"]!.AsArray();
        lines[lines.IndexOf(old)] = line;
        return Changed(call, draft);
    }

    private static JsonObject FindLine(EconomicCall call, DialectRecord draft, int number) =>
        draft.Data["lines"]!.AsArray().FirstOrDefault(l => (int)l!["lineNumber"]! == number)?.AsObject() ?? throw call.NotFound();

    private static SimResponse Changed(EconomicCall call, DialectRecord draft)
    {
        call.Account.Complete(draft);
        call.Account.Touch(call.Account.Drafts, draft);
        return SimResponse.Empty(call.Oddities.FlatWritesAnswer204 ? 204 : 200);
    }

    private static JsonObject ToLine(EconomicCall call, JsonObject body)
    {
        var clean = FlatInput.Read(call, body, Line, null, (_, c, _, errors) =>
        {
            if (c["productNumber"] is { } product && call.Account.ProductsTable.Find(product.ToString()) is null)
                errors.Add(new FlatError("productNumber", "InvalidInput", "The product does not exist."));
            if (c["productNumber"] is not null && c["quantity"] is null)
                errors.Add(new FlatError("quantity", "InvalidInput", "Quantity is required when a product is set."));
            if (c["productNumber"] is null && (c["quantity"] is not null || c["unitNetPrice"] is not null))
                errors.Add(new FlatError("productNumber", "InvalidInput", "A line without a product is a text."));
        });
        var line = new JsonObject();
        if (clean["productNumber"] is { } number)
            line["product"] = new JsonObject { ["productNumber"] = number.DeepClone() };
        if (clean["unitNumber"] is { } unit)
            line["unit"] = new JsonObject { ["unitNumber"] = unit.DeepClone() };
        foreach (var name in new[] { "description", "quantity", "unitNetPrice", "unitCostPrice", "discountPercentage" })
        {
            if (clean[name] is { } value)
                line[name] = value.DeepClone();
        }

        return line;
    }
}
