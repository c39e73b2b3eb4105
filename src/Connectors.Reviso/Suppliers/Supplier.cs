namespace Connectors.Reviso;

/// <summary>A supplier.</summary>
public sealed record Supplier : RevisoRecord
{
    /// <summary>Its number. The server chooses one when a new supplier has none.</summary>
    public SupplierNumber? SupplierNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Its currency, ISO 4217.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary>Its payment terms.</summary>
    public required Reference<PaymentTermsNumber>? PaymentTerms { get; init; }

    /// <summary>Its group.</summary>
    public required Reference<SupplierGroupNumber>? SupplierGroup { get; init; }

    /// <summary>Its VAT zone.</summary>
    public required Reference<VatZoneNumber>? VatZone { get; init; }

    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 10 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>Country as a code.</summary>
    public Reference<CountryCode>? CountryCode { get; init; }

    /// <summary>Italian province.</summary>
    public ProvinceReference? Province { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Tax code (codice fiscale), upper case.</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>VAT number (partita IVA) without the prefix <c>IT</c>.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Its bank account.</summary>
    public string? BankAccount { get; init; }

    /// <summary>Text of its entries, at most 100 characters.</summary>
    public string? DefaultInvoiceText { get; init; }

    /// <summary>Not to be used any more. Null and false are the same.</summary>
    public bool? Barred { get; init; }

    /// <summary>Layout.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The account of what is bought.</summary>
    public Reference<AccountNumber>? CostAccount { get; init; }

    /// <summary>The employee who looks after it.</summary>
    public Reference<EmployeeNumber>? SalesPerson { get; init; }

    /// <summary>How it is paid.</summary>
    public RemittanceAdvice? RemittanceAdvice { get; init; }
}
