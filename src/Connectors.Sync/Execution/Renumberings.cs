using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// Follows records that got another number, in systems whose ids are numbers that people choose (R12). A link moves only if the old record is gone, the new one is there and linked to nobody, and both are
/// the same as far as can be seen; several that fit are asked about.
/// </summary>
/// <remarks>What a webhook claims ("105 became 205") is only a reason to look at both: the same proof is asked with and without it, so that lost, doubled, reversed and forged claims end alike.</remarks>
internal sealed class Renumberings(Session session)
{
    /// <summary>The cause of a pair whose record may have become one of several.</summary>
    public const string Cause = "renumbered";

    /// <summary>Makes ordinary marks of claims: of the record before and of the record now.</summary>
    public async Task ReadClaimsAsync(CancellationToken cancellationToken)
    {
        foreach (var (side, resource) in Resources())
        {
            var claims = (await session.Store.ListMarksAsync(session.Connection, side, resource.Name, int.MaxValue, cancellationToken).ConfigureAwait(false)).Where(static m => m.OldNumber is not null || m.NewNumber is not null).ToList();
            if (claims.Count == 0)
                continue;
            var batch = new StoreBatch();
            foreach (var claim in claims)
            {
                batch.ClearedMarks.Add(claim);
                // Where ids are no numbers, a claim says no more than that the record changed.
                string?[] ids = resource.ReusesIds ? [claim.Id, claim.OldNumber, claim.NewNumber] : [claim.Id];
                batch.Marks.AddRange(ids.Where(static id => id is { Length: > 0 }).Distinct(StringComparer.Ordinal).Select(id => new MarkRow { Side = side, Resource = resource.Name, Id = id!, Class = MarkClass.Dirty, At = claim.At }));
            }

            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Moves the links of renumbered records before anything of this run is planned.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var (side, resource) in Resources().Where(static r => r.Resource.ReusesIds))
        {
            foreach (var mapping in session.Mappings.Where(m => m.On(side).Resource.Name == resource.Name))
                await FollowAsync(mapping, side, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What must be looked at again when such a question is answered: the vanished record and the one that was chosen.</summary>
    public static IEnumerable<MarkRow> MarksOf(Session session, ParkedRow parked, DecisionRow? decision)
    {
        if (session.MappingOf(parked.Mapping) is not { } mapping)
            yield break;
        foreach (var side in Enum.GetValues<Side>().Where(s => mapping.On(s).Resource.ReusesIds))
        {
            foreach (var id in new[] { side == Side.Crm ? parked.CrmId : parked.AccountingId, decision?.OtherId }.OfType<string>())
                yield return new MarkRow { Side = side, Resource = mapping.On(side).Resource.Name, Id = id, Class = MarkClass.User, At = session.Clock.GetUtcNow() };
        }
    }

    private IEnumerable<(Side Side, ResourceCapabilities Resource)> Resources() =>
        Enum.GetValues<Side>().SelectMany(side => session.Mappings.Select(m => (side, m.On(side).Resource)).DistinctBy(static r => r.Resource.Name));

    private async Task FollowAsync(CompiledMapping mapping, Side side, CancellationToken cancellationToken)
    {
        var entries = session.Marks.Of(side, mapping.On(side).Resource.Name, mapping.On(side).Schema.Entity, onlyEntityOfResource: true);
        if (entries.Count == 0)
            return;
        var links = await LinksAsync(mapping, side, entries.Select(static e => e.Mark.Id), cancellationToken).ConfigureAwait(false);
        var newcomers = await ReadAsync(mapping, side, [.. entries.Where(e => !links.ContainsKey(e.Mark.Id) && !e.Deleted).Select(static e => e.Mark.Id)], cancellationToken).ConfigureAwait(false);
        if (newcomers.Count == 0)
            return;

        // A mark of a linked record that no page showed: it was deleted, a full listing missed it, or somebody says that it has another number.
        var suspects = entries.Where(e => links.TryGetValue(e.Mark.Id, out var link) && link.State == LinkState.Active && session.On(side).Find(mapping.On(side).Resource.Name, e.Mark.Id) is null).Select(e => links[e.Mark.Id]).ToList();
        suspects.AddRange(await LookalikesAsync(mapping, side, newcomers.Values, cancellationToken).ConfigureAwait(false));
        var vanished = await VanishedAsync(mapping, side, suspects, cancellationToken).ConfigureAwait(false);
        await MoveAsync(mapping, side, vanished, newcomers, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Linked records whose counterpart has a newcomer's match keys: the newcomer may be them under another number, though nothing has shown yet that the old one is gone.</summary>
    private async Task<List<LinkRow>> LookalikesAsync(CompiledMapping mapping, Side side, IEnumerable<SyncRecord> newcomers, CancellationToken cancellationToken)
    {
        var other = Merging.UnitConversion.Other(side);
        var keys = newcomers.SelectMany(r => MatchKeys.Of(mapping, side, r)).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            return [];
        var hits = await session.Store.FindByKeysAsync(session.Connection, other, mapping.On(other).Resource.Name, keys, cancellationToken).ConfigureAwait(false);
        var links = await LinksAsync(mapping, other, hits.Select(static h => h.Id), cancellationToken).ConfigureAwait(false);
        return [.. links.Values.Where(l => l.State == LinkState.Active && l.Mapping == mapping.Name && l.IdOn(side) is not null)];
    }

    private async Task<List<LinkRow>> VanishedAsync(CompiledMapping mapping, Side side, List<LinkRow> suspects, CancellationToken cancellationToken)
    {
        var distinct = suspects.Where(l => !session.Unsettled.ContainsKey(l.Id)).DistinctBy(static l => l.Id).ToDictionary(l => l.IdOn(side)!, StringComparer.Ordinal);
        var answers = await LookupAsync(mapping, side, [.. distinct.Keys], cancellationToken).ConfigureAwait(false);
        return [.. answers.Where(static a => a is RecordLookup.Deleted).Select(a => distinct[a.Id.Value])];
    }

    private async Task MoveAsync(CompiledMapping mapping, Side side, List<LinkRow> vanished, Dictionary<string, SyncRecord> newcomers, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        var fits = vanished.ToDictionary(static l => l, l => newcomers.Values.Where(n => LinkBase.Parse(l.Base, mapping).IncarnationOf(side)?.IsSame(Incarnation.Of(binding, n)!) == true).Select(static n => n.Id.Value).ToList());
        var decisions = vanished.Count == 0 ? [] : (await session.Store.FindDecisionsAsync(session.Connection, mapping.Name, [.. vanished.Select(PairOf)], cancellationToken).ConfigureAwait(false)).ToDictionary(static d => d.Pair, StringComparer.Ordinal);
        foreach (var (link, candidates) in fits)
        {
            var decision = decisions.GetValueOrDefault(PairOf(link));
            if (decision is { Kind: DecisionKind.Link, OtherId: { } chosen } && newcomers.TryGetValue(chosen, out var record))
                await MoveAsync(mapping, side, link, record, cancellationToken).ConfigureAwait(false);
            else if (candidates.Count == 0 || decision?.Kind == DecisionKind.Create)
                continue;
            else if (candidates.Count == 1 && fits.Values.Count(f => f.Contains(candidates[0])) == 1)
                await MoveAsync(mapping, side, link, newcomers[candidates[0]], cancellationToken).ConfigureAwait(false);
            else
                await AskAsync(mapping, side, link, candidates, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MoveAsync(CompiledMapping mapping, Side side, LinkRow link, SyncRecord record, CancellationToken cancellationToken)
    {
        var (before, now) = (link.IdOn(side)!, record.Id.Value);
        var moved = link.WithId(side, now) with { Base = LinkBase.Parse(link.Base, mapping).With(side, Incarnation.Of(mapping.On(side), record)).ToJson(), UpdatedAt = session.Clock.GetUtcNow() };
        var batch = new StoreBatch { Links = { moved } };
        batch.History.Add(HistoryRows.Event(session, moved, "renumbered", $"{before} → {now}"));
        // The newcomer's mark stays: under its new number the pair is looked at in this very run.
        if (session.Marks.Take(side, mapping.On(side).Resource.Name, before) is { } mark)
            batch.ClearedMarks.Add(mark);
        batch.Unparked.AddRange([(mapping.Name, PairKeys.Of(side, now)), (mapping.Name, PairKeys.Of(side, before)), (mapping.Name, PairOf(link))]);
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        session.References.Add(mapping, moved.CrmId!, moved.AccountingId!);
    }

    /// <summary>Neither the vanished one nor those that it may have become are touched until somebody says which it is.</summary>
    private async Task AskAsync(CompiledMapping mapping, Side side, LinkRow link, List<string> candidates, CancellationToken cancellationToken)
    {
        var batch = new StoreBatch();
        var name = side == Side.Crm ? "the CRM" : "accounting";
        Park(new WorkItem(mapping) { Link = link, CrmId = link.CrmId, AccountingId = link.AccountingId }, link.IdOn(side)!,
            $"'{link.IdOn(side)}' is gone in {name}, and several new records there look like it: {string.Join(", ", candidates)}.", "Say which one it is now (link), or that it is none of them (create).");
        foreach (var id in candidates)
        {
            var item = new WorkItem(mapping);
            item.SetId(side, id);
            Park(item, id, $"It looks like '{link.IdOn(side)}', which is gone in {name}; so do others.", "Answer the question about that one first.");
        }

        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);

        void Park(WorkItem item, string id, string message, string remedy)
        {
            if (session.Marks.Take(side, mapping.On(side).Resource.Name, id) is { } mark)
                batch.ClearedMarks.Add(mark);
            Parking.Ask(session, item, new Problem(Cause, null, message, Fixer.User, remedy), batch);
            session.Counters.Count(mapping.Name, item.Pair, PairOutcome.Parked);
        }
    }

    private static string PairOf(LinkRow link) => link.CrmId is { } crm ? PairKeys.Of(Side.Crm, crm) : PairKeys.Of(Side.Accounting, link.AccountingId!);

    private async Task<Dictionary<string, LinkRow>> LinksAsync(CompiledMapping mapping, Side side, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var links = new Dictionary<string, LinkRow>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var link in await session.Store.FindLinksAsync(session.Connection, side, mapping.On(side).Resource.Name, chunk, cancellationToken).ConfigureAwait(false))
                links[link.IdOn(side)!] = link;
        }

        return links;
    }

    /// <summary>The records that are there: from this run's pages, else read.</summary>
    private async Task<Dictionary<string, SyncRecord>> ReadAsync(CompiledMapping mapping, Side side, List<string> ids, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        var cached = ids.Select(id => session.On(side).Find(binding.Resource.Name, id)?.Record).OfType<SyncRecord>().Where(r => r.Schema.Entity == binding.Schema.Entity).ToDictionary(static r => r.Id.Value, StringComparer.Ordinal);
        var asked = session.Clock.GetUtcNow();
        foreach (var answer in await LookupAsync(mapping, side, [.. ids.Where(id => !cached.ContainsKey(id))], cancellationToken).ConfigureAwait(false))
        {
            if (answer is not RecordLookup.Present { Record: { Deleted: false } record })
                continue;
            session.On(side).Remember(binding.Resource.Name, record, full: true, asked);
            cached[record.Id.Value] = record;
        }

        return cached;
    }

    private async Task<List<RecordLookup>> LookupAsync(CompiledMapping mapping, Side side, List<string> ids, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        var answers = new List<RecordLookup>();
        if (binding.Capabilities.Read == ReadAbility.None)
            return answers;
        foreach (var chunk in ids.Chunk(Math.Max(1, binding.Capabilities.ReadBatchSize)))
            answers.AddRange(await session.On(side).Provider.GetAsync(new GetRequest { Schema = binding.Schema, Ids = [.. chunk.Select(static id => new RecordId(id))] }, cancellationToken).ConfigureAwait(false));
        return answers;
    }
}
