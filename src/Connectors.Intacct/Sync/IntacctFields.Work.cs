using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Projects, tasks and contracts.</summary>
public static partial class IntacctFields
{
    /// <summary>A project.</summary>
    public static class Project
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("project");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>name</c>; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary><c>description</c>.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary><c>category</c>, one of Intacct's words; required.</summary>
        public static readonly Field<string> Category = Of<string>("category");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>startDate</c>.</summary>
        public static readonly Field<DateOnly> StartDate = Of<DateOnly>("startDate");

        /// <summary><c>endDate</c>.</summary>
        public static readonly Field<DateOnly> EndDate = Of<DateOnly>("endDate");

        /// <summary><c>billingType</c>, one of Intacct's words.</summary>
        public static readonly Field<string> BillingType = Of<string>("billingType");

        /// <summary><c>projectCurrency</c>.</summary>
        public static readonly Field<string> ProjectCurrency = Of<string>("projectCurrency");

        /// <summary><c>contractAmount</c>.</summary>
        public static readonly Field<decimal> ContractAmount = Of<decimal>("contractAmount");

        /// <summary><c>budget.billingAmount</c>.</summary>
        public static readonly Field<decimal> BudgetBillingAmount = Of<decimal>("budget.billingAmount");

        /// <summary><c>purchaseOrderNumber</c>.</summary>
        public static readonly Field<string> PurchaseOrderNumber = Of<string>("purchaseOrderNumber");

        /// <summary><c>salesOrderNumber</c>.</summary>
        public static readonly Field<string> SalesOrderNumber = Of<string>("salesOrderNumber");

        /// <summary><c>salesforceKey</c>.</summary>
        public static readonly Field<string> SalesforceKey = Of<string>("salesforceKey");

        /// <summary><c>parent</c>, a reference.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary><c>customer</c>, a reference.</summary>
        public static readonly Field<RecordRef> Customer = Of<RecordRef>("customer");

        /// <summary><c>contract</c>, a reference.</summary>
        public static readonly Field<RecordRef> Contract = Of<RecordRef>("contract");

        /// <summary><c>manager</c>, by key.</summary>
        public static readonly Field<string> Manager = Of<string>("manager");

        /// <summary><c>manager.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ManagerId = Of<string>("manager.id");

        /// <summary><c>projectType</c>, by key.</summary>
        public static readonly Field<string> ProjectType = Of<string>("projectType");

        /// <summary><c>projectType.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ProjectTypeId = Of<string>("projectType.id");

        /// <summary><c>projectStatus</c>, by key.</summary>
        public static readonly Field<string> ProjectStatus = Of<string>("projectStatus");

        /// <summary><c>projectStatus.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ProjectStatusId = Of<string>("projectStatus.id");

        /// <summary><c>department</c>, by key.</summary>
        public static readonly Field<string> Department = Of<string>("department");

        /// <summary><c>department.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DepartmentId = Of<string>("department.id");

        /// <summary><c>location</c>, by key.</summary>
        public static readonly Field<string> Location = Of<string>("location");

        /// <summary><c>location.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> LocationId = Of<string>("location.id");

        /// <summary><c>class</c>, by key.</summary>
        public static readonly Field<string> Class = Of<string>("class");

        /// <summary><c>class.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ClassId = Of<string>("class.id");

        /// <summary><c>paymentTerm</c>, by key.</summary>
        public static readonly Field<string> PaymentTerm = Of<string>("paymentTerm");

        /// <summary><c>paymentTerm.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> PaymentTermId = Of<string>("paymentTerm.id");

        /// <summary><c>contacts.primary</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsPrimary = Of<RecordRef>("contacts.primary");

        /// <summary><c>contacts.billTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsBillTo = Of<RecordRef>("contacts.billTo");

