namespace Connectors.Intacct;

/// <summary>The members of Document that a query can show, ask about and order by.</summary>
public static class DocumentFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>txnDate</c></summary>
    public static readonly QueryField<DateOnly> TxnDate = new("txnDate");

    /// <summary><c>customer.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerKey = new("customer.key");

    /// <summary><c>customer.id</c></summary>
    public static readonly QueryField<string> CustomerId = new("customer.id");

    /// <summary><c>state</c></summary>
    public static readonly QueryField<DocumentState> State = new("state");

    /// <summary><c>dueDate</c></summary>
    public static readonly QueryField<DateOnly> DueDate = new("dueDate");

    /// <summary><c>postingDate</c></summary>
    public static readonly QueryField<DateOnly> PostingDate = new("postingDate");

    /// <summary><c>documentNumber</c></summary>
    public static readonly QueryField<string> DocumentNumber = new("documentNumber");

    /// <summary><c>referenceNumber</c></summary>
    public static readonly QueryField<string> ReferenceNumber = new("referenceNumber");

    /// <summary><c>customerPONumber</c></summary>
    public static readonly QueryField<string> CustomerPoNumber = new("customerPONumber");

    /// <summary><c>memo</c></summary>
    public static readonly QueryField<string> Memo = new("memo");

    /// <summary><c>notes</c></summary>
    public static readonly QueryField<string> Notes = new("notes");

    /// <summary><c>paymentTerm.key</c></summary>
    public static readonly QueryField<RecordKey> PaymentTermKey = new("paymentTerm.key");

    /// <summary><c>paymentTerm.id</c></summary>
    public static readonly QueryField<string> PaymentTermId = new("paymentTerm.id");

    /// <summary><c>shippingMethod.key</c></summary>
    public static readonly QueryField<RecordKey> ShippingMethodKey = new("shippingMethod.key");

    /// <summary><c>shippingMethod.id</c></summary>
    public static readonly QueryField<string> ShippingMethodId = new("shippingMethod.id");

    /// <summary><c>baseCurrency</c></summary>
    public static readonly QueryField<string> BaseCurrency = new("baseCurrency");

    /// <summary><c>txnCurrency</c></summary>
    public static readonly QueryField<string> TxnCurrency = new("txnCurrency");

    /// <summary><c>project.key</c></summary>
    public static readonly QueryField<RecordKey> ProjectKey = new("project.key");

    /// <summary><c>project.id</c></summary>
    public static readonly QueryField<string> ProjectId = new("project.id");

    /// <summary><c>contractId</c></summary>
    public static readonly QueryField<string> ContractId = new("contractId");

    /// <summary><c>shipByDate</c></summary>
    public static readonly QueryField<DateOnly> ShipByDate = new("shipByDate");

    /// <summary><c>requestedShippingDate</c></summary>
    public static readonly QueryField<DateOnly> RequestedShippingDate = new("requestedShippingDate");

    /// <summary><c>attachment.key</c></summary>
    public static readonly QueryField<RecordKey> AttachmentKey = new("attachment.key");

    /// <summary><c>attachment.id</c></summary>
    public static readonly QueryField<string> AttachmentId = new("attachment.id");

    /// <summary><c>taxSolution.key</c></summary>
    public static readonly QueryField<RecordKey> TaxSolutionKey = new("taxSolution.key");

    /// <summary><c>taxSolution.id</c></summary>
    public static readonly QueryField<string> TaxSolutionId = new("taxSolution.id");

    /// <summary><c>sourceDocument.key</c></summary>
    public static readonly QueryField<RecordKey> SourceDocumentKey = new("sourceDocument.key");

    /// <summary><c>sourceDocument.id</c></summary>
    public static readonly QueryField<string> SourceDocumentId = new("sourceDocument.id");

    /// <summary><c>exchangeRate.date</c></summary>
    public static readonly QueryField<DateOnly> ExchangeRateDate = new("exchangeRate.date");

    /// <summary><c>exchangeRate.rate</c></summary>
    public static readonly QueryField<decimal> ExchangeRateRate = new("exchangeRate.rate");

    /// <summary><c>exchangeRate.typeId</c></summary>
    public static readonly QueryField<string> ExchangeRateTypeId = new("exchangeRate.typeId");

    /// <summary><c>exchangeRate.typeName</c></summary>
    public static readonly QueryField<string> ExchangeRateTypeName = new("exchangeRate.typeName");

    /// <summary><c>contacts.primary.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsPrimaryKey = new("contacts.primary.key");

    /// <summary><c>contacts.primary.id</c></summary>
    public static readonly QueryField<string> ContactsPrimaryId = new("contacts.primary.id");

    /// <summary><c>contacts.billTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsBillToKey = new("contacts.billTo.key");

    /// <summary><c>contacts.billTo.id</c></summary>
    public static readonly QueryField<string> ContactsBillToId = new("contacts.billTo.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>documentId</c></summary>
    public static readonly QueryField<string> DocumentId = new("documentId");

    /// <summary><c>documentType</c></summary>
    public static readonly QueryField<string> DocumentType = new("documentType");

    /// <summary><c>txnDefinition.key</c></summary>
    public static readonly QueryField<RecordKey> TxnDefinitionKey = new("txnDefinition.key");

    /// <summary><c>txnDefinition.id</c></summary>
    public static readonly QueryField<string> TxnDefinitionId = new("txnDefinition.id");

    /// <summary><c>paymentStatus</c></summary>
    public static readonly QueryField<DocumentPaymentStatus> PaymentStatus = new("paymentStatus");

    /// <summary><c>invoice.key</c></summary>
    public static readonly QueryField<RecordKey> InvoiceKey = new("invoice.key");

    /// <summary><c>invoice.id</c></summary>
    public static readonly QueryField<string> InvoiceId = new("invoice.id");

    /// <summary><c>subtotal</c></summary>
    public static readonly QueryField<decimal> Subtotal = new("subtotal");

    /// <summary><c>total</c></summary>
    public static readonly QueryField<decimal> Total = new("total");

    /// <summary><c>subtotalInTxnCurrency</c></summary>
    public static readonly QueryField<decimal> SubtotalInTxnCurrency = new("subtotalInTxnCurrency");

    /// <summary><c>totalInTxnCurrency</c></summary>
    public static readonly QueryField<decimal> TotalInTxnCurrency = new("totalInTxnCurrency");

    /// <summary><c>isPrinted</c></summary>
    public static readonly QueryField<bool> IsPrinted = new("isPrinted");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
