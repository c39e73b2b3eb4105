using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>Trade offers: never booked, mailed as they are, turned into draft invoices.</summary>
internal sealed class TradeOfferEndpoints : SalesEndpoints<StoredTradeOffer>
{
    protected override string Kind => "trade offer";

    protected override FieldMap<StoredTradeOffer> Fields => SalesFields.Offer;

    protected override bool ContactRequired => true;

    protected override string MailKind => "TradeOffer";

    public static void Map(RouteTable<DineroCall> routes)
    {
        var me = new TradeOfferEndpoints();
        me.MapCommon(routes, "tradeoffers", "tradeoffers");
        routes.Add("GET /v1/{o}/tradeoffers", "tradeoffers.list", List);
        routes.Add("GET /v1/{o}/tradeoffers/{guid}/email/template", "tradeoffers.email.template", c => MailTemplates.Write(c, me.Existing(c), withSms: false));
        routes.Add("POST /v1/{o}/tradeoffers/{guid}/generate-invoice", "tradeoffers.generate-invoice", me.GenerateInvoice);
    }

    protected override Table<StoredTradeOffer> TableOf(DineroAccount account) => account.TradeOfferTable;

    protected override StoredTradeOffer New() => new();

    protected override long FirstNumber(DineroAccount account) => account.TakeOfferNumber();

    protected override string Word(bool danish) => danish ? "Tilbud" : "Offer";

    protected override StoredTradeOffer Save(StoredTradeOffer document, DineroAccount account) => account.SaveTradeOffer(document);

    protected override StoredTradeOffer ReadOwn(StoredTradeOffer document, Body body, DineroCall call) => document;

    protected override StoredTradeOffer Keep(StoredTradeOffer stored, StoredTradeOffer document) =>
        document with { Status = stored.Status, GeneratedVouchers = stored.GeneratedVouchers };

    protected override void CheckChangeable(StoredTradeOffer document)
    {
        // An offer stays changeable, also after an invoice was made from it.
    }

    protected override void CheckMailable(StoredTradeOffer document)
    {
        // An offer needs no booking to be mailed.
    }

    private static SimResponse List(DineroCall call)
    {
        var list = ListRequest.Of(call);
        var fields = SalesFields.OfferRows.Select(call.Query("fields"), "guid,contactName,date,description");
        var matches = list.Matches(SalesFields.OfferRows);
        var text = call.Query("freeTextSearch");
        var table = call.Account.TradeOfferTable;
        bool InScope(StoredTradeOffer o) => (o.DeletedAt is not null) == list.DeletedOnly;
        bool Found(StoredTradeOffer o) => text is null
            || o.Number.ToString(CultureInfo.InvariantCulture).Contains(text, StringComparison.Ordinal)
            || call.Account.ContactNameOf(o)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
            || o.Description.Contains(text, StringComparison.OrdinalIgnoreCase)
            || o.TotalInclVat.ToString("0.00", CultureInfo.InvariantCulture).Contains(text, StringComparison.Ordinal);
        var rows = list.Candidates(call, table).Where(o => InScope(o) && list.ChangedInTime(o.UpdatedAt, o.DeletedAt) && matches(o) && Found(o));
        var sort = new SortRequest<StoredTradeOffer>(call, "TradeOfferNumber", new(StringComparer.OrdinalIgnoreCase)
        {
            ["TradeOfferNumber"] = static (o, _) => o.Number,
            ["TradeOfferDate"] = static (o, _) => o.Date,
            ["Status"] = static (o, _) => o.Status,
            ["ContactName"] = static (o, account) => account.ContactNameOf(o) ?? "",
        });
        return list.Answer(call, fields, sort.Apply(rows), () => table.Values.Count(InScope));
    }

    /// <summary>Makes a draft invoice; the offer itself gets a new row version and the status Invoiced.</summary>
    private SimResponse GenerateInvoice(DineroCall call)
    {
        var offer = Current(call, call.BodyOrEmpty, timestampRequired: false);
        var invoice = call.Account.AddInvoiceFrom(offer);
        return call.Created(json =>
        {
            json.Name("Guid").Value(invoice.Guid);
            json.Name("TimeStamp").Value(invoice.TimeStamp);
        });
    }
}
