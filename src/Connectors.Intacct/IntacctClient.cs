using Connectors.Http;

namespace Connectors.Intacct;

internal sealed class IntacctClient(IntacctApi api, IntacctCredentials credentials) : IIntacctClient
{
    /// <summary>What it sends by, for whoever reads the counters.</summary>
    internal IEnumerable<ApiSession> Sessions => [api.Session];

    public string CompanyId => api.Settings.CompanyId;

    public string? EntityId => api.Settings.Entity;

    public ContactOperations Contacts => field ??= new(api);

    public ContactVersionOperations ContactVersions => field ??= new(api);

    public CustomerOperations Customers => field ??= new(api);

    public CustomerContactOperations CustomerContacts => field ??= new(api);

    public CustomerTypeOperations CustomerTypes => field ??= new(api);

    public ItemOperations Items => field ??= new(api);

    public SalesPriceListOperations SalesPriceLists => field ??= new(api);

    public SalesPriceListEntryOperations SalesPriceListEntries => field ??= new(api);

    public InventoryPriceListOperations InventoryPriceLists => field ??= new(api);

    public InventoryPriceListEntryOperations InventoryPriceListEntries => field ??= new(api);

    public BillingPriceListOperations BillingPriceLists => field ??= new(api);

    public BillingPriceListEntryOperations BillingPriceListEntries => field ??= new(api);

    public BillingPriceListEntryLineOperations BillingPriceListEntryLines => field ??= new(api);

    public BillingPriceListEntryLineTierOperations BillingPriceListEntryLineTiers => field ??= new(api);

    public ProjectOperations Projects => field ??= new(api);

    public ProjectTaskOperations Tasks => field ??= new(api);

    public ProjectStatusOperations ProjectStatuses => field ??= new(api);

    public ProjectTypeOperations ProjectTypes => field ??= new(api);

    public ProjectBillingTemplateOperations ProjectBillingTemplates => field ??= new(api);

    public ContractOperations Contracts => field ??= new(api);

    public ContractLineOperations ContractLines => field ??= new(api);

    public ContractTypeOperations ContractTypes => field ??= new(api);

    public BillingTemplateOperations BillingTemplates => field ??= new(api);

    public BillingTemplateLineOperations BillingTemplateLines => field ??= new(api);

    public EvergreenTemplateOperations EvergreenTemplates => field ??= new(api);

    public DocumentSubtotalOperations DocumentSubtotals => field ??= new(api);

    public TransactionDefinitionOperations TransactionDefinitions => field ??= new(api);

    public RenewalTemplateOperations RenewalTemplates => field ??= new(api);

    public PaymentTermOperations PaymentTerms => field ??= new(api);

    public TerritoryOperations Territories => field ??= new(api);

    public AccountingClassOperations Classes => field ??= new(api);

    public DepartmentOperations Departments => field ??= new(api);

    public EmployeeOperations Employees => field ??= new(api);

    public LocationOperations Locations => field ??= new(api);

    public EntityOperations Entities => field ??= new(api);

    public ExchangeRateTypeOperations ExchangeRateTypes => field ??= new(api);

    public TransactionCurrencyOperations Currencies => field ??= new(api);

    public DocumentOperations Documents => field ??= new(api);

    public DocumentLineOperations DocumentLines => field ??= new(api);

    public ReferenceListOperations Lists => field ??= new(api);

    public ModelOperations Models => field ??= new(api);

    public QueryOperations Queries => field ??= new(api);

    public CompositeOperations Composite => field ??= new(api);

    public BulkOperations Bulk => field ??= new(api);

    public AuditOperations Audit => field ??= new(api);

    public PreferenceOperations Preferences => field ??= new(api);

    public XmlOperations Xml => field ??= new(api);

    public IIntacctClient InEntity(string? entityId) => new IntacctClient(api.InEntity(entityId), credentials with { EntityId = entityId });

    public Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => new IntacctProbe(this, api, credentials).RunAsync(options, cancellationToken);

    public Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers?.Keys.Contains(api.Settings.EntityHeader, StringComparer.OrdinalIgnoreCase) != true)
        {
            var headers = new Dictionary<string, string>(request.Headers ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in api.EntityHeader(request.Path.TrimStart('/')))
                headers[name] = value;
            request = request with { Headers = headers };
        }

        return api.Session.SendRawAsync(request, options, cancellationToken);
    }

    public override string ToString() => credentials.ToString();
}
