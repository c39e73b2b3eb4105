using System.Collections.Concurrent;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>What the collections of one run share: who is asked, how, and what was learned on the way.</summary>
internal sealed class UnicontaRun(IUnicontaClient client, UnicontaSyncOptions options)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ListEntry>> _lists = new(StringComparer.Ordinal);
    private Company? _company;

    public IUnicontaClient Client => client;

    public UnicontaSyncOptions Options => options;

    public DebtorIndex Debtors { get; } = new(client);

    /// <summary>The language in which words are written to Uniconta.</summary>
    public string Language => (client as UnicontaClient)?.Language ?? UnicontaLanguages.English;

    /// <summary>The debtor group that Uniconta gives where none is given; known once the groups were read.</summary>
    public string? DefaultGroup { get; private set; }

    /// <summary>The debtor groups whose debtors Uniconta numbers.</summary>
    public IReadOnlySet<string> NumberedGroups { get; private set; } = new HashSet<string>();

    /// <summary>The user-defined fields of orders were looked for in this run.</summary>
    public bool CheckedFields { get; set; }

    /// <summary>One that is not there, as a sentence.</summary>
    public string? MissingField { get; set; }

    /// <summary>A list, read once per run. Keys are Uniconta's.</summary>
    public async Task<IReadOnlyList<ListEntry>> ReadAsync(string list, CancellationToken cancellationToken) =>
        _lists.TryGetValue(list, out var known) ? known : _lists[list] = await ReadNowAsync(list, cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<ListEntry>> ReadNowAsync(string list, CancellationToken cancellationToken)
    {
        switch (list)
        {
            case UnicontaLists.DebtorGroups:
                var groups = await client.DebtorGroups.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
                DefaultGroup = groups.FirstOrDefault(static g => g.IsDefault == true)?.Group;
                NumberedGroups = groups.Where(static g => !string.IsNullOrEmpty(g.AutoNumber)).Select(static g => g.Group).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
                return Entries(groups.Select(static g => (g.Group, g.Name, true)));
            case UnicontaLists.PaymentTerms:
                return Entries((await client.PaymentTerms.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(static t => (t.Payment, t.Name, true)));
            case UnicontaLists.VatCodes:
                // A code that does not say what it is for is a code of sales: Sales is the first choice, which may be left out.
                return Entries((await client.VatCodes.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
                    .Where(static v => v.VatType is not { } type || type == VatType.Sales).Select(static v => (v.Vat, v.Name, v.Blocked != true)));
            case UnicontaLists.ItemGroups:
                return Entries((await client.ItemGroups.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(static g => (g.Group, g.Name, true)));
            default:
                throw new ArgumentException($"Uniconta has no list '{list}'.", nameof(list));
        }
    }

    private static IReadOnlyList<ListEntry> Entries(IEnumerable<(string? Key, string? Name, bool Active)> rows) =>
        [.. rows.Where(static r => !string.IsNullOrEmpty(r.Key)).Select(static r => new ListEntry(r.Key!, string.IsNullOrEmpty(r.Name) ? r.Key! : r.Name, r.Active))];

    public void Note(Company? company) => _company ??= company;

    /// <summary>The company's own currency; null where Uniconta does not show it. One call per run at most.</summary>
    public async Task<string?> GetCurrencyAsync(CancellationToken cancellationToken)
    {
        if (_company is null)
        {
            var all = await client.Companies.ListPageAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            _company = all.Items.FirstOrDefault(c => c.Number == client.CompanyId) ?? new Company();
        }

        return _company.Currency is { Length: > 0 } currency ? currency : null;
    }
}
