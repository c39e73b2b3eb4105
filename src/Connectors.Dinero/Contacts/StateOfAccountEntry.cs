namespace Connectors.Dinero;

/// <summary>One line of a state of account.</summary>
public sealed record StateOfAccountEntry
{
    /// <summary>The voucher.</summary>
    public VoucherId RelatedVoucherGuid { get; init; }

    /// <summary>Its number.</summary>
    public string? RelatedVoucherNumber { get; init; }

    /// <summary>The date.</summary>
    public DateTimeOffset Date { get; init; }

    /// <summary>When it was due.</summary>
    public DateTimeOffset? DecayDate { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>What it is.</summary>
    public string? Type { get; init; }

    /// <summary>The amount in <see cref="Currency"/>.</summary>
    public decimal Amount { get; init; }

    /// <summary>The balance after it.</summary>
    public decimal Balance { get; init; }

    /// <summary>The state.</summary>
    public string? Status { get; init; }

    /// <summary>The voucher's category.</summary>
    public string? RelatedVoucherCategory { get; init; }

    /// <summary>The voucher's class.</summary>
    public string? RelatedVoucherClass { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }
}
