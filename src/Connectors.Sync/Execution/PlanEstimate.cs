using System.Collections.Immutable;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>What applying a plan costs, and counters in their stored form.</summary>
internal static class PlanEstimate
{
    public static SyncPlan Complete(Session session, ImmutableArray<PlanItem> items, ImmutableArray<string> leftOut)
    {
        var calls = 0m;
        foreach (var item in items)
        {
            if (session.MappingOf(item.Mapping) is not { } mapping)
                continue;
            var accounting = mapping.Accounting.Capabilities;
            calls += item.Kind switch
            {
                PlanKind.CreateInAccounting => accounting.WriteCost,
                PlanKind.UpdateAccounting or PlanKind.UpdateBoth or PlanKind.DeleteInAccounting => accounting.WriteCost + accounting.ReadCost,
                _ => 0,
            };
        }

        var perMinute = session.Accounting.Provider.Capabilities.CallsPerMinute;
        return new SyncPlan
        {
            Id = session.RunId,
            Connection = session.Connection,
            At = session.Clock.GetUtcNow(),
            SettingsVersion = session.Row.SettingsVersion,
            Rules = session.Rules,
            Preset = session.Preset,
            Anew = session.Anew,
            Items = items,
            EstimatedCalls = (int)Math.Ceiling(calls),
            EstimatedTime = perMinute is > 0 ? TimeSpan.FromMinutes((double)(calls / perMinute.Value)) : null,
            LeftOut = leftOut,
        };
    }

    public static string CountersJson(ImmutableDictionary<string, EntityCounters> counters, DocumentCounters documents) => StoredJson.Write(w =>
    {
        foreach (var (mapping, c) in counters.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            w.WriteStartObject(mapping);
            w.WriteNumber("seen", c.Seen);
            w.WriteNumber("applied", c.Applied);
            w.WriteNumber("unchanged", c.Unchanged);
            w.WriteNumber("parked", c.Parked);
            w.WriteNumber("waiting", c.Waiting);
            w.WriteNumber("uncertain", c.Uncertain);
            w.WriteNumber("held", c.Held);
            w.WriteNumber("deferred", c.Deferred);
            w.WriteNumber("excluded", c.Excluded);
            w.WriteNumber("createdInCrm", c.CreatedInCrm);
            w.WriteNumber("createdInAccounting", c.CreatedInAccounting);
            w.WriteNumber("updatedInCrm", c.UpdatedInCrm);
            w.WriteNumber("updatedInAccounting", c.UpdatedInAccounting);
            w.WriteNumber("deletedInCrm", c.DeletedInCrm);
            w.WriteNumber("deletedInAccounting", c.DeletedInAccounting);
            w.WriteNumber("linked", c.Linked);
            w.WriteNumber("unlinked", c.Unlinked);
            w.WriteEndObject();
        }

        if (documents == new DocumentCounters())
            return;
        w.WriteStartObject("$documents");
        w.WriteNumber("seen", documents.Seen);
        w.WriteNumber("sent", documents.Sent);
        w.WriteNumber("updated", documents.Updated);
        w.WriteNumber("unchanged", documents.Unchanged);
        w.WriteNumber("refused", documents.Refused);
        w.WriteNumber("asked", documents.Asked);
        w.WriteNumber("uncertain", documents.Uncertain);
        w.WriteNumber("deferred", documents.Deferred);
        w.WriteNumber("held", documents.Held);
        w.WriteNumber("baseline", documents.Baseline);
        w.WriteNumber("statesRead", documents.StatesRead);
        w.WriteNumber("writtenBack", documents.WrittenBack);
        w.WriteEndObject();
    });
}
