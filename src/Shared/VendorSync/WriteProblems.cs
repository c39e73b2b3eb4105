using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>What is wrong with a write and known before anything is sent: all of it at once, so that a user mends a record once.</summary>
internal static class WriteProblems
{
    public static ImmutableArray<Problem> Of(string vendor, EntitySchema schema, RecordWrite write, Func<string, (string Message, string Remedy)> missing)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (slot, value) in write.Set)
        {
            var field = schema[slot];
            // A group is written as a whole: what a field of it holds already is no write.
            if (IsAsItIs(write, field, value))
                continue;
            // A mapping would hold such a field; whoever writes it all the same must not hear that it was applied.
            if (field.ReadOnly)
                problems.Add(new Problem("read-only", field.Name, $"'{field.Name}' can be read and not written.", Fixer.Administrator, "Let the field flow in the other direction only."));
            else if (write.Kind == WriteKind.Update && value.IsNull && !field.Clearable)
                problems.Add(new Problem(field.Required ? "required" : "not-clearable", field.Name, $"{vendor} does not let '{field.Name}' be emptied.", Fixer.User, $"Fill in '{field.Name}'."));
            else if (LockOf(write, field.Name) is { } locked)
                problems.Add(new Problem(locked.Kind == FieldLockKind.VendorOwned ? "vendor-owned" : "immutable", field.Name, locked.Reason));
        }

        if (write.Kind == WriteKind.Create)
        {
            foreach (var field in schema.Fields.Where(f => f is { Required: true, ReadOnly: false } && !IsGiven(schema, write, f)))
            {
                var (message, remedy) = missing(field.Name);
                problems.Add(new Problem("required", field.Name, message, Fixer.User, remedy));
            }
        }

        return problems.ToImmutable();
    }

    private static bool IsAsItIs(RecordWrite write, FieldSchema field, FieldValue value) => write.Kind == WriteKind.Create
        ? field.ReadOnly && value.IsNull
        : write.Current is { } current && current.TryGet(field.Name, out var now) && !now.IsAbsent && field.Canonical(now) == field.Canonical(value);

    private static FieldLock? LockOf(RecordWrite write, string field)
    {
        foreach (var held in write.Current?.Locks ?? [])
        {
            if (write.Current!.Schema[held.Slot].Name == field)
                return held;
        }

        return null;
    }

    private static bool IsGiven(EntitySchema schema, RecordWrite write, FieldSchema field) =>
        write.Set.Any(s => schema[s.Slot].Name == field.Name && s.Value.HasValue
            && (s.Value.Kind != FieldValueKind.Text || !string.IsNullOrWhiteSpace(s.Value.AsText())) && (s.Value.Kind != FieldValueKind.Lines || s.Value.AsLines()!.Lines.Length > 0));
}
