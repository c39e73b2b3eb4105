using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>
/// The lines of a price in a contract price list, each from a day on, with their tiers. Intacct keeps tiers as a list inside a line; here a line with three tiers is three rows of the same day,
/// so that CRMs without lists inside lists can hold them.
/// </summary>
internal sealed class PriceLines : OwnedLines
{
    private static readonly ObjectField Start = Fields.Date("startDate").Needed();
    private static readonly ObjectField Begin = Fields.Number("beginQuantity");
    private static readonly ObjectField Rate = Fields.Number("tierRate");
    private static readonly ObjectField[] Own = [Fields.Number("flatAmount", 2), Fields.Number("variableUnitRate"), Fields.Number("includedUnits"), Fields.Text("memo")];

    public static PriceLines Instance { get; } = new();

    public override EntitySchema Schema { get; } = new("billing-price-list-entry.line", [.. new[] { Start }.Concat(Own).Concat([Begin, Rate]).Select(static f => f.Describe())]);

    public override LineSet Read(JsonElement list)
    {
        var rows = new List<SyncRecord>();
        foreach (var line in Items(list).OrderBy(static l => ObjectValues.Text(l, "startDate"), StringComparer.Ordinal))
        {
            var tiers = Tiers(line).OrderBy(static t => ObjectValues.OfRow(Begin, t).AsNumber()).ToList();
            if (tiers.Count == 0)
                rows.Add(Row(line, null));
            rows.AddRange(tiers.Select(t => Row(line, t)));
        }

        return new([.. rows]);
    }

    public override JsonArray Write(LineSet lines, JsonElement? stored)
    {
        var left = Items(stored ?? default).ToDictionary(static l => ObjectValues.Text(l, "startDate") ?? "", StringComparer.Ordinal);
        var result = new JsonArray();
        foreach (var day in lines.Lines.GroupBy(static l => Of(l, "startDate").ToString(), StringComparer.Ordinal))
        {
            JsonElement? known = left.Remove(day.Key, out var line) ? line : null;
            var body = Difference(day.First(), known, [Start, .. Own]);
            if (WriteTiers([.. day.Where(static r => Of(r, "beginQuantity").HasValue)], known) is { Count: > 0 } tiers)
                body["tiers"] = tiers;
            Add(result, body, known);
        }

        foreach (var gone in left.Values)
            result.Add((JsonNode)Gone(gone));
        return result;
    }

    public override IEnumerable<Problem> Check(string field, LineSet lines)
    {
        foreach (var (at, line) in lines.Lines.Index())
        {
            if (!Of(line, "startDate").HasValue)
                yield return new("required", $"{field}[{Number(at)}].startDate", "A price needs the day from which it holds.", Fixer.User, "Fill in the day.");
            if (Of(line, "beginQuantity").HasValue != Of(line, "tierRate").HasValue)
                yield return new("price-tier", $"{field}[{Number(at)}].tierRate", "A tier needs both its first quantity and its rate.", Fixer.User, "Fill in both, or empty both.");
        }

        foreach (var day in lines.Lines.GroupBy(static l => Of(l, "startDate").ToString(), StringComparer.Ordinal))
        {
            if (day.Any(l => Own.Any(f => Of(l, f.Path) != Of(day.First(), f.Path))))
                yield return new("price-line", field, $"The rows of {day.Key} are tiers of one price, and say different amounts, rates or units for it.", Fixer.User, "Write the same flat amount, unit rate, included units and memo in all rows of a day.");
            if (day.Count() > 1 && day.GroupBy(static l => Of(l, "beginQuantity")).Any(static g => g.Count() > 1))
                yield return new("price-tier", field, $"Two rows of {day.Key} begin at the same quantity.", Fixer.User, "Keep one of them.");
        }
    }

    private static JsonArray WriteTiers(List<SyncRecord> rows, JsonElement? line)
    {
        var left = line is { } known ? Tiers(known).ToDictionary(static t => ObjectValues.OfRow(Begin, t).AsNumber() ?? 0) : [];
        var result = new JsonArray();
        foreach (var row in rows)
        {
            JsonElement? stored = left.Remove(Of(row, "beginQuantity").AsNumber()!.Value, out var tier) ? tier : null;
            Add(result, Difference(row, stored, [Begin, Rate]), stored);
        }

        foreach (var gone in left.Values)
            result.Add((JsonNode)Gone(gone));
        return result;
    }

    /// <summary>What differs from what is stored; of a new record, what has a value.</summary>
    private static JsonObject Difference(SyncRecord row, JsonElement? stored, ObjectField[] fields)
    {
        var body = new JsonObject();
        foreach (var field in fields)
        {
            var (now, was) = (Of(row, field.Path), stored is { } known ? ObjectValues.OfRow(field, known) : FieldValue.Null);
            if (field.Describe() is var schema && schema.Canonical(now) != schema.Canonical(was.IsAbsent ? FieldValue.Null : was))
                ObjectValues.Put(body, field, now);
        }

        return body;
    }

    private static void Add(JsonArray list, JsonObject body, JsonElement? stored)
    {
        if (stored is { } known)
        {
            if (body.Count == 0)
                return;
            body.Insert(0, "key", ObjectValues.Text(known, "key"));
        }

        list.Add((JsonNode)body);
    }

    private static JsonObject Gone(JsonElement stored) => new() { ["key"] = ObjectValues.Text(stored, "key"), [Operation] = "delete" };

    private SyncRecord Row(JsonElement line, JsonElement? tier)
    {
        var row = SyncRecord.Create(Schema, new($"{ObjectValues.Text(line, "key")}{(tier is { } t ? "/" + ObjectValues.Text(t, "key") : "")}"));
        foreach (var field in (ObjectField[])[Start, .. Own])
            row.Set(field.Path, Known(ObjectValues.OfRow(field, line)));
        foreach (var field in (ObjectField[])[Begin, Rate])
            row.Set(field.Path, tier is { } shown ? Known(ObjectValues.OfRow(field, shown)) : FieldValue.Null);
        return row.Build();
    }

    private static FieldValue Known(FieldValue value) => value.IsAbsent ? FieldValue.Null : value;

    private static List<JsonElement> Tiers(JsonElement line) => line.TryGetProperty("tiers", out var tiers) ? Items(tiers) : [];

    private static List<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
