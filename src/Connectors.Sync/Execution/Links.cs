using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Makes link rows and the rows that go with them.</summary>
internal static class Links
{
    public static LinkRow New(Session session, CompiledMapping mapping, LinkState state, string? crmId, string? accountingId, DateTimeOffset now) => new()
    {
        Id = session.Surroundings.NewId(now),
        Mapping = mapping.Name,
        State = state,
        CrmResource = mapping.Crm.Resource.Name,
        CrmId = crmId,
        AccountingResource = mapping.Accounting.Resource.Name,
        AccountingId = accountingId,
        UpdatedAt = now,
    };

    public static string? IdOn(this LinkRow link, Side side) => side == Side.Crm ? link.CrmId : link.AccountingId;

    public static LinkRow WithId(this LinkRow link, Side side, string id) => side == Side.Crm ? link with { CrmId = id } : link with { AccountingId = id };

    public static LinkRow WithoutId(this LinkRow link, Side side) => side == Side.Crm ? link with { CrmId = null } : link with { AccountingId = null };

    /// <summary>What is known of a record that we created: its marker, and the match keys of its source, so that nothing of the same run takes it for a stranger.</summary>
    public static RecordRow Created(CompiledMapping mapping, Side target, string id, string? marker, SyncRecord? reply, IReadOnlyList<string> keys) => new()
    {
        Side = target,
        Resource = mapping.On(target).Resource.Name,
        Id = id,
        Entity = mapping.On(target).Schema.Entity,
        Marker = marker,
        // No hash: the next page that lists it is looked at.
        ModifiedAt = reply?.ModifiedAt,
        Keys = reply is null ? keys : MatchKeys.StoredOf(mapping, target, reply),
    };

    /// <summary>
    /// After a write of ours the next page that lists the record is looked at whatever it shows: a user may have set it back to what was listed before, and without a change stamp, or with an equal one of
    /// a coarse grain, that would look as if nothing had happened.
    /// </summary>
    public static async Task LookAgainAsync(Session session, CompiledMapping mapping, Side side, string id, SyncRecord? shown, StoreBatch batch)
    {
        var resource = mapping.On(side).Resource;
        var rows = await session.Store.FindRecordsAsync(session.Connection, side, resource.Name, [id], CancellationToken.None).ConfigureAwait(false);
        batch.Records.AddRange(rows.Where(r => !r.Forgotten && r.Hash.Length > 0 && !(shown?.ModifiedAt > r.ModifiedAt + resource.Overlap + resource.Granularity)).Select(static r => r with { Hash = "" }));
    }

    /// <summary>
    /// The same after something was decided on a direct read: it showed more than the page did that was listed last, and who sets the record back to what that page showed would not be seen.
    /// </summary>
    public static Task LookAgainAsync(Session session, WorkItem item, Side side, StoreBatch batch) =>
        item.IsFresh(side) && item.On(side).Record is { } shown ? LookAgainAsync(session, item.Mapping, side, shown.Id.Value, shown, batch) : Task.CompletedTask;
}
