using Connectors.Http;

namespace Connectors.Smartbill;

internal sealed class SmartbillClient(SmartbillApi api, SmartbillCredentials credentials) : ISmartbillClient
{
    /// <summary>What it sends by, for whoever reads the counters.</summary>
    internal IEnumerable<ApiSession> Sessions => api.Sessions;

    public string CompanyVatCode => api.CompanyVatCode;

    internal SmartbillApi Api => api;

    /// <summary>What the token admits, for estimates.</summary>
    internal decimal CallsPerMinute => api.V1.Budget.Limits[0].Units * 6;

    public InvoiceOperations Invoices => field ??= new(api);

    public EstimateOperations Estimates => field ??= new(api);

    public PaymentOperations Payments => field ??= new(api);

    public DocumentOperations Documents => field ??= new(api);

    public StockOperations Stocks => field ??= new(api);

    public SeriesOperations Series => field ??= new(api);

    public TaxOperations Taxes => field ??= new(api);

    public CompanyOperations Companies => field ??= new(api);

    public ClientOperations Clients => field ??= new(api);

    public SupplierOperations Suppliers => field ??= new(api);

    public ProductOperations Products => field ??= new(api);

    public WarehouseOperations Warehouses => field ??= new(api);

    public SmartbillDocumentId DocumentId(string series, string number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(series);
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return new(api.CompanyVatCode, series, number);
    }

    public Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        new SmartbillProbe(this, api).RunAsync(options, cancellationToken);

    public async Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = request.Path.TrimStart('/').StartsWith("v3/", StringComparison.OrdinalIgnoreCase) ? api.V3(request.Operation) : api.V1;
        return await session.SendRawAsync(request, options, cancellationToken).ConfigureAwait(false);
    }

    public override string ToString() => credentials.ToString();
}
