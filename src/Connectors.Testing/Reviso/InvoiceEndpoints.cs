using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary><c>/v2/invoices</c>: drafts by <c>id</c>, booked ones by <c>bookedInvoiceNumber</c>.</summary>
internal static class InvoiceEndpoints
{
    private static readonly string[] Parts = ["drafts", "booked", "sent", "paid", "unpaid"];

    private static readonly DialectShape Booking = new(DialectField.Number1("id").Must());

    private static readonly RevisoResource Drafts = DocumentEndpoints.Of("v2/invoices/drafts", "invoices.drafts", static a => a.Drafts);

    private static readonly RevisoResource Booked = new("v2/invoices/booked", "invoices.booked", "bookedInvoiceNumber", static a => a.Booked)
    {
        Fields = DocumentShape.BookedFilters,
        Row = DocumentEndpoints.OmitLines,
        Shown = static (call, record, view) =>
        {
            DialectLinks.Add(call, view, DocumentShape.Document);
            view["pdf"] = new JsonObject { ["download"] = call.Link($"v2/invoices/booked/{record.Text("bookedInvoiceNumber")}/pdf") };
        },
    };

    public static void Map(RouteTable<RevisoCall> routes)
    {
        Drafts.Map(routes);
        Booked.Map(routes);
        routes.Add("GET /v2/invoices/drafts/{id}/pdf", "invoices.drafts.pdf", static c => DocumentEndpoints.Pdf("invoices drafts", Drafts.Find(c), "number"));
        routes.Add("POST /v2/invoices/drafts/{id}/attachment", "invoices.drafts.attach", static c => DocumentEndpoints.Attach(c, Drafts.Find(c)));
        routes.Add("DELETE /v2/invoices/drafts/{id}/attachment", "invoices.drafts.detach", static c => Drafts.Find(c).Extra.Remove("file") ? SimResponse.Empty(204) : throw c.NotFound());
        routes.Add("POST /v2/invoices/booked", "invoices.book", Book);
        routes.Add("GET /v2/invoices/booked/{bookedInvoiceNumber}/pdf", "invoices.booked.pdf", static c => DocumentEndpoints.Pdf("invoices booked", Booked.Find(c), "displayInvoiceNumber"));
        Part(routes, "paid", static r => r.Amount("remainder") == 0);
        Part(routes, "unpaid", static r => r.Amount("remainder") != 0);
        Part(routes, "sent", static r => r.Flag("isSent"));
        routes.Add("GET /v2/invoices", "invoices.root", static c =>
        {
            var body = new JsonObject();
            foreach (var name in Parts)
                body[name] = c.Link($"v2/invoices/{name}");
            body["self"] = c.Self("v2/invoices");
            return DialectCall.Json(200, body);
        });
    }

    private static void Part(RouteTable<RevisoCall> routes, string name, Func<DialectRecord, bool> which) =>
        routes.Add($"GET /v2/invoices/{name}", $"invoices.{name}", c => Booked.ListOf(c, which, $"v2/invoices/{name}"));

    /// <summary>Irreversible, and not repeatable: the draft is gone afterwards.</summary>
    private static SimResponse Book(RevisoCall call)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), Booking);
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        var draft = call.Account.Drafts.Find((int)clean["id"]!) ?? throw call.Invalid("id", "E06000", "The draft invoice does not exist.", clean["id"]);
        if (draft.Data["lines"]!.AsArray().Count == 0)
            throw call.Invalid("id", "E04300", "An invoice without lines cannot be booked.", clean["id"]);
        var booked = call.Account.BookDraft(draft);
        return DialectCall.Json(201, Booked.View(call, booked, true)) with { Headers = [new("Location", call.Link($"v2/invoices/booked/{booked.Text("bookedInvoiceNumber")}"))] };
    }
}
