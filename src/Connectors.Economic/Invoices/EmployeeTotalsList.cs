namespace Connectors.Economic;

/// <summary>Sums of draft invoices, employee by employee.</summary>
public sealed record EmployeeTotalsList : EconomicRecord
{
    /// <summary>How many invoices.</summary>
    public int? InvoiceCount { get; init; }

    /// <summary>Their sum without VAT, in base currency.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>The first date.</summary>
    public DateOnly? MinDate { get; init; }

    /// <summary>The last date.</summary>
    public DateOnly? MaxDate { get; init; }

    /// <summary>Employee by employee.</summary>
    public IReadOnlyList<InvoiceTotals>? Employees { get; init; }
}
