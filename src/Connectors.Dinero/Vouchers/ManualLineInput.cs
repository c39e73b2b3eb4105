namespace Connectors.Dinero;

/// <summary>A line of a manual voucher, as it is written.</summary>
public sealed record ManualLineInput
{
    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The account.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>The account on the other side.</summary>
    public int? BalancingAccountNumber { get; init; }

    /// <summary>The amount in DKK: with VAT for purchase VAT codes, without for sales and foreign ones.</summary>
    public decimal Amount { get; init; }

    /// <summary>The VAT code of the account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? AccountVatCode { get; init; }

    /// <summary>The VAT code of the balancing account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? BalancingAccountVatCode { get; init; }
}
