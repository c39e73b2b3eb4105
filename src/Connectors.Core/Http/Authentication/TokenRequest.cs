namespace Connectors.Http;

/// <summary>One request to an OAuth token endpoint. Its fields are secret; <see cref="ToString"/> shows none.</summary>
/// <param name="endpoint">The token endpoint.</param>
/// <param name="form">The form's fields: <c>grant_type</c> and what belongs to it.</param>
public sealed class TokenRequest(Uri endpoint, params IReadOnlyList<KeyValuePair<string, string>> form)
{
    /// <summary>The token endpoint.</summary>
    public Uri Endpoint { get; } = endpoint;

    /// <summary>The form's fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; } = form;

    /// <summary>The product's client id and secret as HTTP Basic; null where they stand in the form.</summary>
    public (string ClientId, string ClientSecret)? Basic { get; init; }

    /// <summary>A refresh with the stored refresh token.</summary>
    /// <param name="endpoint">The token endpoint.</param>
    /// <param name="refreshToken">The refresh token.</param>
    public static TokenRequest Refresh(Uri endpoint, string refreshToken) => new(endpoint, new("grant_type", "refresh_token"), new("refresh_token", refreshToken));

    /// <summary>The same request with further fields.</summary>
    /// <param name="fields">The fields.</param>
    public TokenRequest With(params IEnumerable<KeyValuePair<string, string>> fields) => new(Endpoint, [.. Form, .. fields]) { Basic = Basic };

    /// <summary>The endpoint, no secret.</summary>
    public override string ToString() => $"token request to {Endpoint.Host} (secrets hidden)";
}

/// <summary>What a token endpoint issued. <see cref="ToString"/> shows no secret.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="RefreshToken">The next refresh token; null where none came and the old one stays.</param>
/// <param name="ExpiresAt">When the access token ends (UTC); an hour from now where the answer does not say.</param>
/// <param name="Scope">The scopes granted, separated by blanks; null where the answer does not say.</param>
public sealed record IssuedToken(string AccessToken, string? RefreshToken, DateTimeOffset ExpiresAt, string? Scope)
{
    /// <summary>The expiry, no secret.</summary>
    public override string ToString() => $"issued token, expires {ExpiresAt:O} (secrets hidden)";

    /// <summary>As a store keeps it, under a new version.</summary>
    /// <param name="previousRefreshToken">Kept where no new one came.</param>
    public StoredToken ToStored(string? previousRefreshToken = null) =>
        new(AccessToken, string.IsNullOrEmpty(RefreshToken) ? previousRefreshToken : RefreshToken, ExpiresAt, Guid.NewGuid().ToString("N"));
}
