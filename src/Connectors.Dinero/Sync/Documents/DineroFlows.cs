using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Dinero.Sync;

/// <summary>
/// The document flows of the preset: an invoice from an offer or from an order (one of the two, the order until somebody chooses otherwise), and a trade offer from an offer. They leave drafts; booking, mail
/// and e-invoices are off until somebody switches them on. Only a person sends until the settings name statuses.
/// </summary>
public static class DineroFlows
{
    /// <summary>An invoice from an offer.</summary>
    public const string InvoiceFromOffer = "invoice-from-offer";

    /// <summary>An invoice from an order.</summary>
    public const string InvoiceFromOrder = "invoice-from-order";

    /// <summary>A trade offer from an offer.</summary>
    public const string TradeOffer = "trade-offer";

    internal static ImmutableArray<DocumentFlow> All { get; } =
    [
        WithEInvoice(Flow(InvoiceFromOrder, CrmFields.Order.Entity, DocumentKind.Invoice)) with { Group = "invoice", DatedOnSending = true },
        WithEInvoice(Flow(InvoiceFromOffer, CrmFields.Offer.Entity, DocumentKind.Invoice)) with { Group = "invoice", DatedOnSending = true, Enabled = false },
        // Both would write the same result fields of the offer.
        Flow(TradeOffer, CrmFields.Offer.Entity, DocumentKind.Quote) with { Group = "offer" },
    ];

    private static DocumentFlow Flow(string name, Entity source, DocumentKind kind) => new()
    {
        Name = name,
        Source = source.Name,
        Kind = kind,
        StatusField = CrmFields.Offer.Status.Name,
        Results = new Dictionary<DocumentField, string>
        {
            [DocumentField.Id] = CrmFields.Offer.AccountingId.Name,
            [DocumentField.Number] = CrmFields.Offer.AccountingNumber.Name,
            [DocumentField.State] = CrmFields.Offer.AccountingState.Name,
            [DocumentField.Message] = CrmFields.Offer.AccountingMessage.Name,
            [DocumentField.Paid] = CrmFields.Offer.Paid.Name,
            [DocumentField.Open] = CrmFields.Offer.Open.Name,
            [DocumentField.CheckedAt] = CrmFields.Offer.CheckedAt.Name,
        }.ToImmutableDictionary(),
    };

    /// <summary>Dinero hands e-invoices over and does not tell what became of them.</summary>
    private static DocumentFlow WithEInvoice(DocumentFlow flow) => flow with { Results = flow.Results.Add(DocumentField.EInvoice, CrmFields.Offer.AccountingEInvoice.Name) };
}
