using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Lines of a document: article by its exact code, VAT by code on every line, unit and price as they are, discount in percent. What Reviso could not take is said by line.</summary>
internal sealed class LinePlanner(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options)
{
    private const int LongestText = 2500;

    /// <summary>Reviso keeps ten, unlike its sister.</summary>
    private const int PriceDecimals = 10;

    private const int DiscountDecimals = 2;

    public async Task<(IReadOnlyList<SalesLine> Lines, DocumentTotals? Totals)> PlanAsync(Document d, DocumentProblems problems, CancellationToken cancellationToken)
    {
        if (d.Lines.IsDefaultOrEmpty)
        {
            problems.Add("no-lines", "lines", "The document has no lines.", "Add what is to be sent.");
            return ([], null);
        }

        var codes = await lookups.VatAccountsAsync(cancellationToken).ConfigureAwait(false);
        var units = await lookups.ListAsync(RevisoLists.Units, cancellationToken).ConfigureAwait(false);
        var products = new Dictionary<string, (Product? Product, string? Problem)>(StringComparer.Ordinal);
        var lines = new List<SalesLine>(d.Lines.Length);
        var amounts = new List<(decimal Net, decimal RatePercent)>(d.Lines.Length);
        for (var i = 0; i < d.Lines.Length; i++)
        {
            var (line, number) = (d.Lines[i], i + 1);
            if (IsText(line))
            {
                lines.Add(TextOf(line, number, problems));
                continue;
            }

            var product = await ProductAsync(line, number, products, problems, cancellationToken).ConfigureAwait(false);
            var vat = VatOf(line, number, codes, problems);
            var discount = DiscountOf(line, number, problems);
            CheckNumbers(line, number, problems);
            var text = string.IsNullOrWhiteSpace(line.Text) ? product?.Name : line.Text;
            CheckText(text, number, problems);
            lines.Add(new SalesLine
            {
                LineNumber = number,
                Description = text,
                Product = product?.ProductNumber is { } key ? new Reference<ProductNumber>(key) : null,
                Quantity = line.Quantity,
                Unit = UnitOf(line, number, units, problems) is { } unit ? new Reference<UnitNumber>(unit) : null,
                UnitNetPrice = line.UnitPrice,
                DiscountPercentage = discount,
                VatInfo = vat is null ? null : new LineVat { VatAccount = new Reference<VatCode>(vat.VatCode) },
            });
            if (vat?.RatePercentage is { } rate && line is { Quantity: { } quantity, UnitPrice: { } price })
                amounts.Add((ExpectedTotals.LineNet(quantity, price, discount ?? 0), rate));
            else
                amounts.Add((0, -1));
        }

        // A code that does not tell its rate leaves the totals to Reviso.
        if (amounts.Exists(static a => a.RatePercent < 0))
            return (lines, null);
        var (net, sum) = ExpectedTotals.Of(amounts, options.VatRounding);
        return (lines, new DocumentTotals(net, sum, net + sum));
    }

    private static bool IsText(DocumentLine line) => string.IsNullOrWhiteSpace(line.Code) && line.Quantity is null && line.UnitPrice is null;

    private SalesLine TextOf(DocumentLine line, int number, DocumentProblems problems)
    {
        if (!options.AllowTextLines)
            problems.Line(number, "text-line", "code", "a line of text alone is refused by Reviso: every line needs an article.", "Name an article, move the text into the comment, or allow text lines in the options of the connection (AllowTextLines).");
        CheckText(line.Text, number, problems);
        return new SalesLine { LineNumber = number, Description = line.Text };
    }

    private async Task<Product?> ProductAsync(DocumentLine line, int number, Dictionary<string, (Product? Product, string? Problem)> known, DocumentProblems problems, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(line.Code))
        {
            problems.Line(number, "article-missing", "code", "it has no article code, and Reviso takes no priced line without an article.", "Choose an article.");
            return null;
        }

