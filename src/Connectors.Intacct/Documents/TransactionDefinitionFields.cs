namespace Connectors.Intacct;

/// <summary>The members of TransactionDefinition that a query can show, ask about and order by.</summary>
public static class TransactionDefinitionFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>docClass</c></summary>
    public static readonly QueryField<DocumentClass> DocClass = new("docClass");

    /// <summary><c>workflowCategory</c></summary>
    public static readonly QueryField<string> WorkflowCategory = new("workflowCategory");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>editPolicy</c></summary>
    public static readonly QueryField<DocumentPolicy> EditPolicy = new("editPolicy");

    /// <summary><c>deletePolicy</c></summary>
    public static readonly QueryField<DocumentPolicy> DeletePolicy = new("deletePolicy");

    /// <summary><c>enableNumberingSequence</c></summary>
    public static readonly QueryField<bool> EnableNumberingSequence = new("enableNumberingSequence");

    /// <summary><c>preserveNumberingSequence</c></summary>
    public static readonly QueryField<bool> PreserveNumberingSequence = new("preserveNumberingSequence");

    /// <summary><c>inheritDocumentNumber</c></summary>
    public static readonly QueryField<bool> InheritDocumentNumber = new("inheritDocumentNumber");

    /// <summary><c>txnPostingMethod</c></summary>
    public static readonly QueryField<string> TxnPostingMethod = new("txnPostingMethod");

    /// <summary><c>disableTax</c></summary>
    public static readonly QueryField<bool> DisableTax = new("disableTax");

    /// <summary><c>enableSubtotals</c></summary>
    public static readonly QueryField<bool> EnableSubtotals = new("enableSubtotals");

    /// <summary><c>overridePrice</c></summary>
    public static readonly QueryField<bool> OverridePrice = new("overridePrice");

    /// <summary><c>enableCreditLimitCheck</c></summary>
    public static readonly QueryField<bool> EnableCreditLimitCheck = new("enableCreditLimitCheck");

    /// <summary><c>warehouseSelectionMethod</c></summary>
    public static readonly QueryField<string> WarehouseSelectionMethod = new("warehouseSelectionMethod");

    /// <summary><c>warehouse.key</c></summary>
    public static readonly QueryField<RecordKey> WarehouseKey = new("warehouse.key");

    /// <summary><c>warehouse.id</c></summary>
    public static readonly QueryField<string> WarehouseId = new("warehouse.id");

    /// <summary><c>initialPriceList.key</c></summary>
    public static readonly QueryField<RecordKey> InitialPriceListKey = new("initialPriceList.key");

    /// <summary><c>initialPriceList.id</c></summary>
    public static readonly QueryField<string> InitialPriceListId = new("initialPriceList.id");

    /// <summary><c>documentConversionPolicy</c></summary>
    public static readonly QueryField<string> DocumentConversionPolicy = new("documentConversionPolicy");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
