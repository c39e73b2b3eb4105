using Connectors.Sync.Webhooks;

namespace Connectors.Sync.Connections;

/// <summary>
/// One connection joins one pair of accounts: two at the same pair would each create the other's records anew. Several connections at one CRM, or at one accounting company, are no matter of this.
/// What was deleted, and what nobody describes any more, takes no pair.
/// </summary>
internal sealed class PairGuard(AccountIndex accounts, ConnectionCatalog catalog)
{
    /// <summary>What stands in the way of binding the connection to these accounts; <see langword="null"/> = nothing.</summary>
    public async Task<string?> FindAsync(KnownConnection known, AccountIdentity crm, AccountIdentity accounting, CancellationToken cancellationToken)
    {
        foreach (var id in await accounts.AtPairAsync(known.Row.Id, crm.Id, accounting.Id, cancellationToken).ConfigureAwait(false))
        {
            KnownConnection other;
            try
            {
                other = await catalog.FindAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (UnknownConnectionException)
            {
                continue;
            }

            // Two vendors may give the same number to two different companies.
            if (PresetOf(other) is { Length: > 0 } theirs && PresetOf(known) is { Length: > 0 } mine && !string.Equals(theirs, mine, StringComparison.Ordinal))
                continue;
            return $"The connection '{id}' joins the same two accounts already: {crm.Name} ({crm.Id}) and {accounting.Name} ({accounting.Id}). Use that one; or delete it, or bind it to another account, and try again.";
        }

        return null;
    }

    private static string PresetOf(KnownConnection known) => known.Definition.Preset?.Name ?? "";
}
