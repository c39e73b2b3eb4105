namespace Connectors.Intacct;

/// <summary>The members of Contract that a query can show, ask about and order by.</summary>
public static class ContractFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>paymentTerm.key</c></summary>
    public static readonly QueryField<RecordKey> PaymentTermKey = new("paymentTerm.key");

    /// <summary><c>paymentTerm.id</c></summary>
    public static readonly QueryField<string> PaymentTermId = new("paymentTerm.id");

    /// <summary><c>renewalTemplate.key</c></summary>
    public static readonly QueryField<RecordKey> RenewalTemplateKey = new("renewalTemplate.key");

    /// <summary><c>renewalTemplate.id</c></summary>
    public static readonly QueryField<string> RenewalTemplateId = new("renewalTemplate.id");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>contractType.key</c></summary>
    public static readonly QueryField<RecordKey> ContractTypeKey = new("contractType.key");

    /// <summary><c>contractType.id</c></summary>
    public static readonly QueryField<string> ContractTypeId = new("contractType.id");

    /// <summary><c>billingPriceList.key</c></summary>
    public static readonly QueryField<RecordKey> BillingPriceListKey = new("billingPriceList.key");

    /// <summary><c>billingPriceList.id</c></summary>
    public static readonly QueryField<string> BillingPriceListId = new("billingPriceList.id");

    /// <summary><c>meaPriceList.key</c></summary>
    public static readonly QueryField<RecordKey> MeaPriceListKey = new("meaPriceList.key");

    /// <summary><c>meaPriceList.id</c></summary>
    public static readonly QueryField<string> MeaPriceListId = new("meaPriceList.id");

    /// <summary><c>billingFrequency</c></summary>
    public static readonly QueryField<BillingFrequency> BillingFrequency = new("billingFrequency");

    /// <summary><c>termType</c></summary>
    public static readonly QueryField<string> TermType = new("termType");

    /// <summary><c>holdBilling</c></summary>
    public static readonly QueryField<bool> HoldBilling = new("holdBilling");

    /// <summary><c>holdRevenue</c></summary>
    public static readonly QueryField<bool> HoldRevenue = new("holdRevenue");

    /// <summary><c>holdExpense</c></summary>
    public static readonly QueryField<bool> HoldExpense = new("holdExpense");

    /// <summary><c>billInAdvanceLength</c></summary>
    public static readonly QueryField<int> BillInAdvanceLength = new("billInAdvanceLength");

    /// <summary><c>billInAdvancePeriod</c></summary>
    public static readonly QueryField<string> BillInAdvancePeriod = new("billInAdvancePeriod");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

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

    /// <summary><c>currency.baseCurrency</c></summary>
    public static readonly QueryField<string> CurrencyBaseCurrency = new("currency.baseCurrency");

    /// <summary><c>currency.txnCurrency</c></summary>
    public static readonly QueryField<string> CurrencyTxnCurrency = new("currency.txnCurrency");

    /// <summary><c>currency.exchangeRateType</c></summary>
    public static readonly QueryField<string> CurrencyExchangeRateType = new("currency.exchangeRateType");

    /// <summary><c>contacts.billTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsBillToKey = new("contacts.billTo.key");

    /// <summary><c>contacts.billTo.id</c></summary>
    public static readonly QueryField<string> ContactsBillToId = new("contacts.billTo.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>contacts.additionalContact.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsAdditionalContactKey = new("contacts.additionalContact.key");

    /// <summary><c>contacts.additionalContact.id</c></summary>
    public static readonly QueryField<string> ContactsAdditionalContactId = new("contacts.additionalContact.id");

    /// <summary><c>attachment.key</c></summary>
    public static readonly QueryField<RecordKey> AttachmentKey = new("attachment.key");

    /// <summary><c>attachment.id</c></summary>
    public static readonly QueryField<string> AttachmentId = new("attachment.id");

    /// <summary><c>state</c></summary>
    public static readonly QueryField<ContractState> State = new("state");

    /// <summary><c>cancellationDate</c></summary>
    public static readonly QueryField<DateOnly> CancellationDate = new("cancellationDate");

    /// <summary><c>contractTotalAmount</c></summary>
    public static readonly QueryField<decimal> ContractTotalAmount = new("contractTotalAmount");

    /// <summary><c>billedAmount</c></summary>
    public static readonly QueryField<decimal> BilledAmount = new("billedAmount");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
