using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary><c>/delivery-notes/sales</c>: another service behind the same host, with its own model, its own way to refuse, and links to a host that must not get the tokens.</summary>
internal static class DeliveryNoteEndpoints
{
    private const string Path = "delivery-notes/sales";

    private static readonly FilterFields Fields = FilterFields.Of("#id #number status @date #customer.id");

    public static void Map(RouteTable<RevisoCall> routes)
    {
        routes.Add($"GET /{Path}", "delivery-notes.list", List);
        routes.Add($"POST /{Path}", "delivery-notes.create", Create);
        routes.Add($"POST /{Path}/issue", "delivery-notes.issue", Issue);
        routes.Add($"GET /{Path}/{{id}}", "delivery-notes.get", Get);
        routes.Add($"GET /{Path}/{{id}}/pdf", "delivery-notes.pdf", static c => DocumentEndpoints.Pdf("delivery-notes", Find(c), "number"));
        routes.Add($"DELETE /{Path}/{{id}}", "delivery-notes.delete", Delete);
    }

    private static DialectRecord Find(RevisoCall call) => call.Account.NotesTable.Find(call.RouteInt("id")) ?? throw call.NotFound();

    private static string Link(RevisoCall call, string path) => call.Oddities.NoteLinksNameForeignHost ? $"{call.Simulator.DeliveryNoteHost}api/{path}" : call.Link(path);

    private static SimResponse List(RevisoCall call)
    {
        var all = call.Account.NotesTable.All.Where(call.IsListed).ToArray();
        if (DialectPage.Parse(call.Request.Parameters, call.Readings.MostPerPage, cut: call.Readings.TooLargePagesAreCut) is not { } page)
            throw Refuse(call, "E04810", "The page size is out of range.");
        var matching = Matching(call, all);
        var items = (long)page.Skip * page.Size < matching.Length ? matching.Skip(page.Skip * page.Size).Take(page.Size) : [];
        return DialectCall.Json(200, DialectEnvelope.Of(
            items.Select(n => (JsonNode)View(call, n)), page, call.Readings.MostPerPage, matching.Length, all.Length, Link(call, Path).Split('?')[0], call.Request.Query, false));
    }

    private static DialectRecord[] Matching(RevisoCall call, IEnumerable<DialectRecord> all)
    {
        if (call.Query("filter") is not { } text)
            return [.. all];
        try
        {
            var filter = FilterParser.Parse(text, Fields, new FilterRules { BracketEscapesHonoured = call.Oddities.BracketEscapesHonoured });
            return [.. all.Where(n => filter.Matches(n.Data))];
        }
        catch (FilterException e)
        {
            throw Refuse(call, "E04820", e.Message);
        }
    }

    private static SimResponse Create(RevisoCall call)
    {
        var body = call.BodyObject();

        // The one refusal that was seen with a status of its own.
        if (body["deliveredBy"] is { } by && by.ToString() != "Self")
            throw call.Refuse(400, $"The value '{by}' of deliveredBy is not valid.", "E00500", "Only Self is accepted; a courier goes into carrierInfo.");
        if (ShapeReader.Kind(body["customer"]?["id"]) != "Integer" || call.Account.CustomersTable.Find((int)body["customer"]!["id"]!) is null)
            throw Refuse(call, "E06000", "The customer does not exist.");
        if (body["lines"] is not JsonArray { Count: > 0 } lines)
            throw Refuse(call, "E04300", "A delivery note needs lines.");
        foreach (var line in lines)
        {
            if (line?["product"]?["id"] is { } product && call.Account.ProductsTable.Find(product.ToString()) is null)
                throw Refuse(call, "E06000", $"The product {product} does not exist.");
        }

        foreach (var name in new[] { "id", "number", "status", "self", "pdf", "metaData" })
            body.Remove(name);
        var table = call.Account.NotesTable;
        var record = table.Add(call.Account.NewRecord(body));
        body.Insert(0, "id", call.Account.NextNumber(table));
        body["status"] = "Draft";
        body["deliveredBy"] ??= "Self";
        record.Touch(call.Account.Now);
        return DialectCall.Json(201, View(call, record));
    }

    /// <summary>An array when it worked, an object with an error code when not; 200 both times.</summary>
    private static SimResponse Issue(RevisoCall call)
    {
        if (call.Query("filter") is null)
            throw Refuse(call, "E04300", "A filter is required.");
        var notes = Matching(call, call.Account.NotesTable.All);
        if (notes.Length == 0)
            throw Refuse(call, "E06000", "No delivery note matches the filter.");
        if (Array.Find(notes, static n => n.Text("status") != "Draft") is { } issued)
            throw Refuse(call, "E00500", $"Delivery note {issued.Text("id")} is not a draft.");
        foreach (var note in notes)
        {
            note.Data["status"] = "BeingIssued";
            note.Extra["reads"] = call.Oddities.ReadsWhileBeingIssued;
            if (call.Oddities.ReadsWhileBeingIssued == 0)
                Finish(call, note);
        }

        return DialectCall.Json(200, new JsonArray([.. notes.Select(n => (JsonNode)View(call, n))]));
    }

    private static SimResponse Get(RevisoCall call)
    {
        var note = Find(call);
        if (note.Text("status") == "BeingIssued")
        {
            var left = (int)note.Extra["reads"]!;
            if (left > 0)
                note.Extra["reads"] = left - 1;
            else
                Finish(call, note);
        }

        return DialectCall.Json(200, View(call, note));
    }

    private static void Finish(RevisoCall call, DialectRecord note)
    {
        note.Data["status"] = "Issued";
        note.Data["number"] = call.Account.NotesTable.All.Max(static n => n.Int("number")) + 1;
    }

    private static SimResponse Delete(RevisoCall call)
    {
        var note = Find(call);
        if (note.Text("status") != "Draft")
            throw Refuse(call, "E00500", "Only a draft can be deleted.");
        call.Account.NotesTable.Remove(note);
        return SimResponse.Empty(204);
    }

    private static JsonObject View(RevisoCall call, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        var own = $"{Path}/{record.Text("id")}";
        view["pdf"] = new JsonObject { ["download"] = Link(call, $"{own}/pdf") };
        view["metaData"] = null;
        view["self"] = Link(call, own);
        return view;
    }

    private static DialectRefusal Refuse(RevisoCall call, string code, string message)
    {
        var refusal = call.Refuse(400, message, code, "Correct the delivery note.");
        return call.Oddities.NoteRefusalsAnswer200 ? new DialectRefusal(refusal.Response with { Status = 200 }) : refusal;
    }
}
