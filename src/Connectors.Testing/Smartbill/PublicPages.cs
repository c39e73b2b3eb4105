using System.Globalization;

namespace Connectors.Testing.Smartbill;

/// <summary>What stands behind the links of an answer: pages for people, not PDF files, whatever the documentation calls them.</summary>
internal static class PublicPages
{
    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("GET /public/document/{key}", "pages.view", static c => Documents(c).FirstOrDefault(d => SmartbillSimulator.PublicKey(d.Id) == c.Route("key")) is { } document
            ? Page($"Vizualizare {document.Label}") : SimResponse.Empty(404));
        routes.Add("GET /core/document/editare/{id}", "pages.edit", static _ => Page("Autentificare SmartBill Cloud"));
        routes.Add("GET /plata/{id}", "pages.pay", static c => Documents(c).FirstOrDefault(d => d.Id.ToString(CultureInfo.InvariantCulture) == c.Route("id")) is { PaymentUrl.Length: > 0 } document
            ? Page($"Plata {document.Label}") : SimResponse.Empty(404));
    }

    private static IEnumerable<StoredDocument> Documents(SmartbillCall call) =>
        call.Simulator.Accounts.SelectMany(static a => a.InvoiceTable.Values.Cast<StoredDocument>().Concat(a.EstimateTable.Values));

    private static SimResponse Page(string title) => SimResponse.Text(200, $"<html><head><title>{title}</title></head><body>{title}</body></html>", "text/html; charset=utf-8");
}
