using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Connectors.Http;

namespace Connectors.Dinero;

internal sealed class DineroConsent(ApiPipeline<DineroProfile> pipeline, Func<DineroOptions> readOptions) : IDineroConsent
{
    private const string Scopes = "dineropublicapi:read dineropublicapi:write offline_access";

    public DineroConsentRequest Begin(Uri redirectUri)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        var options = Options();
        var state = Random();
        var verifier = Random();
        var query = RequestPath.Of("authorize")
            .Query("client_id", options.ClientId)
            .Query("response_type", "code")
            .Query("redirect_uri", redirectUri.OriginalString)
            .Query("scope", Scopes)
            .Query("state", state)
            .Query("ui_locales", "da-DK")
            .Query("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
            .Query("code_challenge_method", "S256")
            .ToString()["authorize".Length..];
        return new(new Uri(options.VismaAuthorizeAddress.GetLeftPart(UriPartial.Path) + query), redirectUri, state, verifier);
    }

    public async Task<DineroGrant> CompleteAsync(DineroConsentRequest request, string state, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? ""), Encoding.UTF8.GetBytes(request.State)))
            throw Refused("the state of the call back is not the one of this consent");
        var options = Options();
        var issued = await pipeline.RequestTokenAsync(
            new TokenRequest(
                options.VismaTokenAddress, new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", request.RedirectUri.OriginalString), new("client_id", options.ClientId),
                new("client_secret", options.ClientSecret), new("code_verifier", request.CodeVerifier)),
            [options.ClientSecret, code, request.CodeVerifier], cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(issued.RefreshToken))
            throw Refused("no refresh token was granted: the application must be allowed the scope offline_access");
        var credentials = new DineroCredentials { RefreshToken = issued.RefreshToken };
        await pipeline.Tokens.SaveAsync(DineroSignIn.AccountOf(options, credentials), issued.ToStored(), cancellationToken).ConfigureAwait(false);
        return new(issued.RefreshToken, issued.Scope);
    }

    private DineroOptions Options()
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The Dinero settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddDinero().Configure(…).")
            : options;
    }

    private static ConnectorAuthenticationException Refused(string why) =>
        new($"Dinero consent.complete: {why}.") { Vendor = DineroApi.Vendor, Operation = "consent.complete", NeedsConsent = true };

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
