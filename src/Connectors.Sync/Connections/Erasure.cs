using Connectors.Sync.Documents;
using Connectors.Sync.Execution;
using Connectors.Sync.Linking;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Connections;

/// <summary>
/// Forgets one record: every value of it that is stored goes, and what stays says only that nothing is to be done with it. It asks neither side, so that it works while a side is down or red.
/// </summary>
internal sealed class Erasure(ISyncStore store, ConnectionCatalog catalog, SessionFactory sessions, RunGate gate, CredentialVault vault, TimeProvider clock, IServiceProvider services)
{
    /// <summary>Why the link of a forgotten pair ended.</summary>
    public const string Reason = "forgotten";

    public Task<ForgetReport> ForgetAsync(ConnectionId connection, RecordRef record, string user, CancellationToken cancellationToken) =>
        gate.AloneAsync(connection, async token =>
        {
            var known = await catalog.FindAsync(connection, token).ConfigureAwait(false);
            return await sessions.WithLeaseAsync(connection, async keeper =>
            {
                var traces = await TracesAsync(known, record, token).ConfigureAwait(false);
                foreach (var link in traces.Links)
                {
                    if ((await store.ListIntentsAsync(connection, link.Id, token).ConfigureAwait(false)).Any(static i => i.State != IntentState.Closed))
                        throw new SyncRequestException("unsettled", $"It is not known yet whether a write of {record} was applied. Run the connection or answer it, then forget it.");
                }

                var sends = await SendsAsync(connection, traces, token).ConfigureAwait(false);
                if (sends.FirstOrDefault(static s => s.State is SendState.Reserved or SendState.Sending or SendState.Uncertain) is { } open)
                    throw new SyncRequestException("unsettled", $"A document of {record} is on its way ('{open.Flow}' of {open.SourceEntity}:{open.SourceId}). Run the connection or answer it, then forget the record.");
                var (batch, report) = BatchOf(traces, record, user);
                var places = traces.Rows.Select(static r => (r.Side, r.Resource, r.Id)).ToHashSet();
                // Ids of an earlier account's record may be those of this one: rather a link too many is dropped.
                batch.Forgotten.AddRange((await LinksAside.ReadAsync(store, connection, token).ConfigureAwait(false))
                    .Where(a => (a.CrmId is { } crm && places.Contains((Side.Crm, a.CrmResource, crm))) || (a.AccountingId is { } accounting && places.Contains((Side.Accounting, a.AccountingResource, accounting))))
                    .Select(static a => new ForgetRow { Mapping = a.Mapping, Link = a.Id, Pairs = [] }));
                await RememberAsync(known, traces, batch, token).ConfigureAwait(false);
                // What was sent stays sent, under its number: only what stood in it goes.
                batch.Sends.AddRange(sends.Select(static s => s with { Content = "", Problems = "", Result = (SendResult.Parse(s.Result) with { Link = null, Difference = null }).ToJson() }));
                report = report with
                {
                    Documents = sends.Count,
                    Kept = [.. sends.Where(static s => s.DocumentId is not null).Select(static s => new KeptDocument(new RecordId(s.DocumentId!), s.Number, s.Flow)).OrderBy(static k => k.Number, StringComparer.Ordinal)],
                    Retention = Retention.Of(known.Row.Culture),
                };
                await store.CommitAsync(await keeper.CurrentAsync(token).ConfigureAwait(false), batch, token).ConfigureAwait(false);
                return report;
            }, token).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Nothing of it is kept but keyed hashes, by which it is known when somebody enters it anew. A host without keys keeps none.</summary>
    private async Task RememberAsync(KnownConnection known, RecordTraces traces, StoreBatch batch, CancellationToken cancellationToken)
    {
        var stored = (await store.ListCursorsAsync(known.Row.Id, cancellationToken).ConfigureAwait(false)).FirstOrDefault(static c => c.Resource == ForgottenKeys.Cursor)?.Cursor;
        if (vault.Forgotten(known.Row.Id, stored) is not { } forgotten)
            return;
        var identify = known.Definition.BuildMappings(known.Preset ?? known.Definition.Preset).Where(ForgottenKeys.Identifies).Select(static m => m.Name + "#").ToList();
        var keys = traces.Rows.SelectMany(static r => r.Keys).Where(k => k.StartsWith('~') || identify.Exists(m => k.StartsWith(m, StringComparison.Ordinal))).ToList();
        var hashes = forgotten.Keys.Of(keys).Concat(keys.Where(static k => k.StartsWith('~'))).Distinct(StringComparer.Ordinal).ToList();
        if (hashes.Count == 0)
            return;
        for (var i = 0; i < batch.Records.Count; i++)
            batch.Records[i] = batch.Records[i] with { Keys = hashes };
        batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = ForgottenKeys.Cursor, Cursor = forgotten.Stored });
    }

