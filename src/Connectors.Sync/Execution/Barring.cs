using System.Collections.Immutable;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// What becomes of a record that accounting does not let go, because something is booked on it: it is barred, by the field that the mapping joins to the CRM's "active". The link ends as if it had been deleted, so that
/// nobody tries again at every pass.
/// </summary>
internal static class Barring
{
    private const string Active = "active";

    /// <summary>What is to be written so that nobody uses the record any more: nothing where it is barred already; <see langword="null"/> where no field of the mapping says so, or it does not flow there.</summary>
    public static ImmutableArray<FieldAssignment>? Of(Session session, CompiledMapping mapping, SyncRecord? current)
    {
        if (current is null || mapping.Units.FirstOrDefault(static u => u.Rule.CrmFields is [Active] && u.FlowsTo(Side.Accounting)) is not { } unit || unit.AccountingFields.Any(static f => f.ReadOnly) || !mapping.Accounting.Capabilities.CanUpdate)
            return null;
        var converted = UnitConversion.Convert(unit, Side.Crm, [FieldValue.Of((bool?)false)], session.References);
        if (converted.Problem is not null || converted.WaitsFor is not null || converted.Values.IsDefaultOrEmpty)
            return null;
        return Values.Same(unit.Canonical(Side.Accounting, unit.Read(Side.Accounting, current)), unit.Canonical(Side.Accounting, converted.Values)) ? []
            : [.. unit.AccountingSlots.Select((slot, i) => new FieldAssignment(slot, converted.Values[i]))];
    }

    /// <summary>The link ends; what accounting said stands in the history.</summary>
    public static void End(Session session, WorkItem item, PairDecision decision, StoreBatch batch)
    {
        item.Link = item.Link! with { State = LinkState.Orphaned, Reason = decision.Reason, UpdatedAt = session.Clock.GetUtcNow() };
        batch.Links.RemoveAll(l => l.Id == item.Link.Id);
        batch.Links.Add(item.Link);
        batch.History.Add(HistoryRows.Event(session, item.Link, "barred", decision.Reason));
        session.Counters.Change(item.Mapping.Name, static c => c with { Unlinked = c.Unlinked + 1 });
    }
}
