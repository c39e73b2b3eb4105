namespace Connectors;

/// <summary>An access token and what renews it. Its texts are secret; <see cref="ToString"/> shows none of them.</summary>
/// <param name="AccessToken">The token that goes with requests.</param>
/// <param name="RefreshToken">What renews it; null where it is renewed by the credentials.</param>
/// <param name="ExpiresAt">When the access token ends (UTC).</param>
/// <param name="Version">Different for every token of an account. Not secret; a store may use it as its row version.</param>
public sealed record StoredToken(string AccessToken, string? RefreshToken, DateTimeOffset ExpiresAt, string Version)
{
    /// <summary>Version and expiry, no secret.</summary>
    public override string ToString() => $"token {Version}, expires {ExpiresAt:O} (secrets hidden)";
}
