using System.Text.Json;
using Connectors.Sync.Execution;
using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Diagnostics;

/// <summary>Explains a field from its rule, its base and its history (invariant 13).</summary>
internal static class Explainer
{
    private const int HistoryDepth = 200;

    public static async Task<Explanation> ExplainAsync(Session session, RecordRef record, string field, CancellationToken cancellationToken)
    {
        var sharing = session.Mappings.Where(m => m.Crm.Schema.Entity == record.Entity || m.Accounting.Schema.Entity == record.Entity).ToList();
        if (sharing.Count == 0)
            throw new SyncRequestException("mapping", $"No mapping has an entity '{record.Entity}'. {Near(record.Entity, session.Mappings.SelectMany(static m => new[] { m.Crm.Schema.Entity, m.Accounting.Schema.Entity }))}");
        var side = sharing[0].Crm.Schema.Entity == record.Entity ? Side.Crm : Side.Accounting;
        var links = await session.Store.FindLinksAsync(session.Connection, side, sharing[0].On(side).Resource.Name, [record.Id.Value], cancellationToken).ConfigureAwait(false);
        var link = links.FirstOrDefault(l => sharing.Any(m => m.Name == l.Mapping));
        var mapping = sharing.FirstOrDefault(m => m.Name == link?.Mapping) ?? sharing[0];
        var unit = mapping.FindUnit(field) ?? mapping.Units.FirstOrDefault(u => u.Rule.CrmFields.Contains(field, StringComparer.Ordinal) || u.Rule.AccountingFields.Contains(field, StringComparer.Ordinal))
            ?? throw new SyncRequestException("field", $"The mapping '{mapping.Name}' has no field '{field}'. {Near(field, mapping.Units.Select(static u => u.Name))}");
        if (link is null)
            throw new SyncRequestException("unknown-record", $"Nothing is known of {record}: it is not linked.");

        var history = await session.Store.ListHistoryAsync(session.Connection, link.Id, HistoryDepth, cancellationToken).ConfigureAwait(false);
        var stored = LinkBase.Parse(link.Base, mapping).Find(unit.Name);
        return new Explanation
        {
            Mapping = mapping.Name,
            Unit = unit.Name,
            Crm = link.CrmId is { } crm ? new RecordRef(mapping.Crm.Schema.Entity, crm) : null,
            Accounting = link.AccountingId is { } accounting ? new RecordRef(mapping.Accounting.Schema.Entity, accounting) : null,
            Flow = unit.Flow,
            Winner = unit.Winner,
            BaseCrm = stored is null ? null : Values.Text(stored.Crm),
            BaseAccounting = stored is null ? null : Values.Text(stored.Accounting),
            Events = [.. history.SelectMany(row => Events(row, unit.Name))],
        };
    }

    private static IEnumerable<ExplainedEvent> Events(HistoryRow row, string unit)
    {
        using var document = StoredJson.Read(row.Detail);
        if (document.RootElement.TryGetProperty("why", out var why))
            return [new ExplainedEvent { At = row.At, Event = row.Event, Rule = why.GetString()!, Run = row.Run, User = row.User }];
        return
        [
            .. document.RootElement.GetProperty("u").EnumerateArray().Where(u => u.GetProperty("n").GetString() == unit).Select(u => new ExplainedEvent
            {
                At = row.At,
                Event = row.Event,
                Rule = u.GetProperty("r").GetString()!,
                Conflict = u.TryGetProperty("x", out _),
                Crm = u.GetProperty("c").GetString()!,
                Accounting = u.GetProperty("a").GetString()!,
                Written = Text(u, "w"),
                Side = row.Side,
                BaseCrm = Text(u, "bc"),
                BaseAccounting = Text(u, "ba"),
                Run = row.Run,
                User = row.User,
            }),
        ];
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Near(string name, IEnumerable<string> known)
    {
        var list = known.Distinct(StringComparer.Ordinal).ToList();
        return NearestName.Find(name, list) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", list)}.";
    }
}
