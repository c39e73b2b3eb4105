using System.Text.Json;

namespace Connectors.Economic.Sync;

/// <summary>Which VAT a line gets: e-conomic has no field for it, the product's group and the recipient's VAT zone decide by the account that they name. Looked up once a run.</summary>
internal sealed class VatRates(IEconomicClient client)
{
    private readonly Dictionary<(ProductGroupNumber Group, VatZoneNumber Zone), (string? Code, decimal Rate)?> _known = [];

    /// <summary>Code and rate, per cent; a code of null is an account without VAT. Null when the app's role does not show the accounts, or none is named.</summary>
    public async Task<(string? Code, decimal Rate)?> FindAsync(ProductGroupNumber group, VatZoneNumber zone, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((group, zone), out var found))
            _known[(group, zone)] = found = await ReadAsync(group, zone, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task<(string? Code, decimal Rate)?> ReadAsync(ProductGroupNumber group, VatZoneNumber zone, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in client.ProductGroups.ListSalesAccountsAsync(group, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (row.VatZone?.Id == zone && row.SalesAccount?.Id is { } account)
                    return await CodeOfAsync(row.SalesAccount, account, cancellationToken).ConfigureAwait(false) is { } code ? (code.Value, await RateAsync(code, cancellationToken).ConfigureAwait(false)) : (null, 0);
            }

            return null;
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            return null;
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private async Task<VatCode?> CodeOfAsync(Reference<AccountNumber> reference, AccountNumber account, CancellationToken cancellationToken)
    {
        if (reference.Details.TryGetValue("vatAccount", out var vat) && vat.ValueKind == JsonValueKind.Object && vat.TryGetProperty("vatCode", out var code) && code.GetString() is { Length: > 0 } told)
            return new(told);
        return (await client.Accounts.GetAsync(account, cancellationToken: cancellationToken).ConfigureAwait(false)).VatAccount?.Id;
    }

    private async Task<decimal> RateAsync(VatCode code, CancellationToken cancellationToken) =>
        (await client.VatAccounts.GetAsync(code, cancellationToken: cancellationToken).ConfigureAwait(false)).RatePercentage ?? 0;
}
