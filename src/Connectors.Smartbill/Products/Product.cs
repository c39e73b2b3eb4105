namespace Connectors.Smartbill;

/// <summary>A product of the catalogue (V3). It has what the stock does not tell: price and VAT. What is not filled in is empty text.</summary>
public sealed record Product
{
    /// <summary>The id.</summary>
    public required ProductId Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>A longer text. (Documents call it <see cref="DocumentLine.ProductDescription"/>.)</summary>
    public string? Description { get; init; }

    /// <summary>The code.</summary>
    public string? Code { get; init; }

    /// <summary>A service.</summary>
    public bool IsService { get; init; }

    /// <summary>The price in <see cref="Currency"/>, with or without VAT as <see cref="IsVatIncluded"/> says.</summary>
    public decimal? Price { get; init; }

    /// <summary>The unit.</summary>
    public string? MeasuringUnitName { get; init; }

    /// <summary>The price's currency.</summary>
    public SmartbillCurrency? Currency { get; init; }

    /// <summary>The VAT rate in percent. (Documents call it <see cref="DocumentLine.TaxPercentage"/>.)</summary>
    public decimal? VatPercentage { get; init; }

    /// <summary>The rate's name.</summary>
    public string? VatName { get; init; }

    /// <summary>The price holds VAT.</summary>
    public bool IsVatIncluded { get; init; }

    /// <summary>The code of the Combined Nomenclature, text: its leading zeros count.</summary>
    public string? CnCode { get; init; }

    /// <summary>The code for public procurement.</summary>
    public string? CpvCode { get; init; }

    /// <summary>The country of origin.</summary>
    public string? CountryOfOrigin { get; init; }

    /// <summary>The deposits for its packaging.</summary>
    public IReadOnlyList<ContainerDeposit> ContainerDeposits { get; init => field = value ?? []; } = [];
}

/// <summary>A deposit for packaging.</summary>
/// <param name="Type">Which packaging.</param>
/// <param name="Quantity">How many.</param>
public sealed record ContainerDeposit(string? Type, decimal? Quantity);

/// <summary>Which products. Filters are joined by "and"; an empty one is not used.</summary>
public sealed record ProductQuery
{
    /// <summary>Whole words of the name, letter case ignored.</summary>
    public string? Name { get; init; }

    /// <summary>The whole code, letter case included.</summary>
    public string? Code { get; init; }

    /// <summary>Rows per page, 1 to 100.</summary>
    public int PageSize { get; init; } = 100;
}
