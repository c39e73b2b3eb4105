namespace Connectors.Dinero;

/// <summary>An invoice or a credit note in a list. It holds what was asked for: null may mean empty or not asked for. Lines and versions are never listed.</summary>
public sealed record SalesRow
{
    /// <summary>The id.</summary>
    public required VoucherId Guid { get; init; }

    /// <summary>The number. A draft has none: ignore it until the document is booked.</summary>
    public long? Number { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it is due. Set on unpaid documents too: it is no sign of payment.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The state, payment included. A single document calls this <c>PaymentStatus</c>.</summary>
    public SalesPaymentStatus? Status { get; init; }

    /// <summary>What it is; only in the joint list.</summary>
    public SalesDocumentType? Type { get; init; }

    /// <summary>The contact's name on the document.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>Total with VAT, in the document's currency.</summary>
    public decimal? TotalInclVat { get; init; }

    /// <summary>Total without VAT, in the document's currency.</summary>
    public decimal? TotalExclVat { get; init; }

    /// <summary>Total with VAT, DKK.</summary>
    public decimal? TotalInclVatInDkk { get; init; }

    /// <summary>Total without VAT, DKK.</summary>
    public decimal? TotalExclVatInDkk { get; init; }

    /// <summary>What became of the latest mail.</summary>
    public MailOutStatus? MailOutStatus { get; init; }

    /// <summary>What the latest mail was.</summary>
    public MailOutType? LatestMailOutType { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
