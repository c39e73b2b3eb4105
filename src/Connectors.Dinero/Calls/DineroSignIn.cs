using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>The two ways of signing in. A personal token belongs to one organisation, a Visma token to a user and all of the user's organisations.</summary>
internal static class DineroSignIn
{
    public static AccountKey AccountOf(DineroOptions options, DineroCredentials credentials) =>
        // By the secret itself: another key or consent is another sign-in, and organisations of one consent share theirs.
        AccountKey.FromSecret(DineroApi.Vendor, string.Join('\n', options.ClientId, credentials.IsPersonal ? options.TokenAddress : options.VismaTokenAddress, credentials.IsPersonal ? credentials.ApiKey : credentials.RefreshToken));

    public static OAuthAuthenticator Create(ApiPipeline pipeline, AccountKey account, DineroOptions options, DineroCredentials credentials)
    {
        var (id, secret) = (options.ClientId, options.ClientSecret);
        if (credentials.IsPersonal)
        {
            var (endpoint, key) = (options.TokenAddress, credentials.ApiKey!.Trim());
            // The answer may hold a refresh token; it is of no use: a token is renewed by asking anew.
            return new(
                pipeline, account,
                _ => new TokenRequest(endpoint, new("grant_type", "password"), new("scope", "read write"), new("username", key), new("password", key)) { Basic = (id, secret) },
                key, secret, Uri.EscapeDataString(key));
        }

        var (token, first) = (options.VismaTokenAddress, credentials.RefreshToken!.Trim());
        return new(
            pipeline, account,
            stored => TokenRequest.Refresh(token, string.IsNullOrEmpty(stored?.RefreshToken) ? first : stored.RefreshToken).With(new("client_id", id), new("client_secret", secret)),
            first, secret);
    }
}
