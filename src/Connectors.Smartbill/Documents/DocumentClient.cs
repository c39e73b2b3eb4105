namespace Connectors.Smartbill;

/// <summary>The customer on a document. SmartBill has no customer id here: it goes by what is written.</summary>
/// <remarks>
/// For e-Factura the customer needs: a company its valid CIF; a person its CNP, or <c>-</c>, or up to thirteen zeros; address and city not empty (<c>-</c> will do); a real county.
/// Bucharest is the county <c>Bucuresti</c> with the city <c>Sector 1</c> to <c>Sector 6</c>.
/// </remarks>
public sealed record DocumentClient
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The country: its Romanian name or two letters, <c>Romania</c> or <c>RO</c>.</summary>
    public required string Country { get; init; }

    /// <summary>The customer pays VAT in Romania. SmartBill takes an absent value for false, so it must be said.</summary>
    public required bool IsTaxPayer { get; init; }

    /// <summary>CUI or CIF, a foreign VAT number, or a person's CNP.</summary>
    public string? VatCode { get; init; }

    /// <summary>The customer's code in the account.</summary>
    public string? Code { get; init; }

    /// <summary>The number in the trade register.</summary>
    public string? RegCom { get; init; }

    /// <summary>Street and number.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>County.</summary>
    public string? County { get; init; }

    /// <summary>E-mail; several are separated by comma or semicolon.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>The person to turn to.</summary>
    public string? Contact { get; init; }

    /// <summary>The bank's name.</summary>
    public string? Bank { get; init; }

    /// <summary>The account number.</summary>
    public string? Iban { get; init; }

    /// <summary>
    /// Writes the customer into the account's list. False by default and always sent, because the vendor's two descriptions name different defaults.
    /// True replaces an existing record as a whole: what is absent here is emptied there.
    /// </summary>
    public bool SaveToDb { get; init; }
}
