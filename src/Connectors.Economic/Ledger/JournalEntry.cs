namespace Connectors.Economic;

/// <summary>An entry in a journal that is not booked yet.</summary>
public sealed record JournalEntry : EconomicRecord
{
    /// <summary>Its number.</summary>
    public JournalEntryNumber? JournalEntryNumber { get; init; }

    /// <summary>What it is.</summary>
    public EntryType? EntryType { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>The amount, in the currency.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The amount in base currency.</summary>
    public decimal? AmountDefaultCurrency { get; init; }

    /// <summary>The currency.</summary>
    public Reference<CurrencyCode>? Currency { get; init; }

    /// <summary>The price of 100 units of the currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>The account.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>The contra account.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }

    /// <summary>The VAT code of the contra account.</summary>
    public Reference<VatCode>? ContraVatAccount { get; init; }

    /// <summary>The customer.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }

    /// <summary>The invoice that a customer pays.</summary>
    public int? CustomerInvoice { get; init; }

    /// <summary>The supplier.</summary>
    public Reference<SupplierNumber>? Supplier { get; init; }

    /// <summary>The supplier's number, at most 30 characters.</summary>
    public string? SupplierInvoiceNumber { get; init; }

    /// <summary>The employee.</summary>
    public Reference<EmployeeNumber>? Employee { get; init; }

    /// <summary>Department or distribution.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>The project.</summary>
    public Reference<ProjectNumber>? Project { get; init; }

    /// <summary>The cost type.</summary>
    public Reference<CostTypeNumber>? CostType { get; init; }

    /// <summary>What is open.</summary>
    public decimal? Remainder { get; init; }
}
