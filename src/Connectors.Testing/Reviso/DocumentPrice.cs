using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>Amounts of a document: VAT by the code of each line.</summary>
internal static class DocumentPrice
{
    public static void Apply(RevisoAccount account, JsonObject data, JsonArray lines)
    {
        var oddities = account.Oddities;
        var zone = (int?)data["recipient"]?["vatZone"]?["vatZoneNumber"] ?? 1;
        foreach (var line in lines.Select(static l => l!.AsObject()))
        {
            if (line["vatInfo"]?["vatAccount"]?["vatCode"] is null)
                RecordMapper.Put(line, "vatInfo.vatAccount.vatCode", zone == 1 ? "V022" : "V000");
            var percent = Rate(account, line);
            var net = SalesTotals.LineNet(line);
            RecordMapper.Put(line, "vatInfo.vatRate", ShapeReader.Scaled(percent, 2));
            line["totalVatAmount"] = SalesTotals.LineVat(net, percent);
            line["totalGrossAmount"] = SalesTotals.Round(net + SalesTotals.LineVat(net, percent));
        }

        var totals = SalesTotals.Of(lines, l => Rate(account, l), oddities.VatRoundedPerLine ? SalesRounding.PerLine : SalesRounding.PerRate);
        data["vatCodeGroups"] = new JsonArray([.. lines.Select(static l => l!.AsObject()).GroupBy(static l => (string)l["vatInfo"]!["vatAccount"]!["vatCode"]!).Select(g =>
        {
            var group = SalesTotals.Of(new JsonArray([.. g.Select(static l => l.DeepClone())]), l => Rate(account, l), oddities.VatRoundedPerLine ? SalesRounding.PerLine : SalesRounding.PerRate);
            return (JsonNode)new JsonObject
            {
                ["vatAccount"] = new JsonObject { ["vatCode"] = g.Key },
                ["vatRate"] = ShapeReader.Scaled(Rate(account, g.First()), 2),
                ["totalNetAmount"] = SalesTotals.Round(group.Net),
                ["totalVatAmount"] = SalesTotals.Round(group.Vat),
                ["totalGrossAmount"] = SalesTotals.Round(group.Gross),
            };
        })]);
        var rate = ((decimal?)data["exchangeRate"] ?? 100) / 100;
        data["netAmount"] = SalesTotals.Round(totals.Net + oddities.NetTotalOffBy);
        data["vatAmount"] = SalesTotals.Round(totals.Vat + oddities.VatTotalOffBy);
        data["grossAmount"] = SalesTotals.Round(totals.Gross + oddities.GrossTotalOffBy);
        data["netAmountInBaseCurrency"] = SalesTotals.Round(totals.Net * rate);
        data["grossAmountInBaseCurrency"] = SalesTotals.Round(totals.Gross * rate);
        data["roundingAmount"] = 0.00m;
    }

    private static decimal Rate(RevisoAccount account, JsonObject line) =>
        account.VatAccountsTable.Find((string?)line["vatInfo"]?["vatAccount"]?["vatCode"] ?? "")?.Amount("ratePercentage") ?? 0;
}
