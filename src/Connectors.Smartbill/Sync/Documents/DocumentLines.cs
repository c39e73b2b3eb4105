using System.Globalization;
using Connectors.Sync;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Smartbill.Sync;

/// <summary>The lines as SmartBill wants them: each with its rate by name and percentage, a discount as a line of its own below what it lowers. What cannot be said is a problem, by line and with a remedy.</summary>
internal sealed class DocumentLines
{
    private const int Most = 400;

    private readonly Document _document;
    private readonly DocumentRates _rates;
    private readonly SmartbillSyncOptions _options;
    private readonly SmartbillCurrency _currency;
    private readonly bool _discharges;
    private readonly List<DocumentLine> _lines = [];
    private readonly List<int> _sources = [];
    private readonly ICollection<Problem> _problems;

    private DocumentLines(Document document, DocumentRates rates, SmartbillSyncOptions options, bool discharges, ICollection<Problem> problems)
    {
        (_document, _rates, _options, _discharges, _problems) = (document, rates, options, discharges, problems);
        _currency = new(document.Currency);
        Precision = PrecisionOf(document, options);
    }

    public IReadOnlyList<DocumentLine> Lines => _lines;

    /// <summary>The document's line, counted from 1, that each of them came from; 0 = the whole document.</summary>
    public IReadOnlyList<int> Sources => _sources;

    public int Precision { get; }

    public static DocumentLines Of(Document document, DocumentRates rates, SmartbillSyncOptions options, bool discharges, ICollection<Problem> problems)
    {
        var lines = new DocumentLines(document, rates, options, discharges, problems);
        for (var i = 0; i < document.Lines.Length; i++)
            lines.Add(document.Lines[i], i + 1);
        if (document.Discount is { } discount)
            lines.AddHeaderDiscount(discount);
        if (lines._lines.Count > Most)
            problems.Add(new Problem("too-many-lines", "lines", $"SmartBill takes {Most} lines, discounts included, and this document would have {lines._lines.Count}.", Fixer.User, "Split the document."));
        return lines;
    }

    private void Add(NeutralLine line, int number)
    {
        if (line.Quantity is null && line.UnitPrice is null)
        {
            AddText(line, number);
            return;
        }

        var before = _problems.Count;
        var unit = Unit(line, number);
        var tax = Rate(line, number);
        var price = line.UnitPrice.GetValueOrDefault();
        if (line.UnitPrice is < 0)
            Wrong("negative-price", number, "unitPrice", "SmartBill takes no negative price.", "Write the quantity negative and the price positive.");
        else if (Decimals(price) > Precision)
            Wrong("decimals", number, "unitPrice", $"The price has {Decimals(price)} decimals, and the document is written with {Precision}.", "Round the price.");
        var code = Some(line.Code);
        if (code is null && _options.UsesProductCodes)
            Wrong("code", number, "code", "The line has no product code, and the SmartBill company uses them.", "Choose a product with a code, or say in the settings that the company uses none.");
        if (Some(line.Text) is null && code is null)
            return;
        var service = code is null || _options.ServiceCodes.Contains(code);
        var wire = new DocumentLine
        {
            Name = Name(line.Text) ?? code!,
            ProductDescription = Description(line.Text),
            Code = code,
            MeasuringUnitName = unit ?? "",
            Quantity = line.Quantity,
            Price = price,
            IsTaxIncluded = tax is null ? null : _document.PricesIncludeVat,
            TaxName = tax?.Name,
            TaxPercentage = tax?.Percentage,
            Currency = _currency,
            ExchangeRate = _document.ExchangeRate,
            IsService = service ? true : null,
            WarehouseName = _discharges && !service ? _options.Warehouse : null,
            // Otherwise the line's text would become the product's name in the catalogue.
            UseSBProductName = _discharges && !service && _options.UsesProductCodes ? true : null,
        };
        Add(wire, number);
        if (line.Discount is { } discount && _problems.Count == before)
            AddLineDiscount(wire, discount, number);
    }

