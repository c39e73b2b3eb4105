namespace Connectors.Economic;

/// <summary>The bank of an agreement.</summary>
public sealed record BankInformation : EconomicRecord
{
    /// <summary>The bank's name.</summary>
    public string? BankName { get; init; }

    /// <summary>Registration number.</summary>
    public string? BankSortCode { get; init; }

    /// <summary>Account number.</summary>
    public string? BankAccountNumber { get; init; }

    /// <summary>Customer group at the Danish payment service.</summary>
    public string? PbsCustomerGroupNumber { get; init; }

    /// <summary>Supplier number at the Danish payment service.</summary>
    public string? PbsFiSupplierNumber { get; init; }

    /// <summary>Swedish bank giro.</summary>
    public string? BankGiroNumber { get; init; }

    /// <summary>SWIFT, at most 20 characters.</summary>
    public string? SwiftCode { get; init; }

    /// <summary>IBAN, at most 50 characters.</summary>
    public string? IbanNumber { get; init; }

    /// <summary>Number at the Danish payment service, at most 8 characters.</summary>
    public string? PbsNumber { get; init; }

    /// <summary>EAN (GLN) number, 13 digits.</summary>
    public string? EanLocationNumber { get; init; }

    /// <summary>Giro, at most 20 characters.</summary>
    public string? Giro { get; init; }

    /// <summary>Swedish plus giro.</summary>
    public string? PlusGiroNumber { get; init; }

    /// <summary>Customer number at the Swedish bank giro.</summary>
    public string? BankgirotCustomerNumber { get; init; }
}
