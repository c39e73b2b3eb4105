using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// An update whose outcome nobody learned, because its record was deleted before anybody looked, and whose record comes back. What shows the value that was sent had taken it: that is the base (R3, R13), so that our own old
/// value does not replace what was edited on the other side since.
/// </summary>
internal sealed class LateUpdates(Session session)
{
    /// <summary>The outcome of a write whose record was gone when it was looked for.</summary>
    public const string Gone = "gone";

    /// <summary>Gives ended links whose two records are there again the bases of such writes.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="items">Pairs with their records.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RecogniseAsync(CompiledMapping mapping, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            if (item.Link is { State: LinkState.Orphaned } link && item is { CrmRecord: not null, AccountingRecord: not null })
                item.Link = Recognise(mapping, item, link, await session.Store.ListIntentsAsync(session.Connection, link.Id, cancellationToken).ConfigureAwait(false));
        }
    }

    private static LinkRow Recognise(CompiledMapping mapping, WorkItem item, LinkRow link, IReadOnlyList<IntentRow> intents)
    {
        // Only the last one: what an earlier one left was seen, or replaced, by those after it.
        if (intents.OrderBy(static i => i.OpenedAt).ThenBy(static i => i.Id).LastOrDefault() is not { Kind: WriteKind.Update, State: IntentState.Closed, Outcome: Gone } last || item.On(last.Side).Record is not { } shown)
            return link;
        var bases = LinkBase.Parse(link.Base, mapping);
        foreach (var stored in IntentPayload.Parse(last.Payload, mapping, last.Side).Units)
        {
            // A field that is empty does not show who emptied it.
            if (mapping.FindUnit(stored.Name) is not { } unit || Values.AllEmpty(stored.Written))
                continue;
            var there = unit.Read(last.Side, shown);
            if (!Values.SameButForCase(unit.Canonical(last.Side, there), unit.Canonical(last.Side, stored.Written)))
                continue;
            bases = bases.With(stored.Name, new UnitBase
            {
                Fingerprint = unit.Fingerprint,
                Crm = last.Side == Side.Crm ? there : stored.Crm,
                Accounting = last.Side == Side.Crm ? stored.Accounting : there,
                Source = BaseSource.Reply,
            });
        }

        return link with { Base = bases.ToJson() };
    }
}
