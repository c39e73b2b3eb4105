namespace Connectors.Intacct;

/// <summary>The members of Project that a query can show, ask about and order by.</summary>
public static class ProjectFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>category</c></summary>
    public static readonly QueryField<ProjectCategory> Category = new("category");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>projectCurrency</c></summary>
    public static readonly QueryField<string> ProjectCurrency = new("projectCurrency");

    /// <summary><c>projectStatus.key</c></summary>
    public static readonly QueryField<RecordKey> ProjectStatusKey = new("projectStatus.key");

    /// <summary><c>projectStatus.id</c></summary>
    public static readonly QueryField<string> ProjectStatusId = new("projectStatus.id");

    /// <summary><c>projectType.key</c></summary>
    public static readonly QueryField<RecordKey> ProjectTypeKey = new("projectType.key");

    /// <summary><c>projectType.id</c></summary>
    public static readonly QueryField<string> ProjectTypeId = new("projectType.id");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>contractAmount</c></summary>
    public static readonly QueryField<decimal> ContractAmount = new("contractAmount");

    /// <summary><c>actualAmount</c></summary>
    public static readonly QueryField<decimal> ActualAmount = new("actualAmount");

    /// <summary><c>billingType</c></summary>
    public static readonly QueryField<ProjectBillingType> BillingType = new("billingType");

    /// <summary><c>customer.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerKey = new("customer.key");

    /// <summary><c>customer.id</c></summary>
    public static readonly QueryField<string> CustomerId = new("customer.id");

    /// <summary><c>manager.key</c></summary>
    public static readonly QueryField<RecordKey> ManagerKey = new("manager.key");

    /// <summary><c>manager.id</c></summary>
    public static readonly QueryField<string> ManagerId = new("manager.id");

    /// <summary><c>department.key</c></summary>
    public static readonly QueryField<RecordKey> DepartmentKey = new("department.key");

    /// <summary><c>department.id</c></summary>
    public static readonly QueryField<string> DepartmentId = new("department.id");

    /// <summary><c>location.key</c></summary>
    public static readonly QueryField<RecordKey> LocationKey = new("location.key");

    /// <summary><c>location.id</c></summary>
    public static readonly QueryField<string> LocationId = new("location.id");

    /// <summary><c>class.key</c></summary>
    public static readonly QueryField<RecordKey> ClassKey = new("class.key");

    /// <summary><c>class.id</c></summary>
    public static readonly QueryField<string> ClassId = new("class.id");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>invoiceWithParent</c></summary>
    public static readonly QueryField<bool> InvoiceWithParent = new("invoiceWithParent");

    /// <summary><c>salesContact.key</c></summary>
    public static readonly QueryField<RecordKey> SalesContactKey = new("salesContact.key");

    /// <summary><c>salesContact.id</c></summary>
    public static readonly QueryField<string> SalesContactId = new("salesContact.id");

    /// <summary><c>customerUser.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerUserKey = new("customerUser.key");

    /// <summary><c>customerUser.id</c></summary>
    public static readonly QueryField<string> CustomerUserId = new("customerUser.id");

    /// <summary><c>paymentTerm.key</c></summary>
    public static readonly QueryField<RecordKey> PaymentTermKey = new("paymentTerm.key");

    /// <summary><c>paymentTerm.id</c></summary>
    public static readonly QueryField<string> PaymentTermId = new("paymentTerm.id");

    /// <summary><c>contract.key</c></summary>
    public static readonly QueryField<RecordKey> ContractKey = new("contract.key");

    /// <summary><c>contract.id</c></summary>
    public static readonly QueryField<string> ContractId = new("contract.id");

    /// <summary><c>salesOrderNumber</c></summary>
    public static readonly QueryField<string> SalesOrderNumber = new("salesOrderNumber");

    /// <summary><c>purchaseOrderNumber</c></summary>
    public static readonly QueryField<string> PurchaseOrderNumber = new("purchaseOrderNumber");

    /// <summary><c>purchaseOrderAmount</c></summary>
    public static readonly QueryField<decimal> PurchaseOrderAmount = new("purchaseOrderAmount");

    /// <summary><c>purchaseQuoteNumber</c></summary>
    public static readonly QueryField<string> PurchaseQuoteNumber = new("purchaseQuoteNumber");

    /// <summary><c>documentNumber</c></summary>
    public static readonly QueryField<string> DocumentNumber = new("documentNumber");

    /// <summary><c>salesforceKey</c></summary>
    public static readonly QueryField<string> SalesforceKey = new("salesforceKey");

    /// <summary><c>invoiceMessage</c></summary>
    public static readonly QueryField<string> InvoiceMessage = new("invoiceMessage");

    /// <summary><c>invoiceCurrency</c></summary>
    public static readonly QueryField<string> InvoiceCurrency = new("invoiceCurrency");

    /// <summary><c>billingOverMax</c></summary>
    public static readonly QueryField<string> BillingOverMax = new("billingOverMax");

    /// <summary><c>excludeExpenses</c></summary>
    public static readonly QueryField<bool> ExcludeExpenses = new("excludeExpenses");

    /// <summary><c>isBillableEmployeeExpense</c></summary>
    public static readonly QueryField<bool> IsBillableEmployeeExpense = new("isBillableEmployeeExpense");

    /// <summary><c>isBillablePurchasingAPExpense</c></summary>
    public static readonly QueryField<bool> IsBillablePurchasingApExpense = new("isBillablePurchasingAPExpense");

    /// <summary><c>userRestrictions</c></summary>
    public static readonly QueryField<string> UserRestrictions = new("userRestrictions");

    /// <summary><c>budget.billingAmount</c></summary>
    public static readonly QueryField<decimal> BudgetBillingAmount = new("budget.billingAmount");

    /// <summary><c>budget.budgetedDuration</c></summary>
    public static readonly QueryField<decimal> BudgetBudgetedDuration = new("budget.budgetedDuration");

    /// <summary><c>budget.budgetedCost</c></summary>
    public static readonly QueryField<decimal> BudgetBudgetedCost = new("budget.budgetedCost");

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

    /// <summary><c>scopeDetails.scope</c></summary>
    public static readonly QueryField<string> ScopeDetailsScope = new("scopeDetails.scope");

    /// <summary><c>scopeDetails.inclusions</c></summary>
    public static readonly QueryField<string> ScopeDetailsInclusions = new("scopeDetails.inclusions");

    /// <summary><c>scopeDetails.exclusions</c></summary>
    public static readonly QueryField<string> ScopeDetailsExclusions = new("scopeDetails.exclusions");

    /// <summary><c>scopeDetails.terms</c></summary>
    public static readonly QueryField<string> ScopeDetailsTerms = new("scopeDetails.terms");

    /// <summary><c>attachment.key</c></summary>
    public static readonly QueryField<RecordKey> AttachmentKey = new("attachment.key");

    /// <summary><c>attachment.id</c></summary>
    public static readonly QueryField<string> AttachmentId = new("attachment.id");

    /// <summary><c>taxSolution.key</c></summary>
    public static readonly QueryField<RecordKey> TaxSolutionKey = new("taxSolution.key");

    /// <summary><c>taxSolution.id</c></summary>
    public static readonly QueryField<string> TaxSolutionId = new("taxSolution.id");

    /// <summary><c>taxSchedule.key</c></summary>
    public static readonly QueryField<RecordKey> TaxScheduleKey = new("taxSchedule.key");

    /// <summary><c>taxSchedule.id</c></summary>
    public static readonly QueryField<string> TaxScheduleId = new("taxSchedule.id");

    /// <summary><c>rootProject.key</c></summary>
    public static readonly QueryField<RecordKey> RootProjectKey = new("rootProject.key");

    /// <summary><c>rootProject.id</c></summary>
    public static readonly QueryField<string> RootProjectId = new("rootProject.id");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
