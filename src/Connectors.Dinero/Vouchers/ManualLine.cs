namespace Connectors.Dinero;

/// <summary>A line of a manual voucher, as it is read.</summary>
public sealed record ManualLine
{
    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The amount without VAT.</summary>
    public decimal AmountExclVatValue { get; init; }

    /// <summary>The amount with VAT.</summary>
    public decimal AmountInclVatValue { get; init; }

    /// <summary>The VAT.</summary>
    public decimal VatAmountValue { get; init; }

    /// <summary>The account.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>The account on the other side.</summary>
    public int? BalancingAccountNumber { get; init; }

    /// <summary>The VAT code of the account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? AccountVatCode { get; init; }

    /// <summary>The VAT code of the balancing account; <c>none</c> suppresses VAT, null takes the account's own.</summary>
    public string? BalancingAccountVatCode { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? CurrencyKey { get; init; }

    /// <summary>The amount in <see cref="CurrencyKey"/>.</summary>
    public decimal? AmountInForeignCurrency { get; init; }
}
