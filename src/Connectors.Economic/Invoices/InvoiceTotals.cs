namespace Connectors.Economic;

/// <summary>A sum of invoices. What a sum does not tell is null.</summary>
public sealed record InvoiceTotals : EconomicRecord
{
    /// <summary>How many invoices.</summary>
    public int? InvoiceCount { get; init; }

    /// <summary>Their sum without VAT, in base currency.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>What is not paid of them, in base currency.</summary>
    public decimal? GrossRemainderInBaseCurrency { get; init; }

    /// <summary>The first date.</summary>
    public DateOnly? MinDate { get; init; }

    /// <summary>The last date.</summary>
    public DateOnly? MaxDate { get; init; }

    /// <summary>In words.</summary>
    public string? Description { get; init; }

    /// <summary>Whose invoices; null = of all customers.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }

    /// <summary>Whose invoices; null = of all employees.</summary>
    public Reference<EmployeeNumber>? Employee { get; init; }

    /// <summary>Of which period.</summary>
    public Reference<PeriodNumber>? Period { get; init; }
}
