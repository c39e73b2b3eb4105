using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// A create that was taken for never applied, because two looks did not find it, and whose record turns up all the same: it was deleted before anybody looked and came back, or it was later than its system says.
/// It is our record and not a stranger that looks the same: what was sent is its base (R3, R13), so that a value which nobody touched there does not replace what was edited on the other side since.
/// </summary>
internal sealed class LateBirths(Session session)
{
    /// <summary>Gives new pairs the base of the create that made one of their records.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="items">Pairs that are not linked yet, with their records.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RecogniseAsync(CompiledMapping mapping, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var pairs = items.Where(static i => i.Link is null or { State: LinkState.Reserved } && i.CrmRecord is not null && i.AccountingRecord is not null).ToList();
        foreach (var source in Enum.GetValues<Side>())
        {
            var born = UnitConversion.Other(source);
            if (pairs.Count == 0 || !IsRecognisable(mapping.On(born)))
                continue;
            var reserved = (await session.Store.FindLinksAsync(session.Connection, source, mapping.On(source).Resource.Name, [.. pairs.Select(i => i.IdOn(source)!)], cancellationToken).ConfigureAwait(false))
                .Where(l => l.State == LinkState.Reserved && l.Mapping == mapping.Name && l.IdOn(born) is null && !session.Unsettled.ContainsKey(l.Id))
                .ToDictionary(l => l.IdOn(source)!, StringComparer.Ordinal);
            foreach (var item in pairs)
            {
                if (item.Born is null && reserved.TryGetValue(item.IdOn(source)!, out var link) && await FindAsync(mapping, link, item.On(born).Record!, born, cancellationToken).ConfigureAwait(false) is { } create)
                {
                    item.Link = link with { Base = IntentSettler.SentBase(create.Intent, link, mapping, create.Payload, item.On(born).Record).ToJson() };
                    item.Born = create;
                }
            }
        }
    }

    private static bool IsRecognisable(SideBinding binding) => binding.UsesMarker || binding.Capabilities.CreateSafety is CreateSafety.ClientId;

    private async Task<LateBirth?> FindAsync(CompiledMapping mapping, LinkRow link, SyncRecord record, Side side, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        foreach (var intent in await session.Store.ListIntentsAsync(session.Connection, link.Id, cancellationToken).ConfigureAwait(false))
        {
            if (intent is not { Kind: WriteKind.Create, State: IntentState.Closed } || intent.Side != side)
                continue;
            var payload = IntentPayload.Parse(intent.Payload, mapping, side);
            var id = binding.Capabilities.CreateSafety is CreateSafety.ClientId ? ProblemsJson.ReadEvidence(intent.Evidence).ClientId ?? intent.Id.ToString("D") : null;
            if (record.Id.Value == id || (id is null && payload.Marker is not null && binding.Capabilities.MarkerField is { } field && record.TryGet(field, out var value) && value.Kind == FieldValueKind.Text && value.AsText() == payload.Marker))
                return new LateBirth(intent, payload);
        }

        return null;
    }
}

/// <summary>A create that was closed as not applied, and made a record all the same.</summary>
/// <param name="Intent">It, as it was closed.</param>
/// <param name="Payload">What was sent.</param>
internal sealed record LateBirth(IntentRow Intent, IntentPayload Payload)
{
    /// <summary>It is told of as any other create, in the step that links the two.</summary>
    public void Tell(Session session, LinkRow link, StoreBatch batch)
    {
        // What a person said was not applied has its row in the history.
        if (Intent.Outcome != "not-applied")
            return;
        batch.Intents.Add(Intent with { Outcome = "applied", RecordId = link.IdOn(Intent.Side) });
        batch.History.Add(HistoryRows.Written(session, link, Intent, Payload));
    }
}
