namespace Connectors.Dinero;

/// <summary>A payment.</summary>
public sealed record Payment
{
    /// <summary>The id.</summary>
    public required PaymentId Guid { get; init; }

    /// <summary>The deposit account that is paid into.</summary>
    public int? DepositAccountNumber { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>DKK for 100 units of the currency: DKK itself is 100, the euro about 745.</summary>
    public decimal ExchangeRate { get; init; }

    /// <summary>What kind of payment it is.</summary>
    public string? PaymentClass { get; init; }

    /// <summary>The voucher that was made beside it.</summary>
    public VoucherId? RelatedVoucherId { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The day of payment.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The amount in DKK.</summary>
    public decimal Amount { get; init; }
}
