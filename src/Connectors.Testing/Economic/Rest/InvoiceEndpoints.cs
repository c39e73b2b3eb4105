using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary><c>/invoices</c>: drafts, booking, the booked ones and their subsets, what was sent, totals.</summary>
internal static class InvoiceEndpoints
{
    private static readonly DialectShape Booking = new(
        DialectField.Reference("draftInvoice", "draftInvoiceNumber").Must(),
        DialectField.Number1("bookWithNumber"),
        DialectField.Word("sendBy", "none", "EAN", "Email"));

    public static RestDocuments Drafts { get; } = new("invoices", "drafts", "draftInvoiceNumber", "currentInvoiceHandle", static a => a.Drafts);

    public static RestDocuments Booked { get; } = new("invoices", "booked", "bookedInvoiceNumber", "", static a => a.Booked);

    public static void Map(RouteTable<EconomicCall> routes)
    {
        Drafts.MapReads(routes);
        Booked.MapReads(routes);
        routes.Add("GET /invoices", "invoices.root", Root);
        routes.Add("POST /invoices/drafts", "invoices.drafts.create", Create);
        routes.Add("PUT /invoices/drafts/{draftInvoiceNumber}", "invoices.drafts.update", static c => DocumentWrites.Replace(c, Drafts, true));
        routes.Add("DELETE /invoices/drafts/{draftInvoiceNumber}", "invoices.drafts.delete", static c => DeleteDrafts(c, [Drafts.Find(c)]));
        routes.Add("DELETE /invoices/drafts", "invoices.drafts.delete-all", DeleteAll);
        routes.Add("POST /invoices/drafts/{draftInvoiceNumber}/lines", "invoices.drafts.add-lines", AddLines);
        routes.Add("GET /invoices/drafts/{draftInvoiceNumber}/templates", "invoices.templates", static c => EconomicCall.Json(200, new JsonObject
        {
            ["bookingInstructions"] = c.Link($"invoices/drafts/{Drafts.Find(c).Text("draftInvoiceNumber")}/templates/booking-instructions"),
            ["self"] = c.Self($"invoices/drafts/{c.Route("draftInvoiceNumber")}/templates"),
        }));
        routes.Add("GET /invoices/drafts/{draftInvoiceNumber}/templates/booking-instructions", "invoices.booking-template", static c =>
        {
            var number = Drafts.Find(c).Int("draftInvoiceNumber");
            return EconomicCall.Json(200, new JsonObject
            {
                ["draftInvoice"] = new JsonObject { ["draftInvoiceNumber"] = number, ["self"] = c.Link($"invoices/drafts/{number}") },
                ["self"] = c.Self($"invoices/drafts/{number}/templates/booking-instructions"),
            });
        });
        routes.Add("POST /invoices/booked", "invoices.book", static c => Book(c, null));
        routes.Add("PUT /invoices/booked/{bookWithNumber}", "invoices.book-with-number", static c => Book(c, c.RouteInt("bookWithNumber")));
        Subset(routes, "paid", static (_, b) => b.Amount("remainder") == 0);
        Subset(routes, "unpaid", static (_, b) => b.Amount("remainder") != 0);
        Subset(routes, "overdue", static (c, b) => b.Amount("remainder") != 0 && IsPast(c, b));
        Subset(routes, "not-due", static (c, b) => b.Amount("remainder") != 0 && !IsPast(c, b));
        routes.Add("GET /invoices/sent", "invoices.sent.list", static c => DialectList.Answer(c, c.Account.SentInvoices.All, new FilterFields(), "invoices/sent", r => Sent(c, r), false));
        routes.Add("GET /invoices/sent/{id}", "invoices.sent.get", static c => EconomicCall.Json(200, Sent(c, c.Account.SentInvoices.Find(c.RouteInt("id")) ?? throw c.NotFound())));
        InvoiceTotals.Map(routes);
    }

    public static bool IsPast(EconomicCall call, DialectRecord invoice) =>
        string.CompareOrdinal(invoice.Text("dueDate"), call.Account.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) < 0;

    /// <summary>The body with which a delete of drafts answers.</summary>
    public static SimResponse Deleted(EconomicCall call, RestDocuments kind, IReadOnlyList<DialectRecord> gone) => EconomicCall.Json(200, new JsonObject
    {
        ["message"] = string.Create(CultureInfo.InvariantCulture, $"Deleted {gone.Count} item{(gone.Count == 1 ? "" : "s")}."),
        ["deletedCount"] = gone.Count,
        ["deletedItems"] = new JsonArray([.. gone.Select(d => (JsonNode)new JsonObject { [kind.Key] = d.Int(kind.Key), ["self"] = call.Link($"{kind.Path}/{d.Text(kind.Key)}") })]),
    });

    private static SimResponse Root(EconomicCall call)
    {
        var body = new JsonObject();
        foreach (var name in new[] { "drafts", "booked", "paid", "unpaid", "overdue" })
            body[name] = call.Link($"invoices/{name}");
        body["notDue"] = call.Link("invoices/not-due");
        body["sent"] = call.Link("invoices/sent");
        body["totals"] = call.Link("invoices/totals");
        body["self"] = call.Self("invoices");
        return EconomicCall.Json(200, body);
    }

