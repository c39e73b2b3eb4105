namespace Connectors.Smartbill;

/// <summary>The total that a document should come to, for a person who looks for it afterwards. SmartBill's own rounding is not documented: a cent may differ.</summary>
internal static class DocumentTotals
{
    /// <summary>With VAT, in the document's currency; null where the lines do not tell: another currency, a proforma's lines.</summary>
    public static decimal? Of(DocumentInput document)
    {
        if (document.Lines is not { Count: > 0 } lines)
            return null;
        var currency = document.Currency ?? SmartbillCurrency.Ron;
        var digits = document.Precision ?? 2;
        var amounts = new List<decimal>(lines.Count);
        foreach (var line in lines)
        {
            if ((line.Currency ?? SmartbillCurrency.Ron) != currency)
                return null;
            amounts.Add(line.IsDiscount == true ? Discount(line, amounts, digits) : WithVat(line.Quantity.GetValueOrDefault() * line.Price.GetValueOrDefault(), line, digits));
        }

        return amounts.Sum();
    }

    private static decimal Discount(DocumentLine line, List<decimal> amounts, int digits) => line.DiscountType == DiscountType.Amount
        ? WithVat(line.DiscountValue.GetValueOrDefault(), line, digits)
        : -Round(amounts.TakeLast(line.NumberOfItems.GetValueOrDefault()).Sum() * line.DiscountPercentage.GetValueOrDefault() / 100, digits);

    private static decimal WithVat(decimal amount, DocumentLine line, int digits)
    {
        var rounded = Round(amount, digits);
        return line.IsTaxIncluded == true ? rounded : rounded + Round(rounded * line.TaxPercentage.GetValueOrDefault() / 100, digits);
    }

    private static decimal Round(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);
}
