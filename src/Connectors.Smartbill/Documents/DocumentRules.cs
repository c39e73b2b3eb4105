namespace Connectors.Smartbill;

/// <summary>What SmartBill would take without a word and make a wrong document of. What it refuses by itself is left to it.</summary>
internal static class DocumentRules
{
    public static void Check(InvoiceInput invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.UseEstimateDetails != true)
        {
            Check((DocumentInput)invoice);
            return;
        }

        if (invoice.Estimate is null)
            throw new ArgumentException($"{nameof(invoice.Estimate)} is missing: {nameof(invoice.UseEstimateDetails)} takes customer and lines from it.", nameof(invoice));
        Common(invoice);
    }

    public static void Check(DocumentInput document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Common(document);
        if (document.Client is null)
            throw new ArgumentException($"{nameof(document.Client)} is missing.", nameof(document));
        if (document.Lines is not { Count: > 0 })
            throw new ArgumentException($"{nameof(document.Lines)} is empty.", nameof(document));
    }

    private static void Common(DocumentInput document)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(document.SeriesName, nameof(document.SeriesName));
        if (document.Precision is { } precision && precision is < 2 or > 4)
            throw new ArgumentException($"{nameof(document.Precision)} is {precision}; SmartBill knows 2, 3 and 4 and would silently take another.", nameof(document));
        Check(document.Lines, nameNeededAtZero: true);
    }

    /// <param name="lines">The lines.</param>
    /// <param name="nameNeededAtZero">False for fiscal receipts, which carry no VAT names.</param>
    public static void Check(IReadOnlyList<DocumentLine>? lines, bool nameNeededAtZero)
    {
        for (var i = 0; i < (lines?.Count ?? 0); i++)
        {
            if (Problem(lines![i], i, nameNeededAtZero) is { } problem)
                throw new ArgumentException($"{nameof(DocumentInput.Lines)}[{i}] {problem}", nameof(lines));
        }
    }

    private static string? Problem(DocumentLine line, int before, bool nameNeededAtZero)
    {
        if (nameNeededAtZero && line.TaxPercentage == 0 && string.IsNullOrWhiteSpace(line.TaxName))
            return $"has 0 % VAT and no {nameof(line.TaxName)}: several names stand for 0 %, and SmartBill would choose one.";
        if (line.IsDiscount != true)
            return line.Quantity is null ? $"has no {nameof(line.Quantity)}." : line.Price is null ? $"has no {nameof(line.Price)}; 0 must be said." : null;
        if (line.NumberOfItems is not { } items || items < 1 || items > before)
            return $"is a discount and needs {nameof(line.NumberOfItems)}, 1 to {before} here: SmartBill ignores a discount without it.";
        if (line.DiscountType == Smartbill.DiscountType.Amount)
            return line.DiscountValue is not < 0 ? $"is a discount by amount and needs a negative {nameof(line.DiscountValue)}: SmartBill adds a positive one." : null;
        if (line.DiscountType == Smartbill.DiscountType.Percentage)
            return line.DiscountPercentage is not (> 0 and <= 100) ? $"is a discount in percent and needs a {nameof(line.DiscountPercentage)} above 0 and up to 100." : null;
        return $"is a discount and needs {nameof(line.DiscountType)}, by amount or in percent: SmartBill makes a wrong document of anything else.";
    }
}
