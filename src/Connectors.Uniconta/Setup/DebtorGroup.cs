namespace Connectors.Uniconta;

/// <summary>A debtor group: it decides accounts, VAT and the number series of its debtors.</summary>
public sealed record DebtorGroup : UnicontaRecord
{
    /// <summary>The key; 10 characters in 2016.</summary>
    public string? Group { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>New debtors without a group get this one.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The number series that gives debtor numbers (key); null: the number must be given.</summary>
    public string? AutoNumber { get; init; }

    /// <summary>Revenue account.</summary>
    public string? RevenueAccount { get; init; }

    /// <summary>Account that sums its debtors up (spelled so by Uniconta).</summary>
    public string? SummeryAccount { get; init; }

    /// <summary>VAT code (key).</summary>
    public string? SalesVat { get; init; }

    /// <summary>Account for discounts.</summary>
    public string? EndDiscountAccount { get; init; }

    /// <summary>Price list (key).</summary>
    public string? PriceList { get; init; }

    /// <summary>Which of the three sales prices counts.</summary>
    public int? PriceGroup { get; init; }

    /// <summary>Layout group (key).</summary>
    public string? LayoutGroup { get; init; }

    /// <summary>Item name group (key).</summary>
    public string? ItemNameGroup { get; init; }

    /// <summary>Blank accounts take the first one.</summary>
    public bool? UseFirstIfBlank { get; init; }
}