        if (!known.TryGetValue(line.Code, out var found))
            known[line.Code] = found = await FindAsync(line.Code, cancellationToken).ConfigureAwait(false);
        if (found.Problem is { } problem)
            problems.Line(number, "article", "code", problem, found.Product is not null ? "Lift the bar in Reviso, or choose another article." : "Correct the code in the CRM, or the product in Reviso: the two must be equal, zeros and letter case included.");
        return found.Product;
    }

    /// <summary>The product of that very code.</summary>
    private async Task<(Product? Product, string? Problem)> FindAsync(string code, CancellationToken cancellationToken)
    {
        var field = options.ArticleCode == RevisoArticleCode.BarCode ? ProductFields.BarCode : ProductFields.ProductNumber;
        var found = new List<Product>();
        // Texts are compared with letter case ignored there, and it counts here.
        await foreach (var product in client.Products.ListAsync(new() { Filter = field.Is(code) }, cancellationToken: cancellationToken).ConfigureAwait(false))
            found.Add(product);
        var exact = found.Where(p => string.Equals(CodeOf(p), code, StringComparison.Ordinal)).ToList();
        return exact switch
        {
            [{ Barred: true } barred] => (barred, $"the article '{code}' is barred in Reviso."),
            [var one] => (one, null),
            [] when found is [var near, ..] => (null, $"Reviso has no article '{code}', but '{CodeOf(near)}'."),
            [] => (null, $"Reviso has no article '{code}'."),
            _ => (null, $"Reviso has {exact.Count.ToString(CultureInfo.InvariantCulture)} articles with the code '{code}'."),
        };
    }

    private string? CodeOf(Product product) => options.ArticleCode == RevisoArticleCode.BarCode ? product.BarCode : product.ProductNumber?.Value;

    private static VatAccount? VatOf(DocumentLine line, int number, IReadOnlyDictionary<string, VatAccount> codes, DocumentProblems problems)
    {
        if (string.IsNullOrWhiteSpace(line.VatCode))
            problems.Line(number, "vat-code", "vatCode", "it has no VAT code, and Reviso needs one on every line.", "Choose the VAT code.");
        else if (!codes.TryGetValue(line.VatCode, out var vat))
            problems.Line(number, "vat-code", "vatCode", $"the agreement has no VAT code '{line.VatCode}' for sales.", $"Choose one that it has: {string.Join(", ", codes.Keys.Order(StringComparer.Ordinal).Take(12))}.");
        else if (vat.Barred == true)
            problems.Line(number, "vat-code", "vatCode", $"the VAT code '{line.VatCode}' is barred.", "Choose another one.");
        else
            return vat;
        return null;
    }

    private static UnitNumber? UnitOf(DocumentLine line, int number, IReadOnlyList<ListEntry> units, DocumentProblems problems)
    {
        if (string.IsNullOrWhiteSpace(line.Unit))
            return null;
        var unit = units.FirstOrDefault(u => u.Key == line.Unit) ?? units.FirstOrDefault(u => string.Equals(u.Label, line.Unit, StringComparison.Ordinal));
        if (unit is not null)
            return new(int.Parse(unit.Key, NumberStyles.None, CultureInfo.InvariantCulture));
        problems.Line(number, "unit", "unit", $"the agreement has no unit '{line.Unit}'.", $"Choose one that it has: {string.Join(", ", units.Take(12).Select(static u => u.Label))}.");
        return null;
    }

    private static decimal? DiscountOf(DocumentLine line, int number, DocumentProblems problems)
    {
        if (line.Discount is not { } discount)
            return null;
        if ((discount.Amount ?? 0) != 0)
            problems.Line(number, "discount-amount", "discount", "Reviso knows discounts in percent only.", "Give the discount in percent, or lower the price.");
        if (discount.Percent is < 0 or > 100)
            problems.Line(number, "discount-percent", "discount", "the discount is not between 0 and 100 percent.", "Correct it.");
        if (discount.Percent is { } percent && Decimals(percent) > DiscountDecimals)
            problems.Line(number, "too-many-decimals", "discount", $"the discount has more than {DiscountDecimals} decimals.", "Round it.");
        return discount.Percent is 0 ? null : discount.Percent;
    }

    private void CheckNumbers(DocumentLine line, int number, DocumentProblems problems)
    {
        if (line.Quantity is null)
            problems.Line(number, "quantity", "quantity", "it has an article and no quantity.", "Enter the quantity.");
        else if (Decimals(line.Quantity.Value) > options.QuantityDecimals)
            problems.Line(number, "too-many-decimals", "quantity", $"the quantity has more than {options.QuantityDecimals.ToString(CultureInfo.InvariantCulture)} decimals.", "Round it, or sell in another unit.");
        if (line.UnitPrice is null)
            problems.Line(number, "price", "unitPrice", "it has an article and no price.", "Enter the price; 0 is a price.");
        else if (Decimals(line.UnitPrice.Value) > PriceDecimals)
            problems.Line(number, "too-many-decimals", "unitPrice", $"the price has more than {PriceDecimals} decimals.", "Round it.");
    }

    private static void CheckText(string? text, int number, DocumentProblems problems)
    {
        if (text?.Length > LongestText)
            problems.Line(number, "text-too-long", "text", $"the text has {text.Length.ToString(CultureInfo.InvariantCulture)} characters; Reviso takes {LongestText}.", "Shorten it, or split the line.");
    }

    /// <summary>Without the zeros at the end.</summary>
    private static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;
}
