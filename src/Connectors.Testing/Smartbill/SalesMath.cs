namespace Connectors.Testing.Smartbill;

/// <summary>Amounts of documents, computed here and nowhere else, in decimal, commercially rounded.</summary>
internal static class SalesMath
{
    public static TDocument Computed<TDocument>(TDocument document, SmartbillOddities oddities)
        where TDocument : StoredDocument
    {
        var lines = Lines(document.Lines, document.Precision);
        decimal net, vat;
        if (oddities.VatRoundedPerLine)
            (net, vat) = (lines.Sum(static l => l.Net), lines.Sum(static l => l.Vat));
        else
            (net, vat) = PerRate(lines, document.Precision);
        return (TDocument)((StoredDocument)document with { Lines = lines, Net = net, Vat = vat, Total = net + vat });
    }

    public static IReadOnlyList<StoredLine> Lines(IReadOnlyList<StoredLine> lines, int precision)
    {
        var done = new List<StoredLine>(lines.Count);
        foreach (var line in lines)
            done.Add(line.IsDiscount ? Discount(line, done, precision) : Split(line, line.Quantity * line.Price * line.ExchangeRate, precision));
        return done;
    }

    private static StoredLine Discount(StoredLine line, List<StoredLine> before, int precision)
    {
        // Without numberOfItems the vendor ignores the discount and says nothing.
        if (line.NumberOfItems is not > 0)
            return line with { Net = 0, Vat = 0 };
        var over = before.TakeLast(line.NumberOfItems.Value).ToArray();
        var share = -line.DiscountPercentage / 100;
        return line.DiscountType switch
        {
            1 => Split(line, line.DiscountValue * line.ExchangeRate, precision),
            2 => Split(line, (line.IsTaxIncluded ? over.Sum(static l => l.Total) : over.Sum(static l => l.Net)) * share, precision),

            // An unknown kind takes the net down and leaves the VAT where it was.
            _ => line with { Net = Round(over.Sum(static l => l.Net) * share, precision), Vat = 0 },
        };
    }

    private static StoredLine Split(StoredLine line, decimal amount, int precision)
    {
        var rate = line.Tax.Percentage / 100;
        var rounded = Round(amount, precision);
        if (!line.IsTaxIncluded)
            return line with { Net = rounded, Vat = Round(rounded * rate, precision) };
        var vat = Round(rounded - (rounded / (1 + rate)), precision);
        return line with { Net = rounded - vat, Vat = vat };
    }

    private static (decimal Net, decimal Vat) PerRate(IReadOnlyList<StoredLine> lines, int precision)
    {
        decimal net = 0, vat = 0;
        foreach (var group in lines.GroupBy(static l => (l.Tax.Percentage, l.IsTaxIncluded)))
        {
            var rate = group.Key.Percentage / 100;
            var amount = group.Key.IsTaxIncluded ? group.Sum(static l => l.Total) : group.Sum(static l => l.Net);
            var groupVat = Round(group.Key.IsTaxIncluded ? amount - (amount / (1 + rate)) : amount * rate, precision);
            net += group.Key.IsTaxIncluded ? amount - groupVat : amount;
            vat += groupVat;
        }

        return (net, vat);
    }

    private static decimal Round(decimal amount, int precision) => Math.Round(amount, precision, MidpointRounding.AwayFromZero);
}
