using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>One physical collection of e-conomic: its change stream, reading by number and by key, writing.</summary>
internal abstract class EconomicResource(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) : VendorResource("e-conomic", EconomicOutcomes.Instance)
{
    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.ModifiedAt,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = Options.Overlap,
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        // The number of a deleted record is given to the next new one.
        ReusesIds = true,
    };

    protected IEconomicClient Client { get; } = client;

    protected EconomicLists Lists { get; } = lists;

    protected EconomicSyncOptions Options { get; } = options;

    /// <summary>
    /// Pages by key: each begins behind the last key of the one before, so that neither our writes nor anybody else's move a row out of sight. Deletions are not told; a pass over everything proves them.
    /// </summary>
    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var clock = (Client as EconomicClient)?.Clock ?? TimeProvider.System;
        var cursor = EconomicCursor.Parse(request.Cursor);
        cursor = cursor with { Began = cursor.Began ?? clock.GetUtcNow() };
        while (true)
        {
            var (since, after) = (cursor.Since - Options.Overlap, cursor.After);
            var page = await Guard(() => ReadPageAsync(request, since, after, cancellationToken)).ConfigureAwait(false);
            cursor = page.Changes.Aggregate(cursor, static (c, change) => c.Saw(change.Record?.ModifiedAt));
            var last = page.After is null;
            cursor = last ? cursor.End(clock.GetUtcNow()) : cursor with { After = page.After };
            yield return new ChangePage(page.Changes, cursor.ToString()) { IsLast = last, CompleteEnumeration = last && request.Cursor is null };
            if (last)
                yield break;
        }
    }

    public override Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) => Guard(async () =>
    {
        try
        {
            return await ReadOneAsync(schema, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException e)
        {
            // Renumbered or deleted: e-conomic does not say. The engine compares it with newcomers before it believes that it is deleted.
            return EconomicOutcomes.SaysGone(e) ? new RecordLookup.Deleted(id) : new RecordLookup.Unknown(id);
        }
    });

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard(async () =>
    {
        var found = new Dictionary<RecordId, RecordLookup>();
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var record in await FindAsync(schema, schema[match.Field].Name, value.Trim(), cancellationToken).ConfigureAwait(false))
            {
                // Where the filter's grammar is doubtful the server may say more or less than it was asked.
                if (!record.Deleted && string.Equals(record[match.Field].AsText()?.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                    found.TryAdd(record.Id, new RecordLookup.Present(record));
            }
        }

        return (IReadOnlyList<RecordLookup>)[.. found.Values];
    });

    /// <summary>One page of the list, from behind a key.</summary>
    protected abstract Task<KeyedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, string? after, CancellationToken cancellationToken);

    /// <summary>The record in full.</summary>
    protected abstract Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken);

    /// <summary>Records whose field has that value.</summary>
    protected abstract Task<IReadOnlyList<SyncRecord>> FindAsync(EntitySchema schema, string field, string value, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> PostAsync(EntitySchema schema, RecordWrite write, CallOptions options, CancellationToken cancellationToken);

    protected abstract Task<WriteOutcome> PutAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken);

    protected abstract Task RemoveAsync(RecordId id, CallOptions options);

    protected sealed override Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) =>
        CheckedAsync(schema, write, () => PostAsync(schema, write, Keyed(write), cancellationToken), cancellationToken);

    protected sealed override Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) =>
        // Under no key of the intent: a repeat is built from another read, and what e-conomic makes of a key with another body is not known.
        CheckedAsync(schema, write, () => PutAsync(schema, write, cancellationToken), cancellationToken);

    protected sealed override Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => CheckedAsync(schema, write, async () =>
    {
        // The key keeps a repeat from deleting whoever got the number meanwhile.
        await RemoveAsync(write.Id!.Value, Keyed(write)).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }, cancellationToken);

    /// <summary>
    /// How a write is called. It is seen through to its end, whoever loses patience: only its own time-out ends it, and then it is uncertain. A cancellation on the wire would say nothing of what became of it.
    /// </summary>
    protected CallOptions Through => new() { Timeout = Options.WriteTimeout };

    protected EntityCapabilities Entity(string name, string[] searchable, string[] identity, string? number) => new()
    {
        Entity = name,
        Resource = Name,
        SearchableFields = [.. searchable],
        IdentityFields = [.. identity],
        CanDelete = true,
        CreateSafety = new CreateSafety.IdempotencyKey(Options.IdempotencyWindow),
        WriteShape = WriteShape.Replace,
        WriteTimeout = Options.WriteTimeout,
        SettleTime = Options.SettleTime,
        NumberField = number,
    };

    protected static RecordChange Change(SyncRecord record) => new(record.Ref, record, record.Deleted);

    protected static int PageSize(ReadRequest request) => Math.Clamp(request.PageSizeHint, 1, 1000);

    private CallOptions Keyed(RecordWrite write) => Through with { IdempotencyKey = write.IntentId.ToString("D") };

    /// <summary>A key that its list does not have is refused here: written as a number it would be another entry, or none.</summary>
    private async Task<WriteOutcome> CheckedAsync(EntitySchema schema, RecordWrite write, Func<Task<WriteOutcome>> send, CancellationToken cancellationToken)
    {
        if (UnknownKeys(schema, write) is { Length: > 0 } problems)
            return new WriteOutcome.Refused(problems);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (ConnectorConflictException e) when (EconomicOutcomes.IsTaken(e))
        {
            // A name or number that is taken is no lost race.
            return new WriteOutcome.Refused(Outcomes.Problems(e, schema));
        }
    }

    private static ImmutableArray<Problem> UnknownKeys(EntitySchema schema, RecordWrite write)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (slot, value) in write.Set)
        {
            var field = schema[slot];
            if (field.Type != FieldType.Choice || value.AsText() is not { Length: > 0 } key)
                continue;
            var known = field.Choices.Length > 0 ? field.Choices.Any(c => c.Value == key) : field.MaxLength is not null || EconomicFieldTable.Number(value) is not null;
            if (!known)
                problems.Add(new Problem("choice-unknown", field.Name, $"'{key}' is not in e-conomic's list of '{field.Name}'.", Fixer.User, "Choose an entry of the agreement's own list, by its number."));
        }

        return problems.ToImmutable();
    }

    /// <summary>A page of a list.</summary>
    /// <param name="Changes">The rows.</param>
    /// <param name="After">Behind which key the next one begins; null = there is none.</param>
    protected sealed record KeyedPage(IReadOnlyList<RecordChange> Changes, string? After);
}
