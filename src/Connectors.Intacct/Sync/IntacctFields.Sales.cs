using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Documents of order entry as records.</summary>
public static partial class IntacctFields
{
    /// <summary>A quote, an order, an invoice or another sales document: read, whoever made it. New ones come into being by being sent.</summary>
    public static class Document
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("document");

        /// <summary>The class of its transaction definition, one of Intacct's words: <c>quote</c>, <c>order</c>, <c>invoice</c>, <c>other</c>; only shown.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary><c>documentType</c>, the transaction definition's name; only shown.</summary>
        public static readonly Field<string> DocumentType = Of<string>("documentType");

        /// <summary><c>documentNumber</c>; only shown.</summary>
        public static readonly Field<string> DocumentNumber = Of<string>("documentNumber");

        /// <summary><c>txnDate</c>; required.</summary>
        public static readonly Field<DateOnly> TxnDate = Of<DateOnly>("txnDate");

        /// <summary><c>customer</c>, a reference; required.</summary>
        public static readonly Field<RecordRef> Customer = Of<RecordRef>("customer");

        /// <summary><c>dueDate</c>.</summary>
        public static readonly Field<DateOnly> DueDate = Of<DateOnly>("dueDate");

        /// <summary><c>sourceDocument</c>, a reference; only shown.</summary>
        public static readonly Field<RecordRef> SourceDocument = Of<RecordRef>("sourceDocument");

        /// <summary><c>referenceNumber</c>; of a document that was sent from here, our marker; only shown.</summary>
        public static readonly Field<string> ReferenceNumber = Of<string>("referenceNumber");

        /// <summary><c>customerPONumber</c>.</summary>
        public static readonly Field<string> CustomerPoNumber = Of<string>("customerPONumber");

        /// <summary><c>memo</c>.</summary>
        public static readonly Field<string> Memo = Of<string>("memo");

        /// <summary><c>notes</c>.</summary>
        public static readonly Field<string> Notes = Of<string>("notes");

        /// <summary><c>requestedShippingDate</c>.</summary>
        public static readonly Field<DateOnly> RequestedShippingDate = Of<DateOnly>("requestedShippingDate");

        /// <summary><c>paymentTerm</c>, by key.</summary>
        public static readonly Field<string> PaymentTerm = Of<string>("paymentTerm");

        /// <summary><c>paymentTerm.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> PaymentTermId = Of<string>("paymentTerm.id");

        /// <summary><c>txnCurrency</c>; only shown.</summary>
        public static readonly Field<string> TxnCurrency = Of<string>("txnCurrency");

        /// <summary><c>exchangeRate.rate</c>; only shown.</summary>
        public static readonly Field<decimal> ExchangeRateRate = Of<decimal>("exchangeRate.rate");

        /// <summary><c>state</c>, one of Intacct's words; only shown.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary><c>paymentStatus</c>, one of Intacct's words; only invoices have one; only shown.</summary>
        public static readonly Field<string> PaymentStatus = Of<string>("paymentStatus");

        /// <summary><c>subtotalInTxnCurrency</c>; only shown.</summary>
        public static readonly Field<decimal> SubtotalInTxnCurrency = Of<decimal>("subtotalInTxnCurrency");

        /// <summary><c>totalInTxnCurrency</c>; only shown.</summary>
        public static readonly Field<decimal> TotalInTxnCurrency = Of<decimal>("totalInTxnCurrency");

        /// <summary><c>webURL</c>; only shown.</summary>
        public static readonly Field<string> WebUrl = Of<string>("webURL");

        /// <summary><c>lines</c>, under the names of <see cref="Crm.Line"/>; only shown.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        private static Field<T> Of<T>(string name) => new("document", name);
    }
}
