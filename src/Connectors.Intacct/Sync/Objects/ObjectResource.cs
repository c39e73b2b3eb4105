using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Any object of Intacct, by its table of fields: its change stream, reading by key and by search, writing.</summary>
internal sealed partial class ObjectResource(IIntacctClient client, IntacctSyncOptions options, ObjectTable table) : VendorResource("Intacct", IntacctOutcomes.Instance)
{
    private const int ReadBatch = 100;

    private ObjectModel? _model;
    private bool _farIsHidden;
    private IReadOnlyDictionary<string, string> _words = System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    public override string Name => table.ObjectName;

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = table.HasStamp ? CursorKind.ModifiedAt : CursorKind.None,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = table.HasStamp ? options.Overlap : TimeSpan.Zero,
        // Whole passes go by key. Passes of changes go by stamp, behind the last row: what is written meanwhile comes once more at their end.
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        ReusesIds = false,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = table.Entity,
            Resource = Name,
            ReadBatchSize = ReadBatch,
            SearchableFields = table.Searchable,
            CanCreate = table.CanCreate,
            CanDelete = table.CanDelete,
            CreateSafety = table.CanCreate && KeysCount ? new CreateSafety.IdempotencyKey(IntacctIdempotency.ReplayWindow - IntacctIdempotency.Margin) : CreateSafety.Nothing,
            SettleTime = options.SettleTime,
            WriteTimeout = options.WriteTimeout,
            WriteShape = WriteShape.Patch,
            Concurrency = ConcurrencyGuard.None,
            NumberField = table.NumberField,
            IdentityFields = table.Identity,
        },
    ];

    private RecordDoor Door => table.Door(client);

    // Before the object's model was read nothing is written; afterwards, and in every run of a client that has read it, only its own word makes a repeat safe.
    private bool KeysCount => client is null || (Door.HeedsKeys ?? _model is null);

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        _model = await Guard(() => ReadModelAsync(cancellationToken)).ConfigureAwait(false);
        if (table.Words is { } words)
            _words = await Guard(() => words(client, cancellationToken)).ConfigureAwait(false);
        return [new EntitySchema(table.Entity, All.Select(f => ModelFields.Describe(f, _model, options, table)))];
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = request.Entities[0];
        var size = Math.Clamp(request.PageSizeHint, 1, IntacctQuery.MaxPageSize);
        var cursor = ObjectCursor.Parse(request.Cursor);
        if (!table.HasStamp && !cursor.Whole)
            cursor = ObjectCursor.Beginning;
        // Only a pass that saw its own beginning can say that it saw everything.
        var (whole, seen, total) = (cursor == ObjectCursor.Beginning, 0, (int?)null);
        while (true)
        {
            var page = await Guard(() => ReadPageAsync(selection, cursor, size, cancellationToken)).ConfigureAwait(false);
            var (changes, newest) = ToChanges(selection, page.Rows);
            var before = cursor;
            total ??= page.Total;
            seen += page.Rows.Count;
            if (page.Rows.Count > 0)
                cursor = cursor.Behind(ObjectValues.Text(page.Rows[^1], "key")!, ObjectValues.Stamp(page.Rows[^1], "audit.modifiedDateTime"), newest);
            // A page that leads nowhere ends the pass: it would be asked for again for ever.
            var last = !page.More || page.Rows.Count == 0 || (cursor.At, cursor.Key) == (before.At, before.Key);
            if (last && cursor is { Whole: false, Since: { } since } && (table.Restless is not null || table.Lines is not null))
            {
                yield return new ChangePage(changes, cursor.ToString());
                await foreach (var more in ReadRestlessAsync(selection, cursor, since, size, cancellationToken).ConfigureAwait(false))
                    yield return more;
                yield break;
            }

            yield return new ChangePage(changes, (!last ? cursor : table.HasStamp ? cursor.End() : ObjectCursor.Beginning).ToString())
            {
                IsLast = last,
                // Whether keys are compared as they are ordered is not documented: fewer rows than there were at the beginning prove nothing.
                CompleteEnumeration = last && whole && seen >= total,
                Total = whole ? total : null,
            };
            if (last)
                yield break;
        }
    }

    public override async Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) =>
        (await GetManyAsync(schema, [id], cancellationToken).ConfigureAwait(false))[0];

    public override Task<IReadOnlyList<RecordLookup>> GetManyAsync(EntitySchema schema, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken) => Guard(async () =>
    {
        var found = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        foreach (var chunk in ids.Select(static i => i.Value).Where(IsKey).Distinct(StringComparer.Ordinal).Chunk(ReadBatch))
        {
            var bodies = await Door.GetManyAsync([.. chunk.Select(static k => new RecordKey(k))], cancellationToken).ConfigureAwait(false);
            foreach (var (at, key) in chunk.Index())
                found[key] = bodies[at];
        }

        var answers = new List<RecordLookup>(ids.Count);
        foreach (var id in ids)
        {
            answers.Add(found.GetValueOrDefault(id.Value) is { } body ? new RecordLookup.Present(ToRecord(schema, id, body))
                : IsKey(id.Value) && options.MissingMeansDeleted && await IsNowhereAsync(id, cancellationToken).ConfigureAwait(false) ? new RecordLookup.Deleted(id)
                : new RecordLookup.Unknown(id));
        }

        return (IReadOnlyList<RecordLookup>)answers;
    });

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard(async () =>
    {
        var field = schema[match.Field].Name;
        var wanted = match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Select(static v => v.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var ids = new List<RecordId>();
        foreach (var chunk in wanted.Chunk(ReadBatch))
        {
            var query = new IntacctQuery { Fields = [new("key")], Filter = new QueryField<string>(field).In(chunk), CaseSensitiveComparison = false, IncludePrivate = options.IncludePrivate ? true : null, PageSize = IntacctQuery.MaxPageSize };
            ids.AddRange((await Door.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Rows.Select(static r => new RecordId(ObjectValues.Text(r, "key")!)));
        }

        var found = await GetManyAsync(schema, [.. ids.Distinct()], cancellationToken).ConfigureAwait(false);
        // Whatever a company's collation takes for the same: only what we take for the same counts.
        return (IReadOnlyList<RecordLookup>)[.. found.OfType<RecordLookup.Present>().Where(p => p.Record[match.Field].Kind == FieldValueKind.Text && wanted.Contains(p.Record[match.Field].AsText()!.Trim(), StringComparer.OrdinalIgnoreCase))];
    });

    protected override IEnumerable<Problem> Check(EntitySchema schema, RecordWrite write) => ObjectChecks.Of(this, table, schema, write);

    protected override (string Message, string Remedy) Missing(string field) => field == table.NumberField && table.CanBeNumbered
        ? ($"{table.OneOfThem} needs its number.", $"Fill in the number. Where a numbering sequence of the company gives it, add '{table.Entity}' to NumberedByIntacct.")
        : ($"{table.OneOfThem} needs '{field}'.", $"Fill in '{field}'.");

    protected override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var body = Body(schema, write.Set.Where(static s => s.Value.HasValue), null);
        table.Complete?.Invoke(body);
        return new WriteOutcome.Applied(new((await Door.CreateAsync(body, Keyed(write), cancellationToken).ConfigureAwait(false)).Key.Value));
    }

    protected override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var id = write.Id!.Value;
        if (!IsKey(id.Value))
            return new WriteOutcome.Stale();
        JsonElement? stored = null;
        if (table.WriteDoor is not null || write.Set.Any(s => Find(schema, s.Slot)?.Lines is not null))
        {
            // Lines are told by their keys, and those that are gone by name: the list as it stands is part of the write.
            stored = write.Current?.ProviderState as JsonElement? ?? (await Door.GetManyAsync([new(id.Value)], cancellationToken).ConfigureAwait(false))[0];
            if (stored is null)
                return new WriteOutcome.Stale();
        }

        // What cannot be changed is in here only where a group repeats it: sent, it might be refused.
        var body = Body(schema, write.Set.Where(s => Find(schema, s.Slot) is { Fixed: false, ReadOnly: false }), stored);
        if (body.Count > 0)
            await (table.WriteDoor is { } door ? door(client, stored!.Value) : Door).PatchAsync(new(id.Value), body, Keyed(write), cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(id);
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (!IsKey(write.Id!.Value.Value))
            return new WriteOutcome.Stale();
        await Door.DeleteAsync(new(write.Id.Value.Value), cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id.Value);
    }

    internal ObjectField? Find(EntitySchema schema, FieldSlot slot) => Find(schema[slot].Name);

    private IEnumerable<ObjectField> All => table.Fields.Concat(ModelFields.Custom(table, _model));

    private ObjectField? Find(string name) => table.Fields.FirstOrDefault(f => f.Path == name) ?? ModelFields.CustomOf(name, _model);

    private async Task<ObjectModel?> ReadModelAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.Models.GetAsync(table.ObjectName, schema: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorApiException e) when (e is ConnectorValidationException or ConnectorNotFoundException)
        {
            // An older version of the API without the object, or without the parameter: the table of fields stands.
            return null;
        }
    }

    private async Task<DoorPage> ReadPageAsync(EntitySelection selection, ObjectCursor cursor, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await Door.QueryAsync(Query(selection, cursor, size), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorValidationException) when (!_farIsHidden && selection.Fields.Any(s => Find(selection.Schema, s)?.Far == true))
        {
            // Members that are about to leave an object cannot be queried: then they are read record by record.
            _farIsHidden = true;
            return await Door.QueryAsync(Query(selection, cursor, size), cancellationToken).ConfigureAwait(false);
        }
    }

    private IntacctQuery Query(EntitySelection selection, ObjectCursor cursor, int size)
    {
        var fields = selection.Fields.Select(s => Find(selection.Schema, s)).Where(f => f is { Unlisted: false, Constant: null } && !(f.Far && _farIsHidden)).Select(static f => new QueryField(f!.ValuePath));
        string[] always = table.ShowsStamp ? ["key", "audit.modifiedDateTime", "audit.createdDateTime"] : ["key"];
        var key = new QueryField<RecordKey>("key");
        var modified = new QueryField<DateTimeOffset>("audit.modifiedDateTime");
        var query = new IntacctQuery
        {
            Fields = [.. always.Select(static f => new QueryField(f)), .. fields],
            OrderBy = cursor.Whole ? [key.Ascending] : [modified.Ascending, key.Ascending],
            PageSize = size,
            IncludePrivate = options.IncludePrivate ? true : null,
        };
        return cursor switch
        {
            { Whole: true, Key: null } => query,
            { Whole: true } => query with { Filter = key.MoreThan(new(cursor.Key)) },
            { Key: not null, At: { } at } => query with { Filter = modified.MoreThan(at) | (modified.Is(at) & key.MoreThan(new(cursor.Key))) },
            _ => query with { Filter = modified.AtLeast(cursor.Since!.Value - options.Overlap) },
        };
    }

    private (List<RecordChange> Changes, DateTimeOffset? Newest) ToChanges(EntitySelection selection, IReadOnlyList<JsonElement> rows)
    {
        DateTimeOffset? newest = null;
        var changes = new List<RecordChange>(rows.Count);
        var fields = selection.Fields.Select(s => (Slot: s, Field: Find(selection.Schema, s))).Where(f => f.Field is not null && !(f.Field.Far && _farIsHidden)).ToList();
        foreach (var row in rows)
        {
            if (!TakesPart(row))
                continue;
            var id = new RecordId(ObjectValues.Text(row, "key")!);
            var stamp = ObjectValues.Stamp(row, "audit.modifiedDateTime");
            newest = stamp > newest || newest is null ? stamp ?? newest : newest;
            var record = SyncRecord.Create(selection.Schema, id).Stamps(stamp, ObjectValues.Stamp(row, "audit.createdDateTime"));
            foreach (var (slot, field) in fields)
                record.Set(slot, Worded(field!, ObjectValues.OfRow(field!, row)));
            changes.Add(new(new(table.Entity, id), record.Build()));
        }

        return (changes, newest);
    }

    private SyncRecord ToRecord(EntitySchema schema, RecordId id, JsonElement body)
    {
        var record = SyncRecord.Create(schema, id).State(body).Stamps(ObjectValues.Stamp(body, "audit.modifiedDateTime"), ObjectValues.Stamp(body, "audit.createdDateTime"));
        foreach (var described in schema.Fields)
        {
            if (Find(described.Name) is not { } field)
                continue;
            record.Set(described.Name, Worded(field, ObjectValues.OfRecord(field, body)));
            if (field.Fixed)
                record.Lock(described.Name, FieldLockKind.Immutable, $"Intacct keeps '{described.Name}' as it was when the {table.Noun} was created.");
        }

        return record.Build();
    }

    private JsonObject Body(EntitySchema schema, IEnumerable<FieldAssignment> set, JsonElement? stored)
    {
        var body = new JsonObject();
        foreach (var (slot, value) in set)
        {
            if (Find(schema, slot) is not { Constant: null } field)
                continue;
            if (field.Lines is not { } lines)
                ObjectValues.Put(body, field, value);
            else if (lines.Write(value.AsLines() ?? LineSet.Empty, stored is { } known && known.TryGetProperty(field.Path, out var list) ? list : null) is { Count: > 0 } items)
                body[field.Path] = items;
        }

        return body;
    }

    /// <summary>At top level and with the entities' own records in view, it is not there either.</summary>
    private async Task<bool> IsNowhereAsync(RecordId id, CancellationToken cancellationToken)
    {
        if (client.EntityId is not null)
            return false;
        var query = new IntacctQuery { Fields = [new("key")], Filter = new QueryField<RecordKey>("key").Is(new(id.Value)), IncludePrivate = true, PageSize = 1 };
        return (await Door.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Rows.Count == 0;
    }

    private static CallOptions Keyed(RecordWrite write) => new() { IdempotencyKey = $"cx1-{write.IntentId:N}" };

    /// <summary>Keys are numbers; what is none leads nowhere and is not asked for.</summary>
    private static bool IsKey(string id) => id.Length is > 0 and < 19 && id.AsSpan(id[0] == '-' ? 1 : 0) is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9');
}
