using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;
using I = Connectors.Intacct.Sync.IntacctFields;

namespace Connectors.Intacct.Sync;

/// <summary>Quotes, orders, invoices and other sales documents: one entity of the CRM shows them all, each with its kind and type.</summary>
public static partial class IntacctPreset
{
    private static void SalesDocuments(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.SalesDocument.Entity, I.Document.Entity)
        // The CRM's own offers and orders become documents by being sent.
        .With(static m => m with { CreateInAccounting = CreatePolicy.Never })
        .Field(CrmFields.SalesDocument.Date, I.Document.TxnDate, PresetRules.Required("a sales document", "its date"))
        .Field(CrmFields.SalesDocument.Company, I.Document.Customer, PresetRules.Required("a sales document", "its customer"))
        .Field(CrmFields.SalesDocument.Kind, I.Document.Kind, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Type, I.Document.DocumentType, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Number, I.Document.DocumentNumber, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Source, I.Document.SourceDocument, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.DueDate, I.Document.DueDate, rules.Optional)
        .Field(CrmFields.SalesDocument.DeliveryDate, I.Document.RequestedShippingDate, rules.Optional)
        .Listed(rules, CrmFields.SalesDocument.PaymentTerms, I.Document.PaymentTerm, I.Document.PaymentTermId, IntacctLists.PaymentTerms)
        .Field(CrmFields.SalesDocument.Reference, I.Document.ReferenceNumber, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.YourReference, I.Document.CustomerPoNumber, rules.Optional)
        .Field(CrmFields.SalesDocument.OurReference, I.Document.Notes, rules.Optional)
        .Field(CrmFields.SalesDocument.Comment, I.Document.Memo, rules.Optional)
        .Field(CrmFields.SalesDocument.Currency, I.Document.TxnCurrency, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.ExchangeRate, I.Document.ExchangeRateRate, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Net, I.Document.SubtotalInTxnCurrency, PresetRules.Shown)
        .Group(CrmFields.SalesDocument.Vat.Name, [CrmFields.SalesDocument.Vat], [I.Document.SubtotalInTxnCurrency, I.Document.TotalInTxnCurrency], IntacctConverters.Tax, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Gross, I.Document.TotalInTxnCurrency, PresetRules.Shown)
        .Group(CrmFields.SalesDocument.State.Name, [CrmFields.SalesDocument.State], [I.Document.State, I.Document.PaymentStatus], IntacctConverters.DocumentState, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.AccountingState, I.Document.State, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.PaymentState, I.Document.PaymentStatus, PresetRules.Shown)
        .Group(CrmFields.SalesDocument.Paid.Name, [CrmFields.SalesDocument.Paid], [I.Document.PaymentStatus, I.Document.TotalInTxnCurrency], IntacctConverters.Paid, PresetRules.Shown)
        .Group(CrmFields.SalesDocument.Open.Name, [CrmFields.SalesDocument.Open], [I.Document.PaymentStatus, I.Document.TotalInTxnCurrency], IntacctConverters.Open, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Link, I.Document.WebUrl, PresetRules.Shown)
        .Field(CrmFields.SalesDocument.Lines, I.Document.Lines, PresetRules.Shown);
}
