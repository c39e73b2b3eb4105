using System.Globalization;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>Writes of the small system's provider: checked first, sent in one call, answered one by one.</summary>
internal sealed class MemoryWriter(MemorySystem system)
{
    private MemoryShape Shape => system.Shape;

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        var outcomes = new WriteOutcome?[batch.Writes.Count];
        var writes = new List<(int At, RecordWrite Write)>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (Check(batch.Schema, batch.Writes[i]) is { Count: > 0 } problems)
                outcomes[i] = new WriteOutcome.Refused([.. problems]);
            else
                writes.Add((i, await CompleteAsync(batch.Schema, batch.Writes[i], cancellationToken)));
        }

        if (Shape.Atomic && writes.Count < outcomes.Length)
        {
            foreach (var (at, _) in writes)
                outcomes[at] = new WriteOutcome.Refused(new Problem("batch", null, "Another write of the batch was refused."));
            return outcomes!;
        }

        if (writes.Count == 0)
            return outcomes!;
        try
        {
            var made = await system.WriteAsync(writes.Count, () => writes.ConvertAll(w => Apply(batch.Schema, w.Write)), cancellationToken);
            for (var i = 0; i < writes.Count; i++)
                outcomes[writes[i].At] = made[i];
        }
        catch (MemoryDownException down)
        {
            foreach (var (at, _) in writes)
                outcomes[at] = new WriteOutcome.NotSent(down.Reason, down.Message);
        }
        catch (MemoryReplyLostException lost)
        {
            foreach (var (at, write) in writes)
                outcomes[at] = new WriteOutcome.Uncertain(Evidence(write, lost));
        }

        return outcomes!;
    }

    private UncertainEvidence Evidence(RecordWrite write, MemoryReplyLostException lost) => new()
    {
        ClientId = write.Kind == WriteKind.Create && Shape.Safety is CreateSafety.ClientId ? write.IntentId.ToString("D") : null,
        Key = write.Kind == WriteKind.Create && Shape.Safety is CreateSafety.IdempotencyKey ? write.IntentId.ToString("D") : null,
        KeyValidUntil = write.Kind == WriteKind.Create && Shape.Safety is CreateSafety.IdempotencyKey(var window) ? system.Now + window : null,
        Message = lost.Message,
    };

    /// <summary>Where the system replaces whole records, a record that was not read in full is read first.</summary>
    private async Task<RecordWrite> CompleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) =>
        Shape.Write == WriteShape.Replace && write is { Kind: WriteKind.Update, Current.ProviderState: not MemoryBody, Id: { } id }
        && await system.ReadAsync(() => system.Find(id.Value) is { } row ? MemoryProvider.ToRecord(system, schema, row) : null, cancellationToken) is { } full
        && (Shape.Guard == ConcurrencyGuard.None || write.Current.Version == full.Version) ? write with { Current = full } : write;

    private List<Problem> Check(EntitySchema schema, RecordWrite write)
    {
        var problems = new List<Problem>();
        if (write.Kind switch { WriteKind.Create => !Shape.CanCreate, WriteKind.Update => !Shape.CanUpdate, _ => !Shape.CanDelete })
            return [new("not-possible", null, $"A {write.Kind} is not possible here.", Fixer.Developer)];
        // The system's own rules, whatever the given schema says.
        var rules = MemorySchema.Of(system).Find(schema.Entity)!;
        foreach (var (slot, value) in write.Set.Where(s => rules.TryGetSlot(schema[s.Slot].Name, out _)))
        {
            var field = rules[rules.SlotOf(schema[slot].Name)];
            // A group is written as a whole: what a field of it holds already is no write.
            if (write.Kind == WriteKind.Create ? field.ReadOnly && value.IsNull : write.Current is { } seen && seen.TryGet(field.Name, out var then) && field.Canonical(then) == field.Canonical(value))
                continue;
            if (field.ReadOnly)
                problems.Add(new("read-only", field.Name, $"'{field.Name}' can only be read."));
            else if (write.Kind == WriteKind.Update && value.IsNull && !field.Clearable)
                problems.Add(new("not-clearable", field.Name, $"'{field.Name}' cannot be emptied."));
            else if (value.Kind == FieldValueKind.Text && field.MaxLength is { } max && value.AsText()!.Trim().Length > max)
                problems.Add(new("too-long", field.Name, $"'{field.Name}' takes {max} characters."));
            else if (value.Kind == FieldValueKind.Text && field.Choices.Length > 0 && !field.Choices.Any(c => c.Active && c.Value == value.AsText()))
                problems.Add(new("choice-unknown", field.Name, $"'{value}' is no key of '{field.Name}'."));
            else if (write.Current is { } current && current.Locks.Any(l => current.Schema[l.Slot].Name == field.Name))
                problems.Add(new("locked", field.Name, $"'{field.Name}' is kept by the register."));
        }

        if (write.Kind != WriteKind.Create)
            return problems;
        foreach (var field in rules.Fields.Where(f => f.Required && !write.Set.Any(s => schema[s.Slot].Name == f.Name && s.Value.HasValue)))
            problems.Add(new("required", field.Name, $"'{field.Name}' is missing.", Remedy: "Fill it in."));
        return problems;
    }

    private WriteOutcome Apply(EntitySchema schema, RecordWrite write)
    {
        if (write.Kind == WriteKind.Create)
            return Create(schema, write);
        if (system.Find(write.Id!.Value.Value) is not { } row || !row.Lives || row.Hidden || row.Entity != schema.Entity)
            return new WriteOutcome.Stale();
        if (Shape.Guard == ConcurrencyGuard.Token && write.Current is { Version: { } version } && version != row.Version.ToString(CultureInfo.InvariantCulture))
            return new WriteOutcome.Stale(MemoryProvider.ToRecord(system, schema, row));
        if (write.Kind == WriteKind.Delete)
        {
            system.Edit(row.Id, static r => r.Deleted = true);
            return new WriteOutcome.Applied(new(row.Id));
        }

        system.Edit(row.Id, r =>
        {
            if (Shape.Write == WriteShape.Replace && write.Current?.ProviderState is MemoryBody body)
                (r.Values, r.Unmapped) = (new(body.Values, StringComparer.Ordinal), body.Unmapped);
            foreach (var (slot, value) in write.Set)
                r.Values[schema[slot].Name] = MemorySystem.Stored(value);
        });
        return new WriteOutcome.Applied(new(row.Id), Reply(schema, row));
    }

    private WriteOutcome Create(EntitySchema schema, RecordWrite write)
    {
        if (system.Remembered(write.IntentId) is { } earlier)
            return new WriteOutcome.Applied(new(earlier.Id), Reply(schema, earlier));
        var id = Shape.Safety is CreateSafety.ClientId ? write.IntentId.ToString("D") : null;
        if (id is not null && system.Find(id) is not null)
            return new WriteOutcome.Refused(new Problem("duplicate-id", null, "There is a record with that id."));
        var values = write.Set.Where(static s => s.Value.HasValue).Select(s => KeyValuePair.Create(schema[s.Slot].Name, s.Value)).ToDictionary();
        if (write.Marker is { } marker)
            values["ref"] = FieldValue.Of(marker);
        var row = system.Add(schema.Entity, values, id);
        system.Remember(write.IntentId, row);
        return new WriteOutcome.Applied(new(row.Id), Reply(schema, row));
    }

    private SyncRecord? Reply(EntitySchema schema, MemoryRow row) => Shape.Returns ? MemoryProvider.ToRecord(system, schema, row) : null;
}
