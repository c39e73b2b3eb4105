using Connectors.Http;

namespace Connectors.Reviso;

internal sealed class RevisoClient(RevisoApi api, RevisoCredentials credentials, bool isDemo, decimal? callsPerMinute = null) : IRevisoClient
{
    /// <summary>What it sends by, for whoever reads the counters.</summary>
    internal IEnumerable<ApiSession> Sessions => [api.Session];

    /// <summary>The pace of this package's own; null = none.</summary>
    internal decimal? CallsPerMinute => callsPerMinute;

    /// <summary>What the client's time-outs and waits are measured by.</summary>
    internal TimeProvider Clock => api.Session.Pipeline.Clock;

    /// <summary>When the grant dies; null where its day is not known.</summary>
    internal DateTimeOffset? GrantExpiresAt => credentials.ExpiresAt;

    public AgreementOperations Agreement => field ??= new(api);

    public AppRoleOperations AppRoles => field ??= new(api);

    public CustomerOperations Customers => field ??= new(api);

    public CustomerContactOperations CustomerContacts => field ??= new(api);

    public DeliveryLocationOperations DeliveryLocations => field ??= new(api);

    public CustomerGroupOperations CustomerGroups => field ??= new(api);

    public PaymentTermsOperations PaymentTerms => field ??= new(api);

    public PaymentTypeOperations PaymentTypes => field ??= new(api);

    public CurrencyOperations Currencies => field ??= new(api);

    public CountryOperations Countries => field ??= new(api);

    public ProvinceOperations Provinces => field ??= new(api);

    public VatAccountOperations VatAccounts => field ??= new(api);

    public VatZoneOperations VatZones => field ??= new(api);

    public VatTypeOperations VatTypes => field ??= new(api);

    public UnitOperations Units => field ??= new(api);

    public ProductOperations Products => field ??= new(api);

    public ProductGroupOperations ProductGroups => field ??= new(api);

    public PriceGroupOperations PriceGroups => field ??= new(api);

    public SupplierOperations Suppliers => field ??= new(api);

    public SupplierGroupOperations SupplierGroups => field ??= new(api);

    public NumberSeriesOperations NumberSeries => field ??= new(api);

    public LayoutOperations Layouts => field ??= new(api);

    public EmployeeOperations Employees => field ??= new(api);

    public DepartmentOperations Departments => field ??= new(api);

    public DepartmentalDistributionOperations DepartmentalDistributions => field ??= new(api);

    public AccountOperations Accounts => field ??= new(api);

    public AccountingYearOperations AccountingYears => field ??= new(api);

    public AdditionalExpenseOperations AdditionalExpenses => field ??= new(api);

    public TenderContractOperations TenderContracts => field ??= new(api);

    public QuotationOperations Quotations => field ??= new(api);

    public OrderOperations Orders => field ??= new(api);

    public DeliveryNoteOperations DeliveryNotes => field ??= new(api);

    public DraftInvoiceOperations DraftInvoices => field ??= new(api);

    public BookedInvoiceOperations BookedInvoices => field ??= new(api);

    public VoucherOperations Vouchers => field ??= new(api);

    public ResourceOperations Resources => field ??= new(api);

    public Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        new RevisoProbe(this, api, credentials, isDemo).RunAsync(options, cancellationToken);

    public Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendRawAsync(request, options, cancellationToken);

    public override string ToString() => credentials.ToString();
}
