using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Uniconta;

/// <summary>Posting of invoices and their PDF; surface B only.</summary>
internal static class InvoiceEndpoints
{
    public static void Map(RouteTable<UnicontaCall> routes)
    {
        routes.Add("POST /Invoice/GenerateDebtorInvoice", "invoices.post", Post);
        routes.Add("GET /Invoice/GetInvoicePDF", "invoices.pdf", PdfByNumber);
        routes.Add("GET /Invoice/GetInvoicePDF/{guid}", "invoices.pdf", PdfByGuid);
    }

    private static SimResponse Post(UnicontaCall call)
    {
        if (!call.User.May(UnicontaTables.Invoice, UnicontaRights.Insert))
            throw new UnicontaRefusal("NoRightsToInsert");
        InvoiceRequest request;
        try
        {
            request = InvoiceRequest.Read(call);
        }
        catch (UnicontaRefusal refusal) when (refusal.Code == "ArgumentMissing")
        {
            // Seen live: status 200, plain text, no JSON.
            return refusal.Respond(UnicontaErrorShape.OkText, call.User.Language);
        }

        try
        {
            var posting = InvoicePosting.Prepare(call.Account, request);
            var (number, journal) = request.Simulate
                ? (call.Oddities.SimulationShowsNumber ? call.Account.NextInvoiceNumber : 0, 0)
                : Posted(posting.Commit(call.Account, request));
            return SimResponse.Json(200, RowWriter.Bytes(json => Write(json, number, journal)));
        }
        catch (UnicontaRefusal refusal)
        {
            return refusal.Respond(UnicontaErrorShape.OkErrObject, call.User.Language);
        }
    }

    private static (int Number, int Journal) Posted(UnicontaRecord invoice) => (invoice.Integer("InvoiceNumber"), invoice.Integer("JournalPostedId"));

    /// <summary><c>JournalPostedlId</c>: the vendor's spelling.</summary>
    private static void Write(Utf8JsonWriter json, int number, int journal)
    {
        json.WriteStartObject();
        json.WriteNumber("Err", 0);
        json.WriteNumber("InvoiceNumber", number);
        json.WriteNumber("JournalPostedlId", journal);
        json.WriteNull("ErrorProperty");
        json.WriteNull("ErrorValue");
        json.WriteEndObject();
    }

    private static SimResponse PdfByGuid(UnicontaCall call) =>
        Guid.TryParse(call.Route("guid"), out var guid) && call.Account.InvoiceByGuid(guid) is { } invoice ? Pdf(call, invoice) : throw new UnicontaRefusal("CouldNotFind");

