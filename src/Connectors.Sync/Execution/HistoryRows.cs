using System.Collections.Immutable;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Writes down what happened, so that every value can be explained.</summary>
internal static class HistoryRows
{
    public static HistoryRow Linked(Session session, LinkRow link, WorkItem item, PairDecision decision) =>
        Units(session, link, decision.Action == PairAction.Revive ? "revived" : "linked", null, null, decision.Units.Where(static u => u.After is not null)) with { User = item.Decision?.User ?? session.Request.User };

    public static HistoryRow Event(Session session, LinkRow link, string name, string reason) => Row(session, link, name, null, null, StoredJson.Write(w => w.WriteString("why", reason)));

    /// <summary>What is worth a look when a record is created, linked or changed, and stops nothing.</summary>
    public static IEnumerable<HistoryRow> Warnings(Session session, LinkRow link, WorkItem item, PairDecision decision) =>
        IdentityUnit.Warnings(item.Mapping, item.CrmRecord, item.AccountingRecord)
            .Where(w => decision.Action != PairAction.Update || decision.Units.Any(u => u.Target is not null && (u.Unit.Rule.CrmFields.Contains(w.Field!) || u.Unit.Rule.AccountingFields.Contains(w.Field!))))
            .Select(w => Event(session, link, "warning", $"{w.Code}: {w.Message}"));

    public static HistoryRow Units(Session session, LinkRow link, string name, Side? side, Guid? intent, IEnumerable<UnitDecision> units) =>
        Row(session, link, name, side, intent, Detail(units.Select(static u => new IntentUnit(u.Unit.Name, u.Rule, u.Crm, u.Accounting, u.Values.IsDefault ? [] : u.Values, u.Before?.Crm ?? [], u.Before?.Accounting ?? [], u.Conflict))));

    /// <summary>A write that was applied: exactly one row for it.</summary>
    public static HistoryRow Written(Session session, LinkRow link, IntentRow intent, IntentPayload payload) =>
        Row(session, link, intent.Kind == WriteKind.Create ? "created" : "updated", intent.Side, intent.Id, Detail(payload.Units)) with { User = payload.User };

    /// <summary>A deletion that was applied: exactly one row for it.</summary>
    public static HistoryRow Deleted(Session session, LinkRow link, IntentRow intent, string reason, string user) =>
        Row(session, link, "deleted", intent.Side, intent.Id, StoredJson.Write(w => w.WriteString("why", reason))) with { User = user };

    /// <summary>A write of which nobody will know whether it was applied.</summary>
    public static HistoryRow Unknown(Session session, LinkRow link, IntentRow intent, IntentPayload payload) =>
        Row(session, link, "unknown", intent.Side, intent.Id, Detail(payload.Units)) with { User = payload.User };

    private static string Detail(IEnumerable<IntentUnit> units) => StoredJson.Write(w =>
    {
        w.WriteStartArray("u");
        foreach (var unit in units)
        {
            w.WriteStartObject();
            w.WriteString("n", unit.Name);
            w.WriteString("r", unit.Rule);
            w.WriteString("c", Text(unit.Crm));
            w.WriteString("a", Text(unit.Accounting));
            if (unit.Written.Length > 0)
                w.WriteString("w", Text(unit.Written));
            if (unit.BaseCrm.Length > 0)
            {
                w.WriteString("bc", Text(unit.BaseCrm));
                w.WriteString("ba", Text(unit.BaseAccounting));
            }

            if (unit.Conflict)
                w.WriteBoolean("x", true);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    private static string Text(ImmutableArray<FieldValue> values) => values.IsDefaultOrEmpty ? "" : Values.Text(values);

    private static HistoryRow Row(Session session, LinkRow link, string name, Side? side, Guid? intent, string detail) => new()
    {
        Link = link.Id,
        Mapping = link.Mapping,
        At = session.Clock.GetUtcNow(),
        Run = session.RunId,
        Event = name,
        Side = side,
        Intent = intent,
        Detail = detail,
        User = session.Request.User,
    };
}
