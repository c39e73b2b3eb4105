namespace Connectors.Intacct;

/// <summary>The members of ContractLine that a query can show, ask about and order by.</summary>
public static class ContractLineFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>contract.key</c></summary>
    public static readonly QueryField<RecordKey> ContractKey = new("contract.key");

    /// <summary><c>contract.id</c></summary>
    public static readonly QueryField<string> ContractId = new("contract.id");

    /// <summary><c>item.key</c></summary>
    public static readonly QueryField<RecordKey> ItemKey = new("item.key");

    /// <summary><c>item.id</c></summary>
    public static readonly QueryField<string> ItemId = new("item.id");

    /// <summary><c>itemDescription</c></summary>
    public static readonly QueryField<string> ItemDescription = new("itemDescription");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>billing.quantity</c></summary>
    public static readonly QueryField<decimal> BillingQuantity = new("billing.quantity");

    /// <summary><c>billing.rate</c></summary>
    public static readonly QueryField<decimal> BillingRate = new("billing.rate");

    /// <summary><c>billing.multiplier</c></summary>
    public static readonly QueryField<decimal> BillingMultiplier = new("billing.multiplier");

    /// <summary><c>billing.discount</c></summary>
    public static readonly QueryField<decimal> BillingDiscount = new("billing.discount");

    /// <summary><c>billing.method</c></summary>
    public static readonly QueryField<ContractBillingMethod> BillingMethod = new("billing.method");

    /// <summary><c>billing.amountFrequency</c></summary>
    public static readonly QueryField<FlatAmountFrequency> BillingAmountFrequency = new("billing.amountFrequency");

    /// <summary><c>billing.frequency</c></summary>
    public static readonly QueryField<BillingFrequency> BillingFrequency = new("billing.frequency");

    /// <summary><c>billing.flatFixedAmount</c></summary>
    public static readonly QueryField<decimal> BillingFlatFixedAmount = new("billing.flatFixedAmount");

    /// <summary><c>billing.baseFlatFixedAmount</c></summary>
    public static readonly QueryField<decimal> BillingBaseFlatFixedAmount = new("billing.baseFlatFixedAmount");

    /// <summary><c>billing.template.key</c></summary>
    public static readonly QueryField<RecordKey> BillingTemplateKey = new("billing.template.key");

    /// <summary><c>billing.template.id</c></summary>
    public static readonly QueryField<string> BillingTemplateId = new("billing.template.id");

    /// <summary><c>billing.startDate</c></summary>
    public static readonly QueryField<DateOnly> BillingStartDate = new("billing.startDate");

    /// <summary><c>billing.endDate</c></summary>
    public static readonly QueryField<DateOnly> BillingEndDate = new("billing.endDate");

    /// <summary><c>billing.memo</c></summary>
    public static readonly QueryField<string> BillingMemo = new("billing.memo");

    /// <summary><c>dimensions.customer.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsCustomerKey = new("dimensions.customer.key");

    /// <summary><c>dimensions.customer.id</c></summary>
    public static readonly QueryField<string> DimensionsCustomerId = new("dimensions.customer.id");

    /// <summary><c>dimensions.location.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsLocationKey = new("dimensions.location.key");

    /// <summary><c>dimensions.location.id</c></summary>
    public static readonly QueryField<string> DimensionsLocationId = new("dimensions.location.id");

    /// <summary><c>dimensions.department.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsDepartmentKey = new("dimensions.department.key");

    /// <summary><c>dimensions.department.id</c></summary>
    public static readonly QueryField<string> DimensionsDepartmentId = new("dimensions.department.id");

    /// <summary><c>dimensions.project.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsProjectKey = new("dimensions.project.key");

    /// <summary><c>dimensions.project.id</c></summary>
    public static readonly QueryField<string> DimensionsProjectId = new("dimensions.project.id");

    /// <summary><c>dimensions.task.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsTaskKey = new("dimensions.task.key");

    /// <summary><c>dimensions.task.id</c></summary>
    public static readonly QueryField<string> DimensionsTaskId = new("dimensions.task.id");

    /// <summary><c>dimensions.vendor.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsVendorKey = new("dimensions.vendor.key");

    /// <summary><c>dimensions.vendor.id</c></summary>
    public static readonly QueryField<string> DimensionsVendorId = new("dimensions.vendor.id");

    /// <summary><c>dimensions.employee.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsEmployeeKey = new("dimensions.employee.key");

    /// <summary><c>dimensions.employee.id</c></summary>
    public static readonly QueryField<string> DimensionsEmployeeId = new("dimensions.employee.id");

    /// <summary><c>dimensions.class.key</c></summary>
    public static readonly QueryField<RecordKey> DimensionsClassKey = new("dimensions.class.key");

    /// <summary><c>dimensions.class.id</c></summary>
    public static readonly QueryField<string> DimensionsClassId = new("dimensions.class.id");

    /// <summary><c>contacts.billTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsBillToKey = new("contacts.billTo.key");

    /// <summary><c>contacts.billTo.id</c></summary>
    public static readonly QueryField<string> ContactsBillToId = new("contacts.billTo.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>changeType</c></summary>
    public static readonly QueryField<string> ChangeType = new("changeType");

    /// <summary><c>postingDate</c></summary>
    public static readonly QueryField<DateOnly> PostingDate = new("postingDate");

    /// <summary><c>deliveryStatus</c></summary>
    public static readonly QueryField<string> DeliveryStatus = new("deliveryStatus");

    /// <summary><c>deliveryDate</c></summary>
    public static readonly QueryField<DateOnly> DeliveryDate = new("deliveryDate");

    /// <summary><c>revenueDeferralStatus</c></summary>
    public static readonly QueryField<string> RevenueDeferralStatus = new("revenueDeferralStatus");

    /// <summary><c>memo</c></summary>
    public static readonly QueryField<string> Memo = new("memo");

    /// <summary><c>state</c></summary>
    public static readonly QueryField<ContractLineState> State = new("state");

    /// <summary><c>lineNumber</c></summary>
    public static readonly QueryField<int> LineNumber = new("lineNumber");

    /// <summary><c>cancelationDate</c></summary>
    public static readonly QueryField<DateOnly> CancelationDate = new("cancelationDate");

    /// <summary><c>isRecurring</c></summary>
    public static readonly QueryField<bool> IsRecurring = new("isRecurring");

    /// <summary><c>lineType</c></summary>
    public static readonly QueryField<string> LineType = new("lineType");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
