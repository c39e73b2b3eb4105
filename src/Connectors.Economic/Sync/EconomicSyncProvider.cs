using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>e-conomic as the accounting side of a connection.</summary>
/// <remarks>
/// Customers are read and written by the REST API, which alone can find them; it keeps no versions. Contacts and products go by the OpenAPI services, whose versions make a lost race known. Every create
/// carries the intent's key, which e-conomic remembers for an hour. Numbers of deleted records come back for new ones, so a linked record is told from a stranger by who it is about.
/// </remarks>
public sealed class EconomicSyncProvider : ISyncProvider
{
    internal static readonly UserTexts Texts = new("Connectors.Economic.Sync.Texts.Sentences", typeof(EconomicSyncProvider).Assembly);

    private readonly IEconomicClient _client;
    private readonly EconomicLists _lists;
    private readonly EconomicDocuments _documents;
    private readonly VendorResources _resources;
    private readonly VendorBudgets _budgets;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The agreement.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public EconomicSyncProvider(IEconomicClient client, EconomicSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as EconomicClient)?.Sessions);
        options = (options ?? new()).Checked();
        _client = client;
        _lists = new(client);
        _documents = new(client, _lists, options);
        _resources = Resources(client, _lists, options);
        Capabilities = Declare(_resources);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        _lists.Forget();
        return _resources.DescribeAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) => EconomicHealth.ReadAsync(_client, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? _lists as TFeature ?? _documents as TFeature ?? Texts as TFeature ?? _budgets as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What e-conomic can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(EconomicSyncOptions options) => Declare(Resources(null!, null!, options));

    // No member of a resource that is asked only what it can do calls its client.
    private static VendorResources Resources(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) =>
        new("e-conomic", [new CustomerResource(client, lists, options), new ContactResource(client, lists, options), new ProductResource(client, lists, options)]);

    private static ProviderCapabilities Declare(VendorResources resources) => resources.Declare("economic", maxConcurrentCalls: 4, callsPerMinute: 9500, MissingFields.All);
}
