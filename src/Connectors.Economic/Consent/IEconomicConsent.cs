namespace Connectors.Economic;

/// <summary>
/// The customer's grant: send the browser to <see cref="EconomicConsentRequest.Address"/>, keep the request with the user's session, and complete it when e-conomic sends the browser back with a token.
/// </summary>
/// <remarks>
/// e-conomic knows no state. A one-time value travels in the query of the redirect address and is checked on return; it counts once, so drop the kept request after the first call back.
/// Whether the redirect address must be registered with the app letter by letter is not documented: where it must, register it without a query and choose <see cref="Begin"/> with
/// <c>null</c>, which shows the token to the user for copying.
/// </remarks>
public interface IEconomicConsent
{
    /// <summary>Starts a grant. The state is new every time.</summary>
    /// <param name="redirectUri">Where the browser comes back; null: e-conomic shows the token, and the user copies it.</param>
    /// <param name="locale">The language of the page: <c>da-DK</c>, <c>sv-SE</c>, <c>nb-NO</c> or <c>en-US</c>; null leaves it to e-conomic.</param>
    /// <exception cref="ArgumentException">The redirect address is not absolute, or has a fragment.</exception>
    /// <exception cref="InvalidOperationException"><see cref="EconomicOptions.AppPublicToken"/> is missing.</exception>
    EconomicConsentRequest Begin(Uri? redirectUri, string? locale = null);

    /// <summary>Takes the token of a call back.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="state">The <c>state</c> of the call back. Another one than the request's is refused: somebody else began that grant.</param>
    /// <param name="token">The <c>token</c> of the call back; empty where the user declined.</param>
    /// <exception cref="ConnectorAuthenticationException">The state differs, or no token came.</exception>
    EconomicGrant Complete(EconomicConsentRequest request, string? state, string? token);

    /// <summary>Takes the token of a call back from its whole address.</summary>
    /// <param name="request">What <see cref="Begin"/> returned for this user's session.</param>
    /// <param name="callback">The address that the browser came back to.</param>
    /// <exception cref="ConnectorAuthenticationException">The state differs, or no token came.</exception>
    EconomicGrant Complete(EconomicConsentRequest request, Uri callback);
}

/// <summary>A grant that was begun. Keep it with the user's session.</summary>
/// <param name="Address">Where to send the browser: the app's installation address.</param>
/// <param name="RedirectUri">Where e-conomic sends the browser back, with the state; null where the user copies the token.</param>
/// <param name="State">Ties the call back to this request.</param>
public sealed record EconomicConsentRequest(Uri Address, Uri? RedirectUri, string State)
{
    /// <summary>The redirect address, no secret.</summary>
    public override string ToString() => $"e-conomic grant, back to {RedirectUri?.GetLeftPart(UriPartial.Path) ?? "the user, who copies the token"} (secrets hidden)";
}

/// <summary>What a customer granted. Put the token into <see cref="EconomicCredentials.AgreementGrantToken"/>; it does not expire.</summary>
/// <param name="AgreementGrantToken">Secret; encrypt it at rest.</param>
public sealed record EconomicGrant(string AgreementGrantToken)
{
    /// <summary>No secret.</summary>
    public override string ToString() => "e-conomic grant (secrets hidden)";
}
