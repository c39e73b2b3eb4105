namespace Connectors.Economic;

/// <summary>A booked entry.</summary>
public sealed record BookedEntry : EconomicRecord
{
    /// <summary>Its number.</summary>
    public int? EntryNumber { get; init; }

    /// <summary>What it is.</summary>
    public EntryType? EntryType { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The account.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>The amount, in the currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The amount in base currency.</summary>
    public decimal? AmountInBaseCurrency { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Text, at most 255 characters.</summary>
    public string? Text { get; init; }

    /// <summary>The voucher.</summary>
    public int? VoucherNumber { get; init; }

    /// <summary>The VAT code.</summary>
    public Reference<VatCode>? VatAccount { get; init; }

    /// <summary>The customer.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }

    /// <summary>The supplier.</summary>
    public Reference<SupplierNumber>? Supplier { get; init; }

    /// <summary>The invoice.</summary>
    public Reference<BookedInvoiceNumber>? BookedInvoice { get; init; }

    /// <summary>Its number in words.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>The supplier's number.</summary>
    public string? SupplierInvoiceNumber { get; init; }

    /// <summary>What is open.</summary>
    public decimal? Remainder { get; init; }

    /// <summary>What is open, in base currency.</summary>
    public decimal? RemainderInBaseCurrency { get; init; }

    /// <summary>Department or distribution.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>The project.</summary>
    public Reference<ProjectNumber>? Project { get; init; }

    /// <summary>The cost type.</summary>
    public Reference<CostTypeNumber>? CostType { get; init; }

    /// <summary>First quantity.</summary>
    public decimal? Quantity1 { get; init; }

    /// <summary>Second quantity.</summary>
    public decimal? Quantity2 { get; init; }

    /// <summary>First unit.</summary>
    public Reference<UnitNumber>? Unit1 { get; init; }

    /// <summary>Second unit.</summary>
    public Reference<UnitNumber>? Unit2 { get; init; }
}
