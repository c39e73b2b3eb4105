using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Sage Intacct as the accounting side of a connection.</summary>
/// <remarks>
/// Every object stands on one table of fields and is read by the query service. Records have no version: an update sends what changed and nothing else, and of two writers of one member the later one stands.
/// A create carries an idempotency key that derives from the engine's intent, so that a repeat within two days is the first one; objects whose model does not heed keys are asked about instead.
/// Documents of order entry are sent, see <see cref="IntacctFlows"/>.
/// </remarks>
public sealed class IntacctSyncProvider : ISyncProvider, IListSource
{
    private const int CallsAtOnce = 4;

    internal static readonly UserTexts Texts = new("Connectors.Intacct.Sync.Texts.Sentences", typeof(IntacctSyncProvider).Assembly);

    private readonly IIntacctClient _client;
    private readonly IntacctSyncOptions _options;
    private readonly VendorResources _resources;
    private readonly IntacctDocuments _documents;
    private readonly VendorBudgets _budgets;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The company, at the top level or in an entity.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public IntacctSyncProvider(IIntacctClient client, IntacctSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as IntacctClient)?.Sessions);
        _client = client;
        _options = (options ?? new()).Checked();
        _resources = Resources(client, _options);
        _documents = new(client, _options);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities => Declare(_resources);

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => _resources.DescribeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        IntacctHealth.Of(await _client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <summary>Reads one of <see cref="IntacctLists"/>, whole.</summary>
    /// <inheritdoc/>
    public Task<IReadOnlyList<Connectors.Sync.ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken) => ListReader.ReadAsync(_client, _options, list, cancellationToken);

    /// <summary>The company's lists, documents, what is used of its limits, and what is said of them in the users' languages.</summary>
    public TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? _documents as TFeature ?? _budgets as TFeature ?? Texts as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What Intacct can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(IntacctSyncOptions options) => Declare(Resources(null!, options));

    // No member of a resource that is asked only what it can do calls its client: before a model was read nothing depends on it.
    private static VendorResources Resources(IIntacctClient client, IntacctSyncOptions options) =>
        new("Intacct", [.. ObjectTables.All.Where(t => options.Uses(t.Entity)).Select(t => new ObjectResource(client, options, t))]);

    private static ProviderCapabilities Declare(VendorResources resources) => resources.Declare("intacct", CallsAtOnce, callsPerMinute: null, MissingFields.All);
}
