using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// What SmartBill's payment state means. It has no word for a cancelled or reversed invoice, and what it answers for one is not documented: four readings are told apart here, and one that adds up to none of them is unknown.
/// </summary>
internal static class DocumentStates
{
    /// <param name="id">The document.</param>
    /// <param name="state">What SmartBill says.</param>
    public static DocumentState Of(RecordId id, InvoicePaymentState state)
    {
        var status = Status(state);
        var isVoid = status is DocumentStatus.Cancelled or DocumentStatus.Credited;
        return new DocumentState
        {
            Id = id,
            Status = status,
            Paid = status == DocumentStatus.Unknown ? null : state.Paid,
            // Nobody owes anything on an invoice that is void.
            Open = status == DocumentStatus.Unknown ? null : isVoid ? 0 : state.Total - state.Paid,
            Gross = isVoid || status == DocumentStatus.Unknown ? null : state.Total,
        };
    }

    /// <summary>An invoice that looks unpaid may be a cancelled one.</summary>
    public static bool LooksOpen(DocumentState state) => state.Status is DocumentStatus.Issued or DocumentStatus.PartPaid;

    /// <summary>The page of a cancelled invoice says so, in a text of its own.</summary>
    public static bool SaysCancelled(IReadOnlyList<string> texts) => texts.Any(static t => t.Trim().ToUpperInvariant() is "ANULAT" or "ANULATA" or "ANULATĂ" or "FACTURA ANULATA" or "FACTURĂ ANULATĂ");

    private static DocumentStatus Status(InvoicePaymentState s) => s switch
    {
        // All amounts gone: void, as a cancelled invoice would be.
        { Total: 0, Paid: 0, Unpaid: 0, IsPaid: false } => DocumentStatus.Cancelled,
        { IsPaid: true, Unpaid: > 0 } => DocumentStatus.Unknown,
        { Total: >= 0 } when s.Paid > s.Total => DocumentStatus.Overpaid,
        // Nothing open although not all of it was paid: a reversal took the rest.
        { Unpaid: <= 0 } when s.Paid < s.Total => DocumentStatus.Credited,
        { Unpaid: <= 0 } => DocumentStatus.Paid,
        _ when s.Paid + s.Unpaid != s.Total => DocumentStatus.Unknown,
        { Paid: > 0 } => DocumentStatus.PartPaid,
        _ => DocumentStatus.Issued,
    };
}
