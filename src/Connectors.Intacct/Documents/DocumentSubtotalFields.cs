namespace Connectors.Intacct;

/// <summary>The members of DocumentSubtotal that a query can show, ask about and order by.</summary>
public static class DocumentSubtotalFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>absoluteValue</c></summary>
    public static readonly QueryField<decimal> AbsoluteValue = new("absoluteValue");

    /// <summary><c>percentValue</c></summary>
    public static readonly QueryField<decimal> PercentValue = new("percentValue");

    /// <summary><c>total</c></summary>
    public static readonly QueryField<decimal> Total = new("total");

    /// <summary><c>txnAbsoluteValue</c></summary>
    public static readonly QueryField<decimal> TxnAbsoluteValue = new("txnAbsoluteValue");

    /// <summary><c>txnTotal</c></summary>
    public static readonly QueryField<decimal> TxnTotal = new("txnTotal");

    /// <summary><c>documentHeader.key</c></summary>
    public static readonly QueryField<RecordKey> DocumentHeaderKey = new("documentHeader.key");

    /// <summary><c>documentHeader.id</c></summary>
    public static readonly QueryField<string> DocumentHeaderId = new("documentHeader.id");

    /// <summary><c>documentLine.key</c></summary>
    public static readonly QueryField<RecordKey> DocumentLineKey = new("documentLine.key");

    /// <summary><c>documentLine.id</c></summary>
    public static readonly QueryField<string> DocumentLineId = new("documentLine.id");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
