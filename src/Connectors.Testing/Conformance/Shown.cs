using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Whether a record shows a value that was given to it.</summary>
internal static class Shown
{
    /// <summary>Equal in the field's canonical form. Lines are compared in the fields that were given: a system completes lines.</summary>
    public static bool As(FieldSchema field, FieldValue given, FieldValue shown)
    {
        if (given.Kind != FieldValueKind.Lines || shown.Kind != FieldValueKind.Lines)
            return field.Canonical(given) == field.Canonical(shown);
        var sent = given.AsLines()!.Lines;
        var stored = shown.AsLines()!.Lines;
        return sent.Length == stored.Length && sent.Zip(stored).All(static pair => pair.First.Schema.Fields.All(f =>
            !pair.First.TryGet(f.Name, out var value) || value.IsAbsent || (pair.Second.TryGet(f.Name, out var other) && As(f, value, other))));
    }

    /// <summary>The value in a sentence, cut.</summary>
    public static string Text(FieldValue value) => value.ToString() is { Length: > 60 } text ? $"'{text[..57]}…' ({text.Length} characters)" : value.HasValue ? $"'{value}'" : value.IsNull ? "null" : "absent";

    public static string Outcome(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Applied applied => $"Applied({applied.Id})",
        WriteOutcome.Refused refused => $"Refused({string.Join("; ", refused.Problems.Select(static p => $"{p.Code} {p.Field}: {p.Message}"))})",
        WriteOutcome.Stale => "Stale",
        WriteOutcome.NotSent notSent => $"NotSent({notSent.Reason}: {notSent.Message})",
        WriteOutcome.Uncertain uncertain => $"Uncertain({uncertain.Evidence.Message})",
        _ => outcome.ToString(),
    };

    /// <summary>It is there, and not as a deleted record.</summary>
    public static bool Alive(RecordLookup lookup) => lookup is RecordLookup.Present { Record.Deleted: false };

    public static string Lookup(RecordLookup lookup) => $"{lookup.GetType().Name}({lookup.Id})";
}
