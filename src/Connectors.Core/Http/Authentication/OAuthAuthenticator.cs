namespace Connectors.Http;

/// <summary>
/// Bearer tokens from an OAuth token endpoint, kept in the <see cref="ITokenStore"/>. A thousand calls at expiry make one refresh; a rotated token is stored before it is used;
/// a caller who gives up does not end a refresh that others need and that the vendor may have done already.
/// </summary>
/// <param name="pipeline">The vendor's pipeline: its wire, store and clock.</param>
/// <param name="account">Who signs in. Several budgets may share it: one sign-in for many organisations.</param>
/// <param name="request">
/// Makes the token request from the stored token. Null as its argument: there is none; where only a consent can issue the first, throw by <see cref="NeedsConsent"/>.
/// </param>
/// <param name="credentials">Secrets that the request is made of, to be taken out of texts.</param>
public sealed class OAuthAuthenticator(ApiPipeline pipeline, AccountKey account, Func<StoredToken?, TokenRequest> request, params IReadOnlyList<string?> credentials) : Authenticator
{
    // How long before its end a token is renewed: longer than clocks differ and a request travels.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    // How long a refused grant is not asked for again while the store still holds the same token.
    private static readonly TimeSpan RefusalMemory = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private StoredToken? _token;
    private Task<StoredToken>? _refresh;
    private Refusal? _refusal;
    private BearerHeader? _header;

    /// <inheritdoc/>
    public override IEnumerable<string?> Secrets => _token is { } t ? [t.AccessToken, t.RefreshToken, .. credentials] : credentials;

    /// <inheritdoc/>
    public override async ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken)
    {
        if (_token is { } cached && IsFresh(cached))
            return Ticket(cached);

        var stored = await pipeline.Tokens.ReadAsync(account, cancellationToken).ConfigureAwait(false);
        if (stored is not null && IsFresh(stored))
            return Ticket(_token = stored);
        ThrowIfRefused(stored);
        return Ticket(await RefreshAsync(stored?.Version, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override async ValueTask<AuthTicket?> RenewAsync(AuthTicket refused, CancellationToken cancellationToken)
    {
        if (_token is { } cached && cached.Version != refused.Version && IsFresh(cached))
            return Ticket(cached);
        var stored = await pipeline.Tokens.ReadAsync(account, cancellationToken).ConfigureAwait(false);
        ThrowIfRefused(stored);
        return Ticket(await RefreshAsync(refused.Version, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override void Apply(AuthTicket ticket, HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Made once per token, and not taken apart to be written out again.
        if (_header is not { } header || header.Token != ticket.Secret)
            _header = header = new(ticket.Secret, "Bearer " + ticket.Secret);
        if (!request.Headers.TryAddWithoutValidation("Authorization", header.Text))
            throw new InvalidOperationException("The access token cannot be sent.");
    }

    /// <summary>The exception for an account that never consented.</summary>
    /// <param name="vendor">The vendor's name.</param>
    /// <param name="message">What is missing; null takes a general text.</param>
    public static ConnectorAuthenticationException NeedsConsent(string vendor, string? message = null) =>
        new(message ?? $"{vendor}: access has not been granted, or not any more. The customer must connect again.")
        {
            Vendor = vendor,
            Operation = ApiPipeline.TokenOperation,
            ErrorCode = ConnectorErrorCodes.InvalidGrant,
            NeedsConsent = true,
        };

    private bool IsFresh(StoredToken token) => token.ExpiresAt - Margin > pipeline.Clock.GetUtcNow();

    private static AuthTicket Ticket(StoredToken token) => new(token.AccessToken, token.Version);

    private Task<StoredToken> RefreshAsync(string? staleVersion, CancellationToken cancellationToken)
    {
        Task<StoredToken> refresh;
        lock (_lock)
        {
            // Others of this client's calls join the refresh that runs; other clients and processes meet in the store.
            if (_token is { } renewed && renewed.Version != staleVersion && IsFresh(renewed))
                return Task.FromResult(renewed);
            if (_refresh is null or { IsCompleted: true })
                _refresh = Task.Run(() => RefreshInStoreAsync(staleVersion), CancellationToken.None);
            refresh = _refresh;
        }

        return refresh.WaitAsync(cancellationToken);
    }

    private async Task<StoredToken> RefreshInStoreAsync(string? staleVersion)
    {
        // Not the caller's token: a refresh that was sent must reach the store, or a rotated token is lost and the customer has to consent again.
        using var timeout = new CancellationTokenSource(pipeline.TokenTimeout, pipeline.Clock);
        try
        {
            var token = await pipeline.Tokens.RefreshAsync(account, staleVersion, IssueAsync, timeout.Token).ConfigureAwait(false);
            // Somebody else's renewal, but so long ago that it has ended too.
            if (token.Version != staleVersion && token.ExpiresAt <= pipeline.Clock.GetUtcNow())
                token = await pipeline.Tokens.RefreshAsync(account, token.Version, IssueAsync, timeout.Token).ConfigureAwait(false);
            _refusal = null;
            return _token = token;
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new ConnectorUnavailableException($"{account.Vendor} {ApiPipeline.TokenOperation}: no token came within {pipeline.TokenTimeout.TotalSeconds:0} s.", e)
            {
                Vendor = account.Vendor,
                Operation = ApiPipeline.TokenOperation,
            };
        }
    }

    private async ValueTask<StoredToken> IssueAsync(StoredToken? current, CancellationToken cancellationToken)
    {
        try
        {
            return await RequestAsync(current, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.NeedsConsent)
        {
            // A store that cannot serialise over processes lets two refresh at a time: the loser's refresh token is dead, the winner's stands in the store.
            var stored = await pipeline.Tokens.ReadAsync(account, cancellationToken).ConfigureAwait(false);
            if (stored is not null && stored.Version != current?.Version)
                return IsFresh(stored) ? stored : await RequestAsync(stored, cancellationToken).ConfigureAwait(false);
            _refusal = new(current?.Version, pipeline.Clock.GetUtcNow() + RefusalMemory, e);
            throw;
        }
    }

    private async ValueTask<StoredToken> RequestAsync(StoredToken? current, CancellationToken cancellationToken)
    {
        var issued = await pipeline.RequestTokenAsync(request(current), [current?.RefreshToken, current?.AccessToken, .. credentials], cancellationToken).ConfigureAwait(false);
        return issued.ToStored(current?.RefreshToken);
    }

    private void ThrowIfRefused(StoredToken? stored)
    {
        if (_refusal is { } refusal && refusal.Version == stored?.Version && pipeline.Clock.GetUtcNow() < refusal.Until)
        {
            throw new ConnectorAuthenticationException(refusal.Reason.Message, refusal.Reason)
            {
                Vendor = refusal.Reason.Vendor,
                Operation = refusal.Reason.Operation,
                StatusCode = refusal.Reason.StatusCode,
                ErrorCode = refusal.Reason.ErrorCode,
                RawBody = refusal.Reason.RawBody,
                NeedsConsent = refusal.Reason.NeedsConsent,
            };
        }
    }

    private sealed class BearerHeader(string? token, string text)
    {
        public string? Token => token;

        public string Text => text;
    }

    private sealed record Refusal(string? Version, DateTimeOffset Until, ConnectorAuthenticationException Reason);
}
