using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>One table of Uniconta as a collection: read whole in one call, as Uniconta's own programs do, which costs less of the day's calls than anything else and shows what is gone.</summary>
/// <typeparam name="T">A row.</typeparam>
internal abstract class TableResource<T>(UnicontaRun run, string entity, UserFieldSet userFields) : VendorResource("Uniconta", UnicontaOutcomes.Instance) where T : UnicontaRecord
{
    // A run commits a page at once.
    private const int LargestPage = 1000;

    // More rows than that are read by the table.
    private const int FewRows = 2;

    private SyncFields<T, T, T>? _fields;

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.None,
        Granularity = TimeSpan.FromSeconds(1),
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        // A row's id is given once; numbers, which people know, may change and come back.
        ReusesIds = false,
    };

    protected UnicontaRun Run { get; } = run;

    protected UnicontaSyncOptions Options => Run.Options;

    protected string Entity { get; } = entity;

    protected SyncFields<T, T, T> Fields => _fields ??= new([.. StandardFields(), .. UserFields.Fields<T>()]);

    /// <summary>The field that is the business key; null where there is none.</summary>
    protected virtual string? Key => null;

    protected abstract UnicontaReadOperations<T> Rows { get; }

    protected abstract IEnumerable<SyncField<T, T, T>> StandardFields();

    public UserFieldSet UserFields { get; } = userFields;

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) => [await Guard(async () =>
    {
        var schemas = Fields.All.Where(f => !f.Schema.Custom).Select(static f => f.Schema).ToList();
        await DescribeAsync(schemas, cancellationToken).ConfigureAwait(false);
        schemas.AddRange(await UserFields.DescribeAsync(cancellationToken).ConfigureAwait(false));
        return new EntitySchema(Entity, schemas.DistinctBy(static s => s.Name));
    }).ConfigureAwait(false)];

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (rows, complete) = await Guard(() => ReadTableAsync(null, cancellationToken)).ConfigureAwait(false);
        await foreach (var page in PagesAsync(request, rows, complete, "all", "all", cancellationToken).ConfigureAwait(false))
            yield return page;
    }

    public override Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) => Guard(async () =>
    {
        if (RowIdOf(id) is not { } row)
            return new RecordLookup.Unknown(id);
        try
        {
            return await LookAsync(schema, [await Rows.GetAsync(row, cancellationToken: cancellationToken).ConfigureAwait(false)], cancellationToken).ConfigureAwait(false) is [var found] ? found : new RecordLookup.Unknown(id);
        }
        catch (ConnectorNotFoundException e)
        {
            // A table that is not known, or any other 404, says nothing about the row.
            return UnicontaOutcomes.IsNoRow(e) ? new RecordLookup.Deleted(id) : new RecordLookup.Unknown(id);
        }
    });

    public override async Task<IReadOnlyList<RecordLookup>> GetManyAsync(EntitySchema schema, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count <= FewRows)
            return await base.GetManyAsync(schema, ids, cancellationToken).ConfigureAwait(false);
        return await Guard(async () =>
        {
            var (rows, complete) = await ReadTableAsync(null, cancellationToken).ConfigureAwait(false);
            var wanted = ids.Select(RowIdOf).OfType<RowId>().ToHashSet();
            var found = (await LookAsync(schema, [.. rows.Where(r => wanted.Contains(r.RowId!.Value))], cancellationToken).ConfigureAwait(false)).ToDictionary(static l => l.Id);
            return (IReadOnlyList<RecordLookup>)[.. ids.Select(id => found.GetValueOrDefault(id) ?? (complete && RowIdOf(id) is not null ? new RecordLookup.Deleted(id) : new RecordLookup.Unknown(id)))];
        }).ConfigureAwait(false);
    }

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard(async () =>
    {
        var field = schema[match.Field].Name;
        var rows = new Dictionary<RowId, T>();
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Select(static v => v.Trim()).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var row in await Rows.FindAsync(new(field), value, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (row.RowId is { } id)
                    rows[id] = row;
            }
        }

        var found = await LookAsync(schema, [.. rows.Values], cancellationToken).ConfigureAwait(false);
        return (IReadOnlyList<RecordLookup>)[.. found.Where(static l => l is RecordLookup.Present)];
    });

    /// <summary>Choices from the account's own lists, and what is required there.</summary>
    protected virtual Task DescribeAsync(List<FieldSchema> schemas, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What must be known before rows can be read: what they refer to.</summary>
    protected virtual Task PrepareAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Which entity a row is; another one than this table's own where it takes no part.</summary>
    protected virtual string EntityOf(T row) => Entity;

    protected virtual DateTimeOffset? ModifiedAt(T row) => null;

    protected virtual DateTimeOffset? CreatedAt(T row) => null;

    protected static RowId? RowIdOf(RecordId id) => int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? new(row) : null;

    /// <summary>All rows, and whether they surely are all: a server that turns pages of its own is asked twice.</summary>
    protected async Task<(IReadOnlyList<T> Rows, bool Complete)> ReadTableAsync(UnicontaFilter? filter, CancellationToken cancellationToken)
    {
        var query = new UnicontaQuery { Filter = filter };
        var first = await Rows.ListPageAsync(query, null, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (first.Next is null)
            return ([.. first.Items.Where(static r => r.RowId is not null)], first.Items.All(static r => r.RowId is not null));
        var one = await Rows.ListAsync(query, cancellationToken: cancellationToken).Where(static r => r.RowId is not null).ToListAsync(cancellationToken).ConfigureAwait(false);
        // What a condition leaves out proves nothing gone: a row that slipped between two pages is seen by the next pass, which reads back.
        if (filter is not null)
            return (one, false);
        var two = await Rows.ListAsync(query, cancellationToken: cancellationToken).Where(static r => r.RowId is not null).ToListAsync(cancellationToken).ConfigureAwait(false);
        return (two, one.Select(static r => r.RowId).ToHashSet().SetEquals(two.Select(static r => r.RowId)));
    }

    /// <summary>Rows in pages of the size that is wished for.</summary>
    protected async IAsyncEnumerable<ChangePage> PagesAsync(
        ReadRequest request, IReadOnlyList<T> rows, bool complete, string midCursor, string endCursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = request.Entities.FirstOrDefault(e => e.Schema.Entity == Entity);
        await Guard(async () =>
        {
            await PrepareAsync(rows, cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        var size = Math.Clamp(request.PageSizeHint, 1, LargestPage);
        for (var at = 0; at == 0 || at < rows.Count; at += size)
        {
            var changes = new List<RecordChange>(Math.Min(size, rows.Count - at));
            for (var i = at; i < rows.Count && i < at + size; i++)
                changes.Add(Change(selection, rows[i]));
            var last = at + size >= rows.Count;
            yield return new ChangePage(changes, last ? endCursor : midCursor) { IsLast = last, CompleteEnumeration = last && complete };
        }
    }

    /// <summary>Rows as what is there, in their order.</summary>
    protected async Task<IReadOnlyList<RecordLookup>> LookAsync(EntitySchema schema, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        await PrepareAsync(rows, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => EntityOf(r) is var kind && kind == Entity
            ? (RecordLookup)new RecordLookup.Present(ToRecord(schema, r))
            : new RecordLookup.ChangedKind(new(r.RowId!.Value.ToString()), kind))];
    }

    protected SyncRecord ToRecord(EntitySchema schema, T row)
    {
        var builder = Fields.FromFull(schema, row.RowId!.Value.ToString(), row).Stamps(ModifiedAt(row), CreatedAt(row));
        Lock(builder);
        return builder.Build();
    }

    /// <summary>The key of a record that is there is not changed.</summary>
    private void Lock(SyncRecordBuilder builder)
    {
        if (Key is { } key)
            builder.Lock(key, FieldLockKind.Immutable, $"The {key} of a record can be changed in Uniconta only, by renumbering it there.");
    }

    private RecordChange Change(EntitySelection? selection, T row)
    {
        var id = row.RowId!.Value.ToString();
        var kind = EntityOf(row);
        if (kind != Entity || selection is null)
            return new RecordChange(new RecordRef(kind, id), null);
        var builder = Fields.FromRow(selection, id, row).Stamps(ModifiedAt(row), CreatedAt(row));
        Lock(builder);
        return new RecordChange(new RecordRef(Entity, id), builder.Build());
    }

    protected override Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => ReadOnly();

    protected override Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => ReadOnly();

    protected override Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => ReadOnly();

    private Task<WriteOutcome> ReadOnly() =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused(new Problem("read-only", null, $"A connection reads every {Entity} and writes none.", Fixer.Administrator, "Let the mapping flow from accounting only.")));
}