        /// <summary><c>contacts.shipTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsShipTo = Of<RecordRef>("contacts.shipTo");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("project", name);
    }

    /// <summary>A task of a project.</summary>
    public static class Task
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("task");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>name</c>; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary><c>project</c>, a reference; required; kept as it was at the create.</summary>
        public static readonly Field<RecordRef> Project = Of<RecordRef>("project");

        /// <summary><c>taskStatus</c>, one of Intacct's words; required.</summary>
        public static readonly Field<string> TaskStatus = Of<string>("taskStatus");

        /// <summary><c>description</c>.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary><c>parent</c>, a reference.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary><c>dependentOn</c>, a reference.</summary>
        public static readonly Field<RecordRef> DependentOn = Of<RecordRef>("dependentOn");

        /// <summary><c>item</c>, a reference.</summary>
        public static readonly Field<RecordRef> Item = Of<RecordRef>("item");

        /// <summary><c>class</c>, by key.</summary>
        public static readonly Field<string> Class = Of<string>("class");

        /// <summary><c>class.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ClassId = Of<string>("class.id");

        /// <summary><c>planned.startDate</c>.</summary>
        public static readonly Field<DateOnly> PlannedStartDate = Of<DateOnly>("planned.startDate");

        /// <summary><c>planned.endDate</c>.</summary>
        public static readonly Field<DateOnly> PlannedEndDate = Of<DateOnly>("planned.endDate");

        /// <summary><c>duration.planned</c>.</summary>
        public static readonly Field<decimal> DurationPlanned = Of<decimal>("duration.planned");

        /// <summary><c>duration.estimated</c>.</summary>
        public static readonly Field<decimal> DurationEstimated = Of<decimal>("duration.estimated");

        /// <summary><c>isMilestone</c>.</summary>
        public static readonly Field<bool> IsMilestone = Of<bool>("isMilestone");

        /// <summary><c>isBillable</c>.</summary>
        public static readonly Field<bool> IsBillable = Of<bool>("isBillable");

        /// <summary><c>isUtilized</c>.</summary>
        public static readonly Field<bool> IsUtilized = Of<bool>("isUtilized");

        /// <summary><c>priority</c>.</summary>
        public static readonly Field<decimal> Priority = Of<decimal>("priority");

        /// <summary><c>wbsCode</c>.</summary>
        public static readonly Field<string> WbsCode = Of<string>("wbsCode");

        /// <summary><c>percentComplete</c>; only shown.</summary>
        public static readonly Field<decimal> PercentComplete = Of<decimal>("percentComplete");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("task", name);
    }

    /// <summary>A contract.</summary>
    public static class Contract
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("contract");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>name</c>; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary><c>description</c>.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary><c>dimensions.customer</c>, a reference; required.</summary>
        public static readonly Field<RecordRef> DimensionsCustomer = Of<RecordRef>("dimensions.customer");

        /// <summary><c>startDate</c>; required.</summary>
        public static readonly Field<DateOnly> StartDate = Of<DateOnly>("startDate");

        /// <summary><c>endDate</c>.</summary>
        public static readonly Field<DateOnly> EndDate = Of<DateOnly>("endDate");

        /// <summary><c>termType</c>, one of Intacct's words; required.</summary>
        public static readonly Field<string> TermType = Of<string>("termType");

        /// <summary><c>paymentTerm</c>, by key; required.</summary>
        public static readonly Field<string> PaymentTerm = Of<string>("paymentTerm");

        /// <summary><c>paymentTerm.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> PaymentTermId = Of<string>("paymentTerm.id");

        /// <summary><c>dimensions.location</c>, by key; required.</summary>
        public static readonly Field<string> DimensionsLocation = Of<string>("dimensions.location");

        /// <summary><c>dimensions.location.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsLocationId = Of<string>("dimensions.location.id");

        /// <summary><c>dimensions.department</c>, by key.</summary>
        public static readonly Field<string> DimensionsDepartment = Of<string>("dimensions.department");

        /// <summary><c>dimensions.department.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsDepartmentId = Of<string>("dimensions.department.id");

        /// <summary><c>dimensions.class</c>, by key.</summary>
        public static readonly Field<string> DimensionsClass = Of<string>("dimensions.class");

        /// <summary><c>dimensions.class.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsClassId = Of<string>("dimensions.class.id");

        /// <summary><c>dimensions.project</c>, a reference.</summary>
        public static readonly Field<RecordRef> DimensionsProject = Of<RecordRef>("dimensions.project");

        /// <summary><c>billingFrequency</c>, one of Intacct's words.</summary>
        public static readonly Field<string> BillingFrequency = Of<string>("billingFrequency");

        /// <summary><c>currency.baseCurrency</c>.</summary>
        public static readonly Field<string> CurrencyBaseCurrency = Of<string>("currency.baseCurrency");

        /// <summary><c>currency.txnCurrency</c>.</summary>
        public static readonly Field<string> CurrencyTxnCurrency = Of<string>("currency.txnCurrency");

        /// <summary><c>currency.exchangeRateType</c>.</summary>
        public static readonly Field<string> CurrencyExchangeRateType = Of<string>("currency.exchangeRateType");

        /// <summary><c>renewalTemplate</c>, by key.</summary>
        public static readonly Field<string> RenewalTemplate = Of<string>("renewalTemplate");

        /// <summary><c>renewalTemplate.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> RenewalTemplateId = Of<string>("renewalTemplate.id");

        /// <summary><c>contractType</c>, by key.</summary>
        public static readonly Field<string> ContractType = Of<string>("contractType");

        /// <summary><c>contractType.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ContractTypeId = Of<string>("contractType.id");

        /// <summary><c>billingPriceList</c>, a reference.</summary>
        public static readonly Field<RecordRef> BillingPriceList = Of<RecordRef>("billingPriceList");

        /// <summary><c>contacts.billTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsBillTo = Of<RecordRef>("contacts.billTo");

        /// <summary><c>contacts.shipTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsShipTo = Of<RecordRef>("contacts.shipTo");

        /// <summary><c>parent</c>, a reference.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary><c>state</c>, one of Intacct's words; only shown.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary><c>cancellationDate</c>; only shown.</summary>
        public static readonly Field<DateOnly> CancellationDate = Of<DateOnly>("cancellationDate");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("contract", name);
    }

    /// <summary>A line of a contract.</summary>
    public static class ContractLine
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("contract-line");

        /// <summary><c>contract</c>, a reference; required; kept as it was at the create.</summary>
        public static readonly Field<RecordRef> Contract = Of<RecordRef>("contract");

        /// <summary><c>item</c>, a reference; required.</summary>
        public static readonly Field<RecordRef> Item = Of<RecordRef>("item");

        /// <summary><c>billing.method</c>, one of Intacct's words; required.</summary>
        public static readonly Field<string> BillingMethod = Of<string>("billing.method");

        /// <summary><c>dimensions.location</c>, by key; required.</summary>
        public static readonly Field<string> DimensionsLocation = Of<string>("dimensions.location");

        /// <summary><c>dimensions.location.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsLocationId = Of<string>("dimensions.location.id");

        /// <summary><c>dimensions.department</c>, by key.</summary>
        public static readonly Field<string> DimensionsDepartment = Of<string>("dimensions.department");

        /// <summary><c>dimensions.department.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsDepartmentId = Of<string>("dimensions.department.id");

        /// <summary><c>dimensions.class</c>, by key.</summary>
        public static readonly Field<string> DimensionsClass = Of<string>("dimensions.class");

        /// <summary><c>dimensions.class.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> DimensionsClassId = Of<string>("dimensions.class.id");

        /// <summary><c>itemDescription</c>.</summary>
        public static readonly Field<string> ItemDescription = Of<string>("itemDescription");

        /// <summary><c>memo</c>.</summary>
        public static readonly Field<string> Memo = Of<string>("memo");

        /// <summary><c>startDate</c>.</summary>
        public static readonly Field<DateOnly> StartDate = Of<DateOnly>("startDate");

        /// <summary><c>endDate</c>.</summary>
        public static readonly Field<DateOnly> EndDate = Of<DateOnly>("endDate");

        /// <summary><c>billing.amountFrequency</c>, one of Intacct's words.</summary>
        public static readonly Field<string> BillingAmountFrequency = Of<string>("billing.amountFrequency");

        /// <summary><c>billing.frequency</c>, one of Intacct's words.</summary>
        public static readonly Field<string> BillingFrequency = Of<string>("billing.frequency");

        /// <summary><c>billing.quantity</c>.</summary>
        public static readonly Field<decimal> BillingQuantity = Of<decimal>("billing.quantity");

        /// <summary><c>billing.rate</c>.</summary>
        public static readonly Field<decimal> BillingRate = Of<decimal>("billing.rate");

        /// <summary><c>billing.flatFixedAmount</c>.</summary>
        public static readonly Field<decimal> BillingFlatFixedAmount = Of<decimal>("billing.flatFixedAmount");

        /// <summary><c>billing.discount</c>.</summary>
        public static readonly Field<decimal> BillingDiscount = Of<decimal>("billing.discount");

        /// <summary><c>billing.template</c>, by key.</summary>
        public static readonly Field<string> BillingTemplate = Of<string>("billing.template");

        /// <summary><c>billing.template.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> BillingTemplateId = Of<string>("billing.template.id");

        /// <summary><c>billing.startDate</c>.</summary>
        public static readonly Field<DateOnly> BillingStartDate = Of<DateOnly>("billing.startDate");

        /// <summary><c>billing.endDate</c>.</summary>
        public static readonly Field<DateOnly> BillingEndDate = Of<DateOnly>("billing.endDate");

        /// <summary><c>lineNumber</c>; only shown.</summary>
        public static readonly Field<string> LineNumber = Of<string>("lineNumber");

        /// <summary><c>state</c>, one of Intacct's words; only shown.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("contract-line", name);
    }
}
