using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The one table of states: a document's own state, and of an invoice what was paid of it. A word that is new is unknown, never unpaid.</summary>
public static class IntacctDocumentStatus
{
    /// <summary>The state of a document.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="payment">Its payment state; only invoices have one.</param>
    public static DocumentStatus Of(DocumentState? state, DocumentPaymentStatus? payment)
    {
        if (state is not { } own)
            return DocumentStatus.Unknown;
        if (own == DocumentState.Draft)
            return DocumentStatus.Draft;
        // Closed takes the place of a deletion, and of a document that nobody goes on with.
        if (own == DocumentState.Closed || own == DocumentState.Declined)
            return payment == DocumentPaymentStatus.Paid ? DocumentStatus.Paid : DocumentStatus.Cancelled;
        if (payment is { } paid)
        {
            return paid == DocumentPaymentStatus.Paid ? DocumentStatus.Paid
                : paid == DocumentPaymentStatus.PartiallyPaid ? DocumentStatus.PartPaid
                : paid == DocumentPaymentStatus.Open ? DocumentStatus.Issued
                : DocumentStatus.Unknown;
        }

        return Issued.Contains(own) ? DocumentStatus.Issued : DocumentStatus.Unknown;
    }

    // What was turned into another document was issued; how that one fares is its own state.
    private static readonly DocumentState[] Issued =
    [
        DocumentState.Pending, DocumentState.Submitted, DocumentState.Approved, DocumentState.PartiallyApproved, DocumentState.InProgress, DocumentState.Converted, DocumentState.PartiallyConverted,
        DocumentState.ConvertedByLine, DocumentState.PartiallyConvertedByLine,
    ];
}
