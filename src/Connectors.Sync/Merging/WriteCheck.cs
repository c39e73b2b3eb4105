using System.Collections.Immutable;
using Connectors.Sync.Lists;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Merging;

/// <summary>Whether a side takes the values of a merge unit, known before anything is sent. Pure.</summary>
internal static class WriteCheck
{
    /// <summary>The values as they are to be sent (cut where the rule says so), or why they cannot be.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="side">The side to be written.</param>
    /// <param name="values">What is to be written.</param>
    /// <param name="current">The record as it is; <see langword="null"/> of a create.</param>
    public static (ImmutableArray<FieldValue> Values, Problem? Problem) Check(CompiledUnit unit, Side side, ImmutableArray<FieldValue> values, SyncRecord? current)
    {
        var fields = unit.Fields(side);
        var slots = unit.Slots(side);
        var result = values.ToBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            var field = fields[i];
            var value = values[i];
            if (value.IsAbsent)
                continue;
            if (current is not null && field.Canonical(current[slots[i]]) == field.Canonical(value))
                continue;

            if (current is not null && LockOf(current, slots[i]) is { } locked)
                return (values, new Problem(locked.Kind == FieldLockKind.VendorOwned ? "vendor-owned" : "immutable", field.Name, locked.Reason, Fixer.User));
            if (field.ReadOnly)
            {
                if (current is null && !value.HasValue)
                    continue;
                return (values, new Problem("read-only", field.Name, $"'{field.Name}' can be read and not written.", Fixer.Administrator, "Let the unit flow in the other direction only."));
            }

            if (!value.HasValue)
            {
                if (field.Required)
                    return (values, new Problem("required", field.Name, $"'{field.Name}' must not be empty.", Fixer.User, $"Fill in '{unit.Name}'."));
                if (current is not null && !field.Clearable)
                    return (values, new Problem("not-clearable", field.Name, $"'{field.Name}' cannot be emptied there; the old value stays.", Fixer.User));
                continue;
            }

            if (value.Kind == FieldValueKind.Text)
            {
                var text = value.AsText()!;
                if (field.MaxLength is { } max && text.Length > max && !field.Normalisation.HasFlag(TextNormalisation.Truncate))
                {
                    if (unit.Rule.TooLong == TooLong.Hold)
                        return (values, new Problem("too-long", field.Name, $"'{field.Name}' keeps {max} characters; this value has {text.Length}.", Fixer.User, "Shorten it, or let the mapping cut it."));
                    result[i] = FieldValue.Of(CanonicalCut.Cut(text, max));
                }

                // The list itself says what may be chosen, and knows it better than a schema that was read before it.
                if (field.Choices.Length > 0 && unit.Converter is not ListConverter && ChoiceProblem(unit, field, text) is { } problem)
                    return (values, problem);
            }
        }

        return (result.MoveToImmutable(), null);
    }

    private static FieldLock? LockOf(SyncRecord record, FieldSlot slot)
    {
        foreach (var l in record.Locks)
        {
            if (l.Slot == slot)
                return l;
        }

        return null;
    }

    private static Problem? ChoiceProblem(CompiledUnit unit, FieldSchema field, string value)
    {
        foreach (var choice in field.Choices)
        {
            if (string.Equals(choice.Value, value, StringComparison.Ordinal))
                return choice.Active ? null : new Problem("choice-inactive", field.Name, $"'{choice.Label}' is no longer offered for '{field.Name}'.", Fixer.User, $"Choose another value for '{unit.Name}'.");
        }

        var near = NearestName.Find(value, field.Choices.Select(static c => c.Value));
        return new Problem("choice-unknown", field.Name, $"'{value}' is not one of the values of '{field.Name}'.", Fixer.User,
            near is null ? $"Choose one of: {string.Join(", ", field.Choices.Where(static c => c.Active).Take(10).Select(static c => c.Value))}{(field.Choices.Length > 10 ? " …" : "")}." : $"Did you mean '{near}'?");
    }
}

/// <summary>Cuts a text and keeps whole characters.</summary>
internal static class CanonicalCut
{
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd();
    }
}
