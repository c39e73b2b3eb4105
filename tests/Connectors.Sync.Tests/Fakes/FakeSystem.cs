using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>A small system with records in memory, a change stamp, and every weakness switchable. Its users edit behind the engine's back.</summary>
internal sealed class FakeSystem(string name, params EntitySchema[] schemas)
{
    private readonly Dictionary<(string Entity, string Id), Row> _rows = [];
    private readonly Dictionary<Guid, string> _keys = [];
    private int _nextId = 1;

    public string Name => name;

    public EntitySchema[] Schemas { get; set; } = schemas;

    public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public Func<EntityCapabilities, EntityCapabilities> Can { get; set; } = static c => c;

    public Func<ResourceCapabilities, ResourceCapabilities> Feed { get; set; } = static r => r;

    public int MaxConcurrentCalls { get; set; } = 1;

    public AccountIdentity Account { get; set; } = new(name + "-1", name);

    public ConnectionHealth? Red { get; set; }

    public int Reads { get; private set; }

    public int Pages { get; private set; }

    public int Writes { get; private set; }

    public List<string> Calls { get; } = [];

    /// <summary>How many writes came in each call.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>The resources that were paged through, once per pass.</summary>
    public List<string> Passes { get; } = [];

    /// <summary>Answers instead of the system, before it does anything.</summary>
    public Func<RecordWrite, WriteOutcome?> Refuse { get; set; } = static _ => null;

    /// <summary>Replaces the answer after the system did it.</summary>
    public Func<RecordWrite, WriteOutcome, WriteOutcome> Answer { get; set; } = static (_, outcome) => outcome;

    /// <summary>Answers a read by id instead of the system.</summary>
    public Func<string, RecordLookup?> Lookup { get; set; } = static _ => null;

    /// <summary>Runs between the read of a record and anything later.</summary>
    public Action<string> AfterRead { get; set; } = static _ => { };

    /// <summary>Runs after a page was shown, before anything is made of it.</summary>
    public Action<string> AfterPage { get; set; } = static _ => { };

    /// <summary>Makes a field, or says why not; <see langword="null"/> = its API makes none.</summary>
    public Func<WantedField, string?>? MakesField { get; set; }

    /// <summary>What the system fills in by itself in a record that it was told to make.</summary>
    public Action<string, string> AfterCreate { get; set; } = static (_, _) => { };

    /// <summary>What the system does to a value that it stores.</summary>
    public Func<string, FieldValue, FieldValue> Normalise { get; set; } = static (_, value) => value;

    /// <summary>Its list is behind: it shows nothing of what was written lately.</summary>
    public bool ListsNothing { get; set; }

    public bool ShowsCreation { get; set; } = true;

    /// <summary>Why a field of a record cannot be written; <see langword="null"/> = it can.</summary>
    public Func<string, string, string?> Locks { get; set; } = static (_, _) => null;

    public ImmutableHashSet<string> NotListed { get; set; } = [];

    public ProviderUnavailableException? DownFor { get; set; }

    public int Count(string entity) => _rows.Count(r => r.Key.Entity == entity && !r.Value.Deleted);

    public IEnumerable<string> Ids(string entity) => _rows.Where(r => r.Key.Entity == entity && !r.Value.Deleted).Select(static r => r.Key.Id);

    public string? Text(string entity, string id, string field) => _rows[(entity, id)].Values.GetValueOrDefault(field, FieldValue.Null).ToString() is var text && text != "∅" ? text : null;

    public string Add(string entity, params (string Field, object? Value)[] values)
    {
        var id = (_nextId++).ToString(CultureInfo.InvariantCulture);
        var row = new Row { Created = Tick() };
        _rows[(entity, id)] = row;
        foreach (var (field, value) in values)
            row.Values[field] = Of(value);
        row.Modified = row.Created;
        return id;
    }