    /// <summary>A body from an order's upgrade template names the order: a sent order is archived then.</summary>
    private static SimResponse Create(EconomicCall call)
    {
        var body = call.BodyObject();
        var handle = body["soap"]?["orderHandle"]?["id"];
        var order = ShapeReader.Kind(handle) == "Integer" ? call.Account.OrdersTable.ById((int)handle!) : null;
        var record = call.Account.NewRecord(DocumentWrites.Read(call, SalesDocumentShape.Document, null, body));
        DocumentWrites.Add(call, Drafts, record);
        if (order is not null)
        {
            record.Extra["orderNumber"] = order.Int("orderNumber");
            if (order.Owner == "sent")
                call.Account.Move(call.Account.OrdersTable, order, "archived");
        }

        return DocumentWrites.Created(call, Drafts, record);
    }

    private static SimResponse DeleteDrafts(EconomicCall call, IReadOnlyList<DialectRecord> gone)
    {
        foreach (var draft in gone)
            call.Account.Drafts.Remove(draft);
        return Deleted(call, Drafts, gone);
    }

    private static SimResponse DeleteAll(EconomicCall call)
    {
        var all = Drafts.All(call).ToArray();
        if (!call.Oddities.DeleteAllDraftsHonoursFilter || call.Query("filter") is not { } text)
            return DeleteDrafts(call, all);
        var fields = FilterFields.Of($"#draftInvoiceNumber {SalesDocumentShape.Filters} @lastUpdated!");
        try
        {
            var filter = FilterParser.Parse(text, fields);
            return DeleteDrafts(call, [.. all.Where(d => filter.Matches(d.Data))]);
        }
        catch (FilterException e)
        {
            throw DialectList.BadFilter(call, e.Message, fields);
        }
    }

    private static SimResponse AddLines(EconomicCall call)
    {
        var draft = Drafts.Find(call);
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), new DialectShape(DialectField.Rows("lines", SalesDocumentShape.Line.Without("lineNumber")).Must()));
        var added = clean["lines"]?.AsArray() ?? [];
        DocumentWrites.CheckLines(added, reader.Errors);
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        var lines = draft.Data["lines"]!.AsArray();
        foreach (var line in added.ToArray())
            lines.Add(line!.DeepClone());
        call.Account.Complete(draft);
        call.Account.Touch(call.Account.Drafts, draft);
        return EconomicCall.Json(201, Drafts.View(call, draft)) with { Headers = [new("Location", call.Link($"invoices/drafts/{draft.Text("draftInvoiceNumber")}"))] };
    }

    private static SimResponse Book(EconomicCall call, int? number)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(call.BodyObject(), Booking);
        if (reader.Errors.Any)
            throw call.Invalid(reader.Errors);
        var draft = call.Account.Drafts.Find((int)clean["draftInvoice"]!["draftInvoiceNumber"]!)
            ?? throw call.Invalid("draftInvoice.draftInvoiceNumber", "E06000", "The draft invoice does not exist.", clean["draftInvoice"]!["draftInvoiceNumber"]);
        number ??= (int?)clean["bookWithNumber"];
        if (number is not null && call.Account.Booked.Find(number.Value) is not null)
            throw call.Invalid("bookWithNumber", "E06010", "An invoice with this number is booked already.", number);
        if (!draft.Data["lines"]!.AsArray().Any(static l => l!["product"] is not null))
            throw call.Invalid("draftInvoice", "E04300", "An invoice without a product cannot be booked.");
        var booked = call.Account.BookDraft(draft, number);
        if ((string?)clean["sendBy"] is { } by and not "none")
            Send(call, booked, by);
        return EconomicCall.Json(201, Booked.View(call, booked)) with { Headers = [new("Location", call.Link($"invoices/booked/{booked.Text("bookedInvoiceNumber")}"))] };
    }

    private static void Send(EconomicCall call, DialectRecord booked, string by)
    {
        var table = call.Account.SentInvoices;
        table.Add(call.Account.NewRecord(new JsonObject
        {
            ["id"] = table.NextNumber(),
            ["invoice"] = new JsonObject { ["bookedInvoiceNumber"] = booked.Int("bookedInvoiceNumber") },
            ["status"] = "sent",
            ["sendBy"] = by,
            ["creationDate"] = call.Account.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["createdBy"] = call.App.Name,
            ["recipient"] = new JsonObject { ["name"] = booked.Text("recipient.name") },
        }));
    }

    private static JsonObject Sent(EconomicCall call, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        view["invoice"]!["self"] = call.Link($"invoices/booked/{record.Text("invoice.bookedInvoiceNumber")}");
        view["self"] = call.Self($"invoices/sent/{record.Text("id")}");
        return view;
    }

    private static void Subset(RouteTable<EconomicCall> routes, string name, Func<EconomicCall, DialectRecord, bool> which) =>
        routes.Add($"GET /invoices/{name}", $"invoices.{name}", c => Booked.ListOf(c, b => which(c, b), $"invoices/{name}"));
}
