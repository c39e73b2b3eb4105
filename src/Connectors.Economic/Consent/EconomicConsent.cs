namespace Connectors.Economic;

internal sealed class EconomicConsent(Func<EconomicOptions> readOptions) : IEconomicConsent
{
    private const string ApplicationParameter = "appPublicToken";

    public EconomicConsentRequest Begin(Uri? redirectUri, string? locale = null)
    {
        var options = readOptions();
        if (options.FindProductProblems().ToArray() is [var problem, ..])
            throw new InvalidOperationException($"The e-conomic settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddEconomic().Configure(…).");
        if (string.IsNullOrWhiteSpace(options.AppPublicToken))
            throw new InvalidOperationException($"{nameof(EconomicOptions.AppPublicToken)} is missing: it is part of the app's installation address in the developer agreement. Set it by AddEconomic().Configure(…).");
        var state = DialectGrant.NewState();
        var redirect = redirectUri is null ? null : DialectGrant.RedirectWith(redirectUri, state);
        return new(DialectGrant.Address(options.GrantAddress, ApplicationParameter, options.AppPublicToken.Trim(), redirect, locale), redirect, state);
    }

    public EconomicGrant Complete(EconomicConsentRequest request, string? state, string? token)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!DialectGrant.StateMatches(request.State, state))
            throw Refused("the state of the call back is not the one of this grant");
        if (string.IsNullOrWhiteSpace(token))
            throw Refused("no token came back: the user declined, or may not grant access to this agreement");
        return new(token.Trim());
    }

    public EconomicGrant Complete(EconomicConsentRequest request, Uri callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Complete(request, DialectLink.Parameter(callback.OriginalString, DialectGrant.StateParameter), DialectLink.Parameter(callback.OriginalString, DialectGrant.TokenParameter));
    }

    private static ConnectorAuthenticationException Refused(string why) =>
        new($"{EconomicApi.Vendor} consent.complete: {why}.") { Vendor = EconomicApi.Vendor, Operation = "consent.complete", NeedsConsent = true };
}
