using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>Uniconta as the accounting side of a connection.</summary>
/// <remarks>
/// Debtors, contacts and employees go both ways, items come from Uniconta, orders are sent and changed until they are invoiced. Each pass reads a table whole in one call, and a run costs few of the day's calls: 5,000 are included for a user,
/// and above them Uniconta makes every call wait. Rows have no version: an update is built on the row as it is read directly before it, and what somebody else writes in that moment is lost to both.
/// </remarks>
public sealed class UnicontaSyncProvider : ISyncProvider, IListSource
{
    internal static readonly UserTexts Texts = new("Connectors.Uniconta.Sync.Texts.Sentences", typeof(UnicontaSyncProvider).Assembly);

    private readonly UnicontaRun _run;
    private readonly VendorResources _resources;
    private readonly UnicontaDocuments _documents;
    private readonly VendorBudgets _budgets;

    /// <summary>Makes a provider for one run.</summary>
    /// <param name="client">The company.</param>
    /// <param name="options">How it takes part; null = as preset.</param>
    public UnicontaSyncProvider(IUnicontaClient client, UnicontaSyncOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _budgets = new((client as UnicontaClient)?.Sessions);
        _run = new(client, (options ?? new()).Checked());
        _resources = Resources(_run);
        _documents = new(_run);
        Capabilities = Declare(_resources);
    }

    /// <inheritdoc/>
    public ProviderCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => _resources.DescribeAsync(cancellationToken);

    /// <summary>Signs in and reads who the company is: two calls, and two more for each table whose user-defined fields a mapping uses.</summary>
    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) => UnicontaHealth.ProbeAsync(_run, [.. UserFields()], cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => _resources.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => _resources.GetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _resources.WriteAsync(batch, cancellationToken);

    /// <summary>Reads a list of <see cref="UnicontaLists"/>, once per run.</summary>
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken) => UnicontaOutcomes.Instance.Guard(() => _run.ReadAsync(list, cancellationToken));

    /// <summary>The account's lists, documents, what is said of them and of records in the users' languages, and what is used of the account's limits.</summary>
    public TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? _documents as TFeature ?? Texts as TFeature ?? _budgets as TFeature;

    /// <summary>Nothing to give back: connections belong to the client.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What Uniconta can do, whoever signs in.</summary>
    internal static ProviderCapabilities Declare(UnicontaSyncOptions options) => Declare(Resources(new(null!, options)));

    // No member of a resource that is asked only what it can do calls its client.
    private static VendorResources Resources(UnicontaRun run) => new("Uniconta", [new DebtorResource(run), new ContactResource(run), new EmployeeResource(run), new ItemResource(run)]);

    // 5,000 calls a day, one every 17 seconds, of which a run should not take more than it needs.
    private static ProviderCapabilities Declare(VendorResources resources) => resources.Declare("uniconta", maxConcurrentCalls: 4, callsPerMinute: null, MissingFields.All);

    private IEnumerable<UserFieldSet> UserFields() => _resources.All.Select(static r => r switch
    {
        DebtorResource d => d.UserFields,
        ContactResource c => c.UserFields,
        EmployeeResource e => e.UserFields,
        ItemResource i => i.UserFields,
        _ => null,
    }).OfType<UserFieldSet>().Concat(new[] { UserFieldTable.Order, UserFieldTable.OrderLine }.Select(t => UserFieldSet.Of(_run.Client, _run.Options, t, marked: false)));
}
