using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Uniconta.Sync;

/// <summary>
/// The document flows of the preset: a sales order from an order of the CRM. It can be changed until it is invoiced, and later edits in the CRM go over until then. Only a person sends until the settings name
/// statuses. Nothing is invoiced, booked or mailed.
/// </summary>
public static class UnicontaFlows
{
    /// <summary>A sales order from an order.</summary>
    public const string Order = "order";

    internal static ImmutableArray<DocumentFlow> All { get; } =
    [
        new()
        {
            Name = Order,
            Source = CrmFields.Order.Entity.Name,
            Kind = DocumentKind.Order,
            StatusField = CrmFields.Order.Status.Name,
            AfterSend = AfterSend.UpdateWhileDraft,
            // Orders stand open for longer than invoices.
            Monitor = new(30, 365),
            Results = new Dictionary<DocumentField, string>
            {
                [DocumentField.Id] = CrmFields.Order.AccountingId.Name,
                [DocumentField.Number] = CrmFields.Order.AccountingNumber.Name,
                [DocumentField.State] = CrmFields.Order.AccountingState.Name,
                [DocumentField.Message] = CrmFields.Order.AccountingMessage.Name,
                [DocumentField.CheckedAt] = CrmFields.Order.CheckedAt.Name,
                [DocumentField.EInvoice] = CrmFields.Order.AccountingEInvoice.Name,
            }.ToImmutableDictionary(),
        },
    ];
}
