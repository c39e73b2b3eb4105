using System.Globalization;

namespace Connectors.Reviso;

/// <summary>Who calls: the agreement (company) of the customer, by the token that one of its users granted to the app.</summary>
public sealed record RevisoCredentials
{
    /// <summary>How long a grant lives after it was issued (help.reviso.com, article 9009232). Nothing renews it but a new grant.</summary>
    public static readonly TimeSpan GrantLifetime = TimeSpan.FromDays(360);

    /// <summary>The token that Reviso gave when a user of the agreement accepted the app (see <see cref="IRevisoConsent"/>). It dies after 360 days. Secret, except the word <c>demo</c>.</summary>
    public string AgreementGrantToken { get; set; } = "";

    /// <summary>When the token was granted, UTC: <see cref="RevisoGrant.GrantedAt"/>. Reviso does not tell; without it nobody is warned before the token dies.</summary>
    public DateTimeOffset? GrantedAt { get; set; }

    /// <summary>The agreement's number, where it is known: a renewed token then keeps its place and budget, a probe notices a token of another agreement, and nothing is written into one (<see cref="RevisoErrorCodes.WrongAgreement"/>).</summary>
    public int? AgreementNumber { get; set; }

    /// <summary>When the token dies: 360 days after it was granted. Null where that day is not known, and for the demo agreement.</summary>
    public DateTimeOffset? ExpiresAt => IsDemo || GrantedAt is not { } granted ? null
        : granted > DateTimeOffset.MaxValue - GrantLifetime ? DateTimeOffset.MaxValue : granted + GrantLifetime;

    /// <summary>The shared demo agreement: read only.</summary>
    public bool IsDemo => RevisoOptions.IsDemo(AgreementGrantToken);

    /// <summary>How the token's life stands.</summary>
    /// <param name="now">The present.</param>
    /// <returns>Null where <see cref="ExpiresAt"/> is not known.</returns>
    public RevisoGrantExpiry? GetExpiry(DateTimeOffset now) => ExpiresAt is { } end ? new(end, end - now) : null;

    /// <summary>The agreement's number, no secret.</summary>
    public override string ToString() => $"Reviso agreement {AgreementNumber?.ToString(CultureInfo.InvariantCulture) ?? "(number not given)"} (secrets hidden)";

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    /// <param name="appSecretToken">The product's own secret, which must not be the same text; null does not look.</param>
    /// <param name="appPublicToken">The product's public token, likewise.</param>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems(string? appSecretToken = null, string? appPublicToken = null)
    {
        var problems = new List<(string, string)>();
        if (TokenProblem(AgreementGrantToken?.Trim() ?? "", appSecretToken?.Trim() ?? "", appPublicToken?.Trim()) is { } text)
            problems.Add((nameof(AgreementGrantToken), text));
        if (AgreementNumber is <= 0)
            problems.Add((nameof(AgreementNumber), "is not an agreement's number: digits only, as Reviso shows it beside the company's name"));
        if (GrantedAt is { Year: < 2013 })
            problems.Add((nameof(GrantedAt), "is before there was Reviso: it is the day on which the user accepted the app"));
        return problems;
    }

    private string? TokenProblem(string token, string secret, string? publicToken)
    {
        if (token.Length == 0)
            return "is missing: a user of the agreement opens the app's request address, signs in, accepts, and Reviso shows or returns the token";
        if (token.Contains("://", StringComparison.Ordinal))
            return "is a web address: put only what stands behind 'token=' in the address that Reviso came back to";
        if (token.Any(static c => c is <= ' ' or > '~'))
            return "holds a blank or a letter that no token has: copy it again, without anything around it";
        if (token == publicToken)
            return "is the app's public token (appId): that one stands in the request address; the grant token is what comes back from there";
        if (secret.Length == 0)
            return null;
        if (!IsDemo && token == secret)
            return $"is the same as {nameof(RevisoOptions.AppSecretToken)}: that one belongs to the app, the grant token to the customer's agreement";
        return IsDemo != RevisoOptions.IsDemo(secret) ? $"and {nameof(RevisoOptions.AppSecretToken)} must both be 'demo', or neither" : null;
    }
}