    /// <summary>An id that stood for another record before.</summary>
    public void AddAgain(string entity, string id, params (string Field, object? Value)[] values)
    {
        var at = Tick();
        var row = new Row { Created = at, Modified = at };
        foreach (var (field, value) in values)
            row.Values[field] = Of(value);
        _rows[(entity, id)] = row;
    }

    /// <summary>The record goes on under another number; the old one is as if it were deleted.</summary>
    public void Renumber(string entity, string before, string now)
    {
        var row = _rows[(entity, before)];
        _rows.Remove((entity, before));
        row.Modified = Tick();
        _rows[(entity, now)] = row;
    }

    public void Edit(string entity, string id, params (string Field, object? Value)[] values)
    {
        var row = _rows[(entity, id)];
        foreach (var (field, value) in values)
            row.Values[field] = Of(value);
        row.Modified = Tick();
        row.Version++;
    }

    /// <summary>A program that changes values and leaves the change stamp as it was.</summary>
    public void EditSilently(string entity, string id, params (string Field, object? Value)[] values)
    {
        foreach (var (field, value) in values)
            _rows[(entity, id)].Values[field] = Of(value);
    }

    public void Delete(string entity, string id)
    {
        _rows[(entity, id)].Deleted = true;
        _rows[(entity, id)].Modified = Tick();
    }

    public void Restore(string entity, string id)
    {
        _rows[(entity, id)].Deleted = false;
        _rows[(entity, id)].Modified = Tick();
    }

    /// <summary>Lists that it keeps as accounting does.</summary>
    public Dictionary<string, List<ListEntry>> Lists { get; } = new(StringComparer.Ordinal);

    public ProviderUnavailableException? ListFailure { get; set; }

    /// <summary>Options that it keeps as a CRM does.</summary>
    public Dictionary<string, List<ListOption>> Options { get; } = new(StringComparer.Ordinal);

    public List<string> OptionChanges { get; } = [];

    /// <summary>Told after the options were written.</summary>
    public ProviderUnavailableException? OptionFailure { get; set; }

    private int _lastOption;

    public int ListReads { get; private set; }

    public Action? AfterListRead { get; set; }

    /// <summary>It keeps what accounting says of an entry with its option.</summary>
    public bool KeepsDetails { get; set; }

    /// <summary>Records hold the labels of options and not their ids: a renamed option shows in all of them.</summary>
    public (string Entity, string Field)? OptionsAreLabels { get; set; }

    public ISyncProvider Open() => new Provider(this);

    private IReadOnlyList<ListOption> Write(string list, ImmutableArray<OptionChange> changes)
    {
        var options = Options[list];
        foreach (var change in changes)
        {
            OptionChanges.Add($"{change.Kind} {change.Key}");
            var at = options.FindIndex(o => o.Value == change.Value);
            switch (change.Kind)
            {
                case OptionChangeKind.Add:
                    options.Add(OptionsAreLabels is null ? new ListOption($"o{++_lastOption}", change.Label, change.Active, change.Key) { Details = KeepsDetails ? change.Details : null } : new ListOption(change.Label, change.Label, change.Active));
                    break;
                case OptionChangeKind.Rename when OptionsAreLabels is { } place:
                    foreach (var row in _rows.Where(r => r.Key.Entity == place.Entity && r.Value.Values.GetValueOrDefault(place.Field).ToString() == change.Value))
                    {
                        row.Value.Values[place.Field] = FieldValue.Of(change.Label);
                        row.Value.Modified = Tick();
                    }

                    options[at] = new ListOption(change.Label, change.Label, options[at].Active);
                    break;
                case OptionChangeKind.Rename:
                    options[at] = options[at] with { Label = change.Label };
                    break;
                case OptionChangeKind.Describe:
                    options[at] = options[at] with { Details = change.Details };
                    break;
                default:
                    options[at] = options[at] with { Active = change.Kind == OptionChangeKind.Activate };
                    break;
            }
        }

        return OptionFailure is { } failure ? throw failure : [.. options];
    }

