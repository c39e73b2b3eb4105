using System.Collections.Immutable;
using Connectors.Sync.Connections;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Support;

/// <summary>Looks for a text among ids, then among the numbers of sent documents, then among the values that were synchronised.</summary>
internal sealed class RecordFinder(ISyncStore store, KnownConnection known)
{
    private const int PageSize = 1000;

    private readonly ConnectionId _connection = known.Row.Id;
    private readonly ImmutableArray<EntityMapping> _mappings = known.Definition.BuildMappings(known.Preset ?? known.Definition.Preset);
    private readonly List<RecordHit> _hits = [];
    private readonly HashSet<(string Mapping, string? Crm, string? Accounting)> _seen = [];

    public async Task<IReadOnlyList<RecordHit>> FindAsync(string text, int take, CancellationToken cancellationToken)
    {
        await ByIdAsync(text, cancellationToken).ConfigureAwait(false);
        await ByNumberAsync(text, take, cancellationToken).ConfigureAwait(false);
        foreach (var mapping in _mappings)
            await ByValueAsync(mapping, text, take, cancellationToken).ConfigureAwait(false);
        return _hits.Count > take ? _hits.GetRange(0, take) : _hits;
    }

    private async Task ByIdAsync(string text, CancellationToken cancellationToken)
    {
        foreach (var cursor in await store.ListCursorsAsync(_connection, cancellationToken).ConfigureAwait(false))
        {
            if (cursor.Resource.StartsWith('$'))
                continue;
            var by = cursor.Side == Side.Crm ? "crm-id" : "accounting-id";
            foreach (var link in await store.FindLinksAsync(_connection, cursor.Side, cursor.Resource, [text], cancellationToken).ConfigureAwait(false))
                Add(link, by);
            foreach (var row in await store.FindRecordsAsync(_connection, cursor.Side, cursor.Resource, [text], cancellationToken).ConfigureAwait(false))
            {
                var mapping = _mappings.FirstOrDefault(m => (row.Side == Side.Crm ? m.Crm : m.Accounting) == row.Entity);
                if (mapping is not null && !_hits.Any(h => h.Mapping == mapping.Name && (row.Side == Side.Crm ? h.Crm : h.Accounting)?.Id.Value == row.Id))
                    Add(new RecordHit(mapping.Name, row.Side == Side.Crm ? new(row.Entity, row.Id) : null, row.Side == Side.Accounting ? new(row.Entity, row.Id) : null, "", by));
            }
        }
    }

    private async Task ByNumberAsync(string text, int take, CancellationToken cancellationToken)
    {
        string? after = null;
        while (_hits.Count < take && await store.ListSendsAsync(_connection, SendFilter.All, after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            foreach (var send in page)
            {
                var number = string.Equals(send.Number, text, StringComparison.OrdinalIgnoreCase);
                if (number || send.DocumentId == text || send.SourceId == text)
                    Add(new RecordHit(send.Flow, new(send.SourceEntity, send.SourceId), send.DocumentId is { } id ? new("document", id) : null, send.Number ?? "", number ? "number" : send.DocumentId == text ? "accounting-id" : "crm-id"));
            }
        }
    }

    private async Task ByValueAsync(EntityMapping mapping, string text, int take, CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (_hits.Count < take && await store.ListLinksAsync(_connection, mapping.Name, after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Id;
            foreach (var link in page)
            {
                if (BaseTexts.Of(link).FirstOrDefault(u => u.Crm.Contains(text, StringComparison.OrdinalIgnoreCase) || u.Accounting.Contains(text, StringComparison.OrdinalIgnoreCase)) is { } unit)
                    Add(link, unit.Unit);
            }
        }
    }

    private void Add(LinkRow link, string by)
    {
        var mapping = _mappings.FirstOrDefault(m => m.Name == link.Mapping);
        Add(new RecordHit(link.Mapping, link.CrmId is { } crm ? new(mapping?.Crm ?? link.Mapping, crm) : null, link.AccountingId is { } accounting ? new(mapping?.Accounting ?? link.Mapping, accounting) : null, BaseTexts.Label(BaseTexts.Of(link)), by));
    }

    private void Add(RecordHit hit)
    {
        if (_seen.Add((hit.Mapping, hit.Crm?.Id.Value, hit.Accounting?.Id.Value)))
            _hits.Add(hit);
    }
}
