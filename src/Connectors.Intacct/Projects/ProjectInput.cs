using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a project.</summary>
public record ProjectInput
{
    /// <summary>Its number. Left out, the company's numbering sequence gives one, where there is one.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public required ProjectCategory? Category { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Currency, ISO code.</summary>
    public string? ProjectCurrency { get; init; }

    /// <summary>Its status.</summary>
    public Reference? ProjectStatus { get; init; }

    /// <summary>Its type.</summary>
    public Reference? ProjectType { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Amount of the contract.</summary>
    public decimal? ContractAmount { get; init; }

    /// <summary>Amount reached.</summary>
    public decimal? ActualAmount { get; init; }

    /// <summary>How it is billed.</summary>
    public ProjectBillingType? BillingType { get; init; }

    /// <summary>Customer.</summary>
    public Reference? Customer { get; init; }

    /// <summary>Manager (employee).</summary>
    public Reference? Manager { get; init; }

    /// <summary>Department.</summary>
    public Reference? Department { get; init; }

    /// <summary>Location.</summary>
    public Reference? Location { get; init; }

    /// <summary>Class.</summary>
    public Reference? Class { get; init; }

    /// <summary>The project above it.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Whether it is invoiced with the project above it.</summary>
    public bool? InvoiceWithParent { get; init; }

    /// <summary>Sales contact (employee).</summary>
    public Reference? SalesContact { get; init; }

    /// <summary>User of the customer.</summary>
    public Reference? CustomerUser { get; init; }

    /// <summary>Payment term.</summary>
    public Reference? PaymentTerm { get; init; }

    /// <summary>Contract.</summary>
    public Reference? Contract { get; init; }

    /// <summary>Number of the sales order.</summary>
    public string? SalesOrderNumber { get; init; }

    /// <summary>Number of the customer's order.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>Amount of the customer's order.</summary>
    public decimal? PurchaseOrderAmount { get; init; }

    /// <summary>Number of the customer's quote.</summary>
    public string? PurchaseQuoteNumber { get; init; }

    /// <summary>Document number.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The key of its twin in a CRM. Made for Salesforce; the only such place that Intacct has.</summary>
    public string? SalesforceKey { get; init; }

    /// <summary>Message on its invoices.</summary>
    public string? InvoiceMessage { get; init; }

    /// <summary>Currency of its invoices.</summary>
    public string? InvoiceCurrency { get; init; }

    /// <summary>What happens beyond the maximum: preventBilling and others.</summary>
    public string? BillingOverMax { get; init; }

    /// <summary>Whether expenses are left out.</summary>
    public bool? ExcludeExpenses { get; init; }

    /// <summary>Whether expenses of employees are billed.</summary>
    public bool? IsBillableEmployeeExpense { get; init; }

    /// <summary>Whether purchases are billed.</summary>
    [JsonPropertyName("isBillablePurchasingAPExpense")]
    public bool? IsBillablePurchasingApExpense { get; init; }

    /// <summary>Who may use it.</summary>
    public string? UserRestrictions { get; init; }

    /// <summary>Plan.</summary>
    public ProjectBudget? Budget { get; init; }

    /// <summary>Contacts.</summary>
    public ProjectContacts? Contacts { get; init; }

    /// <summary>Scope.</summary>
    public ProjectScope? ScopeDetails { get; init; }

    /// <summary>Attachment.</summary>
    public Reference? Attachment { get; init; }

    /// <summary>Tax solution.</summary>
    public Reference? TaxSolution { get; init; }

    /// <summary>Tax schedule.</summary>
    public Reference? TaxSchedule { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
