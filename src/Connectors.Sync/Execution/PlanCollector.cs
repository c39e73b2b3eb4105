using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Execution;

/// <summary>Collects decisions as plan items instead of carrying them out.</summary>
internal sealed class PlanCollector
{
    private readonly ConcurrentQueue<PlanItem> _items = new();

    public void Add(WorkItem item, PairDecision decision) => _items.Enqueue(ItemOf(item, decision));

    public ImmutableArray<PlanItem> Items => [.. _items.OrderBy(static i => i.Mapping, StringComparer.Ordinal).ThenBy(static i => i.Pair, StringComparer.Ordinal)];

    public static PlanItem ItemOf(WorkItem item, PairDecision decision) => new()
    {
        Mapping = item.Mapping.Name,
        Pair = item.Pair,
        Crm = item.CrmId is { } crm ? new RecordRef(item.Mapping.Crm.Schema.Entity, crm) : null,
        Accounting = item.AccountingId is { } accounting ? new RecordRef(item.Mapping.Accounting.Schema.Entity, accounting) : null,
        Label = Labels.Of(item),
        Kind = KindOf(decision),
        Reason = decision.Reason,
        Links = decision.Action == PairAction.Link,
        Changes = [.. decision.Units.Where(static u => u.Target is not null).Select(static u => new PlanChange(u.Unit.Name, u.Target!.Value, Values.Text(u.Target == Side.Crm ? u.Crm : u.Accounting), Values.Text(u.Values), u.Rule))],
        Problems = [.. decision.Problems.Concat(decision.Held.Select(static u => u.Problem).OfType<Problem>())],
        Warnings = decision.Action == PairAction.Exclude ? [] : [.. Merging.IdentityUnit.Warnings(item.Mapping, item.CrmRecord, item.AccountingRecord)],
        Values = KindOf(decision) is PlanKind.Same or PlanKind.Excluded ? [] : PairValues.Of(item),
        MatchedBy = item.Match is not { } match ? "" : match.Rank is { } rank ? item.Mapping.Source.Match[rank].Name : match.Kind == Linking.MatchKind.Same ? match.Reason : "marker",
        Score = item.Match?.Score(Math.Max(1, item.Mapping.Source.Match.Length)),
        Candidates = item.Question is null ? [] : item.Candidates,
        Inputs = Inputs(item),
    };

    public static PlanKind KindOf(PairDecision decision) => decision.Action switch
    {
        PairAction.CreateAccounting => PlanKind.CreateInAccounting,
        PairAction.CreateCrm => PlanKind.CreateInCrm,
        PairAction.DeleteAccounting when decision.Deactivates => PlanKind.UpdateAccounting,
        PairAction.DeleteCrm when decision.Deactivates => PlanKind.UpdateCrm,
        PairAction.DeleteAccounting => PlanKind.DeleteInAccounting,
        PairAction.DeleteCrm => PlanKind.DeleteInCrm,
        PairAction.Orphan => PlanKind.Unlink,
        PairAction.Park => PlanKind.NeedsYou,
        PairAction.Wait or PairAction.Defer => PlanKind.Waiting,
        PairAction.Exclude => PlanKind.Excluded,
        _ => (decision.CrmSet.Length > 0, decision.AccountingSet.Length > 0) switch
        {
            (true, true) => PlanKind.UpdateBoth,
            (true, false) => PlanKind.UpdateCrm,
            (false, true) => PlanKind.UpdateAccounting,
            _ => decision.Held.Any(static u => u.Problem is not null) ? PlanKind.NeedsYou : PlanKind.Same,
        },
    };

    /// <summary>A hash over both records as the mapping sees them, and the base.</summary>
    public static string Inputs(WorkItem item)
    {
        var text = new System.Text.StringBuilder();
        foreach (var unit in item.Mapping.Units)
        {
            text.Append(unit.Fingerprint).Append('|');
            if (item.CrmRecord is { } crm)
                text.Append(Values.Hash(unit.Canonical(Side.Crm, unit.Read(Side.Crm, crm))));
            text.Append('|');
            if (item.AccountingRecord is { } accounting)
                text.Append(Values.Hash(unit.Canonical(Side.Accounting, unit.Read(Side.Accounting, accounting))));
            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{item.Link?.State}|{item.Link?.Base}");
        return Values.Hash(text.ToString());
    }
}

/// <summary>Both records of a pair as texts.</summary>
internal static class PairValues
{
    public static ImmutableArray<PairValue> Of(WorkItem item) => [.. item.Mapping.Units.Select(u => new PairValue(u.Name, Text(u, Side.Crm, item.CrmRecord), Text(u, Side.Accounting, item.AccountingRecord)))];

    /// <summary>A short form of what stands there: when it moved, a decision that was made about it is asked for again.</summary>
    public static string StateOf(ImmutableArray<PairValue> values) => values.IsEmpty ? "" : $"{Hash(values.Select(static v => v.Crm))}.{Hash(values.Select(static v => v.Accounting))}";

    private static string Hash(IEnumerable<string> texts) => texts.ToList() is var list && list.TrueForAll(static t => t.Length == 0) ? "" : Values.Hash(string.Join('\u001f', list))[..10];

    private static string Text(CompiledUnit unit, Side side, SyncRecord? record) =>
        record is null ? "" : string.Join(" · ", unit.Read(side, record).Where(static v => v.HasValue).Select(static v => v.ToString()));
}

/// <summary>What people call a record.</summary>
internal static class Labels
{
    public static string Of(WorkItem item) => (item.CrmRecord ?? item.AccountingRecord) is { } record ? Of(item.Mapping, item.CrmRecord is not null ? Side.Crm : Side.Accounting, record) : item.Pair;

    /// <summary>The value of the unit called <c>name</c>, else of the first text field that has one, else the id.</summary>
    public static string Of(CompiledMapping mapping, Side side, SyncRecord record)
    {
        var slots = mapping.FindUnit("name")?.Slots(side) ?? [];
        foreach (var slot in slots)
        {
            if (record[slot].Kind == FieldValueKind.Text)
                return record[slot].AsText()!;
        }

        foreach (var unit in mapping.Units)
        {
            var slot = unit.Slots(side)[0];
            if (record[slot].Kind == FieldValueKind.Text)
                return record[slot].AsText()!;
        }

        return record.Id.Value;
    }
}
