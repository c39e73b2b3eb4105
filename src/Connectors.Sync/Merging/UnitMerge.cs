using System.Collections.Immutable;
using Connectors.Sync.Linking;
using Connectors.Sync.Lists;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Merging;

/// <summary>
/// The three-way merge of one unit: both sides against their own halves of the base (R1), by the unit's rules. A pure function.
/// </summary>
internal static class UnitMerge
{
    /// <summary>Rounds after which a unit that two systems keep rewriting is held (R9).</summary>
    public const int MaxRounds = 3;

    /// <summary>The rule of a unit that a late read shows as it was before our write.</summary>
    public const string LateRead = "late-read";

    public static UnitDecision Decide(CompiledUnit unit, SyncRecord crm, SyncRecord accounting, UnitBase? stored, MergeContext context)
    {
        var crmRaw = unit.Read(Side.Crm, crm);
        var accountingRaw = unit.Read(Side.Accounting, accounting);
        var merge = new Merge(unit, crm, accounting, crmRaw, accountingRaw, stored, context);
        return merge.Decide();
    }

    private readonly struct Merge(
        CompiledUnit unit, SyncRecord crmRecord, SyncRecord accountingRecord, ImmutableArray<FieldValue> crmRaw, ImmutableArray<FieldValue> accountingRaw, UnitBase? stored, MergeContext context)
    {
        private readonly ImmutableArray<FieldValue> _crm = unit.Canonical(Side.Crm, crmRaw);
        private readonly ImmutableArray<FieldValue> _accounting = unit.Canonical(Side.Accounting, accountingRaw);

        public UnitDecision Decide()
        {
            if (Values.AnyAbsent(crmRaw) || Values.AnyAbsent(accountingRaw))
                return Result(UnitAction.NotRead, "not-read");

            if (stored is null)
                return FirstMeeting();

            var crmChanged = !Values.Same(_crm, unit.Canonical(Side.Crm, stored.Crm));
            var accountingChanged = !Values.Same(_accounting, unit.Canonical(Side.Accounting, stored.Accounting));
            if (!string.Equals(stored.Fingerprint, unit.Fingerprint, StringComparison.Ordinal))
            {
                if (unit.Earlier.Contains(stored.Fingerprint))
                    return Rebased(crmChanged, accountingChanged);
                // Another rule, but nobody touched the values: the new rule starts from what both sides show (R42).
                return !crmChanged && !accountingChanged && Satisfied() ? Adopt("rule-changed") : FirstMeeting();
            }

            // Nobody edited either record; the list did: its holders follow the key that the entry has now (R20).
            if (!crmChanged && !accountingChanged && unit.FlowsTo(Side.Accounting) && unit.Converter is ListConverter list && list.HasMoved(crmRaw, accountingRaw))
                return Write(Side.Crm, "list-remap");
            if (!crmChanged && !accountingChanged)
                return context.Anew && stored.Source == BaseSource.Rebased ? FirstMeeting() : Result(UnitAction.InSync, "in-sync");
            return Changed(crmChanged, accountingChanged);
        }

        /// <summary>The preset changed the rule (R42): what nobody touched is left as it is and counts as satisfied, an edit is merged as ever. What the new rule would write is shown by a plan that asks for it.</summary>
        private UnitDecision Rebased(bool crmChanged, bool accountingChanged)
        {
            if (!crmChanged && !accountingChanged)
                return context.Anew && !Satisfied() ? FirstMeeting() : Result(UnitAction.Adopt, "preset-rebased") with { After = Base(Satisfied() ? BaseSource.Adopted : BaseSource.Rebased) };
            return Changed(crmChanged, accountingChanged);
        }

        private UnitDecision Changed(bool crmChanged, bool accountingChanged)
        {
            // What we replaced a moment ago still stands there: a list or a replica is behind, nobody set it back.
            if ((crmChanged && IsLate(Side.Crm, _crm)) || (accountingChanged && IsLate(Side.Accounting, _accounting)))
                return Result(UnitAction.NotRead, LateRead);
            if (Satisfied())
                return Adopt("agree");
            if (unit.Rule.OnMove == OnMove.Park && (Moves(Side.Crm, crmChanged) || Moves(Side.Accounting, accountingChanged)))
                return Moved();
            if (crmChanged && accountingChanged)
                return Both();
            return crmChanged ? OneSide(Side.Crm, "crm-changed") : OneSide(Side.Accounting, "accounting-changed");
        }

        /// <summary>No base (R5): equal is adopted, empty never overwrites filled, two different values follow the unit's first-meeting rule.</summary>
        private UnitDecision FirstMeeting()
        {
            if (Satisfied())
                return Adopt("first-meeting.equal");
            var crmEmpty = Values.AllEmpty(_crm);
            var accountingEmpty = Values.AllEmpty(_accounting);
            if (crmEmpty != accountingEmpty)
            {
                var filled = crmEmpty ? Side.Accounting : Side.Crm;
                return unit.FlowsTo(UnitConversion.Other(filled)) ? Write(filled, "first-meeting.filled") : Tolerate("first-meeting.closed");
            }

            var rule = unit.Rule.FirstMeeting switch
            {
                Sync.FirstMeeting.Crm => Side.Crm,
                Sync.FirstMeeting.Accounting => Side.Accounting,
                Sync.FirstMeeting.Ask => (Side?)null,
                _ => OwnerOrWinner(),
            };
            rule = context.Decided ?? rule;
            if (rule is not { } winner)
                return Ask("first-meeting.ask");
            return unit.FlowsTo(UnitConversion.Other(winner)) ? Write(winner, "first-meeting." + Name(winner), conflict: true) : Tolerate("first-meeting.closed");
        }

        /// <summary>It led to a record and leads to another one, and the other side would follow.</summary>
        private bool Moves(Side side, bool changed) =>
            changed && unit.FlowsTo(UnitConversion.Other(side)) && !Values.AllEmpty(side == Side.Crm ? stored!.Crm : stored!.Accounting) && !Values.AllEmpty(side == Side.Crm ? _crm : _accounting);

        private UnitDecision Moved()
        {
            if (context.DecidedNow is { } decided)
                return unit.FlowsTo(UnitConversion.Other(decided)) ? Write(decided, "decided." + Name(decided), conflict: true) : Tolerate("deviation.tolerated");
            return Result(UnitAction.Held, "moved.ask") with
            {
                Conflict = true,
                Problem = new Problem("moved", unit.CrmFields[0].Name, $"'{unit.Name}' leads elsewhere than before: the CRM has '{Values.Text(crmRaw)}', accounting has '{Values.Text(accountingRaw)}'.", Fixer.User, "Decide whose value stands, or make the two equal."),
            };
        }

        private UnitDecision OneSide(Side changed, string rule)
        {
            if (unit.FlowsTo(UnitConversion.Other(changed)))
                return Write(changed, rule);
            // An edit on the closed side (R8), or what that side makes of the value by itself (R2).
            if (unit.Rule.Deviation != Deviation.Revert || !unit.FlowsTo(changed))
                return Tolerate("deviation.tolerated");
            return IsItsOwnForm(changed) ? Adopt("normalisation-learned") : Write(UnitConversion.Other(changed), "revert");
        }

        /// <summary>
        /// The same value was sent twice, and twice the first that the side showed of it was the same other value: that is what it makes of it, and the two are a pair from now on (R2).
        /// A side that showed the value as it was sent does not rewrite it; whoever set it back later is somebody (R9). Nothing is no form of something: who emptied it is somebody too, or the value is lost there.
        /// </summary>
        private bool IsItsOwnForm(Side side) =>
            stored!.SentTo == side && !Values.AllEmpty(side == Side.Crm ? _crm : _accounting) && (side == Side.Crm ? stored.CrmRounds : stored.AccountingRounds) is { Count: > 0 } rounds
            && rounds.Sent == Values.Hash(unit.Canonical(side, side == Side.Crm ? stored.Crm : stored.Accounting)) && rounds.Shown == Values.Hash(side == Side.Crm ? _crm : _accounting);

        private UnitDecision Both()
        {
            switch (unit.Flow)
            {
                case Flow.FromCrm:
                    return Write(Side.Crm, "owner.crm", conflict: true);
                case Flow.FromAccounting:
                    return Write(Side.Accounting, "owner.accounting", conflict: true);
                case Flow.None:
                    return Tolerate("deviation.tolerated");
            }

            if (context.Decided is { } decided)
                return Write(decided, "decided." + Name(decided), conflict: true);
            return unit.Winner switch
            {
                Winner.Crm => Write(Side.Crm, "winner.crm", conflict: true),
                Winner.Accounting => Write(Side.Accounting, "winner.accounting", conflict: true),
                Winner.Newest when Newest() is { } newest => Write(newest.Side, newest.Rule, conflict: true),
                _ => Ask("conflict.ask"),
            };
        }

        private Side? OwnerOrWinner() => unit.Flow switch
        {
            Flow.FromCrm => Side.Crm,
            Flow.FromAccounting => Side.Accounting,
            _ => unit.Winner switch
            {
                Winner.Crm => Side.Crm,
                Winner.Accounting => Side.Accounting,
                Winner.Newest => Newest()?.Side,
                _ => null,
            },
        };

        /// <summary>
        /// Each change lies somewhere between the last time that the old value was proved and the stamp of the read that showed the new one (R10).
        /// Disjoint intervals: the later one; else the fallback side. The time of arrival is never used.
        /// </summary>
        private (Side Side, string Rule)? Newest()
        {
            if (unit.NewestFallback is not { } fallback)
                return null;
            // Nothing was ever proved about a value that no base holds: its change may be as old as the record.
            if (stored is null)
                return (fallback, "newest.fallback");
            if (crmRecord.ModifiedAt is not { } crmStamp || accountingRecord.ModifiedAt is not { } accountingStamp)
                return (fallback, "newest.fallback");
            var skew = context.Skew;
            var (crmFrom, accountingFrom) = (context.CrmProvedAt, context.AccountingProvedAt);
            if (crmFrom is { } c && c - skew > accountingStamp + skew)
                return (Side.Crm, "newest.crm");
            if (accountingFrom is { } a && a - skew > crmStamp + skew)
                return (Side.Accounting, "newest.accounting");
            return (fallback, "newest.fallback");
        }

        private bool IsLate(Side side, ImmutableArray<FieldValue> shown)
        {
            foreach (var replaced in stored!.Replaced)
            {
                if (replaced.Side != side || !(context.ReadAt(side) - replaced.At < context.SettleTime(side)))
                    continue;
                var stamp = (side == Side.Crm ? crmRecord : accountingRecord).ModifiedAt;
                // It is what we replaced and carries no newer stamp; or whatever it is, its stamp is older than our write's.
                if ((Values.Same(unit.Canonical(side, replaced.Values), shown) && !(stamp > replaced.Stamp)) || stamp < replaced.Stamp)
                    return true;
            }

            return false;
        }

        private bool Satisfied()
        {
            if (Values.AllEmpty(_crm) && Values.AllEmpty(_accounting))
                return true;
            if (IdentityUnit.IsSame(unit, crmRecord, accountingRecord))
                return true;
            var there = UnitConversion.Convert(unit, Side.Crm, crmRaw, context.References);
            if (there.Ok && Values.Same(unit.Canonical(Side.Accounting, there.Values), _accounting))
                return true;
            if (!unit.FlowsTo(Side.Crm))
                return false;
            var back = UnitConversion.Convert(unit, Side.Accounting, accountingRaw, context.References);
            return back.Ok && Values.Same(unit.Canonical(Side.Crm, back.Values), _crm);
        }

        private UnitDecision Write(Side from, string rule, bool conflict = false)
        {
            var to = UnitConversion.Other(from);
            var converted = UnitConversion.Convert(unit, from, from == Side.Crm ? crmRaw : accountingRaw, context.References);
            if (converted.Problem is { } problem)
                return Result(UnitAction.Held, rule) with { Problem = problem, Conflict = conflict };
            if (converted.WaitsFor is { } waitsFor)
                return Result(UnitAction.Held, rule) with { WaitsFor = waitsFor, WaitsForSide = from, WaitsForRequired = converted.WaitsForRequired, Conflict = conflict };
            var (values, refusal) = WriteCheck.Check(unit, to, converted.Values, to == Side.Crm ? crmRecord : accountingRecord);
            if (refusal is not null)
                return Result(UnitAction.Held, rule) with { Problem = refusal, Conflict = conflict };

            var rounds = CountRounds(to, values);
            if (rounds.Count >= MaxRounds)
            {
                var text = $"'{unit.Name}' was written {MaxRounds} times and set back each time: we write '{Values.Text(values)}', the other side shows '{Values.Text(to == Side.Crm ? crmRaw : accountingRaw)}'.";
                return Result(UnitAction.Held, "rounds") with { Problem = new Problem("rounds", unit.Fields(to)[0].Name, text, Fixer.Administrator, "Find the automation that sets it back, or let the unit flow in one direction."), Conflict = conflict };
            }

            return Result(to == Side.Crm ? UnitAction.WriteCrm : UnitAction.WriteAccounting, rule) with { Values = values, Rounds = rounds, Conflict = conflict };
        }

        private Rounds CountRounds(Side to, ImmutableArray<FieldValue> values)
        {
            var sent = Values.Hash(unit.Canonical(to, values));
            var shown = Values.Hash(to == Side.Crm ? _crm : _accounting);
            var counted = to == Side.Crm ? stored?.CrmRounds : stored?.AccountingRounds;
            // The record was born with this value, and the side has never shown it.
            if (counted is null && stored?.SentTo == to && sent == Values.Hash(unit.Canonical(to, to == Side.Crm ? stored.Crm : stored.Accounting)))
                return new Rounds(sent, shown, 1);
            // The same value against the same resistance is a round; a value that the other side never showed before is somebody's edit.
            return counted is { } before && before.Sent == sent && (before.Shown == shown || before.Count == 0)
                ? new Rounds(sent, shown, before.Count + 1)
                : new Rounds(sent, shown, 0);
        }

        private UnitDecision Ask(string rule) => Result(UnitAction.Held, rule) with
        {
            Conflict = true,
            Problem = new Problem("conflict", unit.CrmFields[0].Name, $"'{unit.Name}' differs: the CRM has '{Values.Text(crmRaw)}', accounting has '{Values.Text(accountingRaw)}'.", Fixer.User, "Decide whose value stands, or make the two equal."),
        };

        private UnitDecision Adopt(string rule) => Result(UnitAction.Adopt, rule) with { After = Base(BaseSource.Adopted) };

        private UnitDecision Tolerate(string rule) => Result(UnitAction.Adopt, rule) with { After = Base(BaseSource.Tolerated) };

        private UnitBase Base(BaseSource source) => new()
        {
            Fingerprint = unit.Fingerprint,
            Crm = crmRaw,
            Accounting = accountingRaw,
            Source = source,
            CrmRounds = stored?.CrmRounds,
            AccountingRounds = stored?.AccountingRounds,
            Replaced = stored?.Replaced ?? [],
        };

        private UnitDecision Result(UnitAction action, string rule) => new() { Unit = unit, Action = action, Rule = rule, Crm = crmRaw, Accounting = accountingRaw, Before = stored };

        private static string Name(Side side) => side == Side.Crm ? "crm" : "accounting";
    }
}

