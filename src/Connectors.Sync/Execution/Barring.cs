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

    /// <summary>The record shows what was written so that nobody uses it any more.</summary>
    public static bool Shows(CompiledMapping mapping, Side side, IntentPayload payload, SyncRecord record)
    {
        if (UnitOf(mapping, side) is not { } unit)
            return false;
        var sent = SyncRecord.Create(mapping.On(side).Schema, record.Id);
        foreach (var (slot, value) in payload.Set)
            sent.Set(slot, value);
        var (there, wanted) = (unit.Read(side, record), unit.Read(side, sent.Build()));
        return !Values.AnyAbsent(there) && !Values.AnyAbsent(wanted) && Values.Same(unit.Canonical(side, there), unit.Canonical(side, wanted));
    }

    /// <summary>The link ends; the history says why.</summary>
    public static LinkRow End(Session session, LinkRow link, Ending ending, StoreBatch batch)
    {
        var ended = link with { State = LinkState.Orphaned, Reason = ending.Reason, UpdatedAt = session.Clock.GetUtcNow() };
        batch.Links.RemoveAll(l => l.Id == ended.Id);
        batch.Links.Add(ended);
        batch.History.Add(HistoryRows.Event(session, ended, ending.What, ending.Reason));
        session.Counters.Change(ended.Mapping, static c => c with { Unlinked = c.Unlinked + 1 });
        return ended;
    }
}

/// <summary>What ends with a write that bars a record. Its intent keeps it: where the reply is lost, the same is told when the write is found again.</summary>
/// <param name="What">How the history tells it.</param>
/// <param name="Reason">Why the link ends.</param>
internal sealed record Ending(string What, string Reason)
{
    /// <summary>Accounting did not let the record go.</summary>
    public const string Barred = "barred";

    /// <summary>The record was not to be deleted.</summary>
    public const string Deactivated = "deactivated";

    /// <summary>The question that a person answered with it; without the write it is open again.</summary>
    public EndingQuestion? Question { get; init; }

    public static Ending Of(string what, WorkItem item, PairDecision decision) => new(what, decision.Reason)
    {
        Question = decision.Reason == Planner.BarredLeftOver && item.Parked is { Cause: Mergers.Cause } asked ? new(asked.Problems, asked.Since) : null,
    };
}

/// <summary>A question of a person, as it was parked.</summary>
/// <param name="Problems">What was asked.</param>
/// <param name="Since">Since when: an answer that is younger still counts.</param>
internal sealed record EndingQuestion(string Problems, DateTimeOffset Since);
