namespace Connectors.Dinero;

/// <summary>A line of a purchase, as it is read.</summary>
public sealed record PurchaseLine
{
    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The VAT code.</summary>
    public string? VatCode { get; init; }

    /// <summary>The account that it is posted to. It decides the VAT.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>The amount without VAT.</summary>
    public decimal AmountExclVatValue { get; init; }

    /// <summary>The amount with VAT.</summary>
    public decimal AmountInclVatValue { get; init; }

    /// <summary>The VAT.</summary>
    public decimal VatAmountValue { get; init; }

    /// <summary>The tag by which the account was found.</summary>
    public string? AccountTagName { get; init; }
}
