namespace Connectors.Sync;

/// <summary>Accounting's own sales documents, as a CRM shows them.</summary>
public static partial class Crm
{
    /// <summary>
    /// A quote, an order, an invoice or another sales document of accounting, shown in the CRM whoever made it. What the CRM itself writes are its offers and orders: they become such documents when they are sent.
    /// </summary>
    public static class SalesDocument
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("salesDocument");

        /// <summary>What it is: <c>quote</c>, <c>order</c>, <c>invoice</c>, <c>other</c>, or another word of accounting's.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>The type of document in accounting's own words, where a company has several of one kind.</summary>
        public static readonly Field<string> Type = Of<string>("type");

        /// <summary>Number, as people write it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Date.</summary>
        public static readonly Field<DateOnly> Date = Of<DateOnly>("date");

        /// <summary>When it is to be paid; of a quote, until when it holds.</summary>
        public static readonly Field<DateOnly> DueDate = Of<DateOnly>("dueDate");

        /// <summary>When goods are to be delivered.</summary>
        public static readonly Field<DateOnly> DeliveryDate = Of<DateOnly>("deliveryDate");

        /// <summary>The company that it is for.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>The document that it was made from.</summary>
        public static readonly Field<RecordRef> Source = Of<RecordRef>("source");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Units of the account's currency per unit of <see cref="Currency"/>.</summary>
        public static readonly Field<decimal> ExchangeRate = Of<decimal>("exchangeRate");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>Its own reference number; of one that was sent from here, our marker.</summary>
        public static readonly Field<string> Reference = Of<string>("reference");

        /// <summary>The customer's reference: an order number, a requisition.</summary>
        public static readonly Field<string> YourReference = Of<string>("yourReference");

        /// <summary>Our reference: notes.</summary>
        public static readonly Field<string> OurReference = Of<string>("ourReference");

        /// <summary>Heading or comment.</summary>
        public static readonly Field<string> Comment = Of<string>("comment");

        /// <summary>Total without VAT.</summary>
        public static readonly Field<decimal> Net = Of<decimal>("net");

        /// <summary>VAT and whatever else stands between net and gross.</summary>
        public static readonly Field<decimal> Vat = Of<decimal>("vat");

        /// <summary>Total with VAT.</summary>
        public static readonly Field<decimal> Gross = Of<decimal>("gross");

        /// <summary>The state, as <see cref="DocumentStatuses.Key"/> names it.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary>The state in accounting's own word.</summary>
        public static readonly Field<string> AccountingState = Of<string>("accountingState");

        /// <summary>What was paid of it, in accounting's own word; only invoices have one.</summary>
        public static readonly Field<string> PaymentState = Of<string>("paymentState");

        /// <summary>Paid so far; empty where accounting does not say.</summary>
        public static readonly Field<decimal> Paid = Of<decimal>("paid");

        /// <summary>Still open; empty where accounting does not say.</summary>
        public static readonly Field<decimal> Open = Of<decimal>("open");

        /// <summary>Where it is seen in accounting.</summary>
        public static readonly Field<string> Link = Of<string>("link");

        /// <summary>The lines, with the fields of <see cref="Line"/>; articles by their code.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary>A field that this CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("salesDocument", name);
    }
}
