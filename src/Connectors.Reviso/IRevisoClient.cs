namespace Connectors.Reviso;

/// <summary>One agreement of Reviso (Contabilità in Cloud). Thread-safe. To be faked, not implemented: members may be added in a minor version.</summary>
public interface IRevisoClient
{
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

    /// <summary>Ways to pay.</summary>
    PaymentTypeOperations PaymentTypes { get; }

    /// <summary>Currencies.</summary>
    CurrencyOperations Currencies { get; }

    /// <summary>Countries.</summary>
    CountryOperations Countries { get; }

    /// <summary>Provinces of a country.</summary>
    ProvinceOperations Provinces { get; }

    /// <summary>VAT codes.</summary>
    VatAccountOperations VatAccounts { get; }

    /// <summary>VAT zones.</summary>
    VatZoneOperations VatZones { get; }

    /// <summary>VAT types.</summary>
    VatTypeOperations VatTypes { get; }

    /// <summary>Units.</summary>
    UnitOperations Units { get; }

    /// <summary>Products.</summary>
    ProductOperations Products { get; }

    /// <summary>Product groups.</summary>
    ProductGroupOperations ProductGroups { get; }

    /// <summary>Price groups.</summary>
    PriceGroupOperations PriceGroups { get; }

    /// <summary>Suppliers.</summary>
    SupplierOperations Suppliers { get; }

    /// <summary>Supplier groups.</summary>
    SupplierGroupOperations SupplierGroups { get; }

    /// <summary>Number series.</summary>
    NumberSeriesOperations NumberSeries { get; }

    /// <summary>Layouts.</summary>
    LayoutOperations Layouts { get; }

    /// <summary>Employees.</summary>
    EmployeeOperations Employees { get; }

    /// <summary>Departments.</summary>
    DepartmentOperations Departments { get; }

    /// <summary>Departments and distributions over departments.</summary>
    DepartmentalDistributionOperations DepartmentalDistributions { get; }

    /// <summary>Accounts of the chart.</summary>
    AccountOperations Accounts { get; }

    /// <summary>Accounting years.</summary>
    AccountingYearOperations AccountingYears { get; }

    /// <summary>Additional expenses.</summary>
    AdditionalExpenseOperations AdditionalExpenses { get; }

    /// <summary>Contracts with public bodies.</summary>
    TenderContractOperations TenderContracts { get; }

    /// <summary>Quotations.</summary>
    QuotationOperations Quotations { get; }

    /// <summary>Orders.</summary>
    OrderOperations Orders { get; }

    /// <summary>Delivery notes.</summary>
    DeliveryNoteOperations DeliveryNotes { get; }

    /// <summary>Draft invoices.</summary>
    DraftInvoiceOperations DraftInvoices { get; }

    /// <summary>Booking, and booked invoices.</summary>
    BookedInvoiceOperations BookedInvoices { get; }

    /// <summary>Invoices and payments without a document.</summary>
    VoucherOperations Vouchers { get; }

    /// <summary>All other resources by name, and the schemas of all.</summary>
    ResourceOperations Resources { get; }

    /// <summary>Finds out what the tokens can do here, capability by capability (<see cref="RevisoCapabilities"/>), and how long they still live. It changes nothing and never throws for a refusal.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a request that this client does not know, through the same pipeline: <c>customers/1/totals</c></summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
