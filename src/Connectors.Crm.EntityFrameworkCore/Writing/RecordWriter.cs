using System.Data;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Connectors.Crm.EntityFrameworkCore.Writing;

/// <summary>
/// Writes one record in one transaction: look, compare with what the engine saw, change, save through the user's own <c>SaveChanges</c>, read back, commit. Whatever fails before the commit is
/// proved not to have happened; only a commit whose answer is lost is uncertain.
/// </summary>
internal sealed class RecordWriter(CrmPlan plan, EntityPlan entity, EntitySchema schema, IContextSource contexts, string consumer, TimeProvider clock)
{
    private bool _forgot;

    public async Task<WriteOutcome> WriteAsync(RecordWrite write, CancellationToken cancellationToken)
    {
        var attempt = new Attempt();
        ContextLease? lease = null;
        try
        {
            lease = await contexts.OpenAsync(cancellationToken).ConfigureAwait(false);
            var db = lease.Db;
            if (write.ActingUser is { } user)
                contexts.ActAs(db, user);
            // Only where the user's own options retry does this run more than once: a transaction of ours must be inside what they repeat.
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                attempt.CommitBegan = false;
                return await InTransactionAsync(db, write, attempt, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !attempt.CommitBegan)
        {
            throw;
        }
        catch (Exception exception)
        {
            return await AfterAsync(exception, write, attempt, lease).ConfigureAwait(false);
        }
        finally
        {
            if (lease is not null)
                await lease.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<WriteOutcome> InTransactionAsync(DbContext db, RecordWrite write, Attempt attempt, CancellationToken cancellationToken)
    {
        // Serializable closes the moment between our look and our write: SQLite takes the write lock at once, the others refuse whoever comes second.
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var names = await entity.LiveNamesAsync(db, cancellationToken).ConfigureAwait(false);
            var selected = Selected.Of(entity, schema, Selected.Every(schema), names);
            var outcome = write.Kind switch
            {
                WriteKind.Create => await CreateAsync(db, write, selected, cancellationToken).ConfigureAwait(false),
                WriteKind.Update => await ChangeAsync(db, write, selected, cancellationToken).ConfigureAwait(false),
                _ => await DeleteAsync(db, write, selected, cancellationToken).ConfigureAwait(false),
            };
            if (outcome is not WriteOutcome.Applied)
                return outcome;
            // Not to be cancelled: an answer to this question is worth its time.
            attempt.CommitBegan = true;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return outcome;
        }
    }

    private async Task<WriteOutcome> CreateAsync(DbContext db, RecordWrite write, Selected selected, CancellationToken cancellationToken)
    {
        if (await FindEarlierAsync(db, write, cancellationToken).ConfigureAwait(false) is { } earlier)
            return new WriteOutcome.Applied(earlier, await ReadAsync(db, earlier, selected, cancellationToken).ConfigureAwait(false));

        var row = entity.Definition.Factory?.Invoke() ?? Activator.CreateInstance(entity.Definition.ClrType, nonPublic: true)!;
        if (!plan.HasTables && entity.HasChosenId)
            db.Entry(row).Property(entity.Resource.Key.Properties[0]).CurrentValue = write.IntentId;
        entity.Definition.OnCreate?.Invoke(row, db);
        var entry = db.Add(row);
        var problems = Assign(entry, write, selected, creating: true);
        problems.AddRange(Missing(entry, problems));
        if (problems.Count > 0)
            return new WriteOutcome.Refused([.. problems]);

        if (plan.HasTables)
            db.Add(new ConnectorWrite { IntentId = write.IntentId, Entity = entity.Name, WrittenAt = clock.GetUtcNow().UtcTicks });
        await SaveAsync(db, row, cancellationToken).ConfigureAwait(false);
        var id = entity.Resource.Key.ToId([.. entity.Resource.Key.Properties.Select(p => entry.Property(p).CurrentValue)]);
        if (plan.HasTables)
        {
            await db.Set<ConnectorWrite>().Where(w => w.IntentId == write.IntentId)
                .ExecuteUpdateAsync(set => set.SetProperty(static w => w.RecordId, id.Value), cancellationToken).ConfigureAwait(false);
            await ForgetAsync(db, cancellationToken).ConfigureAwait(false);
        }

        // A row that this connection cannot see would be created again by every pass.
        return await ReadAsync(db, id, selected, cancellationToken).ConfigureAwait(false) is { } record
            ? new WriteOutcome.Applied(id, record)
            : new WriteOutcome.Refused(new Problem("not-visible", null, $"A new '{entity.Name}' would not be seen by this connection: a query filter or its Where(…) hides it.", Fixer.Developer,
                "Set what the filter asks for (the tenant, the kind) in OnCreate(…)."));
    }

    private async Task<WriteOutcome> ChangeAsync(DbContext db, RecordWrite write, Selected selected, CancellationToken cancellationToken)
    {
        var (outcome, entry) = await LoadAsync(db, write, selected, cancellationToken).ConfigureAwait(false);
        if (outcome is not null)
            return outcome;
        var problems = Assign(entry!, write, selected, creating: false);
        if (problems.Count > 0)
            return new WriteOutcome.Refused([.. problems]);
        await SaveAsync(db, entry!.Entity, cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value, await ReadAsync(db, write.Id.Value, selected, cancellationToken).ConfigureAwait(false));
    }

    private async Task<WriteOutcome> DeleteAsync(DbContext db, RecordWrite write, Selected selected, CancellationToken cancellationToken)
    {
        if (!entity.CanDelete)
            return new WriteOutcome.Refused(new Problem("not-deletable", null, $"'{entity.Name}' cannot be deleted by the sync.", Fixer.Developer, "Map SoftDelete(…), or allow HardDelete()."));
        var (outcome, entry) = await LoadAsync(db, write, selected, cancellationToken).ConfigureAwait(false);
        if (outcome is not null)
            return outcome;
        if (entity.DeletedPath is { } flag)
            flag.Set(entry!, Flagged(flag));
        else
            db.Remove(entry!.Entity);
        await SaveAsync(db, entry!.Entity, cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value, entity.DeletedPath is null ? null : await ReadAsync(db, write.Id.Value, selected, cancellationToken).ConfigureAwait(false));
    }

    private object Flagged(PropertyPath flag) => KeyPlan.Underlying(flag.Type) == typeof(bool)
        ? true : Times.FromUtc(clock.GetUtcNow(), flag.Type, entity.Resource.Zone, ModelCompiler.TakesNoKind(flag.Property));

    /// <summary>The tracked row, or why it is not to be touched: gone, or no longer what the engine planned with.</summary>
    private async Task<(WriteOutcome? Outcome, EntityEntry? Entry)> LoadAsync(DbContext db, RecordWrite write, Selected selected, CancellationToken cancellationToken)
    {
        var id = write.Id ?? throw new ArgumentException("An update and a deletion name their record.", nameof(write));
        if (await ReadAsync(db, id, selected, cancellationToken).ConfigureAwait(false) is not { } now)
            return (new WriteOutcome.Stale(), null);
        if (now.Deleted || Differs(write, now))
            return (new WriteOutcome.Stale(now), null);
        var collections = write.Set.Select(a => entity.Find(schema[a.Slot].Name, new HashSet<string>())).OfType<LinesPlan>().Select(static l => l.Navigation.Name).Distinct(StringComparer.Ordinal);
        var row = await entity.Resource.LoadAsync(db, Predicates.HasKey(entity.Resource, [entity.Resource.Key.Parse(id.Value)!]), collections, cancellationToken).ConfigureAwait(false);
        return row is null ? (new WriteOutcome.Stale(), null) : (null, db.Entry(row));
    }

    /// <summary>A field that is about to be written, or the row's version, is not what the engine saw. Edits of other fields survive: only what is named is written.</summary>
    private static bool Differs(RecordWrite write, SyncRecord now)
    {
        if (write.Current is not { } seen)
            return false;
        if (seen.Version is not null && now.Version is not null && seen.Version != now.Version)
            return true;
        foreach (var (slot, _) in write.Set)
        {
            var name = now.Schema[slot].Name;
            if (seen.TryGet(name, out var then) && !then.IsAbsent && !now[slot].IsAbsent && now.Schema[slot].Canonical(then) != now.Schema[slot].Canonical(now[slot]))
                return true;
        }

        return false;
    }

    private List<Problem> Assign(EntityEntry entry, RecordWrite write, Selected selected, bool creating)
    {
        var problems = new List<Problem>();
        foreach (var (slot, value) in write.Set)
        {
            var field = selected.Fields.FirstOrDefault(f => f.Slot == slot).Plan;
            if (field is null)
                problems.Add(new Problem("unknown-field", schema[slot].Name, $"The CRM has no field '{schema[slot].Name}' any more.", Fixer.Administrator));
            else if (value.IsAbsent || creating && value.IsNull && !field.Schema.Clearable && !field.Schema.Required || IsAsItIs(field, value))
                continue;
            else
                Try(field, value);
        }

        if (creating && write.Marker is { } marker && entity.Definition.MarkerField is { } name && entity.Fields.FirstOrDefault(f => f.Name == name) is { } markerField)
            Try(markerField, FieldValue.Of(marker));
        return problems;

        // A group is written as a whole: what a read-only field of it holds already is no write.
        bool IsAsItIs(FieldPlan field, FieldValue value) => field.Schema.ReadOnly && (creating ? value.IsNull
            : write.Current is { } seen && seen.TryGet(field.Name, out var then) && !then.IsAbsent && field.Schema.Canonical(then) == field.Schema.Canonical(value));

        void Try(FieldPlan field, FieldValue value)
        {
            try
            {
                field.Write(entry, value);
            }
            catch (ValueRefusedException refused)
            {
                problems.Add(new Problem(refused.Code, field.Name, refused.Message));
            }
        }
    }

    /// <summary>What a new row still lacks after assignments, initialisers and <c>OnCreate</c>.</summary>
    private IEnumerable<Problem> Missing(EntityEntry entry, List<Problem> known)
    {
        foreach (var field in entity.Fields.Where(f => f.Schema.Required && known.TrueForAll(p => p.Field != f.Name)))
        {
            var missing = field is ReferencePlan reference
                ? reference.ForeignKey.All(p => !entry.Property(p).IsTemporary && (entry.Property(p).CurrentValue is not { } key || key.Equals(Default(p.ClrType))))
                : field.Current(entry) is var value && (value.IsNull || value.Kind == FieldValueKind.Text && value.AsText()!.Length == 0);
            if (missing)
                yield return new Problem("required", field.Name, $"'{field.Name}' cannot be empty.");
        }

        static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    private async Task SaveAsync(DbContext db, object row, CancellationToken cancellationToken)
    {
        using (OwnWrites.Tag(db, new OwnWrite(consumer, entity.Resource.Name, row)))
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<SyncRecord?> ReadAsync(DbContext db, RecordId id, Selected selected, CancellationToken cancellationToken)
    {
        if (entity.Resource.Key.Parse(id.Value) is not { } key)
            return null;
        var shape = new RowShape(entity.Resource, [selected]);
        var rows = await entity.Resource.QueryAsync(db, shape.Columns, new RowQuery(Predicates.HasKey(entity.Resource, [key])), cancellationToken).ConfigureAwait(false);
        return rows.Count == 1 && shape.EntityOf(rows[0]) == entity ? shape.ToRecord(rows[0], selected) : null;
    }

    /// <summary>The record that an earlier attempt of this very write made.</summary>
    private async Task<RecordId?> FindEarlierAsync(DbContext db, RecordWrite write, CancellationToken cancellationToken)
    {
        if (plan.HasTables)
        {
            var earlier = await db.Set<ConnectorWrite>().AsNoTracking().Where(w => w.IntentId == write.IntentId).Select(static w => w.RecordId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return earlier is null ? null : new RecordId(earlier);
        }

        if (!entity.HasChosenId)
            return null;
        var id = new RecordId(write.IntentId.ToString("D"));
        var query = new RowQuery(Predicates.HasKey(entity.Resource, [[write.IntentId]])) { AllRows = true };
        return (await entity.Resource.QueryAsync(db, new RowShape(entity.Resource, []).Columns, query, cancellationToken).ConfigureAwait(false)).Count > 0 ? id : null;
    }

    /// <summary>Creates that nobody can repeat any more, once per run.</summary>
    private async Task ForgetAsync(DbContext db, CancellationToken cancellationToken)
    {
        if (_forgot)
            return;
        _forgot = true;
        var before = (clock.GetUtcNow() - 2 * CrmCapabilities.Memory).UtcTicks;
        await db.Set<ConnectorWrite>().Where(w => w.WrittenAt < before).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<WriteOutcome> AfterAsync(Exception exception, RecordWrite write, Attempt attempt, ContextLease? lease)
    {
        // EF wraps what a retrying strategy gave up on.
        var cause = exception is RetryLimitExceededException { InnerException: { } inner } ? inner : exception;
        if (cause is DbUpdateConcurrencyException)
            return write.Kind == WriteKind.Create ? new WriteOutcome.NotSent(UnavailableReason.Limited, cause.Message) : new WriteOutcome.Stale();
        var kind = Fault.KindOf(cause);
        // A commit that the database answered with a refusal did not happen; one without an answer may have.
        if (attempt.CommitBegan && kind is FaultKind.Unavailable or FaultKind.Other)
            return Uncertain(write, cause);
        if (lease is null)
        {
            return Guarded.Database(cause) is { } fault
                ? new WriteOutcome.NotSent(UnavailableReason.Unreachable, $"The CRM's database does not answer: {fault.Message}")
                : throw cause;
        }

        if (kind == FaultKind.Duplicate && write.Kind == WriteKind.Create && await FindDoubleAsync(write).ConfigureAwait(false) is { } made)
            return made;
        return Fault.ToOutcome(cause, entity, lease.Db, write.Set.Select(a => schema[a.Slot].Name));
    }

    /// <summary>Two attempts of one create at the same time: the one that came second hears the answer of the first.</summary>
    private async Task<WriteOutcome?> FindDoubleAsync(RecordWrite write)
    {
        try
        {
            return await contexts.WithAsync<WriteOutcome?>(async db =>
            {
                if (await FindEarlierAsync(db, write, CancellationToken.None).ConfigureAwait(false) is not { } id)
                    return null;
                var names = await entity.LiveNamesAsync(db, CancellationToken.None).ConfigureAwait(false);
                return new WriteOutcome.Applied(id, await ReadAsync(db, id, Selected.Of(entity, schema, Selected.Every(schema), names), CancellationToken.None).ConfigureAwait(false));
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (Guarded.Database(exception) is not null)
        {
            return null;
        }
    }

    private WriteOutcome.Uncertain Uncertain(RecordWrite write, Exception cause) => new(new UncertainEvidence
    {
        ClientId = write.Kind == WriteKind.Create && !plan.HasTables && entity.HasChosenId ? write.IntentId.ToString("D") : null,
        Key = write.Kind == WriteKind.Create && plan.HasTables ? write.IntentId.ToString("D") : null,
        KeyValidUntil = write.Kind == WriteKind.Create && plan.HasTables ? clock.GetUtcNow() + CrmCapabilities.Memory : null,
        Message = $"The CRM's database did not answer to the commit: {(Guarded.Database(cause) ?? cause).Message}",
    });

    private sealed class Attempt
    {
        public bool CommitBegan { get; set; }
    }
}
