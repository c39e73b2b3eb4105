using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>SmartBill as the accounting side of a connection.</summary>
/// <remarks>
/// Its heart are documents: invoices and proformas that carry their customer (<see cref="IDocumentSender"/>). As records it shows items in stock and, with <see cref="SmartbillSyncOptions.ReadClients"/>, customers; neither can be
/// written, deleted or read by change.
/// </remarks>
public sealed class SmartbillSyncProvider : ISyncProvider
{
    internal static readonly UserTexts Texts = new("Connectors.Smartbill.Sync.Texts.Sentences", typeof(SmartbillSyncProvider).Assembly);

    private readonly ISmartbillClient _client;
    private readonly SmartbillSyncOptions _options;
    private readonly VendorResources _resources;
    private readonly SmartbillSender _sender;
    private readonly SmartbillListSource _lists;
    private readonly VendorBudgets _budgets;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The company.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public SmartbillSyncProvider(ISmartbillClient client, SmartbillSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as SmartbillClient)?.Sessions);
        _client = client;
        _options = (options ?? new()).Checked();
        _resources = Resources(client, _options);
        _sender = new(client, _options);
        _lists = new(client);
        Capabilities = Declare(_resources, (client as SmartbillClient)?.CallsPerMinute);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => _resources.DescribeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        var health = SmartbillHealth.Of(await _client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false), _options);
        if (!health.Ok)
            return health;
        // What the options name is looked for before the first document needs it.
        var named = await SmartbillHealth.NamedAsync(_client, _options, cancellationToken).ConfigureAwait(false);
        return health with { Capabilities = [.. health.Capabilities, .. named], NextStep = health.NextStep ?? named.FirstOrDefault(static c => c.State == CapabilityState.Missing)?.NextStep };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <summary>Documents, their mailing, the account's lists, what is said of them in the users' languages, and what is used of the account's limits.</summary>
    public TFeature? GetFeature<TFeature>() where TFeature : class => _sender as TFeature ?? _lists as TFeature ?? Texts as TFeature ?? this as TFeature ?? _budgets as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What SmartBill can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(SmartbillSyncOptions options) => Declare(Resources(null!, options), null);

    // No member of a resource that is asked only what it can do calls its client.
    private static VendorResources Resources(ISmartbillClient client, SmartbillSyncOptions options) =>
        new("SmartBill", options.ReadClients ? [new StockResource(client, options), new ClientResource(client)] : [new StockResource(client, options)]);

    private static ProviderCapabilities Declare(VendorResources resources, decimal? callsPerMinute) => resources.Declare("smartbill", maxConcurrentCalls: 4, callsPerMinute, MissingFields.All);
}