    /// <summary>SmartBill has no lines of mere text: what stands below a product becomes its description.</summary>
    private void AddText(NeutralLine line, int number)
    {
        var at = _lines.FindLastIndex(static l => l.IsDiscount != true);
        if (at < 0)
        {
            Wrong("text-line", number, "text", "SmartBill has no lines without a price, and there is no product above this one whose description it could be.", "Move it below a product, or into the document's comment.");
            return;
        }

        var text = string.Join(' ', new[] { Some(line.Code), Some(line.Text) }.OfType<string>());
        _lines[at] = _lines[at] with { ProductDescription = _lines[at].ProductDescription is { } above ? $"{above}\n{text}" : text };
    }

    private void AddLineDiscount(DocumentLine line, Discount discount, int number)
    {
        if (discount.Percent is { } percent && percent != 0)
        {
            Add(Discount(line) with { NumberOfItems = 1, DiscountType = DiscountType.Percentage, DiscountPercentage = percent }, number);
            return;
        }

        if (discount.Amount is not { } amount || amount == 0)
            return;
        if (amount < 0)
            Wrong("discount", number, "discount", "A negative discount would raise the price.", "Raise the price instead.");
        else if (line.Quantity is < 0)
            Wrong("discount", number, "discount", "SmartBill only takes amounts off, so a discount by amount cannot be given back with a return.", "Write the discount in percent, or lower the price.");
        else if (Decimals(amount) > Precision)
            Wrong("decimals", number, "discount", $"The discount has {Decimals(amount)} decimals, and the document is written with {Precision}.", "Round the discount.");
        else
            Add(Discount(line) with { NumberOfItems = 1, DiscountType = DiscountType.Amount, DiscountValue = -amount }, number);
    }

    /// <summary>In percent over lines of one rate. Over several rates it becomes an amount for each, since a discount has one rate.</summary>
    private void AddHeaderDiscount(Discount discount)
    {
        // With a line missing the shares would be wrong, and it is refused anyway.
        if (_problems.Count > 0 || _lines.Count == 0 || (discount.Percent ?? discount.Amount ?? 0) == 0)
            return;
        var amounts = DocumentAmounts.Lines(_lines, Precision);
        var groups = _lines.Select((line, i) => (Line: line, Worth: amounts[i].Included ? amounts[i].Net + amounts[i].Vat : amounts[i].Net))
            .GroupBy(static x => (x.Line.TaxName, x.Line.TaxPercentage)).Select(static g => (g.First().Line, Worth: g.Sum(static x => x.Worth))).ToList();
        var total = groups.Sum(static g => g.Worth);
        if (discount.Percent is { } percent && groups.Count == 1)
        {
            Add(Discount(groups[0].Line) with { NumberOfItems = _lines.Count, DiscountType = DiscountType.Percentage, DiscountPercentage = percent }, 0);
            return;
        }

        var whole = discount.Percent is { } p ? DocumentAmounts.Round(total * p / 100, Precision) : discount.Amount!.Value;
        if (whole < 0 || groups.Any(static g => g.Worth < 0) || whole > total)
        {
            _problems.Add(new Problem("discount", "discount", "The document's discount is larger than what it lowers, or would raise a price: SmartBill only takes amounts off.", Fixer.User, "Give the discount on the lines."));
            return;
        }

        if (Decimals(whole) > Precision)
        {
            _problems.Add(new Problem("decimals", "discount", $"The discount has {Decimals(whole)} decimals, and the document is written with {Precision}.", Fixer.User, "Round the discount."));
            return;
        }

        var rest = whole;
        for (var i = 0; i < groups.Count; i++)
        {
            var (line, worth) = groups[i];
            // Each rate bears its share; the last one what rounding left over. In percent every rate stands for itself.
            var share = discount.Percent is { } each ? DocumentAmounts.Round(worth * each / 100, Precision) : i == groups.Count - 1 ? rest : DocumentAmounts.Round(whole * worth / total, Precision);
            rest -= share;
            if (share != 0)
                Add(Discount(line) with { NumberOfItems = _lines.Count, DiscountType = DiscountType.Amount, DiscountValue = -share }, 0);
        }
    }

