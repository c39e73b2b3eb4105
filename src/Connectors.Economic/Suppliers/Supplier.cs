using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A supplier.</summary>
public sealed record Supplier : EconomicRecord
{
    /// <summary>Its number. The server chooses one when a new supplier has none; a change must name it.</summary>
    public SupplierNumber? SupplierNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Currency, ISO 4217.</summary>
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

    /// <summary>Country, free text of at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>E-mail, at most 100 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone, at most 20 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>CVR number, at most 40 characters.</summary>
    public string? CorporateIdentificationNumber { get; init; }

    /// <summary>Bank account, at most 50 characters.</summary>
    public string? BankAccount { get; init; }

    /// <summary>Text of its entries, at most 100 characters.</summary>
    public string? DefaultInvoiceText { get; init; }

    /// <summary>Not for new entries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>Layout of its documents.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The account of its costs.</summary>
    public Reference<AccountNumber>? CostAccount { get; init; }

    /// <summary>The employee who looks after it.</summary>
    public Reference<EmployeeNumber>? SalesPerson { get; init; }

    /// <summary>The contact whom letters address.</summary>
    public Reference<SupplierContactNumber>? Attention { get; init; }

    /// <summary>The contact that documents refer to.</summary>
    public Reference<SupplierContactNumber>? SupplierContact { get; init; }

    /// <summary>How it is paid.</summary>
    public RemittanceAdvice? RemittanceAdvice { get; init; }
}
