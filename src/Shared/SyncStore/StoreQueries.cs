using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.Stores.Relational;

/// <summary>The questions that are asked for every record and page, compiled once. Rarer ones stand in <see cref="RelationalSyncStore"/>.</summary>
/// <remarks>
/// Links and markers come unordered: asked for the order of the primary key, SQLite walks that key through all rows of the connection instead of looking up the few.
/// </remarks>
internal sealed class StoreQueries
{
    // A compiled query belongs to one model: two schemas in one process are two.
    private static readonly ConditionalWeakTable<IModel, StoreQueries> ByModel = [];

    public static StoreQueries Of(SyncStoreContext db) => ByModel.GetValue(db.Model, static _ => new StoreQueries());

    public readonly Func<SyncStoreContext, string, Side, string, int, IAsyncEnumerable<MarkRow>> Marks = EF.CompileAsyncQuery<SyncStoreContext, string, Side, string, int, MarkRow>(
        static (SyncStoreContext db, string connection, Side side, string resource, int take) => db.Set<MarkRow>().AsNoTracking()
            .Where(m => EF.Property<string>(m, SyncStoreContext.Connection) == connection && m.Side == side && m.Resource == resource)
            .OrderBy(m => m.Class).ThenBy(m => m.At).ThenBy(m => m.Id).ThenBy(m => EF.Property<string>(m, ReadTables.Claim)).Take(take));

    public readonly Func<SyncStoreContext, string, Side, string, CancellationToken, Task<int>> CountMarks = EF.CompileAsyncQuery(
        static (SyncStoreContext db, string connection, Side side, string resource, CancellationToken cancellation) => db.Set<MarkRow>()
            .Count(m => EF.Property<string>(m, SyncStoreContext.Connection) == connection && m.Side == side && m.Resource == resource));

    public readonly Func<SyncStoreContext, string, Side, string, string[], IAsyncEnumerable<RecordRow>> Records = EF.CompileAsyncQuery<SyncStoreContext, string, Side, string, string[], RecordRow>(
        static (SyncStoreContext db, string connection, Side side, string resource, string[] ids) => db.Set<RecordRow>().AsNoTracking()
            .Where(r => EF.Property<string>(r, SyncStoreContext.Connection) == connection && r.Side == side && r.Resource == resource && ids.Contains(r.Id))
            .OrderBy(r => r.Id));

    public readonly Func<SyncStoreContext, string, Side, string, string[], IAsyncEnumerable<KeyHit>> Keys = EF.CompileAsyncQuery<SyncStoreContext, string, Side, string, string[], KeyHit>(
        static (SyncStoreContext db, string connection, Side side, string resource, string[] keys) =>
            from key in db.RecordKeys
            where key.Connection == connection && key.Side == side && key.Resource == resource && keys.Contains(key.Key)
            join record in db.Set<RecordRow>()
                on new { key.Connection, key.Side, key.Resource, key.Id }
                equals new { Connection = EF.Property<string>(record, SyncStoreContext.Connection), record.Side, record.Resource, record.Id }
            where !record.Deleted
            orderby key.Key, key.Id
            select new KeyHit(key.Key, key.Id, record.Entity));

