namespace Connectors.Dinero;

/// <summary>A payment of a booked document. Dinero offers nothing that would make a repeat harmless: give an <see cref="ExternalReference"/> and look it up before sending again.</summary>
public sealed record PaymentInput
{
    /// <summary>The document's version.</summary>
    public required DineroTimeStamp Timestamp { get; init; }

    /// <summary>The deposit account that it came into, such as 55000.</summary>
    public required int DepositAccountNumber { get; init; }

    /// <summary>What is left open is booked as a fee.</summary>
    public bool RemainderIsFee { get; init; }

    /// <summary>The amount in the document's currency, when that is not DKK.</summary>
    public decimal? AmountInForeignCurrency { get; init; }

    /// <summary>Your own key, at most 128 characters. It is how a payment is found again.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The day of payment; null takes the day of the call.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>A text.</summary>
    public required string Description { get; init; }

    /// <summary>The amount in DKK, not 0.</summary>
    public required decimal Amount { get; init; }
}
