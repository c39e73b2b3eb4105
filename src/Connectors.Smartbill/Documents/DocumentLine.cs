namespace Connectors.Smartbill;

/// <summary>A line: a product, a service, or a discount over the lines before it (<see cref="IsDiscount"/>).</summary>
public sealed record DocumentLine
{
    /// <summary>The text. With stock discharge it renames the product of the catalogue unless <see cref="UseSBProductName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The unit as the account spells it, letter case included: <c>buc</c> is not <c>BUC</c>.</summary>
    public required string MeasuringUnitName { get; init; }

    /// <summary>How many. Negative on a partial credit. Not on discount lines.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The price of one, in <see cref="Currency"/>, 0 or more; with or without VAT as <see cref="IsTaxIncluded"/> says. Not on discount lines.</summary>
    public decimal? Price { get; init; }

    /// <summary>The price holds VAT. Null is not sent: only for companies that pay no VAT; SmartBill takes an absent value for false.</summary>
    public required bool? IsTaxIncluded { get; init; }

    /// <summary>The VAT rate in percent, one of <see cref="TaxOperations.ListAsync"/>. Null for companies that pay no VAT.</summary>
    public decimal? TaxPercentage { get; init; }

    /// <summary>The rate's name, together with the percentage one of the account's. It must be said at 0 %, where several names exist and the vendor's texts disagree on the default.</summary>
    public string? TaxName { get; init; }

    /// <summary>The product's code, letter case included. Required where the company uses product codes, ignored where it does not.</summary>
    public string? Code { get; init; }

    /// <summary>A longer text; line breaks are kept.</summary>
    public string? ProductDescription { get; init; }

    /// <summary>A service: no stock is discharged.</summary>
    public bool? IsService { get; init; }

    /// <summary>The price's currency; null is RON.</summary>
    public SmartbillCurrency? Currency { get; init; }

    /// <summary>The rate of that currency; null takes that of the account's preference or of BNR.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>The warehouse, letter case included. Required where stock is discharged.</summary>
    public string? WarehouseName { get; init; }

    /// <summary>The text in the document's language.</summary>
    public string? TranslatedName { get; init; }

    /// <summary>The unit in the document's language.</summary>
    public string? TranslatedMeasuringUnit { get; init; }

    /// <summary>Writes the product into the catalogue. False by default and always sent.</summary>
    public bool SaveToDb { get; init; }

    /// <summary>With stock discharge: keeps the catalogue's name. Works only where the company uses product codes.</summary>
    public bool? UseSBProductName { get; init; }

    /// <summary>A discount over the <see cref="NumberOfItems"/> lines just before it.</summary>
    public bool? IsDiscount { get; init; }

    /// <summary>How many lines the discount covers, discounts included. SmartBill ignores a discount without it and takes the full total; the client refuses one.</summary>
    public int? NumberOfItems { get; init; }

    /// <summary>Amount or percentage; required on discount lines.</summary>
    public DiscountType? DiscountType { get; init; }

    /// <summary>The amount of the discount, negative: SmartBill would add a positive one. It holds VAT as <see cref="IsTaxIncluded"/> says.</summary>
    public decimal? DiscountValue { get; init; }

    /// <summary>The discount in percent, more than 0 and at most 100.</summary>
    public decimal? DiscountPercentage { get; init; }
}
