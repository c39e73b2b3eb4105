using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A document of order entry: quote, order, invoice or other, by its transaction definition.</summary>
public sealed record Document : DocumentInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its name. Intacct's texts differ: the definition and the number ("Sales Order-SO0023"), or the key. Link by key; show definition and number.</summary>
    public string? Id { get; init; }

    /// <summary>Its name, where Id is the key.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The transaction definition, by name.</summary>
    public string? DocumentType { get; init; }

    /// <summary>The transaction definition.</summary>
    public Reference? TxnDefinition { get; init; }

    /// <summary>Whether the invoice behind it is paid.</summary>
    public DocumentPaymentStatus? PaymentStatus { get; init; }

    /// <summary>The receivable invoice behind it.</summary>
    public Reference? Invoice { get; init; }

    /// <summary>Sum of the lines, in the base currency.</summary>
    public decimal? Subtotal { get; init; }

    /// <summary>Total, in the base currency.</summary>
    public decimal? Total { get; init; }

    /// <summary>Sum of the lines, in the document's currency.</summary>
    public decimal? SubtotalInTxnCurrency { get; init; }

    /// <summary>Total, in the document's currency.</summary>
    public decimal? TotalInTxnCurrency { get; init; }

    /// <summary>Whether it is printed.</summary>
    public bool? IsPrinted { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>What it was made from and what was made of it.</summary>
    public IReadOnlyList<DocumentHistoryEntry>? History { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its page in Intacct.</summary>
    [JsonPropertyName("webURL")]
    public Uri? WebUrl { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
