namespace Connectors.Intacct;

/// <summary>A line of a document.</summary>
public sealed record DocumentLine : DocumentLineInput
{
    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>Place in the document. Intacct counts from 0 or from 1, depending on the document.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Quantity, in the base unit.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Price per base unit, in the base currency, after the discount.</summary>
    public decimal? Price { get; init; }

    /// <summary>Price per base unit, in the document's currency, after the discount.</summary>
    public decimal? PriceInTxnCurrency { get; init; }

    /// <summary>Price before discount, in the base currency.</summary>
    public decimal? RetailPrice { get; init; }

    /// <summary>Quantity that other documents took over.</summary>
    public decimal? QuantityConverted { get; init; }

    /// <summary>Quantity that is left.</summary>
    public decimal? QuantityRemaining { get; init; }

    /// <summary>Tax in percent.</summary>
    public decimal? TaxRate { get; init; }

    /// <summary>Tax, in the document's currency.</summary>
    public decimal? TaxInTxnCurrency { get; init; }

    /// <summary>Currency of the document, ISO code.</summary>
    public string? TxnCurrency { get; init; }

    /// <summary>The transaction definition.</summary>
    public string? DocumentType { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
