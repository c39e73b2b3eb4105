using Connectors.Http;

namespace Connectors.Dinero;

internal sealed class DineroClient(DineroApi api, DineroCredentials credentials) : IDineroClient
{
    /// <summary>What it sends by, for whoever reads the counters.</summary>
    internal IEnumerable<ApiSession> Sessions => [api.Session];

    public OrganizationId OrganizationId => api.Organization;

    internal decimal CallsPerMinute => api.Session.Budget.Limits[0].Units;

    public OrganizationOperations Organizations => field ??= new(api);

    public ContactOperations Contacts => field ??= new(api);

    public ContactNoteOperations ContactNotes => field ??= new(api);

    public ProductOperations Products => field ??= new(api);

    public AccountOperations Accounts => field ??= new(api);

    public InvoiceOperations Invoices => field ??= new(api);

    public CreditNoteOperations CreditNotes => field ??= new(api);

    public TradeOfferOperations TradeOffers => field ??= new(api);

    public SalesOperations Sales => field ??= new(api);

    public ReminderOperations Reminders => field ??= new(api);

    public FileOperations Files => field ??= new(api);

    public LedgerOperations Ledger => field ??= new(api);

    public PurchaseOperations Purchases => field ??= new(api);

    public ManualVoucherOperations ManualVouchers => field ??= new(api);

    public WebhookOperations Webhooks => field ??= new(api);

    public Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        new DineroProbe(this, api, credentials).RunAsync(options, cancellationToken);

    public Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        api.Session.SendRawAsync(request, options, cancellationToken);

    public override string ToString() => credentials.ToString();
}
