using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;

namespace Connectors.Reviso.Sync;

/// <summary>A collection of Reviso whose rows are the records in full, as lists of its sister are by their published schemas.</summary>
/// <typeparam name="TView">A record with what is needed to show it.</typeparam>
internal abstract class RevisoResource<TView>(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) : VendorResource("Reviso", RevisoOutcomes.Instance)
{
    protected const int LargestPage = 1000;

    protected IRevisoClient Client { get; } = client;

    protected RevisoLookups Lookups { get; } = lookups;

    protected RevisoSyncOptions Options { get; } = options;

    /// <summary>The entity; one stands on each collection.</summary>
    protected abstract string Entity { get; }

    protected abstract SyncFields<TView, TView, TView> Fields { get; }

    /// <summary>Deleted records are shown by no list, so only a pass over everything can prove that one is gone.</summary>
    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(e => e.Schema.Entity == Entity);
        var size = Math.Clamp(request.PageSizeHint, 1, LargestPage);
        var clock = (Client as RevisoClient)?.Clock ?? TimeProvider.System;
        var cursor = ListCursor.Parse(request.Cursor);
        var whole = cursor.IsWhole;
        cursor = cursor with { Began = cursor.Began ?? clock.GetUtcNow() };
        while (true)
        {
            var page = await Guard(() => ReadPageAsync(cursor, size, cancellationToken)).ConfigureAwait(false);
            var changes = new List<RecordChange>(page.Rows.Count);
            foreach (var row in page.Rows)
            {
                cursor = cursor.Saw(row.ModifiedAt);
                var record = Fields.FromRow(selection, row.Id, row.View).Stamps(row.ModifiedAt).Deleted(row.Deleted).Build();
                changes.Add(new RecordChange(new RecordRef(Entity, row.Id), record, row.Deleted));
            }

            var last = page.Next is null;
            cursor = page.Next is { } next ? cursor.GoOn(next) : cursor.End(clock.GetUtcNow());
            yield return new ChangePage(changes, cursor.ToString()) { IsLast = last, CompleteEnumeration = last && whole };
            if (last)
                yield break;
        }
    }

    public override Task<RecordLookup> GetAsync(EntitySchema schema, SyncId id, CancellationToken cancellationToken) => Guard(async () =>
    {
        try
        {
            return await ReadOneAsync(id, cancellationToken).ConfigureAwait(false) is { } row
                ? row.Deleted ? new RecordLookup.Deleted(id) : new RecordLookup.Present(ToRecord(schema, row))
                : (RecordLookup)new RecordLookup.Unknown(id);
        }
        catch (ConnectorNotFoundException e)
        {
            return RevisoOutcomes.SaysGone(e) ? new RecordLookup.Deleted(id) : new RecordLookup.Unknown(id);
        }
    });

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard(async () =>
    {
        var found = new Dictionary<string, RecordLookup>(StringComparer.Ordinal);
        var field = schema[match.Field].Name;
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await foreach (var row in FindAsync(field, value, cancellationToken).ConfigureAwait(false))
            {
                if (!row.Deleted)
                    found.TryAdd(row.Id, new RecordLookup.Present(ToRecord(schema, row)));
            }
        }

        return (IReadOnlyList<RecordLookup>)[.. found.Values];
    });

    /// <summary>One page of the list, from where the cursor stands.</summary>
    protected abstract Task<ListedPage> ReadPageAsync(ListCursor cursor, int size, CancellationToken cancellationToken);

    /// <summary>The record, or null when the id is none of this collection.</summary>
    protected abstract Task<Row?> ReadOneAsync(SyncId id, CancellationToken cancellationToken);

    /// <summary>Living records whose field has that value, letter case ignored.</summary>
    protected abstract IAsyncEnumerable<Row> FindAsync(string field, string value, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> CreateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> UpdateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    /// <summary>Fields whose keys are numbers: what is none cannot even be sent.</summary>
    protected abstract IReadOnlySet<string> NumberKeys { get; }

    /// <summary>What else is known to be wrong with values before they are sent.</summary>
    protected virtual Task<IEnumerable<Problem>> FindProblemsAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Problem>>([]);

    protected sealed override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) =>
        await RefuseAsync(schema, write, cancellationToken).ConfigureAwait(false) ?? await CreateCheckedAsync(schema, write, cancellationToken).ConfigureAwait(false);

    protected sealed override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(schema, write, cancellationToken).ConfigureAwait(false) is { } refused)
            return refused;
        try
        {
            return await UpdateCheckedAsync(schema, write, cancellationToken).ConfigureAwait(false);
        }
        catch (OutcomeUnknownException e) when (RevisoOutcomes.MadeANewOne(e))
        {
            return new WriteOutcome.Applied(write.Id!.Value) { AnsweredAsCreate = true };
        }
    }

    protected SyncRecord ToRecord(EntitySchema schema, Row row)
    {
        var builder = Fields.FromFull(schema, row.Id, row.View).Stamps(row.ModifiedAt).Deleted(row.Deleted).State(row.View);
        Lock(builder);
        return builder.Build();
    }

    /// <summary>What of a record can never be written again.</summary>
    protected virtual void Lock(SyncRecordBuilder builder)
    {
    }

    protected static Problem Unknown(string field, string? value) =>
        new("choice-unknown", field, $"Reviso knows no '{value}' for '{field}'.", Fixer.User, $"Choose one of the agreement's own for '{field}'.");

    protected static int? Number(SyncId id) => int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private async Task<WriteOutcome?> RefuseAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var problems = write.Set.Where(s => NumberKeys.Contains(schema[s.Slot].Name) && s.Value.AsText() is { Length: > 0 } key && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(s => Unknown(schema[s.Slot].Name, s.Value.AsText())).Concat(await FindProblemsAsync(schema, write, cancellationToken).ConfigureAwait(false)).ToImmutableArray();
        return problems.IsEmpty ? null : new WriteOutcome.Refused(problems);
    }

    /// <summary>A record of a list, or read by its id.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="View">The record.</param>
    /// <param name="ModifiedAt">Its last change, where it tells one.</param>
    /// <param name="Deleted">It is deleted and can still be read.</param>
    protected sealed record Row(string Id, TView View, DateTimeOffset? ModifiedAt, bool Deleted = false);

    /// <summary>A page of a list.</summary>
    /// <param name="Rows">The records.</param>
    /// <param name="Next">What the next page is behind; null when there is none.</param>
    protected sealed record ListedPage(IReadOnlyList<Row> Rows, string? Next);
}
