using NeutralTotals = Connectors.Sync.DocumentTotals;

namespace Connectors.Smartbill.Sync;

/// <summary>What SmartBill will make of the lines: rounded commercially, line by line; VAT by line or by rate, which it does not document.</summary>
internal static class DocumentAmounts
{
    public static NeutralTotals Of(IReadOnlyList<DocumentLine> lines, int precision, SmartbillRounding rounding)
    {
        var amounts = Lines(lines, precision);
        if (rounding == SmartbillRounding.PerLine)
            return Sum(amounts.Select(static a => (a.Net, a.Vat)));
        return Sum(amounts.GroupBy(static a => (a.Rate, a.Included)).Select(g =>
        {
            var amount = g.Sum(a => a.Included ? a.Net + a.Vat : a.Net);
            return Split(amount, g.Key.Rate, g.Key.Included, precision);
        }));
    }

    /// <summary>What lines are worth in the terms of their prices: with VAT where prices hold it. Discounts among them count.</summary>
    public static IReadOnlyList<LineAmount> Lines(IReadOnlyList<DocumentLine> lines, int precision)
    {
        var done = new List<LineAmount>(lines.Count);
        foreach (var line in lines)
        {
            var included = line.IsTaxIncluded == true;
            var amount = line.IsDiscount != true ? line.Quantity.GetValueOrDefault() * line.Price.GetValueOrDefault()
                : line.DiscountType == DiscountType.Amount ? line.DiscountValue.GetValueOrDefault()
                : -done.TakeLast(line.NumberOfItems.GetValueOrDefault()).Sum(a => included ? a.Net + a.Vat : a.Net) * line.DiscountPercentage.GetValueOrDefault() / 100;
            var (net, vat) = Split(Round(amount, precision), line.TaxPercentage.GetValueOrDefault(), included, precision);
            done.Add(new(net, vat, line.TaxPercentage.GetValueOrDefault(), included));
        }

        return done;
    }

    public static decimal Round(decimal amount, int precision) => Math.Round(amount, precision, MidpointRounding.AwayFromZero);

    private static (decimal Net, decimal Vat) Split(decimal amount, decimal rate, bool included, int precision)
    {
        var vat = Round(included ? amount - (amount / (1 + (rate / 100))) : amount * rate / 100, precision);
        return included ? (amount - vat, vat) : (amount, vat);
    }

    private static NeutralTotals Sum(IEnumerable<(decimal Net, decimal Vat)> parts)
    {
        var (net, vat) = parts.Aggregate((Net: 0m, Vat: 0m), static (sum, p) => (sum.Net + p.Net, sum.Vat + p.Vat));
        return new(net, vat, net + vat);
    }
}

/// <summary>What a line is worth.</summary>
/// <param name="Net">Without VAT.</param>
/// <param name="Vat">VAT.</param>
/// <param name="Rate">The rate in percent.</param>
/// <param name="Included">Its price holds VAT.</param>
internal readonly record struct LineAmount(decimal Net, decimal Vat, decimal Rate, bool Included);
