namespace Connectors.Testing.Uniconta;

/// <summary>What follows from the lines of an order: sums without VAT, margin, the amount that a customer pays before VAT.</summary>
internal sealed record OrderTotals(decimal Total, decimal SalesValue, decimal CostValue, int Lines)
{
    public decimal Margin => SalesValue - CostValue;

    public decimal MarginRatio => OrderMath.Ratio(SalesValue, CostValue);
}

internal static class OrderMath
{
    /// <summary>The server rounds quantity × price: a thousandth of something cheap costs nothing.</summary>
    public static decimal Total(UnicontaRecord line) => line.Has("Total") ? Round(line.Number("Total")) : Gross(line, line.Number("Qty"));

    public static decimal Gross(UnicontaRecord line, decimal quantity) =>
        Round((quantity * line.Number("Price") * (1 - (line.Number("DiscountPct") / 100))) - line.Number("Discount"));

    public static decimal Cost(UnicontaRecord line) => Round(line.Number("Qty") * line.Number("CostPrice"));

    /// <summary>Margin in per cent of the sales value.</summary>
    public static decimal Ratio(decimal sales, decimal cost) => sales == 0 ? 0 : Round((sales - cost) / sales * 100);

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
