using System.Collections.Immutable;
using System.Globalization;

namespace Connectors.Sync.Documents;

/// <summary>What no vendor could make sense of, by line and with a remedy. What one vendor alone cannot express is said by its own check.</summary>
internal static class DocumentChecks
{
    public static ImmutableArray<Problem> Of(Document d, string name)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (d.Customer is null)
            problems.Add(new Problem("customer-missing", "customer", $"{name} is linked to no company.", Fixer.User, "Link it to the company that it is for."));
        if (d.Currency.Length != 3 || !d.Currency.All(char.IsAsciiLetterUpper))
            problems.Add(new Problem("currency", "currency", $"'{d.Currency}' is no currency.", Fixer.User, "Choose one by its three letters, such as EUR."));
        if (d.ExchangeRate is <= 0)
            problems.Add(new Problem("exchange-rate", "exchangeRate", "The rate is not positive.", Fixer.User, "Correct the rate, or leave it out."));
        if (d.Lines.IsDefaultOrEmpty)
            problems.Add(new Problem("no-lines", "lines", $"{name} has no lines.", Fixer.User, "Add what is to be sent."));
        Discount(problems, d.Discount, "discount", "the document");
        for (var i = 0; !d.Lines.IsDefault && i < d.Lines.Length; i++)
        {
            var at = $"lines[{(i + 1).ToString(CultureInfo.InvariantCulture)}]";
            var line = d.Lines[i];
            Discount(problems, line.Discount, $"{at}.discount", $"line {i + 1}");
            if (line.UnitPrice is not null && line.Quantity is null)
                problems.Add(new Problem("quantity", $"{at}.quantity", $"Line {i + 1} has a price and no quantity.", Fixer.User, "Enter the quantity, or take the price out."));
            if (line.Quantity is not null && line.UnitPrice is null)
                problems.Add(new Problem("price", $"{at}.unitPrice", $"Line {i + 1} has a quantity and no price.", Fixer.User, "Enter the price; 0 is a price."));
            if (string.IsNullOrWhiteSpace(line.Code) && string.IsNullOrWhiteSpace(line.Text))
                problems.Add(new Problem("text", $"{at}.text", $"Line {i + 1} has neither article nor text.", Fixer.User, "Enter one, or delete the line."));
        }

        return problems.ToImmutable();
    }

    /// <summary>What lines are booked upon and accounting's lines cannot carry: left out silently it would be booked elsewhere.</summary>
    public static IEnumerable<Problem> Dimensions(Document d, DocumentCapabilities target) => (d.Lines.IsDefault ? [] : d.Lines).SelectMany((line, i) => line.Dimensions.Keys.Where(n => !target.LineDimensions.Contains(n)).Order(StringComparer.Ordinal)
        .Select(n => new Problem("dimension", string.Create(CultureInfo.InvariantCulture, $"lines[{i + 1}].{n}"), string.Create(CultureInfo.InvariantCulture, $"Line {i + 1} has a {n}, which accounting's documents of the kind {d.Kind} do not carry."), Fixer.User, $"Empty the {n} of the line.")));

    /// <summary>Both figures of totals that differ; <see langword="null"/> = they agree, or one of them is not known.</summary>
    public static string? Difference(DocumentTotals? one, string nameOfOne, DocumentTotals? other, string nameOfOther, string currency)
    {
        if (one is not { } a || other is not { } b || a == b)
            return null;
        var parts = new[] { ("net", a.Net, b.Net), ("VAT", a.Vat, b.Vat), ("gross", a.Gross, b.Gross) }.Where(static p => p.Item2 != p.Item3)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} {p.Item2} {currency} in {nameOfOne}, {p.Item3} {currency} in {nameOfOther}"));
        return $"The totals differ: {string.Join("; ", parts)}.";
    }

    /// <summary>The same of what accounting says of a document that it made: all of its totals, or the one without VAT where it tells no other.</summary>
    public static string? Difference(DocumentTotals? expected, SentDocument sent, string currency)
    {
        if (sent.Totals is null && sent.Net is { } net && expected is { } e)
            return Difference(e, "the CRM", e with { Net = net }, "accounting", currency);
        return Difference(expected, "the CRM", sent.Totals, "accounting", currency);
    }

    private static void Discount(ImmutableArray<Problem>.Builder problems, Discount? discount, string field, string where)
    {
        if (discount is not { } d)
            return;
        if (d is { Percent: not null, Amount: not null })
            problems.Add(new Problem("discount-twice", field, $"The discount of {where} is a percentage and an amount at once.", Fixer.User, "Leave one of them out."));
        if (d.Percent is < 0 or > 100)
            problems.Add(new Problem("discount-percent", field, $"The discount of {where} is not between 0 and 100 percent.", Fixer.User, "Correct it."));
    }
}
