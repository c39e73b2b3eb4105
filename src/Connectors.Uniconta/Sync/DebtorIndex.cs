using System.Collections.Concurrent;

namespace Connectors.Uniconta.Sync;

/// <summary>Which account is which debtor: contacts and orders name the account, and links the row, which stays when a debtor is given another account.</summary>
internal sealed class DebtorIndex(IUnicontaClient client)
{
    // More of them are cheaper in one call.
    private const int FewAccounts = 2;

    private readonly ConcurrentDictionary<string, RowId> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<RowId, string> _accounts = new();

    public RowId? RowOf(string? account) => !string.IsNullOrEmpty(account) && _rows.TryGetValue(account, out var row) ? row : null;

    public string? AccountOf(RowId row) => _accounts.GetValueOrDefault(row);

    public void Note(Debtor debtor)
    {
        if (debtor is not { RowId: { } row, Account: { Length: > 0 } account })
            return;
        if (_accounts.TryGetValue(row, out var before) && !string.Equals(before, account, StringComparison.OrdinalIgnoreCase))
            _rows.TryRemove(KeyValuePair.Create(before, row));
        _accounts[row] = account;
        _rows[account] = row;
    }

    /// <summary>Makes sure that these accounts are known, as far as there are such debtors.</summary>
    public async Task LearnAsync(IEnumerable<string?> accounts, CancellationToken cancellationToken)
    {
        var unknown = accounts.Where(a => !string.IsNullOrEmpty(a) && RowOf(a) is null).Select(static a => a!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > FewAccounts)
        {
            await foreach (var debtor in client.Debtors.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
                Note(debtor);
            return;
        }

        foreach (var account in unknown)
        {
            if (await client.Debtors.GetByKeyAsync(account, cancellationToken: cancellationToken).ConfigureAwait(false) is { } debtor)
                Note(debtor);
        }
    }

    /// <summary>The account of a row; null when there is no such debtor.</summary>
    public async Task<string?> FindAccountAsync(RowId row, CancellationToken cancellationToken)
    {
        if (AccountOf(row) is { } known)
            return known;
        try
        {
            var debtor = await client.Debtors.GetAsync(row, cancellationToken: cancellationToken).ConfigureAwait(false);
            Note(debtor);
            return debtor.Account;
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }
}
