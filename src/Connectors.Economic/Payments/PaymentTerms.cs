namespace Connectors.Economic;

/// <summary>Payment terms.</summary>
public sealed record PaymentTerms : EconomicRecord
{
    /// <summary>Their number: the server chooses it.</summary>
    public PaymentTermsNumber? PaymentTermsNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>How they count. Cannot be changed later, and must be sent as it is.</summary>
    public required PaymentTermsType PaymentTermsType { get; init; }

    /// <summary>The days. Cannot be changed later, and must be sent as they are.</summary>
    public int? DaysOfCredit { get; init; }

    /// <summary>Description, at most 1000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Account of the part that is paid in advance.</summary>
    public Reference<AccountNumber>? ContraAccountForPrepaidAmount { get; init; }

    /// <summary>Account of the rest.</summary>
    public Reference<AccountNumber>? ContraAccountForRemainderAmount { get; init; }

    /// <summary>The part that is paid in advance, per cent with two decimals.</summary>
    public decimal? PercentageForPrepaidAmount { get; init; }

    /// <summary>The rest, per cent with two decimals.</summary>
    public decimal? PercentageForRemainderAmount { get; init; }

    /// <summary>The card company, which is a customer.</summary>
    public Reference<CustomerNumber>? CreditCardCompany { get; init; }
}
