using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Brakes;
using Connectors.Sync.Connections;
using Connectors.Sync.Documents;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;
using Microsoft.Extensions.Logging;

namespace Connectors.Sync.Execution;

/// <summary>Everything that one run works with. Made when the run begins, gone when it ends.</summary>
internal sealed class Session
{
    private Connections.ForgottenKeys? _forgotten;
    private bool _forgottenRead;

    public required ConnectionId Connection { get; init; }

    public required ConnectionRow Row { get; init; }

    public required RunRequest Request { get; init; }

    public required Guid RunId { get; init; }

    public required LeaseKeeper Lease { get; init; }

    public required ISyncStore Store { get; init; }

    public required Surroundings Surroundings { get; init; }

    public required SyncOptions Options { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ILogger Logger { get; init; }

    public required SideSession Crm { get; init; }

    public required SideSession Accounting { get; init; }

    public required ImmutableArray<CompiledMapping> Mappings { get; init; }

    /// <summary>All mappings of the connection that are switched on, also those that this run leaves alone: a stream of changes and an entity may belong to several (R17).</summary>
    public required ImmutableArray<CompiledMapping> Known { get; init; }

    /// <summary>The document flows that this run works with.</summary>
    public ImmutableArray<CompiledFlow> Flows { get; init; } = [];

    /// <summary>The names of all flows, also of those that are switched off: documents that they made are still theirs.</summary>
    public ImmutableHashSet<string> FlowNames { get; init; } = [];

    /// <summary>Flows that cannot be used, with the reason.</summary>
    public IReadOnlyDictionary<string, string> UnusableFlows { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A hash of everything that decides about records which did not change themselves.</summary>
    public required string Rules { get; init; }

    /// <summary>The preset that it runs under, such as <c>dinero@1</c>; empty = none.</summary>
    public required string Preset { get; init; }

    /// <summary>The language of what is written into the CRM for its users.</summary>
    public CultureInfo Language { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Notices changes that stand outside the store.</summary>
    public required DescriptorWatch Watch { get; init; }

    /// <summary>Units that an accepted preset left as they were are planned as if they met for the first time: what the new rules would write is shown, or applied from such a plan (R42).</summary>
    public bool Anew { get; init; }

    /// <summary>The managed lists with their converters.</summary>
    public ImmutableArray<(ManagedList List, Lists.ListConverter Converter)> Lists { get; init; } = [];

    /// <summary>Mappings with a schedule of their own in a run for everything: they are not read, and of them only what somebody points at is done.</summary>
    public ImmutableHashSet<string> Apart { get; init; } = [];

    /// <summary>The mappings whose sides this run reads.</summary>
    public IEnumerable<CompiledMapping> Whole => Mappings.Where(m => !Apart.Contains(m.Name));

    /// <summary>Those of <see cref="Apart"/> that were read once on both sides: of the others nobody can say that a record has no counterpart.</summary>
    public ImmutableHashSet<string> Enumerated { get; set; } = [];

    /// <summary>Collects instead of writing.</summary>
    public PlanCollector? Plan { get; init; }

    /// <summary>The plan that is being applied: only its items are executed.</summary>
    public IReadOnlyDictionary<(string Mapping, string Pair), PlanItem>? Approved { get; init; }

    public Counters Counters { get; } = new();

    public DocumentTally Documents { get; } = new();

    /// <summary>When an unsettled send is worth another look.</summary>
    public DateTimeOffset? NextSettle { get; set; }

    public LinkReferences References { get => LazyInitializer.EnsureInitialized(ref field, () => new(Mappings)); private init; } = null!;

    /// <summary>The marks that this run works off.</summary>
    public MarkTable Marks { get; private init; } = new();

    /// <summary>Links with a write that is not settled: nothing is planned for them.</summary>
    public ConcurrentDictionary<Guid, IntentRow> Unsettled { get; private init; } = new();

    /// <summary>Opens the key for the hashes of forgotten records as it is stored.</summary>
    public required Func<string?, (Connections.ForgottenKeys Keys, string Stored)?> OpenForgotten { get; init; }

    /// <summary>By what forgotten records are known again; <see langword="null"/> = none was forgotten here.</summary>
    public async ValueTask<Connections.ForgottenKeys?> FindForgottenAsync(CancellationToken cancellationToken)
    {
        if (_forgottenRead)
            return _forgotten;
        if ((await Store.ListCursorsAsync(Connection, cancellationToken).ConfigureAwait(false)).FirstOrDefault(static c => c.Resource == Connections.ForgottenKeys.Cursor) is { Cursor: { } stored } row && OpenForgotten(stored) is { } opened)
        {
            _forgotten = opened.Keys;
            // The host's key was changed: written anew, so that the old one can be dropped.
            if (opened.Stored != stored && Plan is null)
                await CommitAsync(new StoreBatch { Cursors = { row with { Cursor = opened.Stored } } }, cancellationToken).ConfigureAwait(false);
        }

        _forgottenRead = true;
        return _forgotten;
    }

    /// <summary>Ids that were linked or planned to be linked in this run.</summary>
    public ConcurrentDictionary<(Side Side, string Resource, string Id), byte> Taken { get; private init; } = new();

    /// <summary>Records that look like others and are created on the other side in this run.</summary>
    public Newborns Newborn { get; private init; } = new();

    /// <summary>Records that this run made and that are looked at once more before it ends.</summary>
    public SecondLooks SecondLooks { get; } = new();

    /// <summary>Some record waits for another one, so that new links are worth a look.</summary>
    public bool SomebodyWaits { get; set; }

    /// <summary>The rules changed since the last run: every record is looked at again (R18).</summary>
    public bool Rescan { get; set; }

    /// <summary>Rules changed, and not every record was looked at under the new ones yet: what they bring in is counted by a brake (R18).</summary>
    public bool Rescoping { get; set; }

    /// <summary>What passes without a question, and what is held. A run that only plans has none.</summary>
    public Brake? Brake { get; set; }

    /// <summary>Why the rest of the run is put off; <see langword="null"/> = it goes on.</summary>
    public ProviderUnavailableException? Stopped { get; private set; }

    /// <summary>Single records that somebody waits for; <see langword="null"/> = this run takes none.</summary>
    public Interrupts? Interrupts { get; set; }

    /// <summary>Works off one of them.</summary>
    public Func<RunRequest, CancellationToken, Task<RunReport>>? RunInterrupt { get; set; }

    /// <summary>A run of its own inside this one: with the same lease, sides and marks, but its own request and counters.</summary>
    public Session Inside(RunRequest request) => new()
    {
        Connection = Connection,
        Row = Row,
        Request = request,
        RunId = Surroundings.NewId(Clock.GetUtcNow()),
        Lease = Lease,
        Store = Store,
        Surroundings = Surroundings,
        Options = Options,
        Clock = Clock,
        Logger = Logger,
        Crm = Crm,
        Accounting = Accounting,
        Mappings = Mappings,
        Known = Known,
        Flows = Flows,
        UnusableFlows = UnusableFlows,
        FlowNames = FlowNames,
        Rules = Rules,
        Preset = Preset,
        Watch = Watch,
        MarkerPrefix = MarkerPrefix,
        OpenForgotten = OpenForgotten,
        Lists = Lists,
        References = References,
        Marks = Marks,
        Unsettled = Unsettled,
        Taken = Taken,
        Newborn = Newborn,
        SomebodyWaits = SomebodyWaits,
        Rescoping = Rescoping,
        Brake = Brake,
    };

    public SideSession On(Side side) => side == Side.Crm ? Crm : Accounting;

    /// <summary>Pairs that broke something; they are put off and the run is partial.</summary>
    public ConcurrentBag<string> Failures { get; } = [];

    /// <summary>Puts the rest of the run off: a side does not take calls any more.</summary>
    public void Stop(ProviderUnavailableException reason) => Stopped ??= reason;

    /// <summary>The settings or the mode changed under the run: what was not sent is planned anew under the new ones (R31).</summary>
    public void Stop(SettingsChangedException change) => Stop(new ProviderUnavailableException(UnavailableReason.NotAllowed, change.Message, Clock.GetUtcNow()));

    /// <summary>Writes what was decided or read: it holds only under the settings that it was decided under, and the store refuses it when they moved, whichever node moved them (R31).</summary>
    /// <exception cref="SettingsChangedException">They moved; nothing was written.</exception>
    public async ValueTask CommitAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        batch.SettingsVersion = Row.SettingsVersion;
        await RecordAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what happened: it is true whatever the settings are now.</summary>
    public async ValueTask RecordAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsEmpty)
            await Store.CommitAsync(await Lease.CurrentAsync(cancellationToken).ConfigureAwait(false), batch, cancellationToken).ConfigureAwait(false);
    }

    public CompiledMapping? MappingOf(string name) => Mappings.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.Ordinal));

    /// <summary>What our markers begin with. Bound to another account, the ids in older markers are other records': they are nobody's markers any more.</summary>
    public required string MarkerPrefix { get; init; }

    /// <summary>
    /// The record of accounting is a document that a flow sent: it carries the marker of the send, also while its reply is unknown. It belongs to the record of the CRM that it was made of, which shows its number and state.
    /// </summary>
    public bool IsOfFlow(CompiledMapping mapping, SyncRecord record)
    {
        if (FlowNames.IsEmpty || mapping.Accounting.Capabilities.MarkerField is not { } field || !record.TryGet(field, out var value) || value.Kind != FieldValueKind.Text
            || value.AsText() is not { } text || !text.StartsWith(MarkerPrefix, StringComparison.Ordinal))
            return false;
        var rest = text.AsSpan(MarkerPrefix.Length);
        var name = rest.IndexOf(':') is var end and > 0 ? rest[..end] : rest;
        return !name.SequenceEqual(mapping.Crm.Schema.Entity) && FlowNames.Contains(name.ToString());
    }

    public string MarkerOf(CompiledMapping mapping, Side source, string id) => $"{MarkerPrefix}{mapping.On(source).Schema.Entity}:{id}";
}