    /// <summary>A discount line with the unit and the VAT of what it lowers.</summary>
    private DocumentLine Discount(DocumentLine of) => new()
    {
        Name = _options.DiscountName,
        MeasuringUnitName = of.MeasuringUnitName,
        IsTaxIncluded = of.IsTaxIncluded,
        TaxName = of.TaxName,
        TaxPercentage = of.TaxPercentage,
        Currency = of.Currency,
        ExchangeRate = of.ExchangeRate,
        IsDiscount = true,
    };

    /// <summary>The account's own rate, by its name. A percentage is no name: several rates may have it.</summary>
    private Tax? Rate(NeutralLine line, int number)
    {
        var said = Some(line.VatCode);
        if (_rates.Taxes is not { } taxes)
        {
            if (said is not null)
                Wrong("vat-code", number, "vatCode", $"The SmartBill company pays no VAT, and the line has the VAT code '{said}'.", "Empty it, or correct the company's VAT status in SmartBill.");
            return null;
        }

        if (said is null)
        {
            Wrong("vat-code", number, "vatCode", "The line has no VAT code.", $"Choose one of: {Names(taxes)}.");
            return null;
        }

        var name = _options.VatRates.TryGetValue(said, out var mapped) ? mapped : said;
        var found = taxes.Where(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(Label(t), name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 1)
            return found[0];
        Wrong("vat-code", number, "vatCode", found.Count > 1 ? $"Several of the account's VAT rates are called '{name}'." : $"The VAT code '{said}' is none of the account's rates{(mapped is null ? " and not mapped" : $" (mapped to '{mapped}')")}.",
            found.Count > 1 ? $"Name it with its percentage: {string.Join(", ", found.Select(Label))}." : $"Map it to one of: {Names(taxes)}.", Fixer.Administrator);
        return null;
    }

    private string? Unit(NeutralLine line, int number)
    {
        var said = Some(line.Unit);
        if (said is null)
        {
            Wrong("unit", number, "unit", "The line has no unit, and SmartBill takes none without.", "Fill in the unit.");
            return null;
        }

        var unit = _options.Units.TryGetValue(said, out var mapped) ? mapped : said;
        if (_rates.Units is not { } units || units.Contains(unit, StringComparer.Ordinal))
            return unit;
        Wrong("unit", number, "unit", $"The account has no unit '{unit}'.", NearestName.Find(unit, units) is { } near ? $"Map it; did you mean '{near}'? Letter case counts." : $"Map it to one of: {string.Join(", ", units)}.", Fixer.Administrator);
        return null;
    }

    private void Add(DocumentLine line, int source)
    {
        _lines.Add(line);
        _sources.Add(source);
    }

    private void Wrong(string code, int number, string field, string message, string remedy, Fixer fixer = Fixer.User) =>
        _problems.Add(new Problem(code, string.Create(CultureInfo.InvariantCulture, $"lines[{number}].{field}"), $"Line {number}: {message}", fixer, remedy));

    /// <summary>The first line of a text is the name, the rest its description.</summary>
    private static string? Name(string? text) => Some(text)?.Split('\n')[0].Trim() is { Length: > 0 } name ? name : null;

    private static string? Description(string? text) => Some(text) is { } some && some.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && some[(at + 1)..].Trim() is { Length: > 0 } rest ? rest : null;

    private static string Names(IReadOnlyList<Tax> taxes) => string.Join(", ", taxes.Select(Label));

    private static string Label(Tax tax) => string.Create(CultureInfo.InvariantCulture, $"{tax.Name} {tax.Percentage:0.##}%");

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private static int PrecisionOf(Document document, SmartbillSyncOptions options) =>
        options.Precision ?? Math.Clamp(document.Lines.Select(static l => Decimals(l.UnitPrice.GetValueOrDefault())).DefaultIfEmpty(2).Max(), 2, 4);

    /// <summary>Zeros at the end say nothing.</summary>
    private static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;
}