    public readonly Func<SyncStoreContext, string, Side, string, string[], IAsyncEnumerable<RecordRow>> UnorderedMarkers = EF.CompileAsyncQuery<SyncStoreContext, string, Side, string, string[], RecordRow>(
        static (SyncStoreContext db, string connection, Side side, string resource, string[] markers) => db.Set<RecordRow>().AsNoTracking()
            .Where(r => EF.Property<string>(r, SyncStoreContext.Connection) == connection && r.Side == side && r.Resource == resource && markers.Contains(r.Marker) && !r.Deleted));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<LinkRow>> UnorderedCrmLinks = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], LinkRow>(
        static (SyncStoreContext db, string connection, string resource, string[] ids) => db.Set<LinkRow>().AsNoTracking()
            .Where(l => EF.Property<string>(l, SyncStoreContext.Connection) == connection && l.CrmResource == resource && ids.Contains(l.CrmId)));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<LinkRow>> UnorderedAccountingLinks = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], LinkRow>(
        static (SyncStoreContext db, string connection, string resource, string[] ids) => db.Set<LinkRow>().AsNoTracking()
            .Where(l => EF.Property<string>(l, SyncStoreContext.Connection) == connection && l.AccountingResource == resource && ids.Contains(l.AccountingId)));

    public readonly Func<SyncStoreContext, string, Guid, CancellationToken, Task<LinkRow?>> Link = EF.CompileAsyncQuery(
        static (SyncStoreContext db, string connection, Guid id, CancellationToken cancellation) => db.Set<LinkRow>().AsNoTracking()
            .FirstOrDefault(l => EF.Property<string>(l, SyncStoreContext.Connection) == connection && l.Id == id));

    public readonly Func<SyncStoreContext, string, IAsyncEnumerable<IntentRow>> OpenIntents = EF.CompileAsyncQuery<SyncStoreContext, string, IntentRow>(
        static (SyncStoreContext db, string connection) => db.Set<IntentRow>().AsNoTracking()
            .Where(i => EF.Property<string>(i, SyncStoreContext.Connection) == connection && i.State != IntentState.Closed)
            .OrderBy(i => i.OpenedAt).ThenBy(i => i.Id));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<ParkedRow>> Parked = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], ParkedRow>(
        static (SyncStoreContext db, string connection, string mapping, string[] pairs) => db.Set<ParkedRow>().AsNoTracking()
            .Where(p => EF.Property<string>(p, SyncStoreContext.Connection) == connection && p.Mapping == mapping && pairs.Contains(p.Pair))
            .OrderBy(p => p.Pair));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<DecisionRow>> Decisions = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], DecisionRow>(
        static (SyncStoreContext db, string connection, string mapping, string[] pairs) => db.Set<DecisionRow>().AsNoTracking()
            .Where(d => EF.Property<string>(d, SyncStoreContext.Connection) == connection && d.Mapping == mapping && pairs.Contains(d.Pair))
            .OrderBy(d => d.Pair));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<ApprovalRow>> Approvals = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], ApprovalRow>(
        static (SyncStoreContext db, string connection, string mapping, string[] pairs) => db.Set<ApprovalRow>().AsNoTracking()
            .Where(d => EF.Property<string>(d, SyncStoreContext.Connection) == connection && d.Mapping == mapping && pairs.Contains(d.Pair))
            .OrderBy(d => d.Pair));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<AssignmentRow>> Assignments = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], AssignmentRow>(
        static (SyncStoreContext db, string connection, string mapping, string[] pairs) => db.Set<AssignmentRow>().AsNoTracking()
            .Where(d => EF.Property<string>(d, SyncStoreContext.Connection) == connection && d.Mapping == mapping && pairs.Contains(d.Pair))
            .OrderBy(d => d.Pair));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<SendRow>> Sends = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], SendRow>(
        static (SyncStoreContext db, string connection, string flow, string[] sources) => db.Set<SendRow>().AsNoTracking()
            .Where(s => EF.Property<string>(s, SyncStoreContext.Connection) == connection && s.Flow == flow && sources.Contains(s.SourceId))
            .OrderBy(s => s.SourceId).ThenBy(s => s.Generation));

    public readonly Func<SyncStoreContext, string, string, string[], IAsyncEnumerable<DocumentSourceRow>> DocumentSources = EF.CompileAsyncQuery<SyncStoreContext, string, string, string[], DocumentSourceRow>(
        static (SyncStoreContext db, string connection, string flow, string[] sources) => db.Set<DocumentSourceRow>().AsNoTracking()
            .Where(s => EF.Property<string>(s, SyncStoreContext.Connection) == connection && s.Flow == flow && sources.Contains(s.SourceId))
            .OrderBy(s => s.SourceId));
}
