namespace Connectors.Dinero;

/// <summary>A sales credit note in full. Its lines are positive, as on an invoice.</summary>
public sealed record SalesCreditNote : SalesDocument
{
    /// <summary>The id.</summary>
    public required CreditNoteId Guid { get; init; }

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? TimeStamp { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The invoice that it credits.</summary>
    public InvoiceId? CreditNoteFor { get; init; }

    /// <summary>The state.</summary>
    public SalesDocumentStatus? Status { get; init; }

    /// <summary>Whether it is paid.</summary>
    public SalesPaymentStatus? PaymentStatus { get; init; }

    /// <summary>What became of the latest mail.</summary>
    public MailOutStatus? MailOutStatus { get; init; }

    /// <summary>What the latest mail was.</summary>
    public MailOutType? LatestMailOutType { get; init; }
}