/// <summary>One side of a run.</summary>
internal sealed class SideSession(Side side, GatedProvider provider, SideDescription description, Surroundings surroundings, int maxCached)
{
    private readonly ConcurrentDictionary<(string Resource, string Id), CachedRecord> _cache = new();
    private readonly ConcurrentDictionary<(string Resource, string Id), byte> _distrusted = new();
    private readonly ConcurrentDictionary<string, FeedPasses> _passes = new(StringComparer.Ordinal);

    public Side Side => side;

    public ISyncProvider Provider => provider;

    /// <summary>What became of a document, without the credentials that the system may quote.</summary>
    public DocumentOutcome Quiet(DocumentOutcome outcome) => provider.Quiet(outcome);

    public WriteQueue Writes { get; } = new(provider, side, surroundings);

    /// <summary>Waits for the right to make a call that writes, before its intent is stored.</summary>
    public ValueTask<Place> EnterAsync(CancellationToken cancellationToken) => provider.EnterAsync(cancellationToken);

    public SideDescription Description => description;

    /// <param name="resource">Its resource.</param>
    /// <param name="record">The record.</param>
    /// <param name="full">It was read by its id.</param>
    /// <param name="at">Since when it cannot be newer: the moment before it was asked for, or at which its pass began.</param>
    public void Remember(string resource, SyncRecord record, bool full, DateTimeOffset at)
    {
        var key = (resource, record.Id.Value);
        if (!full && _distrusted.ContainsKey(key))
        {
            // A later pass shows it again: what was read before may be what stood there before.
            _cache.TryRemove(key, out _);
            return;
        }

        if (_cache.Count < maxCached || _cache.ContainsKey(key))
            _cache[key] = new CachedRecord(record, full, at);
    }

