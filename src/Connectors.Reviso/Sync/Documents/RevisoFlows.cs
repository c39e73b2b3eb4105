using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Reviso.Sync;

/// <summary>
/// The document flows of the preset: a quotation from an offer and an order from an order. Both are left open in Reviso, where nothing is mailed. Only a person sends, until the settings name statuses.
/// Terms, currency, units and VAT codes are chosen from Reviso's own lists.
/// </summary>
public static class RevisoFlows
{
    /// <summary>A quotation from an offer.</summary>
    public const string Quotation = "quotation";

    /// <summary>An order from an order.</summary>
    public const string Order = "order";

    internal static ImmutableArray<DocumentFlow> All { get; } =
    [
        Flow(Quotation, CrmFields.Offer.Entity, DocumentKind.Quote),
        WithEInvoice(Flow(Order, CrmFields.Order.Entity, DocumentKind.Order)),
    ];

    /// <summary>Orders become invoices in Reviso, which says nothing of SDI.</summary>
    private static DocumentFlow WithEInvoice(DocumentFlow flow) => flow with { Results = flow.Results.Add(DocumentField.EInvoice, CrmFields.Order.AccountingEInvoice.Name) };

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
            [DocumentField.CheckedAt] = CrmFields.Offer.CheckedAt.Name,
        }.ToImmutableDictionary(),
        Converters = new Dictionary<DocumentValue, string>
        {
            [DocumentValue.PaymentTerms] = ManagedList.ConverterOf("paymentTerms"),
            [DocumentValue.Currency] = ManagedList.ConverterOf("currency"),
            [DocumentValue.Unit] = ManagedList.ConverterOf("unit"),
            [DocumentValue.VatCode] = ManagedList.ConverterOf("vatCode"),
        }.ToImmutableDictionary(),
    };
}