    /// <summary>Where a record stands in the store.</summary>
    /// <exception cref="SyncRequestException">No mapping has such an entity, or nothing is stored of the record.</exception>
    internal async Task<RecordTraces> TracesAsync(KnownConnection known, RecordRef record, CancellationToken cancellationToken)
    {
        var connection = known.Row.Id;
        var (settings, _) = SettingsReader.Read(ConnectionCatalog.SettingsOf(known, services));
        var all = SettingsMerge.Apply(known.Definition.BuildMappings(known.Preset ?? known.Definition.Preset), settings, []);
        var links = new Dictionary<Guid, LinkRow>();
        var rows = new List<RecordRow>();
        var pairs = new List<(string Mapping, string Pair)>();
        var cursors = await store.ListCursorsAsync(connection, cancellationToken).ConfigureAwait(false);
        var found = false;
        foreach (var side in Enum.GetValues<Side>())
        {
            var mappings = all.Where(m => (side == Side.Crm ? m.Crm : m.Accounting) == record.Entity).ToList();
            if (mappings.Count == 0)
                continue;
            found = true;
            pairs.AddRange(mappings.Select(m => (m.Name, PairKeys.Of(side, record.Id.Value))));
            foreach (var resource in cursors.Where(c => c.Side == side && !c.Resource.StartsWith('$')).Select(static c => c.Resource))
            {
                foreach (var link in await store.FindLinksAsync(connection, side, resource, [record.Id.Value], cancellationToken).ConfigureAwait(false))
                {
                    if (mappings.Any(m => m.Name == link.Mapping))
                        links[link.Id] = link;
                }

                rows.AddRange((await store.FindRecordsAsync(connection, side, resource, [record.Id.Value], cancellationToken).ConfigureAwait(false)).Where(r => r.Entity == record.Entity));
            }
        }

        if (!found)
            throw new SyncRequestException("entity", $"No mapping has an entity '{record.Entity}'. {(NearestName.Find(record.Entity, all.SelectMany(static m => new[] { m.Crm, m.Accounting })) is { } near ? $"Did you mean '{near}'?" : "")}");
        foreach (var link in links.Values)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                if (link.IdOn(side) is not { } id)
                    continue;
                pairs.Add((link.Mapping, PairKeys.Of(side, id)));
                var resource = side == Side.Crm ? link.CrmResource : link.AccountingResource;
                var entity = all.First(m => m.Name == link.Mapping) is var mapping && side == Side.Crm ? mapping.Crm : mapping.Accounting;
                if (rows.Any(r => r.Side == side && r.Resource == resource && r.Id == id))
                    continue;
                var stored = await store.FindRecordsAsync(connection, side, resource, [id], cancellationToken).ConfigureAwait(false);
                rows.Add(stored.Count > 0 ? stored[0] : new RecordRow { Side = side, Resource = resource, Id = id, Entity = entity });
            }
        }

        if (rows.Count == 0 && links.Count == 0)
            throw new SyncRequestException("unknown-record", $"Nothing is stored of {record}.");
        return new RecordTraces([.. links.Values], rows, [.. pairs.Distinct()]);
    }

    /// <summary>Sends whose frozen document is for that record, or was made from it.</summary>
    private async Task<List<SendRow>> SendsAsync(ConnectionId connection, RecordTraces traces, CancellationToken cancellationToken)
    {
        var crm = traces.Rows.Where(static r => r.Side == Side.Crm).Select(static r => new RecordRef(r.Entity, r.Id)).ToHashSet();
        var accounting = traces.Rows.Where(static r => r.Side == Side.Accounting).Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
        var found = new List<SendRow>();
        string? after = null;
        while (true)
        {
            var page = await store.ListSendsAsync(connection, SendFilter.All, after, 500, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Where(s => crm.Contains(new RecordRef(s.SourceEntity, s.SourceId)) || (s.Customer is { } customer && accounting.Contains(customer))
                || (s.Content.Length > 0 && DocumentJson.Read(s.Content).Customer is { } who && crm.Contains(who))));
            if (page.Count < 500)
                return found;
            after = page[^1].Position;
        }
    }

    private (StoreBatch Batch, ForgetReport Report) BatchOf(RecordTraces traces, RecordRef record, string user)
    {
        var now = clock.GetUtcNow();
        var batch = new StoreBatch();
        foreach (var mapping in traces.Pairs.GroupBy(static p => p.Mapping, StringComparer.Ordinal))
        {
            var links = traces.Links.Where(l => l.Mapping == mapping.Key).ToList();
            foreach (var link in links)
                batch.Forgotten.Add(new ForgetRow { Mapping = mapping.Key, Link = link.Id, Pairs = [] });
            batch.Forgotten.Add(new ForgetRow { Mapping = mapping.Key, Pairs = [.. mapping.Select(static p => p.Pair)] });
            if (links.Count == 0)
                batch.Decisions.AddRange(mapping.Select(p => new DecisionRow { Mapping = mapping.Key, Pair = p.Pair, Kind = DecisionKind.Ignore, At = now, User = user }));
        }

        foreach (var link in traces.Links)
        {
            batch.Links.Add(link with { State = LinkState.Orphaned, Reason = Reason, Base = "", UpdatedAt = now });
            batch.History.Add(new HistoryRow { Link = link.Id, Mapping = link.Mapping, At = now, Event = Reason, User = user, Detail = StoredJson.Write(static w => w.WriteString("why", Reason)) });
        }

        batch.Records.AddRange(traces.Rows.Select(static r => new RecordRow { Side = r.Side, Resource = r.Resource, Id = r.Id, Entity = r.Entity, Pass = r.Pass, Deleted = r.Deleted, Forgotten = true }));
        return (batch, new ForgetReport
        {
            Record = record,
            Links = traces.Links.Count,
            Crm = [.. traces.Rows.Where(static r => r.Side == Side.Crm).Select(static r => new RecordRef(r.Entity, r.Id))],
            Accounting = [.. traces.Rows.Where(static r => r.Side == Side.Accounting).Select(static r => new RecordRef(r.Entity, r.Id))],
        });
    }
}

/// <param name="Links">The links of it.</param>
/// <param name="Rows">What was read of it and of its counterparts.</param>
/// <param name="Pairs">The names under which it may be parked or decided about.</param>
internal sealed record RecordTraces(IReadOnlyList<LinkRow> Links, IReadOnlyList<RecordRow> Rows, IReadOnlyList<(string Mapping, string Pair)> Pairs);
