using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Reviso (Contabilità in Cloud) as the accounting side of a connection.</summary>
/// <remarks>
/// Customers, their contacts and products. Reviso gives the numbers and gives those of deleted records again; nothing in a record can hold a marker, so a create whose reply was lost is asked about.
/// None has a version: an update replaces the record as it was read directly before, and what somebody else writes in that moment is lost to both.
/// </remarks>
public sealed class RevisoSyncProvider : ISyncProvider, IListSource
{
    internal static readonly UserTexts Texts = new("Connectors.Reviso.Sync.Texts.Sentences", typeof(RevisoSyncProvider).Assembly);

    private readonly IRevisoClient _client;
    private readonly RevisoLookups _lookups;
    private readonly VendorResources _resources;
    private readonly RevisoDocuments _documents;
    private readonly VendorBudgets _budgets;
    private readonly RevisoSyncOptions _options;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The agreement.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public RevisoSyncProvider(IRevisoClient client, RevisoSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as RevisoClient)?.Sessions);
        options = (options ?? new()).Checked();
        (_client, _options) = (client, options);
        _lookups = new(client);
        _resources = Resources(client, _lookups, options);
        _documents = new(client, _lookups, options);
        Capabilities = Declare(_resources, (client as RevisoClient)?.CallsPerMinute);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => _resources.DescribeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        var probe = await _client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        string? currency = null;
        try
        {
            if (probe.Find(RevisoCapabilities.SignIn)?.Status == ProbeStatus.Ok)
                currency = await _lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException)
        {
            // The probe says what is wrong.
        }

        var health = RevisoHealth.Of(probe, currency, (_client as RevisoClient)?.GrantExpiresAt);
        return health.Ok && _options.Layout is { } layout ? await WithLayoutAsync(health, layout, cancellationToken).ConfigureAwait(false) : health;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The list is none of <see cref="RevisoLists"/>.</exception>
    public Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken) =>
        RevisoOutcomes.Instance.Guard(() => _lookups.ListAsync(list, cancellationToken));

    /// <summary>Documents (<see cref="IDocumentSender"/>, <see cref="IDraftUpdater"/>), lists (<see cref="IListSource"/>), and what is said of documents and records in the users' languages (<see cref="IUserTexts"/>).</summary>
    public TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? _documents as TFeature ?? Texts as TFeature ?? _budgets as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the options name is looked for before the first document needs it.</summary>
    private async Task<ConnectionHealth> WithLayoutAsync(ConnectionHealth health, int layout, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"layout:{layout}");
        try
        {
            var problem = await _lookups.FindLayoutProblemAsync(layout, cancellationToken).ConfigureAwait(false);
            return health with
            {
                Capabilities = health.Capabilities.Add(problem is null ? new(name, CapabilityState.Ok, "Works.") : new(name, CapabilityState.Missing, problem.Message, problem.Remedy)),
                NextStep = health.NextStep ?? problem?.Remedy,
            };
        }
        catch (ConnectorException)
        {
            return health with { Capabilities = health.Capabilities.Add(new(name, CapabilityState.Unknown, "The layouts could not be read just now.")) };
        }
    }

    /// <summary>What Reviso can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(RevisoSyncOptions options) => Declare(Resources(null!, null!, options), null);

    // No member of a resource that is asked only what it can do calls its client.
    private static VendorResources Resources(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) =>
        new("Reviso", [new CustomerResource(client, lookups, options), new ContactResource(client, lookups, options), new ProductResource(client, lookups, options)]);

    private static ProviderCapabilities Declare(VendorResources resources, decimal? callsPerMinute) => resources.Declare("reviso", maxConcurrentCalls: 4, callsPerMinute, MissingFields.All);
}
