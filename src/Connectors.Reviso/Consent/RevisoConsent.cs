namespace Connectors.Reviso;

internal sealed class RevisoConsent(Func<RevisoOptions> readOptions, TimeProvider clock) : IRevisoConsent
{
    private static readonly TimeSpan LongestVisit = TimeSpan.FromHours(1);

    public RevisoConsentRequest Begin(Uri? redirectUri, string? locale = null)
    {
        var options = readOptions();
        options.ThrowIfIncomplete();
        if (string.IsNullOrWhiteSpace(options.AppPublicToken))
            throw new InvalidOperationException($"{nameof(RevisoOptions.AppPublicToken)} is missing: it stands behind 'appId=' in the app's request address. Set it by AddReviso().Configure(…).");
        var state = DialectGrant.NewState();
        var redirect = redirectUri is null ? null : DialectGrant.RedirectWith(redirectUri, state);
        return new(DialectGrant.Address(options.GrantAddress, "appId", options.AppPublicToken.Trim(), redirect, locale), redirect, state, clock.GetUtcNow());
    }

    public RevisoGrant Complete(RevisoConsentRequest request, string? state, string? token)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow();
        if (!DialectGrant.StateMatches(request.State, state))
            throw Refused(RevisoErrorCodes.ConsentStateMismatch, "the state of the call back is not the one of this grant: start the connection again from the page where it is set up");
        if (now - request.BegunAt > LongestVisit)
            throw Refused(RevisoErrorCodes.ConsentTooOld, "this grant was begun more than an hour ago: start it again");
        if (string.IsNullOrWhiteSpace(token))
            throw Refused(RevisoErrorCodes.ConsentDeclined, "no token came back: the user declined, or may not grant access to this agreement");
        return new(token.Trim(), now);
    }

    public RevisoGrant Complete(RevisoConsentRequest request, Uri callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Complete(request, DialectLink.Parameter(callback.OriginalString, DialectGrant.StateParameter), DialectLink.Parameter(callback.OriginalString, DialectGrant.TokenParameter));
    }

    private static ConnectorAuthenticationException Refused(string code, string why) =>
        new($"{RevisoApi.Vendor} consent.complete: {why}.") { Vendor = RevisoApi.Vendor, Operation = "consent.complete", ErrorCode = code, NeedsConsent = true };
}
