namespace Connectors.Economic;

/// <summary>How a supplier is paid.</summary>
public sealed record RemittanceAdvice : EconomicRecord
{
    /// <summary>Its number at the payment service, at most 50 characters.</summary>
    public string? CreditorId { get; init; }

    /// <summary>The payment type.</summary>
    public Reference<PaymentTypeNumber>? PaymentType { get; init; }
}