    private static FieldValue Of(object? value) => value switch
    {
        null => FieldValue.Null,
        string s => FieldValue.Of(s),
        decimal d => FieldValue.Of((decimal?)d),
        int i => FieldValue.Of((decimal?)i),
        bool b => FieldValue.Of((bool?)b),
        RecordRef r => FieldValue.Of(r),
        FieldValue v => v,
        _ => throw new ArgumentException(value.GetType().Name),
    };

    private DateTimeOffset Tick() => Now = Now.AddSeconds(1);

    private sealed class Row
    {
        public Dictionary<string, FieldValue> Values { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset Created { get; init; }

        public DateTimeOffset Modified { get; set; }

        public bool Deleted { get; set; }

        public int Version { get; set; } = 1;
    }

    private sealed class Provider(FakeSystem system) : ISyncProvider, IListSource, IListTarget, IFieldProvisioner
    {
        public TFeature? GetFeature<TFeature>() where TFeature : class => typeof(TFeature) == typeof(IFieldProvisioner) && system.MakesField is null ? null : this as TFeature;

        public Task<string?> CreateFieldAsync(WantedField field, CancellationToken cancellationToken) => Task.FromResult(system.MakesField!(field));

        public Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken)
        {
            system.ListReads++;
            if (system.ListFailure is { } failure)
                throw failure;
            IReadOnlyList<ListEntry> entries = [.. system.Lists[list]];
            system.AfterListRead?.Invoke();
            return Task.FromResult(entries);
        }

        public Task<IReadOnlyList<ListOption>> ReadOptionsAsync(string list, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ListOption>>([.. system.Options[list]]);

        public Task<IReadOnlyList<ListOption>> WriteOptionsAsync(string list, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken) => Task.FromResult(system.Write(list, changes));

        public ProviderCapabilities Capabilities { get; } = new()
        {
            Name = system.Name,
            MaxConcurrentCalls = system.MaxConcurrentCalls,
            Resources = [.. system.Schemas.Select(s => system.Feed(new ResourceCapabilities { Name = s.Entity + "s", Cursor = CursorKind.ModifiedAt, Deletes = DeleteVisibility.InFeed, StableOrder = true }))],
            Entities = [.. system.Schemas.Select(s => system.Can(new EntityCapabilities { Entity = s.Entity, Resource = s.Entity + "s", ReadBatchSize = 50, WriteReturnsRecord = true, CreateSafety = new CreateSafety.IdempotencyKey(TimeSpan.FromDays(30)) }))],
        };

        public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ProviderSchema(system.Schemas));

        public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
            Task.FromResult(system.Red ?? new ConnectionHealth { Ok = true, Reason = "Connected.", Account = system.Account });

        public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            if (system.DownFor is { } down)
                throw down;
            system.Passes.Add(request.Resource);
            var since = request.Cursor is { } cursor ? new DateTimeOffset(long.Parse(cursor, CultureInfo.InvariantCulture), TimeSpan.Zero) : DateTimeOffset.MinValue;
            var entities = request.Entities.ToDictionary(static e => e.Schema.Entity);
            var changed = system._rows.Where(r => r.Key.Entity + "s" == request.Resource && entities.ContainsKey(r.Key.Entity) && r.Value.Modified > since)
                .OrderBy(static r => r.Value.Modified).ThenBy(static r => r.Key.Id, StringComparer.Ordinal)
                // The stamp as it was when the pass began: an edit between two pages must not move the cursor over what it did not show.
                .Select(static r => (r.Key, r.Value, At: r.Value.Modified)).ToList();
            if (request.Cursor is null)
                changed.RemoveAll(static r => r.Value.Deleted);
            if (system.ListsNothing)
                changed.Clear();
            var pages = changed.Chunk(Math.Min(request.PageSizeHint, 100)).ToList();
            if (pages.Count == 0)
                pages.Add([]);
            for (var i = 0; i < pages.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (system.DownFor is { } gone)
                    throw gone;
                system.Pages++;
                var last = i == pages.Count - 1;
                var changes = pages[i].Select(r => new RecordChange(new RecordRef(r.Key.Entity, r.Key.Id), system.RecordOf(entities[r.Key.Entity].Schema, r.Key.Id, listed: true), r.Value.Deleted)).ToList();
                var to = pages[i].Length > 0 ? pages[i][^1].At : request.Cursor is null ? system.Now : since;
                system.AfterPage(request.Resource);
                yield return new ChangePage(changes, to.UtcTicks.ToString(CultureInfo.InvariantCulture)) { IsLast = last, CompleteEnumeration = last && request.Cursor is null && system.Feed(new ResourceCapabilities { Name = "", StableOrder = true }).StableOrder };
            }
        }