    private static SimResponse PdfByNumber(UnicontaCall call)
    {
        if (!int.TryParse(call.Query("InvoiceNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new UnicontaRefusal("InvoiceNumberMissing");
        var account = call.Query("Account");
        var date = call.Query("Date") is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        if (account is null || date is null)
            throw new UnicontaRefusal("ArgumentMissing");
        var invoice = call.Account.Store(UnicontaTables.Invoice).Rows.FirstOrDefault(r => r.Integer("InvoiceNumber") == number && r.Text("Account") == account && r.Date("Date") == date);
        return invoice is null ? throw new UnicontaRefusal("CouldNotFind") : Pdf(call, invoice);
    }

    /// <summary>A JSON string with base64, whatever the Accept header says.</summary>
    private static SimResponse Pdf(UnicontaCall call, UnicontaRecord invoice) =>
        SimResponse.Json(200, RowWriter.Bytes(json => json.WriteBase64StringValue(InvoicePdf.Of(call.Account, invoice))));
}

/// <summary>What a caller asks to be invoiced.</summary>
internal sealed record InvoiceRequest(UnicontaRecord Order, IReadOnlyList<InvoiceRequest.Line> Lines, UnicontaRecord? Stored, DateOnly Date, bool Simulate, bool SendEmail)
{
    public static InvoiceRequest Read(UnicontaCall call)
    {
        var account = call.Account;
        if (call.Oddities.PostingNeedsAcceptJson && call.Request.Header("Accept")?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
            throw new UnicontaRefusal("ArgumentMissing");
        var body = call.Body;
        if (body.ValueKind != JsonValueKind.Object)
            throw new UnicontaRefusal("ArgumentMissing");
        var head = Member(body, "Order", JsonValueKind.Object);
        var stored = StoredOrder(call, body, head);
        UnicontaRecord? order = stored;
        if (head is { } given)
        {
            // The client that posts in production sends the date in the head too, where it is no property.
            order = UnicontaTables.Order.New();
            foreach (var (name, value) in RowReader.Read(account, UnicontaTables.Order, account.UserFieldsOf(UnicontaTables.Order).Count > 0, given, besides: "Date").Values)
                order.Put(name, value);
        }

        var lines = Member(body, "Lines", JsonValueKind.Array) is { } array ? array.EnumerateArray().Select(e => ReadLine(call, e)).ToList() : null;
        if (lines is null && stored is not null && call.Oddities.StoredOrdersCanBePosted)
            lines = [.. account.LinesOf(stored).Select(static l => new Line(l, l.RowId, l.Has("DoInvoice")))];
        if (order is null || lines is null)
            throw new UnicontaRefusal("ArgumentMissing");
        return new InvoiceRequest(order, lines, stored, Day(body) ?? account.Today, Flag(body, "Simulate"), Flag(body, "SendEmail"));
    }

    private static UnicontaRecord? StoredOrder(UnicontaCall call, JsonElement body, JsonElement? head)
    {
        var beside = Number(body, "OrderNumber");
        var inside = head is { } order ? Number(order, "OrderNumber") : 0;
        if ((call.Oddities.OrderNumberPlace == UnicontaOrderNumberPlace.Root && inside > 0 && beside == 0)
            || (call.Oddities.OrderNumberPlace == UnicontaOrderNumberPlace.InsideOrder && beside > 0 && inside == 0))
            throw new UnicontaRefusal("ArgumentMissing");
        var number = beside > 0 ? beside : inside;
        return number > 0 ? call.Account.OrderByNumber(UnicontaTables.Order, number) : null;
    }

    private static Line ReadLine(UnicontaCall call, JsonElement element)
    {
        if (call.Oddities.NullItemIsArgumentMissing && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Item", out var item) && item.ValueKind == JsonValueKind.Null)
            throw new UnicontaRefusal("ArgumentMissing");
        var table = UnicontaTables.OrderLine;
        var body = RowReader.Read(call.Account, table, call.Account.UserFieldsOf(table).Count > 0, element);
        var line = table.New();
        foreach (var (name, value) in body.Values)
            line.Put(name, value);
        var stored = element.TryGetProperty("PrimaryKey2Id", out var id) && id.TryGetInt32(out var rowId) ? rowId : body.RowId;
        return new Line(line, stored, body.Values.ContainsKey("DoInvoice"));
    }

    private static JsonElement? Member(JsonElement body, string name, JsonValueKind kind) => body.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static int Number(JsonElement body, string name) => body.TryGetProperty(name, out var value)
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static DateOnly? Day(JsonElement body) => Member(body, "Date", JsonValueKind.String)?.GetString() is { Length: >= 10 } text
        && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="Row">The line.</param>
    /// <param name="StoredRowId">The stored line that it is; 0: found by its place or its item.</param>
    /// <param name="SaysDoInvoice">DoInvoice was given.</param>
    internal sealed record Line(UnicontaRecord Row, int StoredRowId, bool SaysDoInvoice)
    {
        public bool Counts => !SaysDoInvoice || Row.Flag("DoInvoice");

        public decimal Quantity => Row.Number("QtyNow") != 0 ? Row.Number("QtyNow") : Row.Number("Qty");
    }
}