    /// <summary>What became of a write to it was found out by a direct read: a list may be behind that, and what pages show of it is not believed in this run.</summary>
    public void Distrust(string resource, string id)
    {
        _distrusted[(resource, id)] = 0;
        Forget(resource, id);
    }

    /// <summary>A direct read of it lies too far back to be written on: it counts as what a page showed.</summary>
    public void Age(string resource, string id)
    {
        if (_cache.TryGetValue((resource, id), out var record))
            _cache[(resource, id)] = record with { Full = false };
    }

    /// <summary>All direct reads lie too far back.</summary>
    public void AgeAll()
    {
        foreach (var (resource, id) in _cache.Keys)
            Age(resource, id);
    }

    public void Forget(string resource, string id) => _cache.TryRemove((resource, id), out _);

    /// <summary>This run has read the resource's changes to their end.</summary>
    public void Passed(string resource, FeedPasses passes) => _passes[resource] = passes;

    /// <summary>When its changes were read, or <see langword="null"/> = not in this run.</summary>
    public FeedPasses? FindPasses(string resource) => _passes.GetValueOrDefault(resource);

    public CachedRecord? Find(string resource, string id) => _cache.TryGetValue((resource, id), out var record) ? record : null;
}

/// <summary>The last two complete passes over the changes of a resource.</summary>
/// <param name="Began">When this run's pass began, UTC.</param>
/// <param name="Latest">What had changed until then was shown by it.</param>
/// <param name="Before">What had changed until then was shown by the pass before; <see langword="null"/> = there was none.</param>
/// <param name="LookedAt">When this run asked for its changes last, UTC.</param>
internal sealed record FeedPasses(DateTimeOffset Began, DateTimeOffset Latest, DateTimeOffset? Before, DateTimeOffset LookedAt);

