namespace Connectors;

/// <summary>
/// Where tokens live. In memory by default; a durable store encrypts them at rest and shares them between processes.
/// </summary>
public interface ITokenStore
{
    /// <summary>The account's token as last written; null when there is none. May be called from within the <c>refresh</c> of <see cref="RefreshAsync"/>, and must then not wait for it.</summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken);

    /// <summary>
    /// Renews the token. The store lets one refresh of an account run at a time, over processes if it can. When it is this call's turn and the stored version is no longer
    /// <paramref name="staleVersion"/>, somebody else has renewed it: that token is returned and <paramref name="refresh"/> is not called.
    /// </summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="staleVersion">The version that must not be used any more; null when there was no token.</param>
    /// <param name="refresh">Gets the stored token and asks the vendor for the next one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The new token, which must be durable before this returns: the vendor has already forgotten the old one.</returns>
    ValueTask<StoredToken> RefreshAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken);

    /// <summary>Writes a token that came by other ways than a refresh: a new consent.</summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="token">The token; durable when this returns.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken);

    /// <summary>Forgets the account's token. Nothing happens when there is none.</summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken);
}
