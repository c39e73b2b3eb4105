using System.Runtime.CompilerServices;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>
/// Adds marks to the very <c>SaveChanges</c> that changes the rows: same transaction, no second save. It keeps nothing between saves, so that contexts may be pooled, and takes its marks out of the
/// tracker again, so that a repeat after a failure writes its own.
/// </summary>
internal sealed class MarkInterceptor(CrmDefinition? only) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<ConnectorMark>> _added = [];
    private readonly ConditionalWeakTable<CrmPlan, MarkPlan> _plans = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Add(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>Whoever counts what was saved counts his own rows.</summary>
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Tell(eventData.Context);
        return result - TakeOut(eventData.Context);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return ValueTask.FromResult(result - TakeOut(eventData.Context));
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => TakeOut(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TakeOut(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => TakeOut(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        TakeOut(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>An engine in this process looks soon. Whoever saves within a transaction of his own is heard before it ends; what the engine does not see then, it sees at its next slot.</summary>
    private void Tell(DbContext? db)
    {
        if (db is null || !_added.TryGetValue(db, out var marks) || ServicesOf(db)?.GetService<IChangeSignal>() is not { } signal)
            return;
        foreach (var consumer in marks.Select(static m => m.Consumer).Distinct(StringComparer.Ordinal))
            signal.Changed(consumer);
    }

    private static IServiceProvider? ServicesOf(DbContext db) => db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;

    private void Add(DbContext? db)
    {
        if (db is null)
            return;
        // Of a save that never came to its end.
        TakeOut(db);
        var services = ServicesOf(db);
        var now = (services?.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var marks = new List<ConnectorMark>();
        foreach (var definition in DefinitionsFor(db, services))
        {
            var plan = definition.PlanFor(db);
            if (!plan.HasTables)
                throw new InvalidOperationException($"UseConnectorMarks needs the table of marks: call modelBuilder.AddConnectorMarks() in OnModelCreating of {db.GetType().Name}.");
            if (plan.KeepsMarks)
                marks.AddRange(Marks(db, definition, plan, now));
        }

        if (marks.Count == 0)
            return;
        db.AddRange(marks);
        _added.AddOrUpdate(db, marks);
    }

    private IEnumerable<ConnectorMark> Marks(DbContext db, CrmDefinition definition, CrmPlan plan, DateTimeOffset now)
    {
        var watched = _plans.GetValue(plan, static p => new MarkPlan(p));
        var own = OwnWrites.Of(db) is { } write && write.Consumer == definition.Consumer ? write.Row : null;
        var found = new Dictionary<(string, string?), Finding>();
        foreach (var entry in db.ChangeTracker.Entries().Where(static e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            foreach (var finding in watched.Find(entry, own, now))
            {
                var key = (finding.Resource, finding.RecordId);
                found[key] = found.TryGetValue(key, out var before) ? Join(before, finding) : finding;
            }
        }

        if (found.Count == 0)
            return [];
        var scope = definition.ScopeOf(db);
        return found.Values.Select(f => new ConnectorMark
        {
            Id = Guid.CreateVersion7(now),
            Consumer = definition.Consumer,
            Scope = scope,
            Resource = f.Resource,
            RecordId = f.RecordId,
            Deleted = f.Deleted,
            ChangedAt = f.ChangedAt,
            MarkedAt = now.UtcTicks,
        });
    }

    private static Finding Join(Finding a, Finding b) =>
        a with { Deleted = a.Deleted || b.Deleted, ChangedAt = a.ChangedAt is { } x && b.ChangedAt is { } y ? Math.Min(x, y) : null };

    private IEnumerable<CrmDefinition> DefinitionsFor(DbContext db, IServiceProvider? services)
    {
        if (only is not null)
            return only.ContextType.IsInstanceOfType(db) ? [only] : [];
        var sources = services?.GetService<MarkSources>() ?? throw new InvalidOperationException(
            $"UseConnectorMarks() on {db.GetType().Name} finds no connection: register one in the same services with .Crm<{db.GetType().Name}>(…), or say what to mark with UseConnectorMarks(name, model).");
        return sources.Definitions.Where(d => d.ContextType.IsInstanceOfType(db));
    }

    private int TakeOut(DbContext? db)
    {
        if (db is null || !_added.TryGetValue(db, out var marks))
            return 0;
        _added.Remove(db);
        var detect = db.ChangeTracker.AutoDetectChangesEnabled;
        // Entry(…) looks for changes of that very object only; without this each mark would cost a look at all.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var mark in marks)
            db.Entry(mark).State = EntityState.Detached;
        db.ChangeTracker.AutoDetectChangesEnabled = detect;
        return marks.Count;
    }
}
