using System.Globalization;
using Connectors.Sync.Stores;

namespace ScheduledSync.Vendors.Dinero.Checking;

/// <summary>The joined pairs, as the store has them.</summary>
public sealed class LinkReader
{
    private readonly Dictionary<(string Mapping, int Crm), Guid> _pairs = [];

    public static async Task<LinkReader> ReadAsync(ISyncStore store, CancellationToken cancellationToken)
    {
        var reader = new LinkReader();
        foreach (var mapping in new[] { "company", "person", "product" })
        {
            Guid? after = null;
            while (await store.ListLinksAsync(DineroRegistration.Connection, mapping, after, 1_000, cancellationToken) is { Count: > 0 } page)
            {
                foreach (var link in page.Where(static l => l.State == LinkState.Active))
                    reader._pairs.Add((mapping, int.Parse(link.CrmId!, CultureInfo.InvariantCulture)), Guid.Parse(link.AccountingId!));
                after = page[^1].Id;
            }
        }

        return reader;
    }

    public Guid? DineroOf(string mapping, int crmId) => _pairs.TryGetValue((mapping, crmId), out var id) ? id : null;

    public IEnumerable<(int Crm, Guid Dinero)> Of(string mapping) => _pairs.Where(p => p.Key.Mapping == mapping).Select(static p => (p.Key.Crm, p.Value));
}
