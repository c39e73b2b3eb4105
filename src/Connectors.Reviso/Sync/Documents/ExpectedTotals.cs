namespace Connectors.Reviso.Sync;

/// <summary>What a document will come to: net of each line to the cent, half away from zero, then VAT.</summary>
internal static class ExpectedTotals
{
    public static decimal LineNet(decimal quantity, decimal price, decimal discountPercent) => Cents(quantity * price * (1 - (discountPercent / 100)));

    public static decimal Vat(decimal net, decimal ratePercent) => Cents(net * ratePercent / 100);

    /// <summary>The sums of lines that are rounded already.</summary>
    public static (decimal Net, decimal Vat) Of(IReadOnlyCollection<(decimal Net, decimal RatePercent)> lines, RevisoVatRounding rounding) =>
        (lines.Sum(static l => l.Net), rounding == RevisoVatRounding.PerLine
            ? lines.Sum(static l => Vat(l.Net, l.RatePercent))
            : lines.GroupBy(static l => l.RatePercent).Sum(static g => Vat(g.Sum(static l => l.Net), g.Key)));

    private static decimal Cents(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
