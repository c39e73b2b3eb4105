namespace Connectors.Economic;

/// <summary>The payment terms of a document.</summary>
public sealed record DocumentPaymentTerms : EconomicRecord
{
    /// <summary>Their number.</summary>
    public required PaymentTermsNumber PaymentTermsNumber { get; init; }

    /// <summary>The days. Leave them out.</summary>
    public int? DaysOfCredit { get; init; }

    /// <summary>How they count. Leave it out: a type that is not that of the terms is refused (<see cref="EconomicErrorCodes.PaymentTermsTypeMismatch"/>).</summary>
    public PaymentTermsType? PaymentTermsType { get; init; }

    /// <summary>Names terms by their number.</summary>
    /// <param name="number">Their number.</param>
    public static implicit operator DocumentPaymentTerms(PaymentTermsNumber number) => new() { PaymentTermsNumber = number };
}
