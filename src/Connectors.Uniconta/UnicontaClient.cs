using Connectors.Http;

namespace Connectors.Uniconta;

internal sealed class UnicontaClient(UnicontaApi api, UnicontaCredentials credentials) : IUnicontaClient
{
    /// <summary>What it sends by, for whoever reads the counters.</summary>
    internal IEnumerable<ApiSession> Sessions => [api.Entities];

    public int CompanyId => api.Company;

    /// <summary>The language in which words are written.</summary>
    internal string Language => credentials.Language;

    public DebtorOperations Debtors => field ??= new(api);

    public ContactOperations Contacts => field ??= new(api);

    public EmployeeOperations Employees => field ??= new(api);

    public ItemOperations Items => field ??= new(api);

    public OrderOperations Orders => field ??= new(api);

    public OrderLineOperations OrderLines => field ??= new(api);

    public OfferOperations Offers => field ??= new(api);

    public OfferLineOperations OfferLines => field ??= new(api);

    public InvoiceOperations Invoices => field ??= new(api);

    public InvoiceLineOperations InvoiceLines => field ??= new(api);

    public DebtorGroupOperations DebtorGroups => field ??= new(api);

    public PaymentTermOperations PaymentTerms => field ??= new(api);

    public ItemGroupOperations ItemGroups => field ??= new(api);

    public VatCodeOperations VatCodes => field ??= new(api);

    public LayoutGroupOperations LayoutGroups => field ??= new(api);

    public CompanyOperations Companies => field ??= new(api);

    public UserFieldOperations UserFields => field ??= new(api);

    public ChangeUrlOperations ChangeUrls => field ??= new(api);

    public TableOperations Table(string entity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        if (entity.StartsWith('_') || !entity.All(static c => char.IsLetterOrDigit(c)))
            throw new ArgumentException($"'{entity}' is no name of a table: write it as Uniconta's client classes are called, such as CreditorClient.", nameof(entity));
        return new(api, entity);
    }

    public Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        new UnicontaProbe(this, api, credentials).RunAsync(options, cancellationToken);

    /// <summary>A probe of two calls, and the company as it was listed.</summary>
    internal async Task<ProbeResult> ProbeBrieflyAsync(Action<Company?> note, CancellationToken cancellationToken)
    {
        var probe = new UnicontaProbe(this, api, credentials);
        var result = await probe.RunBrieflyAsync(null, cancellationToken).ConfigureAwait(false);
        note(probe.Company);
        return result;
    }

    public Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendRawToEntitiesAsync(request, options, cancellationToken);

    public Task<RawResponse> SendToWebApiAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendRawToWebApiAsync(request, options, cancellationToken);

    public override string ToString() => credentials.ToString();
}
