using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Documents of one kind and state: <c>/orders/drafts</c>, <c>/invoices/booked</c>.</summary>
/// <param name="resource">quotes, orders, invoices.</param>
/// <param name="state">drafts, sent, archived, booked.</param>
/// <param name="key">The number's name.</param>
/// <param name="handle">The member of <c>soap</c>.</param>
/// <param name="table">Where they are.</param>
internal sealed class RestDocuments(string resource, string state, string key, string handle, Func<EconomicAccount, DialectTable> table)
{
    public string Path { get; } = $"{resource}/{state}";

    public string Key { get; } = key;

    public Func<EconomicAccount, DialectTable> Table { get; } = table;

    private FilterFields Fields { get; } = FilterFields.Of(
        $"#{key} {SalesDocumentShape.Filters} " + (state == "booked" ? "#recipient.vatZone.vatZoneNumber" : $"@lastUpdated! #soap.{handle}.id"));

    public void MapReads(RouteTable<EconomicCall> routes)
    {
        routes.Add($"GET /{Path}", $"{resource}.{state}.list", c => ListOf(c, static _ => true, Path));
        routes.Add($"GET /{Path}/{{{Key}}}", $"{resource}.{state}.get", c => EconomicCall.Json(200, View(c, Find(c))));
        routes.Add($"GET /{Path}/{{{Key}}}/pdf", $"{resource}.{state}.pdf", c => Pdf(c, Find(c)));
    }

    public IEnumerable<DialectRecord> All(EconomicCall call) => Table(call.Account).All.Where(r => r.Owner == state);

    public DialectRecord Find(EconomicCall call)
    {
        var number = call.RouteInt(Key);
        return All(call).FirstOrDefault(r => r.Int(Key) == number) ?? throw call.NotFound();
    }

    /// <summary>Rows come without lines: the single document has them.</summary>
    public SimResponse ListOf(EconomicCall call, Func<DialectRecord, bool> which, string path) => DialectList.Answer(
        call,
        All(call).Where(which),
        Fields,
        path,
        r =>
        {
            var view = View(call, r);
            view.Remove("lines");
            if (state != "booked")
                view.Remove("layout");
            return view;
        },
        state == "drafts");

    public JsonObject View(EconomicCall call, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        if (state == "booked" && record.Extra["orderNumber"] is { } order)
            view["orderNumber"] = order.DeepClone();
        DialectLinks.Add(call, view, SalesDocumentShape.Document);
        foreach (var unit in (view["lines"]?.AsArray() ?? []).Select(static l => l!["unit"]).OfType<JsonObject>())
        {
            // The schema shows a name beside the number; a PUT of orders and quotes may want it back.
            if (call.Account.UnitsTable.Find(unit["unitNumber"]!.ToString()) is { } known)
                unit["name"] = known.Text("name");
        }

        var own = $"{Path}/{record.Text(Key)}";
        view["pdf"] = new JsonObject { ["download"] = call.Link($"{own}/pdf") };
        if (state == "booked")
        {
            view["sent"] = call.Link("invoices/sent");
        }
        else
        {
            view["soap"] = new JsonObject { [handle] = new JsonObject { ["id"] = record.Id } };
            view["templates"] = resource == "invoices"
                ? new JsonObject { ["bookingInstructions"] = call.Link($"{own}/templates/booking-instructions"), ["self"] = call.Link($"{own}/templates") }
                : new JsonObject { ["upgradeInstructions"] = call.Link($"{own}/templates/upgrade-instructions"), ["self"] = call.Link($"{own}/templates") };
            view["attachment"] = call.Link($"{own}/attachment");
        }

        view["self"] = call.Self(own);
        return view;
    }

    private SimResponse Pdf(EconomicCall call, DialectRecord record)
    {
        var lines = (record.Data["lines"]?.AsArray() ?? []).Select(static l => $"{l!["description"]} {l["totalNetAmount"]}");
        return new SimResponse(200, TinyPdf.Of([$"{resource} {state} {record.Text(Key)}", record.Text("recipient.name"), .. lines, $"Total {record.Text("currency")} {record.Text("grossAmount")}"]), "application/pdf");
    }
}
