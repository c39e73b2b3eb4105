namespace Connectors.Dinero;

/// <summary>A line of a posting in the cash journal.</summary>
public sealed record LedgerLine
{
    /// <summary>The id.</summary>
    public Guid? Id { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The amount in DKK.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The account that it is posted to. It decides the VAT.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>The VAT code of the account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? AccountVatCode { get; init; }

    /// <summary>The account on the other side.</summary>
    public int? BalancingAccountNumber { get; init; }

    /// <summary>The VAT code of the balancing account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? BalancingAccountVatCode { get; init; }

    /// <summary>The voucher that it pays; then it has no account.</summary>
    public VoucherId? IsPaymentForVoucherId { get; init; }
}
