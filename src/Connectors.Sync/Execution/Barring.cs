using System.Collections.Immutable;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// What becomes of a record that is not to be used any more and stays: accounting does not let it go because something is booked on it, or the mapping deactivates instead of deleting. The field that the mapping joins to
/// the CRM's "active" says so. The link ends as if it had been deleted, so that nobody tries again at every pass.
/// </summary>
internal static class Barring
{
    private const string Active = "active";

    /// <summary>The unit that says whether a record of that side is used; <see langword="null"/> where the mapping has none, or it does not flow there.</summary>
    public static CompiledUnit? UnitOf(CompiledMapping mapping, Side side) =>
        mapping.On(side).Capabilities.CanUpdate && mapping.Units.FirstOrDefault(u => u.Rule.CrmFields is [Active] && u.FlowsTo(side)) is { } unit && !unit.Fields(side).Any(static f => f.ReadOnly) ? unit : null;

    /// <summary>What is to be written so that nobody uses the record any more: nothing where it is so already; <see langword="null"/> where it cannot be said.</summary>
    public static ImmutableArray<FieldAssignment>? Of(Session session, CompiledMapping mapping, Side side, SyncRecord? current)
    {
        if (current is null || UnitOf(mapping, side) is not { } unit)
            return null;
        ImmutableArray<FieldValue> values = [FieldValue.Of((bool?)false)];
        if (side == Side.Accounting)
        {
            var converted = UnitConversion.Convert(unit, Side.Crm, values, session.References);
            if (converted.Problem is not null || converted.WaitsFor is not null || converted.Values.IsDefaultOrEmpty)
                return null;
            values = converted.Values;
        }

        return Values.Same(unit.Canonical(side, unit.Read(side, current)), unit.Canonical(side, values)) ? []
            : [.. unit.Slots(side).Select((slot, i) => new FieldAssignment(slot, values[i]))];
    }

    /// <summary>The link ends; the history says why.</summary>
    public static void End(Session session, WorkItem item, PairDecision decision, StoreBatch batch, string what = "barred")
    {
        item.Link = item.Link! with { State = LinkState.Orphaned, Reason = decision.Reason, UpdatedAt = session.Clock.GetUtcNow() };
        batch.Links.RemoveAll(l => l.Id == item.Link.Id);
        batch.Links.Add(item.Link);
        batch.History.Add(HistoryRows.Event(session, item.Link, what, decision.Reason));
        session.Counters.Change(item.Mapping.Name, static c => c with { Unlinked = c.Unlinked + 1 });
    }
}