        public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (system.DownFor is { } down)
                throw down;
            system.Reads++;
            var entity = request.Schema.Entity;
            system.Calls.Add($"get {entity} {string.Join(',', request.Ids)}");
            IReadOnlyList<RecordLookup> answers;
            if (request.Match is { } match)
            {
                var field = request.Schema[match.Field].Name;
                answers = [.. system._rows.Where(r => r.Key.Entity == entity && !r.Value.Deleted && match.Values.Contains(r.Value.Values.GetValueOrDefault(field).ToString())).Select(r => new RecordLookup.Present(system.RecordOf(request.Schema, r.Key.Id, listed: false)))];
            }
            else
            {
                answers = [.. request.Ids.Select(id => system.Lookup(id.Value) ?? (!system._rows.TryGetValue((entity, id.Value), out var row) || row.Deleted ? (RecordLookup)new RecordLookup.Deleted(id) : new RecordLookup.Present(system.RecordOf(request.Schema, id.Value, listed: false))))];
            }

            foreach (var id in request.Ids)
                system.AfterRead(id.Value);
            return Task.FromResult(answers);
        }

        public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (system.DownFor is { } down)
                throw down;
            system.Batches.Add(batch.Writes.Count);
            // All or nothing: looked at first, and done only if nothing is wrong with any.
            if (Capabilities.Find(batch.Schema.Entity)!.AtomicBatches && batch.Writes.Select(w => Wrong(batch.Schema, w)).ToArray() is var wrong && wrong.Any(static w => w is not null))
                return Task.FromResult<IReadOnlyList<WriteOutcome>>([.. wrong.Select(static w => w ?? new WriteOutcome.NotSent(UnavailableReason.NotAllowed, "Another write of the batch was refused."))]);
            return Task.FromResult<IReadOnlyList<WriteOutcome>>([.. batch.Writes.Select(w => system.Answer(w, One(batch.Schema, w)))]);
        }

        public ValueTask DisposeAsync() => default;

        private WriteOutcome? Wrong(EntitySchema schema, RecordWrite write) =>
            system.Refuse(write) ?? (Problems(schema, write, Capabilities.Find(schema.Entity)!) is { Count: > 0 } problems ? new WriteOutcome.Refused([.. problems]) : null);

        private WriteOutcome One(EntitySchema schema, RecordWrite write)
        {
            system.Calls.Add($"{write.Kind} {schema.Entity} {write.Id}");
            system.Writes++;
            if (system.Refuse(write) is { } refused)
                return refused;
            var capabilities = Capabilities.Find(schema.Entity)!;
            if (Problems(schema, write, capabilities) is { Count: > 0 } problems)
                return new WriteOutcome.Refused([.. problems]);
            string id;
            if (write.Kind == WriteKind.Create)
            {
                if (capabilities.CreateSafety is CreateSafety.IdempotencyKey && system._keys.TryGetValue(write.IntentId, out var before))
                    return new WriteOutcome.Applied(new RecordId(before), system.RecordOf(schema, before, false));
                id = capabilities.CreateSafety is CreateSafety.ClientId ? write.IntentId.ToString("D") : (system._nextId++).ToString(CultureInfo.InvariantCulture);
                if (system._rows.ContainsKey((schema.Entity, id)))
                    return new WriteOutcome.Refused(new Problem("duplicate-id", null, "There is one with that id."));
                system._rows[(schema.Entity, id)] = new Row { Created = system.Tick() };
                system._keys[write.IntentId] = id;
                if (write.Marker is not null && capabilities.MarkerField is { } marker)
                    system._rows[(schema.Entity, id)].Values[marker] = FieldValue.Of(write.Marker);
            }
            else
            {
                id = write.Id!.Value.Value;
                if (!system._rows.TryGetValue((schema.Entity, id), out var there) || there.Deleted)
                    return new WriteOutcome.Stale();
                if (capabilities.Concurrency == ConcurrencyGuard.Token && write.Current!.Version != there.Version.ToString(CultureInfo.InvariantCulture))
                    return new WriteOutcome.Stale();
            }

            var row = system._rows[(schema.Entity, id)];
            if (write.Kind == WriteKind.Delete)
            {
                system.Delete(schema.Entity, id);
                return new WriteOutcome.Applied(new RecordId(id));
            }

            foreach (var (slot, value) in write.Set)
                row.Values[schema[slot].Name] = system.Normalise(schema[slot].Name, value);
            row.Modified = system.Tick();
            row.Version++;
            if (write.Kind == WriteKind.Create)
                system.AfterCreate(schema.Entity, id);
            return new WriteOutcome.Applied(new RecordId(id), capabilities.WriteReturnsRecord ? system.RecordOf(schema, id, false) : null);
        }

        private static List<Problem> Problems(EntitySchema schema, RecordWrite write, EntityCapabilities capabilities)
        {
            if (write.Kind switch { WriteKind.Create => !capabilities.CanCreate, WriteKind.Update => !capabilities.CanUpdate, _ => !capabilities.CanDelete })
                return [new Problem("not-possible", null, $"A {write.Kind} is not possible here.")];
            var problems = new List<Problem>();
            foreach (var field in schema.Fields)
            {
                var value = write.Set.FirstOrDefault(s => schema[s.Slot] == field).Value;
                if (field.Required && (write.Kind == WriteKind.Create ? !value.HasValue : value.IsNull))
                    problems.Add(new Problem("required", field.Name, $"'{field.Name}' is missing."));
                else if (field.ReadOnly && !value.IsAbsent && !(write.Kind == WriteKind.Create ? value.IsNull : write.Current is { } current && current[field.Name] == value))
                    problems.Add(new Problem("read-only", field.Name, $"'{field.Name}' can only be read."));
                else if (value.Kind == FieldValueKind.Text && field.MaxLength is { } max && value.AsText()!.Length > max && !field.Normalisation.HasFlag(TextNormalisation.Truncate))
                    problems.Add(new Problem("too-long", field.Name, $"'{field.Name}' takes {max} characters."));
            }

            return problems;
        }
    }

    private SyncRecord RecordOf(EntitySchema schema, string id, bool listed)
    {
        var row = _rows[(schema.Entity, id)];
        var builder = SyncRecord.Create(schema, new RecordId(id)).Stamps(row.Modified, ShowsCreation ? row.Created : null).Deleted(row.Deleted).Version(row.Version.ToString(CultureInfo.InvariantCulture));
        // What the system does not have (any more) stays absent.
        var known = Schemas.FirstOrDefault(s => s.Entity == schema.Entity);
        foreach (var field in schema.Fields.Where(f => known is null || known.TryGetSlot(f.Name, out _)))
        {
            if (Locks(id, field.Name) is { } reason)
                builder.Lock(field.Name, FieldLockKind.VendorOwned, reason);
            if (!listed || !NotListed.Contains(field.Name))
                builder.Set(field.Name, row.Values.GetValueOrDefault(field.Name, FieldValue.Null) is { IsAbsent: false } value ? value : FieldValue.Null);
        }

        return builder.Build();
    }
}
