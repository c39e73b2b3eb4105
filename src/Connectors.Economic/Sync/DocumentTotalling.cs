using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>Totals as e-conomic computes them: a line's net to the cent, half away from zero; VAT of all lines of one rate to the cent, or line by line (the vendor does not say which).</summary>
internal static class DocumentTotalling
{
    public static DocumentTotals Of(IReadOnlyList<(decimal Net, decimal Rate)> lines, bool perLine)
    {
        var net = lines.Sum(static l => l.Net);
        var vat = perLine ? lines.Sum(static l => Vat(l.Net, l.Rate)) : lines.GroupBy(static l => l.Rate).Sum(static g => Vat(g.Sum(static l => l.Net), g.Key));
        return new(net, vat, net + vat);
    }

    public static decimal LineNet(decimal quantity, decimal price, decimal? discount) => Round(quantity * price * (1 - ((discount ?? 0) / 100)));

    private static decimal Vat(decimal net, decimal rate) => Round(net * rate / 100);

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
