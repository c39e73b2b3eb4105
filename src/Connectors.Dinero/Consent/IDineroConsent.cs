namespace Connectors.Dinero;

/// <summary>
/// The customer's consent by Visma Connect: send the browser to <see cref="DineroConsentRequest.Address"/>, keep the request with the user's session, and complete it when Visma calls back.
/// </summary>
public interface IDineroConsent
{
    /// <summary>Starts a consent. The state and the proof key are new every time.</summary>
    /// <param name="redirectUri">Where Visma sends the browser back: as registered for the application, letter by letter.</param>
    /// <exception cref="InvalidOperationException">The product's own settings are missing.</exception>
    DineroConsentRequest Begin(Uri redirectUri);

    /// <summary>Exchanges the code of the call back for a grant, whose access token is kept in the token store.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="state">The <c>state</c> of the call back. Another one than the request's is refused: somebody else began that consent.</param>
    /// <param name="code">The <c>code</c> of the call back.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorAuthenticationException">The state differs, or the code was refused.</exception>
    Task<DineroGrant> CompleteAsync(DineroConsentRequest request, string state, string code, CancellationToken cancellationToken = default);
}

/// <summary>A consent that was begun. Keep it with the user's session; it holds a secret.</summary>
/// <param name="Address">Where to send the browser.</param>
/// <param name="RedirectUri">Where Visma sends the browser back.</param>
/// <param name="State">Ties the call back to this request.</param>
/// <param name="CodeVerifier">The secret half of the proof key (PKCE).</param>
public sealed record DineroConsentRequest(Uri Address, Uri RedirectUri, string State, string CodeVerifier)
{
    /// <summary>The redirect address, no secret.</summary>
    public override string ToString() => $"Dinero consent, back to {RedirectUri.GetLeftPart(UriPartial.Path)} (secrets hidden)";
}

/// <summary>What a customer granted. Put the refresh token into <see cref="DineroCredentials.RefreshToken"/>.</summary>
/// <param name="RefreshToken">Renews the access. Secret; encrypt it at rest.</param>
/// <param name="Scope">The scopes that were granted, separated by blanks; null where Visma does not say.</param>
public sealed record DineroGrant(string RefreshToken, string? Scope)
{
    /// <summary>The scopes, no secret.</summary>
    public override string ToString() => $"Dinero grant for {Scope ?? "unnamed scopes"} (secrets hidden)";
}
