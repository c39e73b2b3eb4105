namespace Connectors.Economic;

/// <summary>
/// One agreement of e-conomic: the REST API here, the OpenAPI services under <see cref="OpenApi"/>. Thread-safe. To be faked, not implemented: members may be added in a minor version.
/// </summary>
public interface IEconomicClient
{
    /// <summary>The OpenAPI services: another host and other names for the same agreement and budget.</summary>
    IEconomicOpenApi OpenApi { get; }

    /// <summary>The agreement behind the tokens: the connection test.</summary>
    AgreementOperations Agreement { get; }

    /// <summary>Roles of apps.</summary>
    AppRoleOperations AppRoles { get; }

    /// <summary>Customers.</summary>
    CustomerOperations Customers { get; }

    /// <summary>Contacts of customers.</summary>
    CustomerContactOperations CustomerContacts { get; }

    /// <summary>Delivery locations of customers.</summary>
    DeliveryLocationOperations DeliveryLocations { get; }

    /// <summary>Customer groups.</summary>
    CustomerGroupOperations CustomerGroups { get; }

    /// <summary>Payment terms.</summary>
    PaymentTermsOperations PaymentTerms { get; }

    /// <summary>Payment types.</summary>
    PaymentTypeOperations PaymentTypes { get; }

    /// <summary>Currencies.</summary>
    CurrencyOperations Currencies { get; }

    /// <summary>VAT zones.</summary>
    VatZoneOperations VatZones { get; }

    /// <summary>VAT codes.</summary>
    VatAccountOperations VatAccounts { get; }

    /// <summary>VAT types.</summary>
    VatTypeOperations VatTypes { get; }

    /// <summary>Units.</summary>
    UnitOperations Units { get; }

    /// <summary>Products.</summary>
    ProductOperations Products { get; }

    /// <summary>Prices of products in other currencies.</summary>
    ProductPriceOperations ProductPrices { get; }

    /// <summary>Product groups.</summary>
    ProductGroupOperations ProductGroups { get; }

    /// <summary>Suppliers.</summary>
    SupplierOperations Suppliers { get; }

    /// <summary>Supplier groups.</summary>
    SupplierGroupOperations SupplierGroups { get; }

    /// <summary>Quotes.</summary>
    QuoteOperations Quotes { get; }

    /// <summary>Orders.</summary>
    OrderOperations Orders { get; }

    /// <summary>Draft invoices.</summary>
    DraftInvoiceOperations DraftInvoices { get; }

    /// <summary>Booking, and booked invoices.</summary>
    BookedInvoiceOperations BookedInvoices { get; }

    /// <summary>Sums of invoices.</summary>
    InvoiceTotalOperations InvoiceTotals { get; }

    /// <summary>Employees.</summary>
    EmployeeOperations Employees { get; }

    /// <summary>Departments.</summary>
    DepartmentOperations Departments { get; }

    /// <summary>Departments and shares of departments.</summary>
    DepartmentalDistributionOperations DepartmentalDistributions { get; }

    /// <summary>Layouts.</summary>
    LayoutOperations Layouts { get; }

    /// <summary>Accounts of the chart.</summary>
    AccountOperations Accounts { get; }

    /// <summary>Accounting years.</summary>
    AccountingYearOperations AccountingYears { get; }

    /// <summary>Journals.</summary>
    JournalOperations Journals { get; }

    /// <summary>Finds out what the tokens can do here, capability by capability (<see cref="EconomicCapabilities"/>). It changes nothing and never throws for a refusal.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a request to the REST API that this client does not know, through the same pipeline: <c>customers/1?demo=true</c></summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