/// <summary>A record of this run.</summary>
/// <param name="Record">The record.</param>
/// <param name="Full">It was read by its id, with all fields; else a page listed it.</param>
/// <param name="At">Since when it cannot be newer, UTC.</param>
internal sealed record CachedRecord(SyncRecord Record, bool Full, DateTimeOffset At);

/// <summary>The links that records of this run refer to. Those of entities that no field refers to are not kept: a first run makes a hundred thousand of them.</summary>
internal sealed class LinkReferences(IEnumerable<CompiledMapping> mappings) : IReferences
{
    private readonly HashSet<string?> _referenced =
        [.. mappings.SelectMany(static m => m.Crm.Schema.Fields.Concat(m.Accounting.Schema.Fields)).Where(static f => f.Type == FieldType.Reference).Select(static f => f.ReferencedEntity)];

    private readonly ConcurrentDictionary<(Side Side, string Entity, string Id), RecordRef> _counterparts = new();

    public RecordRef? CounterpartOf(Side side, RecordRef record) => _counterparts.GetValueOrDefault((side, record.Entity, record.Id.Value));

    public void Add(CompiledMapping mapping, string crmId, string accountingId)
    {
        var crm = new RecordRef(mapping.Crm.Schema.Entity, crmId);
        var accounting = new RecordRef(mapping.Accounting.Schema.Entity, accountingId);
        // A field that may refer to anything is one without a name.
        if (!_referenced.Contains(null) && !_referenced.Contains(crm.Entity) && !_referenced.Contains(accounting.Entity))
            return;
        _counterparts[(Side.Crm, crm.Entity, crmId)] = accounting;
        _counterparts[(Side.Accounting, accounting.Entity, accountingId)] = crm;
    }
}

/// <summary>Holds the lease and extends it in time.</summary>
internal sealed class LeaseKeeper(ISyncStore store, Lease lease, SyncOptions options, Surroundings surroundings, TimeProvider clock) : IAsyncDisposable
{
    private readonly Turnstile _gate = new(1, surroundings);
    private Lease _lease = lease;
    private Reading? _reading;

    public long Token => _lease.Token;

    /// <summary>
    /// The lease, with at least half its duration left. The store's clock is read when that is in doubt and not for every step: how much time has gone since it was read last, this process can tell, and a step that comes too late
    /// all the same is refused by the store itself.
    /// </summary>
    /// <exception cref="LeaseLostException">Somebody else has taken the connection.</exception>
    public async ValueTask<Lease> CurrentAsync(CancellationToken cancellationToken)
    {
        var needed = options.LeaseDuration / 2;
        if (Volatile.Read(ref _reading) is { } last && last.Lease.Until - (last.Now + clock.GetElapsedTime(last.At)) >= needed)
            return last.Lease;
        return (await ExtendAsync(needed, options.LeaseDuration, cancellationToken).ConfigureAwait(false)).Lease;
    }

    /// <summary>Extends the lease over a write's whole deadline before the write starts (R21), and says what the store's clock showed.</summary>
    public async ValueTask<DateTimeOffset> CoverAsync(TimeSpan deadline, CancellationToken cancellationToken) => (await ExtendAsync(deadline, deadline + options.LeaseDuration, cancellationToken).ConfigureAwait(false)).Now;

    private async ValueTask<(Lease Lease, DateTimeOffset Now)> ExtendAsync(TimeSpan needed, TimeSpan duration, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var asked = clock.GetTimestamp();
            var now = await store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
            if (_lease.Until - now < needed)
                _lease = await store.RenewAsync(_lease, duration, cancellationToken).ConfigureAwait(false) ?? throw new LeaseLostException(_lease.Connection);
            Volatile.Write(ref _reading, new Reading(_lease, now, asked));
            return (_lease, now);
        }
        finally
        {
            _gate.Release();
        }
    }

    public ValueTask DisposeAsync() => store.ReleaseAsync(_lease, CancellationToken.None);

    /// <summary>What the store's clock showed, and the monotonic moment before it was asked.</summary>
    private sealed record Reading(Lease Lease, DateTimeOffset Now, long At);
}
