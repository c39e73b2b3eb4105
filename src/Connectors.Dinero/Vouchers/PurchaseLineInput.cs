namespace Connectors.Dinero;

/// <summary>A line of a purchase, as it is written.</summary>
public sealed record PurchaseLineInput
{
    /// <summary>The account, 2000 to 9399.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The amount. It is the only amount that counts: the names that reading uses are dropped without a word and give a voucher of 0.</summary>
    public decimal Amount { get; init; }

    /// <summary>The VAT code; null takes the account's own.</summary>
    public string? VatCode { get; init; }

    /// <summary>The tag by which the account was found.</summary>
    public string? AccountTagName { get; init; }
}
