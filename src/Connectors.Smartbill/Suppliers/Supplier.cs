namespace Connectors.Smartbill;

/// <summary>A supplier of the account's list (V3). What is not filled in is empty text.</summary>
public sealed record Supplier
{
    /// <summary>The id.</summary>
    public required SupplierId Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>CUI, CIF, foreign VAT number or CNP, with or without <c>RO</c> as typed in.</summary>
    public string? VatCode { get; init; }

    /// <summary>The number in the trade register.</summary>
    public string? RegCom { get; init; }

    /// <summary>The supplier's code.</summary>
    public string? Code { get; init; }

    /// <summary>Street and number.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>County.</summary>
    public string? County { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>The bank's name.</summary>
    public string? Bank { get; init; }

    /// <summary>The account number.</summary>
    public string? Iban { get; init; }

    /// <summary>E-mail; may hold several.</summary>
    public string? Email { get; init; }

    /// <summary>The person to turn to.</summary>
    public string? Contact { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Pays VAT. (Documents call it <c>isTaxPayer</c>.)</summary>
    public bool IsVatPayer { get; init; }
}

/// <summary>Which suppliers. Filters are joined by "and"; an empty one is not used.</summary>
public sealed record SupplierQuery
{
    /// <summary>Part of the name, letter case ignored.</summary>
    public string? Name { get; init; }

    /// <summary>The whole code, letter case included.</summary>
    public string? Code { get; init; }

    /// <summary>The whole VAT code, letter case ignored. <c>RO123</c> does not find <c>123</c>, nor the other way round: ask for both.</summary>
    public string? VatCode { get; init; }

    /// <summary>Rows per page, 1 to 100.</summary>
    public int PageSize { get; init; } = 100;
}
