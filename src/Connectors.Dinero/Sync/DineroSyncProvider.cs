using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Dinero as the accounting side of a connection.</summary>
/// <remarks>
/// Companies and persons are one list at Dinero and two entities here. Contacts are created under ids of the engine's choice; products are found again by the marker in their external reference.
/// Invoices and trade offers are sent as drafts and found again by the marker too. Neither contacts nor products have a version: an update replaces the record as it was read directly before, and what somebody else writes in that moment is lost to both.
/// </remarks>
public sealed class DineroSyncProvider : ISyncProvider
{
    internal static readonly UserTexts Texts = new("Connectors.Dinero.Sync.Texts.Sentences", typeof(DineroSyncProvider).Assembly);

    private readonly IDineroClient _client;
    private readonly VendorResources _resources;
    private readonly DineroDocuments _documents;
    private readonly VendorBudgets _budgets;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The organisation.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public DineroSyncProvider(IDineroClient client, DineroSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as DineroClient)?.Sessions);
        _client = client;
        var how = (options ?? new()).Checked();
        _resources = Resources(client, how);
        _documents = new(client, how);
        Capabilities = Declare(_resources, (client as DineroClient)?.CallsPerMinute);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => _resources.DescribeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        DineroHealth.Of(await _client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <summary>Documents, what is said of them and of records in the users' languages, and what is used of the organisation's limits.</summary>
    public TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? _documents as TFeature ?? Texts as TFeature ?? _budgets as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What Dinero can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(DineroSyncOptions options) => Declare(Resources(null!, options), null);

    // No member of a resource that is asked only what it can do calls its client.
    private static VendorResources Resources(IDineroClient client, DineroSyncOptions options) =>
        new("Dinero", [new ContactResource(client, options), new ProductResource(client, options), new InvoiceResource(client, options)]);

    private static ProviderCapabilities Declare(VendorResources resources, decimal? callsPerMinute) => resources.Declare("dinero", maxConcurrentCalls: 4, callsPerMinute, MissingFields.All);
}
