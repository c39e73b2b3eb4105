using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>
/// The marks of one consumer, scope and resource. A page stamps those that it takes with its pass and number; they are deleted when a later read comes with the cursor of that page, which proves
/// that it was committed. Until then every pass takes them again (R29: consumed by delete, never by watermark).
/// </summary>
internal sealed class MarkQueue(IContextSource contexts, string consumer, Func<DbContext, string> scope, string resource)
{
    public Task<List<ConnectorMark>> TakeAsync(Guid batch, int page, int count, CancellationToken cancellationToken) => contexts.WithAsync(async db =>
    {
        var taken = await Mine(db).AsNoTracking().Where(m => m.Batch == null || m.Batch != batch).OrderBy(static m => m.Id).Take(count).ToListAsync(cancellationToken).ConfigureAwait(false);
        await StampAsync([.. taken.Where(static m => m.RecordId is not null).Select(static m => m.Id)], page).ConfigureAwait(false);
        await StampAsync([.. taken.Where(static m => m.RecordId is null).Select(static m => m.Id)], int.MaxValue).ConfigureAwait(false);
        return taken;

        async Task StampAsync(List<Guid> ids, int number)
        {
            foreach (var chunk in ids.Chunk(200))
            {
                await db.Set<ConnectorMark>().Where(m => chunk.Contains(m.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(static m => m.Batch, batch).SetProperty(static m => m.Page, number), cancellationToken).ConfigureAwait(false);
            }
        }
    }, cancellationToken);

    /// <summary>Takes everything for a pass that reads all rows; answers the ids whose rows were deleted.</summary>
    public Task<List<string>> TakeAllAsync(Guid batch, CancellationToken cancellationToken) => contexts.WithAsync(async db =>
    {
        await Mine(db).ExecuteUpdateAsync(set => set.SetProperty(static m => m.Batch, batch).SetProperty(static m => m.Page, int.MaxValue), cancellationToken).ConfigureAwait(false);
        return await Mine(db).Where(m => m.Batch == batch && m.Deleted && m.RecordId != null).Select(static m => m.RecordId!).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    public Task<int> DeleteAsync(Guid batch, int page, CancellationToken cancellationToken) =>
        contexts.WithAsync(db => Mine(db).Where(m => m.Batch == batch && m.Page <= page).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public Task<int> DiscardAsync(CancellationToken cancellationToken) => contexts.WithAsync(db => Mine(db).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private IQueryable<ConnectorMark> Mine(DbContext db)
    {
        var mine = scope(db);
        return db.Set<ConnectorMark>().Where(m => m.Consumer == consumer && m.Scope == mine && m.Resource == resource);
    }
}
