using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>How VAT of a document is rounded. The vendors do not say.</summary>
internal enum SalesRounding
{
    /// <summary>Each line's VAT to the cent, then the sum.</summary>
    PerLine,

    /// <summary>The VAT of all lines of one rate to the cent.</summary>
    PerRate,
}

/// <summary>Amounts of a document, computed from its lines and from nothing that was sent.</summary>
internal readonly record struct SalesTotals(decimal Net, decimal Vat, decimal CostInBaseCurrency)
{
    public decimal Gross => Net + Vat;

    /// <param name="lines">Lines with quantity, unitNetPrice, discountPercentage, unitCostPrice.</param>
    /// <param name="rate">The VAT of a line in percent.</param>
    /// <param name="rounding">How VAT is rounded.</param>
    public static SalesTotals Of(JsonArray lines, Func<JsonObject, decimal> rate, SalesRounding rounding)
    {
        decimal net = 0, cost = 0, vat = 0;
        var byRate = new Dictionary<decimal, decimal>();
        foreach (var line in lines.Select(static l => l!.AsObject()))
        {
            var lineNet = LineNet(line);
            var percent = rate(line);
            net += lineNet;
            cost += Round(Amount(line, "quantity") * Amount(line, "unitCostPrice"));
            byRate[percent] = byRate.GetValueOrDefault(percent) + lineNet;
            vat += LineVat(lineNet, percent);
        }

        if (rounding == SalesRounding.PerRate)
            vat = byRate.Sum(static r => LineVat(r.Value, r.Key));
        return new SalesTotals(net, vat, cost);
    }

    public static decimal LineNet(JsonObject line) => Round(Amount(line, "quantity") * Amount(line, "unitNetPrice") * (1 - (Amount(line, "discountPercentage") / 100)));

    public static decimal LineVat(decimal net, decimal percent) => Round(net * percent / 100);

    public static decimal Amount(JsonObject line, string name) => (decimal?)line[name] ?? 0;

    /// <summary>Two places, half away from zero, with its zeros.</summary>
    public static decimal Round(decimal value) => ShapeReader.Scaled(value, 2);
}
