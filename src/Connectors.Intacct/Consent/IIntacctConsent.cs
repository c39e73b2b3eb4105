namespace Connectors.Intacct;

/// <summary>
/// The customer's consent: send the browser to <see cref="IntacctConsentRequest.Address"/>, keep the request with the user's session, and complete it when Intacct calls back.
/// </summary>
/// <remarks>
/// Of two consents of the same user and company, Intacct may let only the later one live: have the customer make one Web Services user per connection. An administrator's first consent also authorises
/// the application's sender in the company.
/// </remarks>
public interface IIntacctConsent
{
    /// <summary>Starts a consent. The state and the proof key are new every time. The scope <c>offline_access</c> is asked for: without it no refresh token comes.</summary>
    /// <param name="redirectUri">Where Intacct sends the browser back: as registered for the application, letter by letter.</param>
    /// <exception cref="ArgumentException">It is not https, or names <c>localhost</c>, which Intacct refuses (<c>https://127.0.0.1:port</c> is accepted).</exception>
    /// <exception cref="InvalidOperationException">The product's own settings are missing.</exception>
    IntacctConsentRequest Begin(Uri redirectUri);

    /// <summary>Exchanges the code of the call back for a grant, whose tokens are in the token store before this returns.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="state">The <c>state</c> of the call back. Another one than the request's is refused: somebody else began that consent.</param>
    /// <param name="code">The <c>code</c> of the call back.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorAuthenticationException">The state differs, the code was refused, or no refresh token was granted.</exception>
    Task<IntacctGrant> CompleteAsync(IntacctConsentRequest request, string state, string code, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends access at Intacct. It ends all tokens of that user and company, those of other connections too: not for an ordinary disconnect, where it is enough to forget the tokens.
    /// </summary>
    /// <param name="credentials">The credentials with the refresh token of the consent.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    Task RevokeEveryTokenOfTheUserAsync(IntacctCredentials credentials, CancellationToken cancellationToken = default);
}

/// <summary>A consent that was begun. Keep it with the user's session; it holds a secret.</summary>
/// <param name="Address">Where to send the browser.</param>
/// <param name="RedirectUri">Where Intacct sends the browser back.</param>
/// <param name="State">Ties the call back to this request.</param>
/// <param name="CodeVerifier">The secret half of the proof key (PKCE).</param>
public sealed record IntacctConsentRequest(Uri Address, Uri RedirectUri, string State, string CodeVerifier)
{
    /// <summary>The redirect address, no secret.</summary>
    public override string ToString() => $"Intacct consent, back to {RedirectUri.GetLeftPart(UriPartial.Path)} (secrets hidden)";
}

/// <summary>What a customer granted. Put the refresh token into <see cref="IntacctCredentials.RefreshToken"/>.</summary>
/// <param name="RefreshToken">Renews the access. It may change with every renewal: the token store keeps the newest. Secret; encrypt it at rest.</param>
public sealed record IntacctGrant(string RefreshToken)
{
    /// <summary>No secret.</summary>
    public override string ToString() => "Intacct grant (secrets hidden)";
}
