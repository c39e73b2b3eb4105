namespace Connectors.Reviso;

/// <summary>
/// The customer's grant: send the browser to <see cref="RevisoConsentRequest.Address"/>, keep the request with the user's session, and complete it when Reviso sends the browser back with a token.
/// </summary>
/// <remarks>
/// Reviso knows no state. A one-time value travels in the query of the redirect address and is checked on return; it counts once, so drop the kept request after the first call back. Whether the redirect address
/// must be registered with the app letter by letter is not documented: where it must, choose <see cref="Begin"/> with <c>null</c>, which shows the token to the user for copying.
/// A user who is an administrator (accountant) grants access to her own administrator's agreement, which holds no accounting data: the customer's own user must do it.
/// </remarks>
public interface IRevisoConsent
{
    /// <summary>Starts a grant, or the renewal of one: the way is the same. The state is new every time.</summary>
    /// <param name="redirectUri">Where the browser comes back; null: Reviso shows the token, and the user copies it.</param>
    /// <param name="locale">The language of the page: <c>it-IT</c>, <c>en-GB</c>, <c>de-DE</c> or <c>es-ES</c>; null leaves it to Reviso.</param>
    /// <exception cref="ArgumentException">The redirect address is not absolute, or has a fragment.</exception>
    /// <exception cref="InvalidOperationException"><see cref="RevisoOptions.AppPublicToken"/> is missing.</exception>
    RevisoConsentRequest Begin(Uri? redirectUri, string? locale = null);

    /// <summary>Takes the token of a call back.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="state">The <c>state</c> of the call back. Another one than the request's is refused: somebody else began that grant.</param>
    /// <param name="token">The <c>token</c> of the call back; empty where the user declined.</param>
    /// <exception cref="ConnectorAuthenticationException">
    /// The state differs (<see cref="RevisoErrorCodes.ConsentStateMismatch"/>), the user declined (<see cref="RevisoErrorCodes.ConsentDeclined"/>), or the grant was begun more than an hour ago
    /// (<see cref="RevisoErrorCodes.ConsentTooOld"/>).
    /// </exception>
    RevisoGrant Complete(RevisoConsentRequest request, string? state, string? token);

    /// <summary>Takes the token of a call back from its whole address.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="callback">The address that the browser came back to.</param>
    /// <exception cref="ConnectorAuthenticationException">As for the other overload.</exception>
    RevisoGrant Complete(RevisoConsentRequest request, Uri callback);
}

/// <summary>A grant that was begun. Keep it with the user's session.</summary>
/// <param name="Address">Where to send the browser: the app's request address.</param>
/// <param name="RedirectUri">Where Reviso sends the browser back, with the state; null where the user copies the token.</param>
/// <param name="State">Ties the call back to this request.</param>
/// <param name="BegunAt">When, UTC.</param>
public sealed record RevisoConsentRequest(Uri Address, Uri? RedirectUri, string State, DateTimeOffset BegunAt)
{
    /// <summary>The redirect address, no secret.</summary>
    public override string ToString() => $"Reviso grant, back to {RedirectUri?.GetLeftPart(UriPartial.Path) ?? "the user, who copies the token"} (secrets hidden)";
}

/// <summary>What a customer granted. Both go into <see cref="RevisoCredentials"/>.</summary>
/// <param name="AgreementGrantToken">Secret; encrypt it at rest.</param>
/// <param name="GrantedAt">When the token came, UTC: its 360 days are counted from here.</param>
public sealed record RevisoGrant(string AgreementGrantToken, DateTimeOffset GrantedAt)
{
    /// <summary>When the token dies, UTC.</summary>
    public DateTimeOffset ExpiresAt => GrantedAt + RevisoCredentials.GrantLifetime;

    /// <summary>No secret.</summary>
    public override string ToString() => "Reviso grant (secrets hidden)";
}
