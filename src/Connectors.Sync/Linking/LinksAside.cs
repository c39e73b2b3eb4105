using System.Text.Json;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Linking;

/// <summary>The two accounts that what is stored of records belongs to.</summary>
internal sealed record BoundAccounts(string Crm, string Accounting)
{
    public static BoundAccounts Of(AccountIdentity crm, AccountIdentity accounting) => new(crm.Id, accounting.Id);

    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteStringValue(Crm);
        writer.WriteStringValue(Accounting);
        writer.WriteEndArray();
    }

    public static BoundAccounts? Read(JsonElement parent, string name) => parent.TryGetProperty(name, out var pair) ? new(pair[0].GetString()!, pair[1].GetString()!) : null;
}

/// <summary>
/// Links of accounts that a connection is not bound to any more (R15). Only who belongs to whom is kept, and whom the records were about, as hashes: no value. So a link that comes back meets its records as if they had just
/// been linked, and what was edited meanwhile is a first meeting and no conflict with a base of long ago.
/// </summary>
internal static class LinksAside
{
    /// <summary>What is put aside of a link. One whose create is not settled is left out: by its marker or its match keys the record is found.</summary>
    public static AsideRow? Of(LinkRow link, BoundAccounts accounts, DateTimeOffset now) => link.State is LinkState.Active or LinkState.Orphaned
        ? new AsideRow
        {
            Id = link.Id,
            CrmAccount = accounts.Crm,
            AccountingAccount = accounts.Accounting,
            Mapping = link.Mapping,
            State = link.State,
            Reason = link.Reason,
            CrmResource = link.CrmResource,
            CrmId = link.CrmId,
            AccountingResource = link.AccountingResource,
            AccountingId = link.AccountingId,
            Identity = LinkBase.IdentityOf(link.Base),
            At = now,
        }
        : null;

    /// <summary>The links of these accounts as they come back. Of several that name one record the latest stands.</summary>
    public static IEnumerable<LinkRow> Restored(IEnumerable<AsideRow> aside, BoundAccounts accounts, DateTimeOffset now)
    {
        var taken = new HashSet<(Side, string, string)>();
        foreach (var row in aside.Where(a => a.CrmAccount == accounts.Crm && a.AccountingAccount == accounts.Accounting).OrderByDescending(static a => a.At).ThenBy(static a => a.Id))
        {
            var records = new[] { (Side.Crm, row.CrmResource, row.CrmId), (Side.Accounting, row.AccountingResource, row.AccountingId) }.Where(static r => r.Item3 is not null).Select(static r => (r.Item1, r.Item2, r.Item3!)).ToList();
            if (records.Exists(taken.Contains))
                continue;
            taken.UnionWith(records);
            yield return new LinkRow
            {
                Id = row.Id,
                Mapping = row.Mapping,
                State = row.State,
                Reason = row.Reason,
                CrmResource = row.CrmResource,
                CrmId = row.CrmId,
                AccountingResource = row.AccountingResource,
                AccountingId = row.AccountingId,
                Base = row.Identity,
                UpdatedAt = now,
            };
        }
    }

    /// <summary>All that was put aside of a connection.</summary>
    public static async Task<List<AsideRow>> ReadAsync(ISyncStore store, ConnectionId connection, CancellationToken cancellationToken)
    {
        const int PageSize = 1000;
        var all = new List<AsideRow>();
        while (true)
        {
            var page = await store.ListAsideAsync(connection, all.Count == 0 ? null : all[^1].Id, PageSize, cancellationToken).ConfigureAwait(false);
            all.AddRange(page);
            if (page.Count < PageSize)
                return all;
        }
    }
}
