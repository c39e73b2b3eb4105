namespace Connectors.Sync;

/// <summary>What became of a sent document, as accounting shows it.</summary>
public sealed record DocumentState
{
    /// <summary>The document in accounting.</summary>
    public required RecordId Id { get; init; }

    /// <summary>Its state.</summary>
    public required DocumentStatus Status { get; init; }

    /// <summary>Series and number, if it has one.</summary>
    public string? Number { get; init; }

    /// <summary>Paid so far, in the document's currency; <see langword="null"/> = accounting does not say.</summary>
    public decimal? Paid { get; init; }

    /// <summary>Still open, in the document's currency; <see langword="null"/> = accounting does not say.</summary>
    public decimal? Open { get; init; }

    /// <summary>Accounting's own totals, if it tells them.</summary>
    public DocumentTotals? Totals { get; init; }

    /// <summary>Accounting's own total with VAT, where it tells no other.</summary>
    public decimal? Gross { get; init; }
}

/// <summary>States of a document in accounting.</summary>
public enum DocumentStatus
{
    /// <summary>Accounting does not say, or said something new. Never read as unpaid.</summary>
    Unknown,

    /// <summary>A draft: it can still be changed.</summary>
    Draft,

    /// <summary>Booked or issued.</summary>
    Issued,

    /// <summary>Issued and sent to the customer.</summary>
    Sent,

    /// <summary>Paid in part.</summary>
    PartPaid,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>More was paid than asked for.</summary>
    Overpaid,

    /// <summary>Due and not paid.</summary>
    Overdue,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Credited (storno).</summary>
    Credited,

    /// <summary>Deleted, or nowhere to be found though accounting was asked properly.</summary>
    Gone,
}

/// <summary>How states are written into fields.</summary>
public static class DocumentStatuses
{
    /// <summary>Stable and language-neutral: <c>part-paid</c>.</summary>
    public static string Key(DocumentStatus status) => status switch
    {
        DocumentStatus.Draft => "draft",
        DocumentStatus.Issued => "issued",
        DocumentStatus.Sent => "sent",
        DocumentStatus.PartPaid => "part-paid",
        DocumentStatus.Paid => "paid",
        DocumentStatus.Overpaid => "overpaid",
        DocumentStatus.Overdue => "overdue",
        DocumentStatus.Cancelled => "cancelled",
        DocumentStatus.Credited => "credited",
        DocumentStatus.Gone => "gone",
        _ => "unknown",
    };

    /// <summary>Nothing more is expected of it: paid, cancelled or credited.</summary>
    public static bool IsSettled(DocumentStatus status) => status is DocumentStatus.Paid or DocumentStatus.Overpaid or DocumentStatus.Cancelled or DocumentStatus.Credited;
}
