using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>The two ways of signing in: the refresh token of a consent, or the application's own secret together with a user name.</summary>
internal static class IntacctSignIn
{
    public static AccountKey AccountOf(IntacctOptions options, IntacctCredentials credentials) => credentials.UsesConsent
        // By the first refresh token: another consent is another sign-in, and the later tokens of the chain stand in the store under the same key.
        ? AccountKey.FromSecret(IntacctApi.Vendor, string.Join('\n', options.ClientId, options.BaseAddress, credentials.RefreshToken))
        : AccountKey.FromSecret(IntacctApi.Vendor, string.Join('\n', options.ClientId, options.BaseAddress, options.ClientSecret, credentials.UserName));

    public static OAuthAuthenticator Create(ApiPipeline pipeline, AccountKey account, IntacctOptions options, IntacctCredentials credentials)
    {
        var (endpoint, id, secret) = (options.OAuth("token"), options.ClientId, options.ClientSecret);
        if (!credentials.UsesConsent)
        {
            var user = credentials.UserName;
            // A refresh token may come along; it is of no use: the next access token is had by asking anew.
            return new(
                pipeline, account,
                _ => new TokenRequest(endpoint, new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret), new("username", user)),
                secret);
        }

        var first = credentials.RefreshToken!.Trim();
        return new(
            pipeline, account,
            stored => TokenRequest.Refresh(endpoint, string.IsNullOrEmpty(stored?.RefreshToken) ? first : stored.RefreshToken).With(new("client_id", id), new("client_secret", secret)),
            first, secret);
    }
}

/// <summary>The secrets of XML requests stand in their body: this signs nothing, it only knows what must not be shown.</summary>
internal sealed class XmlAuthenticator(params IReadOnlyList<string?> secrets) : Authenticator
{
    private volatile string? _session;

    public override IEnumerable<string?> Secrets => [.. secrets, _session];

    public void Know(string? session) => _session = session;

    public override ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken) => default;

    public override void Apply(AuthTicket ticket, HttpRequestMessage request)
    {
    }
}
