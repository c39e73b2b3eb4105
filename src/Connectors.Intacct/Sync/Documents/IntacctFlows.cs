using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Intacct.Sync;

/// <summary>
/// The document flows of the preset. From an offer (an opportunity with its products) or from an order comes a sales order, one of the two; a sales quote from an offer and a sales invoice from an order are
/// there, switched off. They leave documents in the state "draft" until booking is switched on. Only a person sends until the settings name statuses.
/// </summary>
public static class IntacctFlows
{
    /// <summary>A sales order from an offer: what the button on an opportunity does.</summary>
    public const string OrderFromOffer = "order-from-offer";

    /// <summary>A sales order from an order of the CRM.</summary>
    public const string OrderFromOrder = "order-from-order";

    /// <summary>A sales quote from an offer.</summary>
    public const string QuoteFromOffer = "quote-from-offer";

    /// <summary>A sales invoice from an order of the CRM.</summary>
    public const string InvoiceFromOrder = "invoice-from-order";

    internal static ImmutableArray<DocumentFlow> Of(IntacctSyncOptions options) =>
    [
        // An offer shows one document of accounting, and an order one: which, somebody chooses.
        Flow(OrderFromOffer, CrmFields.Offer.Entity, DocumentKind.Order, options) with { Group = "offer" },
        Flow(QuoteFromOffer, CrmFields.Offer.Entity, DocumentKind.Quote, options) with { Group = "offer", Enabled = false },
        Flow(OrderFromOrder, CrmFields.Order.Entity, DocumentKind.Order, options) with { Group = "order", Enabled = false },
        Flow(InvoiceFromOrder, CrmFields.Order.Entity, DocumentKind.Invoice, options) with { Group = "order", Enabled = false, DatedOnSending = true },
    ];

    private static DocumentFlow Flow(string name, Connectors.Sync.Entity source, DocumentKind kind, IntacctSyncOptions options) => new()
    {
        Name = name,
        Source = source.Name,
        Kind = kind,
        StatusField = CrmFields.Offer.Status.Name,
        // Terms of the CRM are options of the mirrored list: accounting's key is what goes over.
        Converters = options.ManagedLists ? ImmutableDictionary<DocumentValue, string>.Empty.Add(DocumentValue.PaymentTerms, ManagedList.ConverterOf(IntacctLists.PaymentTerms)) : ImmutableDictionary<DocumentValue, string>.Empty,
        Results = new Dictionary<DocumentField, string>
        {
            [DocumentField.Id] = CrmFields.Offer.AccountingId.Name,
            [DocumentField.Number] = CrmFields.Offer.AccountingNumber.Name,
            [DocumentField.Link] = CrmFields.Offer.AccountingLink.Name,
            [DocumentField.State] = CrmFields.Offer.AccountingState.Name,
            [DocumentField.Message] = CrmFields.Offer.AccountingMessage.Name,
            [DocumentField.Paid] = CrmFields.Offer.Paid.Name,
            [DocumentField.Open] = CrmFields.Offer.Open.Name,
            [DocumentField.CheckedAt] = CrmFields.Offer.CheckedAt.Name,
            [DocumentField.File] = CrmFields.Offer.AccountingFile.Name,
        }.ToImmutableDictionary(),
    };
}
