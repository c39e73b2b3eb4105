using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>Lines of a neutral document as lines of e-conomic. What a line of e-conomic cannot say is a problem of that line.</summary>
internal sealed class DocumentLines(IEconomicClient client, EconomicLists lists, VatRates rates, List<Problem> problems)
{
    private const int LongestText = 2500;
    private const int LongestCode = 25;

    private readonly Dictionary<string, Product?> _products = new(StringComparer.Ordinal);

    /// <summary>What every line adds to the totals; null as soon as the VAT of one is not known.</summary>
    public List<(decimal Net, decimal Rate)>? Amounts { get; private set; } = [];

    public async Task<SalesLine?> ConvertAsync(DocumentLine line, int position, bool isCredit, VatZoneNumber? zone, CancellationToken cancellationToken)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"lines[{position}]");
        var before = problems.Count;
        if (line.Text is { Length: > LongestText })
            Add("too-long", $"{at}.text", string.Create(CultureInfo.InvariantCulture, $"The text of line {position} has {line.Text.Length} characters; e-conomic takes {LongestText}."), "Shorten it, or make two lines of it.");
        if (string.IsNullOrWhiteSpace(line.Code))
            return TextLine(line, position, at, before);

        var product = await ProductAsync(line.Code, cancellationToken).ConfigureAwait(false);
        if (product is null)
            Add("unknown-product", $"{at}.code", $"Line {position}: e-conomic has no product '{line.Code}'.", "Use the number that the product has in e-conomic, letter case and zeros included, or create it there.");
        else if (product.Barred)
            Add("barred-product", $"{at}.code", $"Line {position}: the product '{line.Code}' is barred in e-conomic.", "Choose another one, or lift the bar.");
        if (line.Quantity is not { } quantity || line.UnitPrice is not { } price)
        {
            Add("quantity", $"{at}.quantity", $"Line {position} has an article and no quantity or no price.", "Enter both; 0 is a price.");
            return null;
        }

        Decimals(quantity, $"{at}.quantity", $"The quantity of line {position}");
        Decimals(price, $"{at}.unitPrice", $"The price of line {position}");
        var discount = DiscountOf(line, quantity, price, position, at);
        var unit = await UnitAsync(line.Unit, position, at, cancellationToken).ConfigureAwait(false);
        if (isCredit)
            quantity = -quantity;
        await AddAmountAsync(line, product, quantity, price, discount, zone, position, at, cancellationToken).ConfigureAwait(false);
        return problems.Count > before ? null : new SalesLine
        {
            LineNumber = position,
            SortKey = position,
            // Required with a product; a line without words of its own has those of the product, as in e-conomic itself.
            Description = string.IsNullOrWhiteSpace(line.Text) ? product!.Name : line.Text,
            Product = product!.ProductNumber,
            Quantity = quantity,
            UnitNetPrice = price,
            DiscountPercentage = discount,
            Unit = unit is { } known ? known : null,
        };
    }

    private SalesLine? TextLine(DocumentLine line, int position, string at, int before)
    {
        if (line.Quantity is not null || line.UnitPrice is not null || line.Discount is { } d && (d.Percent ?? d.Amount ?? 0) != 0)
            Add("product-missing", $"{at}.code", $"Line {position} has a quantity or a price and no article: e-conomic takes amounts only with a product.", "Choose an article, or make a line of text of it.");
        return problems.Count > before ? null : new SalesLine { LineNumber = position, SortKey = position, Description = line.Text };
    }

    /// <summary>An amount becomes a percentage where two decimals say exactly the same.</summary>
    private decimal? DiscountOf(DocumentLine line, decimal quantity, decimal price, int position, string at)
    {
        if (line.Discount is not { } discount)
            return null;
        if (discount.Amount is { } amount and not 0)
        {
            var whole = quantity * price;
            var percent = whole == 0 ? 0 : amount * 100 / whole;
            if (whole == 0 || percent is < 0 or > 100 || Math.Round(percent, 2) != percent)
            {
                Add("discount-amount", $"{at}.discount", string.Create(CultureInfo.InvariantCulture, $"Line {position}: e-conomic knows discounts in per cent with two decimals, and {amount} of {whole} is none."), "Enter the discount as a percentage, or change the price.");
                return null;
            }

            return percent;
        }

        if (discount.Percent is { } stated)
        {
            Decimals(stated, $"{at}.discount", $"The discount of line {position}");
            return stated == 0 ? null : stated;
        }

        return null;
    }

    private async Task<UnitNumber?> UnitAsync(string? unit, int position, string at, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(unit))
            return null;
        var units = await lists.ReadListAsync(EconomicLists.Units, cancellationToken).ConfigureAwait(false);
        var named = units.Where(u => string.Equals(u.Label.Trim(), unit.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var found = named.Count == 1 ? named[0] : units.FirstOrDefault(u => u.Key == unit.Trim());
        if (found is not null)
            return new(int.Parse(found.Key, CultureInfo.InvariantCulture));
        Add("unknown-unit", $"{at}.unit", $"Line {position}: e-conomic has no unit '{unit}'.",
            NearestName.Find(unit, units.Select(static u => u.Label)) is { } near ? $"Did you mean '{near}'? Map the unit, or create it in e-conomic." : "Map the unit, or create it in e-conomic.");
        return null;
    }

    private async Task AddAmountAsync(DocumentLine line, Product? product, decimal quantity, decimal price, decimal? discount, VatZoneNumber? zone, int position, string at, CancellationToken cancellationToken)
    {
        var vat = product?.ProductGroup?.Id is { } group && zone is { } z ? await rates.FindAsync(group, z, cancellationToken).ConfigureAwait(false) : null;
        if (vat is { } known)
            Amounts?.Add((DocumentTotalling.LineNet(quantity, price, discount), known.Rate));
        else
            Amounts = null;
        if (string.IsNullOrWhiteSpace(line.VatCode) || product is null || zone is null)
            return;
        if (vat is null)
            Add("vat-unknown", $"{at}.vatCode", $"Line {position}: which VAT e-conomic applies cannot be seen, so '{line.VatCode}' cannot be promised.", "Leave the VAT code of the line empty, or give the app a role that shows the accounts (SuperUser).");
        else if (!string.Equals(vat.Value.Code, line.VatCode.Trim(), StringComparison.OrdinalIgnoreCase))
            Add("vat-code", $"{at}.vatCode", $"Line {position}: e-conomic would apply {(vat.Value.Code is { } code ? $"the VAT code '{code}'" : "no VAT")}, by the product's group and the customer's VAT zone, and not '{line.VatCode}'.", "Choose another product or VAT zone, or correct the VAT code of the line.");
    }

    /// <summary>Letter case and zeros count: another spelling may be another article.</summary>
    private async Task<Product?> ProductAsync(string code, CancellationToken cancellationToken)
    {
        if (_products.TryGetValue(code, out var known))
            return known;
        Product? found = null;
        if (code.Length <= LongestCode && code == code.Trim())
        {
            try
            {
                found = await client.Products.GetAsync(new(code), cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorNotFoundException)
            {
                // No such product.
            }
        }

        return _products[code] = found is not null && string.Equals(found.ProductNumber.Value, code, StringComparison.Ordinal) ? found : null;
    }

    private void Decimals(decimal value, string field, string what)
    {
        if (Math.Round(value, 2) != value)
            Add("decimals", field, string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; e-conomic keeps two decimals."), "Round it.");
    }

    private void Add(string code, string field, string message, string remedy) => problems.Add(new(code, field, message, Fixer.User, remedy));
}
