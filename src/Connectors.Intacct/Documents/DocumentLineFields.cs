namespace Connectors.Intacct;

/// <summary>The members of DocumentLine that a query can show, ask about and order by.</summary>
public static class DocumentLineFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>documentHeader.key</c></summary>
    public static readonly QueryField<RecordKey> DocumentHeaderKey = new("documentHeader.key");

    /// <summary><c>documentHeader.id</c></summary>
    public static readonly QueryField<string> DocumentHeaderId = new("documentHeader.id");

    /// <summary><c>dimensions.item.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsItemKey = new("dimensions.item.key");

    /// <summary><c>dimensions.item.id</c></summary>
    public static readonly QueryField<string> DimensionsItemId = new("dimensions.item.id");

    /// <summary><c>dimensions.warehouse.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsWarehouseKey = new("dimensions.warehouse.key");

    /// <summary><c>dimensions.warehouse.id</c></summary>
    public static readonly QueryField<string> DimensionsWarehouseId = new("dimensions.warehouse.id");

    /// <summary><c>dimensions.location.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsLocationKey = new("dimensions.location.key");

    /// <summary><c>dimensions.location.id</c></summary>
    public static readonly QueryField<string> DimensionsLocationId = new("dimensions.location.id");

    /// <summary><c>dimensions.department.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsDepartmentKey = new("dimensions.department.key");

    /// <summary><c>dimensions.department.id</c></summary>
    public static readonly QueryField<string> DimensionsDepartmentId = new("dimensions.department.id");

    /// <summary><c>dimensions.class.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsClassKey = new("dimensions.class.key");

    /// <summary><c>dimensions.class.id</c></summary>
    public static readonly QueryField<string> DimensionsClassId = new("dimensions.class.id");

    /// <summary><c>dimensions.project.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsProjectKey = new("dimensions.project.key");

    /// <summary><c>dimensions.project.id</c></summary>
    public static readonly QueryField<string> DimensionsProjectId = new("dimensions.project.id");

    /// <summary><c>dimensions.task.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsTaskKey = new("dimensions.task.key");

    /// <summary><c>dimensions.task.id</c></summary>
    public static readonly QueryField<string> DimensionsTaskId = new("dimensions.task.id");

    /// <summary><c>dimensions.employee.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsEmployeeKey = new("dimensions.employee.key");

    /// <summary><c>dimensions.employee.id</c></summary>
    public static readonly QueryField<string> DimensionsEmployeeId = new("dimensions.employee.id");

    /// <summary><c>dimensions.vendor.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsVendorKey = new("dimensions.vendor.key");

    /// <summary><c>dimensions.vendor.id</c></summary>
    public static readonly QueryField<string> DimensionsVendorId = new("dimensions.vendor.id");

    /// <summary><c>dimensions.contract.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsContractKey = new("dimensions.contract.key");

    /// <summary><c>dimensions.contract.id</c></summary>
    public static readonly QueryField<string> DimensionsContractId = new("dimensions.contract.id");

    /// <summary><c>unit</c></summary>
    public static readonly QueryField<string> Unit = new("unit");

    /// <summary><c>unitQuantity</c></summary>
    public static readonly QueryField<decimal> UnitQuantity = new("unitQuantity");

    /// <summary><c>unitPrice</c></summary>
    public static readonly QueryField<decimal> UnitPrice = new("unitPrice");

    /// <summary><c>discountPercent</c></summary>
    public static readonly QueryField<decimal> DiscountPercent = new("discountPercent");

    /// <summary><c>lineDescription</c></summary>
    public static readonly QueryField<string> LineDescription = new("lineDescription");

    /// <summary><c>memo</c></summary>
    public static readonly QueryField<string> Memo = new("memo");

    /// <summary><c>sourceDocument.key</c></summary>
    public static readonly QueryField<RecordKey> SourceDocumentKey = new("sourceDocument.key");

    /// <summary><c>sourceDocument.id</c></summary>
    public static readonly QueryField<string> SourceDocumentId = new("sourceDocument.id");

    /// <summary><c>sourceDocumentLine.key</c></summary>
    public static readonly QueryField<RecordKey> SourceDocumentLineKey = new("sourceDocumentLine.key");

    /// <summary><c>sourceDocumentLine.id</c></summary>
    public static readonly QueryField<string> SourceDocumentLineId = new("sourceDocumentLine.id");

    /// <summary><c>servicePeriodStartDate</c></summary>
    public static readonly QueryField<DateOnly> ServicePeriodStartDate = new("servicePeriodStartDate");

    /// <summary><c>servicePeriodEndDate</c></summary>
    public static readonly QueryField<DateOnly> ServicePeriodEndDate = new("servicePeriodEndDate");

    /// <summary><c>requestedShippingDate</c></summary>
    public static readonly QueryField<DateOnly> RequestedShippingDate = new("requestedShippingDate");

    /// <summary><c>shipByDate</c></summary>
    public static readonly QueryField<DateOnly> ShipByDate = new("shipByDate");

    /// <summary><c>enableTax</c></summary>
    public static readonly QueryField<bool> EnableTax = new("enableTax");

    /// <summary><c>taxSchedule.key</c></summary>
    public static readonly QueryField<RecordKey> TaxScheduleKey = new("taxSchedule.key");

    /// <summary><c>taxSchedule.id</c></summary>
    public static readonly QueryField<string> TaxScheduleId = new("taxSchedule.id");

    /// <summary><c>lineNumber</c></summary>
    public static readonly QueryField<int> LineNumber = new("lineNumber");

    /// <summary><c>quantity</c></summary>
    public static readonly QueryField<decimal> Quantity = new("quantity");

    /// <summary><c>price</c></summary>
    public static readonly QueryField<decimal> Price = new("price");

    /// <summary><c>priceInTxnCurrency</c></summary>
    public static readonly QueryField<decimal> PriceInTxnCurrency = new("priceInTxnCurrency");

    /// <summary><c>retailPrice</c></summary>
    public static readonly QueryField<decimal> RetailPrice = new("retailPrice");

    /// <summary><c>quantityConverted</c></summary>
    public static readonly QueryField<decimal> QuantityConverted = new("quantityConverted");

    /// <summary><c>quantityRemaining</c></summary>
    public static readonly QueryField<decimal> QuantityRemaining = new("quantityRemaining");

    /// <summary><c>taxRate</c></summary>
    public static readonly QueryField<decimal> TaxRate = new("taxRate");

    /// <summary><c>taxInTxnCurrency</c></summary>
    public static readonly QueryField<decimal> TaxInTxnCurrency = new("taxInTxnCurrency");

    /// <summary><c>txnCurrency</c></summary>
    public static readonly QueryField<string> TxnCurrency = new("txnCurrency");

    /// <summary><c>documentType</c></summary>
    public static readonly QueryField<string> DocumentType = new("documentType");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
