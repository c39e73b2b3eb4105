namespace Connectors.Testing.Dinero;

/// <summary>Amounts of sales documents, computed here and nowhere else, in decimal, commercially rounded to two places.</summary>
internal static class SalesMath
{
    public static TDocument Computed<TDocument>(TDocument document, DineroAccount account)
        where TDocument : StoredSalesDocument
    {
        var lines = document.Lines.Select(l => Line(l, document.ShowLinesInclVat, account)).ToArray();
        var oddities = account.Oddities;
        decimal net = 0, vat = 0, vatable = 0;
        foreach (var rate in lines.GroupBy(static l => l.VatRate))
        {
            var lineNet = rate.Sum(static l => l.TotalAmount);
            var lineGross = rate.Sum(static l => l.TotalAmountInclVat);
            decimal rateNet, rateVat;
            if (oddities.VatRoundedPerLine)
                (rateNet, rateVat) = (lineNet, lineGross - lineNet);
            else if (document.ShowLinesInclVat)
                (rateNet, rateVat) = (Round(lineGross / (1 + rate.Key)), lineGross - Round(lineGross / (1 + rate.Key)));
            else
                (rateNet, rateVat) = (lineNet, Round(lineNet * rate.Key));
            net += rateNet;
            vat += rateVat;
            if (rate.Key != 0)
                vatable += rateNet;
        }

        return (TDocument)((StoredSalesDocument)document with
        {
            Lines = lines,
            TotalExclVat = net + oddities.NetTotalOffBy,
            TotalVat = vat + oddities.VatTotalOffBy,
            TotalInclVat = net + vat + oddities.GrossTotalOffBy,
            TotalVatableAmount = vatable,
            TotalNonVatableAmount = net - vatable,
        });
    }

    public static decimal InDkk(decimal amount, decimal rate) => Round(amount * rate / 100);

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static StoredLine Line(StoredLine line, bool inclVat, DineroAccount account)
    {
        if (line.LineType == "Text")
            return line with { UnitPrice = 0, Quantity = 0, Discount = 0, Unit = null, AccountNumber = 0 };
        var rate = account.IsVatFree ? 0 : account.VatRateOf(line.AccountNumber);
        var share = line.Quantity * (1 - (line.Discount / 100));
        var total = Round(line.UnitPrice * share);
        return line with
        {
            VatRate = rate,
            BaseAmountValue = inclVat ? Math.Round(line.UnitPrice / (1 + rate), 4, MidpointRounding.AwayFromZero) : line.UnitPrice,
            BaseAmountValueInclVat = inclVat ? line.UnitPrice : Math.Round(line.UnitPrice * (1 + rate), 4, MidpointRounding.AwayFromZero),
            TotalAmount = inclVat ? Round(total / (1 + rate)) : total,
            TotalAmountInclVat = inclVat ? total : Round(total * (1 + rate)),
        };
    }
}
