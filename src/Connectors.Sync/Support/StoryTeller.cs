using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync.Connections;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Support;

/// <summary>Puts together what is stored of one record in many places.</summary>
internal sealed class StoryTeller(ISyncStore store, Erasure erasure, IDocuments documents)
{
    private const int HistoryDepth = 500;

    public async Task<RecordStory> TellAsync(KnownConnection known, RecordRef record, CancellationToken cancellationToken)
    {
        var connection = known.Row.Id;
        var mappings = known.Definition.BuildMappings(known.Preset ?? known.Definition.Preset).ToDictionary(static m => m.Name, StringComparer.Ordinal);
        var sends = await SendsAsync(connection, record, cancellationToken).ConfigureAwait(false);
        RecordTraces traces;
        try
        {
            traces = await erasure.TracesAsync(known, record, cancellationToken).ConfigureAwait(false);
        }
        catch (SyncRequestException) when (sends.Length > 0)
        {
            // A document that was sent is no record of a mapping.
            traces = new RecordTraces([], [], []);
        }

        var links = new List<LinkStory>();
        foreach (var link in traces.Links.OrderByDescending(static l => l.UpdatedAt))
            links.Add(await LinkAsync(connection, link, mappings.GetValueOrDefault(link.Mapping), cancellationToken).ConfigureAwait(false));
        var parked = ImmutableArray.CreateBuilder<ParkedPair>();
        var decisions = ImmutableArray.CreateBuilder<DecisionRow>();
        foreach (var mapping in traces.Pairs.GroupBy(static p => p.Mapping, StringComparer.Ordinal))
        {
            List<string> pairs = [.. mapping.Select(static p => p.Pair)];
            decisions.AddRange(await store.FindDecisionsAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false));
            parked.AddRange((await store.FindParkedAsync(connection, mapping.Key, pairs, cancellationToken).ConfigureAwait(false)).Select(p => Parked(p, mappings.GetValueOrDefault(mapping.Key))));
        }

        return new RecordStory { Record = record, Links = [.. links], Parked = parked.ToImmutable(), Decisions = decisions.ToImmutable(), Sends = sends, Records = [.. traces.Rows] };
    }

    private async Task<ImmutableArray<SendInfo>> SendsAsync(ConnectionId connection, RecordRef record, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SendInfo>();
        await foreach (var send in documents.ListAsync(connection, SendFilter.All, cancellationToken).ConfigureAwait(false))
        {
            if (send.Source == record || send.Document == record.Id)
                found.Add(send);
        }

        return found.ToImmutable();
    }

    private async Task<LinkStory> LinkAsync(ConnectionId connection, LinkRow link, EntityMapping? mapping, CancellationToken cancellationToken) => new()
    {
        Id = link.Id,
        Mapping = link.Mapping,
        State = link.State,
        Reason = link.Reason,
        Crm = link.CrmId is { } crm ? new RecordRef(mapping?.Crm ?? link.Mapping, crm) : null,
        Accounting = link.AccountingId is { } accounting ? new RecordRef(mapping?.Accounting ?? link.Mapping, accounting) : null,
        Base = [.. BaseTexts.Of(link)],
        Events = [.. (await store.ListHistoryAsync(connection, link.Id, HistoryDepth, cancellationToken).ConfigureAwait(false)).Select(Event)],
        Writes = [.. (await store.ListIntentsAsync(connection, link.Id, cancellationToken).ConfigureAwait(false)).Reverse().Select(static i => new StoryWrite(i.Id, i.Side, i.Kind, i.State, i.Outcome, i.OpenedAt, i.ClosedAt))],
    };

    private static StoryEvent Event(HistoryRow row)
    {
        string? why = null;
        ImmutableArray<StoryUnit> units = [];
        if (row.Detail.Length > 0)
        {
            using var document = StoredJson.Read(row.Detail);
            why = Text(document.RootElement, "why");
            if (document.RootElement.TryGetProperty("u", out var array))
                units = [.. array.EnumerateArray().Select(static u => new StoryUnit(Text(u, "n") ?? "", Text(u, "r") ?? "", Text(u, "c") ?? "", Text(u, "a") ?? "", Text(u, "w")))];
        }

        return new StoryEvent(row.At, row.Event, row.Side, row.User, row.Run, why, units);
    }

    private static ParkedPair Parked(ParkedRow row, EntityMapping? mapping) => new()
    {
        Mapping = row.Mapping,
        Pair = row.Pair,
        Crm = row.CrmId is { } crm ? new RecordRef(mapping?.Crm ?? row.Mapping, crm) : null,
        Accounting = row.AccountingId is { } accounting ? new RecordRef(mapping?.Accounting ?? row.Mapping, accounting) : null,
        Kind = row.Kind,
        Cause = row.Cause,
        Problems = ProblemsJson.Read(row.Problems),
        Since = row.Since,
        Attempts = row.Attempts,
        WakeAt = row.WakeAt,
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
