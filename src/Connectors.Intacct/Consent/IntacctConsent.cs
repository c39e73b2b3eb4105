using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Connectors.Http;

namespace Connectors.Intacct;

internal sealed class IntacctConsent(ApiPipeline<IntacctProfile> pipeline, Func<IntacctOptions> readOptions) : IIntacctConsent
{
    public IntacctConsentRequest Begin(Uri redirectUri)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        if (redirectUri is not { IsAbsoluteUri: true, Scheme: "https" })
            throw new ArgumentException("The redirect address must be https: Intacct refuses http.", nameof(redirectUri));
        if (string.Equals(redirectUri.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("The redirect address names localhost, which Intacct refuses: use https://127.0.0.1 with a port.", nameof(redirectUri));
        var options = Options();
        var state = Random();
        var verifier = Random();
        var query = RequestPath.Of("authorize")
            .Query("response_type", "code")
            .Query("client_id", options.ClientId)
            .Query("redirect_uri", redirectUri.OriginalString)
            .Query("state", state)
            .Query("scope", "offline_access")
            .Query("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
            .Query("code_challenge_method", "S256")
            .ToString()["authorize".Length..];
        return new(new Uri(options.OAuth("authorize").AbsoluteUri + query), redirectUri, state, verifier);
    }

    public async Task<IntacctGrant> CompleteAsync(IntacctConsentRequest request, string state, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state ?? ""), Encoding.UTF8.GetBytes(request.State)))
            throw Refused("the state of the call back is not the one of this consent");
        var options = Options();
        var issued = await pipeline.RequestTokenAsync(
            new TokenRequest(
                options.OAuth("token"), new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", request.RedirectUri.OriginalString), new("client_id", options.ClientId),
                new("client_secret", options.ClientSecret), new("code_verifier", request.CodeVerifier)),
            [options.ClientSecret, code, request.CodeVerifier], cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(issued.RefreshToken))
            throw Refused("no refresh token was granted: the scope offline_access was not accepted for this application");
        await pipeline.Tokens.SaveAsync(IntacctSignIn.AccountOf(options, new() { RefreshToken = issued.RefreshToken }), issued.ToStored(), cancellationToken).ConfigureAwait(false);
        return new(issued.RefreshToken);
    }

    public async Task RevokeEveryTokenOfTheUserAsync(IntacctCredentials credentials, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (!credentials.UsesConsent)
            throw new ArgumentException("Only the refresh token of a consent can be revoked.", nameof(credentials));
        var options = Options();
        var account = IntacctSignIn.AccountOf(options, credentials);
        var token = (await pipeline.Tokens.ReadAsync(account, cancellationToken).ConfigureAwait(false))?.RefreshToken ?? credentials.RefreshToken!;
        var session = new ApiSession(pipeline)
        {
            BaseAddress = options.BaseAddress,
            Account = account,
            Authenticator = new XmlAuthenticator(token, options.ClientSecret, credentials.RefreshToken),
        };
        await session.SendAsync(
            new ApiCall("consent.revoke", HttpMethod.Post, "oauth2/revoke")
            {
                Repeatability = Repeatability.IdempotentWrite,
                Content = ApiContent.Form([new("token", token), new("client_id", options.ClientId), new("client_secret", options.ClientSecret)]),
            },
            cancellationToken).ConfigureAwait(false);
        await pipeline.Tokens.RemoveAsync(account, cancellationToken).ConfigureAwait(false);
    }

    private IntacctOptions Options()
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The Intacct settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddIntacct().Configure(…).")
            : options;
    }

    private static ConnectorAuthenticationException Refused(string why) =>
        new($"Intacct consent.complete: {why}.") { Vendor = IntacctApi.Vendor, Operation = "consent.complete", NeedsConsent = true };

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
