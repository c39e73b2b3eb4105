using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Finds the counterparts of records that are not linked: by what a person decided, by our marker, by match keys.</summary>
internal sealed class MatchFinder(Session session)
{
    public async Task FindAsync(CompiledMapping mapping, Side side, List<WorkItem> items, MarkTable marks, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
            return;
        var other = Merging.UnitConversion.Other(side);
        await MarkForgottenAsync(mapping, side, items, cancellationToken).ConfigureAwait(false);
        items.RemoveAll(static i => i.Forgotten);
        var open = new List<WorkItem>();
        var byMarker = await ByMarkerAsync(mapping, side, items, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            // It carries the marker of a create that is not settled yet: it is that record, and not a new one.
            if (item.Link is { } unsettled && session.Unsettled.ContainsKey(unsettled.Id))
                continue;
            switch (item.Decision?.Kind)
            {
                case DecisionKind.Link when item.Decision.OtherId is { } id && IsFree(other, mapping, id):
                    Pair(mapping, side, item, id, marks);
                    break;
                case DecisionKind.Ignore or DecisionKind.Create:
                    break;
                default:
                    if (byMarker.TryGetValue(item, out var marked) && marked.Count == 1 && IsFree(other, mapping, marked[0]))
                        Pair(mapping, side, item, marked[0], marks);
                    else if (marked is { Count: > 1 })
                        Ask(item, MatchResult.Ask("match.marker-twice", [.. marked]), mapping, other);
                    else
                        open.Add(item);
                    break;
            }
        }

        await ByKeysAsync(mapping, side, open, marks, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Somebody who asked to be forgotten and was entered anew under another id is known by a keyed hash (P-14b).</summary>
    private async Task MarkForgottenAsync(CompiledMapping mapping, Side side, List<WorkItem> items, CancellationToken cancellationToken)
    {
        if (!Connections.ForgottenKeys.Identifies(mapping.Source) || await session.FindForgottenAsync(cancellationToken).ConfigureAwait(false) is not { } forgotten)
            return;
        var hashes = items.Where(static i => i.Decision?.Kind is not (DecisionKind.Create or DecisionKind.Link)).Select(i => (Item: i, Hash: i.On(side).Record is { } record ? forgotten.Of(MatchKeys.Of(mapping, side, record)).FirstOrDefault() : null)).Where(static x => x.Hash is not null).ToLookup(static x => x.Hash!, static x => x.Item, StringComparer.Ordinal);
        if (hashes.Count == 0)
            return;
        foreach (var each in Enum.GetValues<Side>())
        {
            foreach (var hit in await session.Store.FindByKeysAsync(session.Connection, each, mapping.On(each).Resource.Name, [.. hashes.Select(static h => h.Key)], cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in hashes[hit.Key])
                    item.Forgotten = true;
            }
        }
    }

    private bool IsFree(Side side, CompiledMapping mapping, string id) => !session.Taken.ContainsKey((side, mapping.On(side).Resource.Name, id));

    /// <summary>A record with our marker and no link is adopted, never created again (R16).</summary>
    private async Task<Dictionary<WorkItem, List<string>>> ByMarkerAsync(CompiledMapping mapping, Side side, List<WorkItem> items, CancellationToken cancellationToken)
    {
        var result = new Dictionary<WorkItem, List<string>>();
        var other = Merging.UnitConversion.Other(side);
        if (mapping.On(other).UsesMarker)
        {
            var markers = items.ToDictionary(i => session.MarkerOf(mapping, side, i.IdOn(side)!), StringComparer.Ordinal);
            var hits = await session.Store.FindByMarkersAsync(session.Connection, other, mapping.On(other).Resource.Name, [.. markers.Keys], cancellationToken).ConfigureAwait(false);
            foreach (var group in hits.Where(h => h.Entity == mapping.On(other).Schema.Entity).GroupBy(static h => h.Marker!, StringComparer.Ordinal))
            {
                var linked = await LinkedAsync(other, mapping, [.. group.Select(static h => h.Id)], cancellationToken).ConfigureAwait(false);
                var free = group.Select(static h => h.Id).Where(id => !linked.Contains(id)).ToList();
                if (free.Count > 0)
                    result[markers[group.Key]] = free;
            }
        }

        if (mapping.On(side).UsesMarker && mapping.On(side).Capabilities.MarkerField is { } field)
        {
            var prefix = $"{session.MarkerPrefix}{mapping.On(other).Schema.Entity}:";
            foreach (var item in items)
            {
                if (item.On(side).Record is { } record && record.TryGet(field, out var value) && value.Kind == FieldValueKind.Text && value.AsText()!.StartsWith(prefix, StringComparison.Ordinal))
                {
                    var id = value.AsText()![prefix.Length..];
                    var links = await session.Store.FindLinksAsync(session.Connection, other, mapping.On(other).Resource.Name, [id], cancellationToken).ConfigureAwait(false);
                    if (links.FirstOrDefault(l => l.Mapping == mapping.Name && l.IdOn(side) is null && session.Unsettled.ContainsKey(l.Id)) is { } awaited)
                    {
                        item.Link = awaited;
                        continue;
                    }

                    var linked = await LinkedAsync(other, mapping, [id], cancellationToken).ConfigureAwait(false);
                    var known = await session.Store.FindRecordsAsync(session.Connection, other, mapping.On(other).Resource.Name, [id], cancellationToken).ConfigureAwait(false);
                    if (linked.Count == 0 && known.Any(r => !r.Deleted && r.Entity == mapping.On(other).Schema.Entity))
                        result.TryAdd(item, [id]);
                }
            }
        }

        return result;
    }

    private async Task ByKeysAsync(CompiledMapping mapping, Side side, List<WorkItem> items, MarkTable marks, CancellationToken cancellationToken)
    {
        var other = Merging.UnitConversion.Other(side);
        var keysOf = items.ToDictionary(static i => i, i => MatchKeys.Of(mapping, side, i.On(side).Record!));
        var keys = keysOf.Values.SelectMany(static k => k).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            return;
        var own = await CandidatesAsync(mapping, side, keys, cancellationToken).ConfigureAwait(false);
        var there = await CandidatesAsync(mapping, other, keys, cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            var parent = MatchKeys.ParentOf(mapping, side, item.On(side).Record!);
            var within = parent is null ? null : MatchKeys.Within(mapping, parent);
            var counterpart = parent is not null && session.References.CounterpartOf(side, parent) is { } counterpartOfParent ? MatchKeys.Within(mapping, counterpartOfParent) : null;
            var result = Matcher.Decide(keysOf[item], key => Here(key), key => Among(Now(there, key, other, mapping), counterpart), rank => Identifies(mapping.Source.Match[rank]));
            if (result.Kind == MatchKind.Same)
            {
                item.Match = result;
                Pair(mapping, side, item, result.Ids[0], marks);
            }
            else if (result.Kind == MatchKind.Ask)
                Ask(item, result, mapping, other);
            else
                item.Twins = Matcher.Twins(item.IdOn(side)!, keysOf[item], key => Now(own, key, side, mapping), rank => Identifies(mapping.Source.Match[rank]));

            // Whoever is looked for under one parent there has rivals only under the same parent here.
            List<Candidate> Here(string key)
            {
                var all = Now(own, key, side, mapping);
                return counterpart is not null && Now(there, key, other, mapping).Exists(c => c.Within == counterpart) ? all.FindAll(c => c.Within == within) : all;
            }
        }

        static List<Candidate> Among(List<Candidate> all, string? parent) => parent is not null && all.FindAll(c => c.Within == parent) is { Count: > 0 } under ? under : all;
    }

    /// <summary>Records of a side that nobody is linked to and that look like one which a write is to make there.</summary>
    public async Task<IReadOnlyList<string>> LookAlikesAsync(CompiledMapping mapping, Side target, SyncRecord sent, CancellationToken cancellationToken)
    {
        var source = Merging.UnitConversion.Other(target);
        var keys = MatchKeys.Of(mapping, target, sent);
        if (keys.Count == 0)
            return [];
        var own = await CandidatesAsync(mapping, source, keys, cancellationToken).ConfigureAwait(false);
        var there = await CandidatesAsync(mapping, target, keys, cancellationToken).ConfigureAwait(false);
        var result = Matcher.Decide(keys, key => Now(own, key, source, mapping), key => Now(there, key, target, mapping), rank => Identifies(mapping.Source.Match[rank]));
        return result.Kind == MatchKind.None || result.Reason == Newborns.Cause ? [] : result.Ids;
    }

    private static bool Identifies(MatchKey key) => key.Parts is [{ Normaliser: Normalisers.Digits or Normalisers.Number or Normalisers.Gln or Normalisers.PNumber or Normalisers.Cnp }];

    /// <summary>Candidates as they are now: what this run linked since they were looked up is not free any more.</summary>
    private List<Candidate> Now(Dictionary<string, List<Candidate>> candidates, string key, Side side, CompiledMapping mapping) =>
        candidates.TryGetValue(key, out var list) ? [.. list.Select(c => c.Free && !IsFree(side, mapping, c.Id) ? c with { Free = false } : c)] : [];

    private async Task<Dictionary<string, List<Candidate>>> CandidatesAsync(CompiledMapping mapping, Side side, List<string> keys, CancellationToken cancellationToken)
    {
        var resource = mapping.On(side).Resource.Name;
        var hits = (await session.Store.FindByKeysAsync(session.Connection, side, resource, keys, cancellationToken).ConfigureAwait(false)).Where(h => h.Entity == mapping.On(side).Schema.Entity).ToList();
        if (hits.Count == 0)
            return [];
        var ids = hits.Select(static h => h.Id).Distinct(StringComparer.Ordinal).ToList();
        var linked = await LinkedAsync(side, mapping, ids, cancellationToken).ConfigureAwait(false);
        var rows = (await session.Store.FindRecordsAsync(session.Connection, side, resource, ids, cancellationToken).ConfigureAwait(false)).ToDictionary(static r => r.Id, StringComparer.Ordinal);
        return hits.GroupBy(static h => h.Key, StringComparer.Ordinal).ToDictionary(static g => g.Key,
            g => g.Select(h => new Candidate(h.Id, !linked.Contains(h.Id), rows.TryGetValue(h.Id, out var row) ? [.. row.Keys.Where(k => k.StartsWith(mapping.Name + "#", StringComparison.Ordinal))] : [])
            {
                Within = row?.Keys.FirstOrDefault(k => k.StartsWith(mapping.Name + "@", StringComparison.Ordinal)),
            }).ToList(), StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> LinkedAsync(Side side, CompiledMapping mapping, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var links = await session.Store.FindLinksAsync(session.Connection, side, mapping.On(side).Resource.Name, ids, cancellationToken).ConfigureAwait(false);
        return links.Where(l => l.State != LinkState.Reserved || session.Unsettled.ContainsKey(l.Id)).Select(l => l.IdOn(side)!).ToHashSet(StringComparer.Ordinal);
    }

    private void Pair(CompiledMapping mapping, Side side, WorkItem item, string otherId, MarkTable marks)
    {
        var other = Merging.UnitConversion.Other(side);
        // Its marker or a person said so.
        item.Match ??= new MatchResult(MatchKind.Same, [otherId], item.Decision?.Kind == DecisionKind.Link ? "decision" : "marker");
        item.SetId(other, otherId);
        item.Set(other, SideView.NotRead);
        session.Taken.TryAdd((side, mapping.On(side).Resource.Name, item.IdOn(side)!), 0);
        session.Taken.TryAdd((other, mapping.On(other).Resource.Name, otherId), 0);
        var mark = marks.Take(other, mapping.On(other).Resource.Name, otherId);
        if (other == Side.Crm)
            item.CrmMark ??= mark;
        else
            item.AccountingMark ??= mark;
    }

    private void Ask(WorkItem item, MatchResult question, CompiledMapping mapping, Side other)
    {
        item.Question = question;
        item.Match = question;
        item.Candidates = [.. question.Ids.Select(id => new PairCandidate(id,
            session.On(other).Find(mapping.On(other).Resource.Name, id) is { } cached && cached.Record.Schema.Entity == mapping.On(other).Schema.Entity ? Labels.Of(mapping, other, cached.Record) : ""))];
    }
}
