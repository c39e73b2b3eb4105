using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>What an intent knows of its write (R3): per unit the source's values and the target's before and after, and everything that a repeat of the same write needs.</summary>
internal sealed record IntentPayload
{
    public string? Marker { get; init; }

    public string Trigger { get; init; } = "";

    public string User { get; init; } = "";

    /// <summary>The change stamp of the source's version that the write was decided on, if the source tells: a list that is behind it is not believed once the write is settled.</summary>
    public DateTimeOffset? SourceStamp { get; init; }

    public required ImmutableArray<FieldAssignment> Set { get; init; }

    public required ImmutableArray<IntentUnit> Units { get; init; }

    /// <summary>What ends with it, if it bars the record.</summary>
    public Ending? Ends { get; init; }

    public static IntentPayload Of(PairDecision decision, Side target, string? marker, RunRequest request, string user, SyncRecord? source) => new()
    {
        Marker = marker,
        SourceStamp = source?.ModifiedAt,
        Trigger = request.Trigger,
        User = user,
        Set = decision.SetOn(target),
        Units = [.. decision.Units.Where(u => u.Target == target).Select(static u => new IntentUnit(u.Unit.Name, u.Rule, u.Crm, u.Accounting, u.Values, u.Before?.Crm ?? [], u.Before?.Accounting ?? [], u.Conflict))],
    };

    public string ToJson(EntitySchema schema) => StoredJson.Write(w =>
    {
        if (Marker is not null)
            w.WriteString("m", Marker);
        w.WriteString("t", Trigger);
        if (User.Length > 0)
            w.WriteString("by", User);
        if (SourceStamp is { } stamp)
            w.WriteNumber("ss", stamp.UtcTicks);
        if (Ends is { } ends)
            WriteEnding(w, ends);
        w.WriteStartArray("set");
        foreach (var (slot, value) in Set)
        {
            w.WriteStartArray();
            w.WriteStringValue(schema[slot].Name);
            w.WriteValue(value);
            w.WriteEndArray();
        }

        w.WriteEndArray();
        w.WriteStartArray("u");
        foreach (var unit in Units)
        {
            w.WriteStartObject();
            w.WriteString("n", unit.Name);
            w.WriteString("r", unit.Rule);
            w.WriteValues("c", unit.Crm);
            w.WriteValues("a", unit.Accounting);
            w.WriteValues("w", unit.Written);
            w.WriteValues("bc", unit.BaseCrm);
            w.WriteValues("ba", unit.BaseAccounting);
            if (unit.Conflict)
                w.WriteBoolean("x", true);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static IntentPayload Parse(string json, CompiledMapping mapping, Side target)
    {
        using var document = StoredJson.Read(json);
        var root = document.RootElement;
        var schema = mapping.On(target).Schema;
        var set = ImmutableArray.CreateBuilder<FieldAssignment>();
        foreach (var pair in root.GetProperty("set").EnumerateArray())
        {
            if (schema.TryGetSlot(pair[0].GetString()!, out var slot))
                set.Add(new FieldAssignment(slot, StoredJson.ReadValue(pair[1], schema[slot])));
        }

        return new IntentPayload
        {
            Marker = Text(root, "m"),
            Trigger = Text(root, "t") ?? "",
            User = Text(root, "by") ?? "",
            SourceStamp = root.TryGetProperty("ss", out var stamp) ? new DateTimeOffset(stamp.GetInt64(), TimeSpan.Zero) : null,
            Ends = root.TryGetProperty("end", out var end) ? ReadEnding(end) : null,
            Set = set.ToImmutable(),
            Units = [.. root.GetProperty("u").EnumerateArray().Select(e => Unit(e, mapping, target))],
        };
    }

    private static void WriteEnding(Utf8JsonWriter w, Ending ends)
    {
        w.WriteStartObject("end");
        w.WriteString("w", ends.What);
        w.WriteString("r", ends.Reason);
        if (ends.Question is { } question)
        {
            w.WriteString("q", question.Problems);
            w.WriteNumber("qs", question.Since.UtcTicks);
        }

        w.WriteEndObject();
    }

    private static Ending ReadEnding(JsonElement e) => new(Text(e, "w")!, Text(e, "r")!)
    {
        Question = Text(e, "q") is { } asked ? new EndingQuestion(asked, new DateTimeOffset(e.GetProperty("qs").GetInt64(), TimeSpan.Zero)) : null,
    };

    private static IntentUnit Unit(JsonElement e, CompiledMapping mapping, Side target)
    {
        var name = e.GetProperty("n").GetString()!;
        var unit = mapping.FindUnit(name);
        var crm = unit?.CrmFields ?? [];
        var accounting = unit?.AccountingFields ?? [];
        return new IntentUnit(name, e.GetProperty("r").GetString()!,
            StoredJson.ReadValues(e.GetProperty("c"), crm), StoredJson.ReadValues(e.GetProperty("a"), accounting), StoredJson.ReadValues(e.GetProperty("w"), target == Side.Crm ? crm : accounting),
            StoredJson.ReadValues(e.GetProperty("bc"), crm), StoredJson.ReadValues(e.GetProperty("ba"), accounting), e.TryGetProperty("x", out _));
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>One unit of a write.</summary>
/// <param name="Name">The unit.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Crm">What the CRM showed.</param>
/// <param name="Accounting">What accounting showed.</param>
/// <param name="Written">What is written to the target.</param>
/// <param name="BaseCrm">The CRM's half of the base before.</param>
/// <param name="BaseAccounting">Accounting's half of the base before.</param>
/// <param name="Conflict">Both sides had changed.</param>
internal sealed record IntentUnit(
    string Name, string Rule, ImmutableArray<FieldValue> Crm, ImmutableArray<FieldValue> Accounting, ImmutableArray<FieldValue> Written,
    ImmutableArray<FieldValue> BaseCrm, ImmutableArray<FieldValue> BaseAccounting, bool Conflict)
{
    public ImmutableArray<FieldValue> Before(Side target) => target == Side.Crm ? Crm : Accounting;
}
