namespace Connectors.Uniconta;

/// <summary>Payment terms.</summary>
public sealed record PaymentTerm : UnicontaRecord
{
    /// <summary>The key; 10 characters in 2016.</summary>
    public string? Payment { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Debtors without terms get these.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>From when the days count.</summary>
    public PaymentMethod? PaymentMethod { get; init; }

    /// <summary>Days.</summary>
    public int? Days { get; init; }

    /// <summary>Days of grace.</summary>
    public int? GraceDays { get; init; }

    /// <summary>Days within which a cash discount is given.</summary>
    public int? CashDiscountDays { get; init; }

    /// <summary>Cash discount, percent.</summary>
    public decimal? CashDiscountPct { get; init; }
}