/// <summary>What a merge may look at beside the two records and the base.</summary>
internal sealed record MergeContext
{
    public static MergeContext None { get; } = new() { References = NoReferences.Instance };

    public required IReferences References { get; init; }

    /// <summary>Units that an accepted preset left as they were meet for the first time.</summary>
    public bool Anew { get; init; }

    /// <summary>What a person decided about this pair since it was written last.</summary>
    public Side? Decided { get; init; }

    /// <summary>What a person decided about the question that is open now; an earlier answer says nothing about the next move.</summary>
    public Side? DecidedNow { get; init; }

    /// <summary>The last moment at which the CRM was seen to hold the old value, UTC.</summary>
    public DateTimeOffset? CrmProvedAt { get; init; }

    /// <summary>The last moment at which accounting was seen to hold the old value, UTC.</summary>
    public DateTimeOffset? AccountingProvedAt { get; init; }

    /// <summary>Since when what a side shows cannot be newer, UTC; not known = nothing is late.</summary>
    public Func<Side, DateTimeOffset?> ReadAt { get; init; } = static _ => null;

    /// <summary>How long each side may take to show a write.</summary>
    public Func<Side, TimeSpan> SettleTime { get; init; } = static _ => TimeSpan.Zero;

    /// <summary>How far the clocks of the two systems may be apart.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromMinutes(5);
}
