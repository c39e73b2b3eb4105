using System.Globalization;

namespace Connectors.Economic;

/// <summary>Who calls: the agreement (company) of the customer, by the token that one of its users granted to the app.</summary>
public sealed record EconomicCredentials
{
    /// <summary>The token that e-conomic gave when a user of the agreement accepted the app (see <see cref="IEconomicConsent"/>). It does not expire; it can be withdrawn. Secret, except the word <c>demo</c>.</summary>
    public string AgreementGrantToken { get; set; } = "";

    /// <summary>
    /// The agreement's number, where it is known: two apps with two tokens of one agreement then share one budget, as they do at e-conomic; a probe notices a token of another agreement, and no write goes there: the first one of a client asks which agreement the tokens lead to.
    /// </summary>
    public int? AgreementNumber { get; set; }

    /// <summary>The agreement's number, no secret.</summary>
    public override string ToString() => $"e-conomic agreement {AgreementNumber?.ToString(CultureInfo.InvariantCulture) ?? "(number not given)"} (secrets hidden)";

    /// <summary>The shared demo agreement: read only, and with a budget that all the world uses.</summary>
    public bool IsDemo => string.Equals(AgreementGrantToken?.Trim(), EconomicOptions.Demo, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    /// <param name="appSecretToken">The product's own secret, which must not be the same text; null does not look.</param>
    /// <param name="appPublicToken">The product's public token, likewise.</param>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems(string? appSecretToken = null, string? appPublicToken = null)
    {
        var problems = new List<(string, string)>();
        var token = AgreementGrantToken?.Trim() ?? "";
        var secret = appSecretToken?.Trim() ?? "";
        if (token.Length == 0)
            problems.Add((nameof(AgreementGrantToken), "is missing: a user of the agreement opens the app's installation address, accepts, and e-conomic shows or returns the token"));
        else if (token.Contains("://", StringComparison.Ordinal))
            problems.Add((nameof(AgreementGrantToken), "is a web address: put only what stands behind 'token=' in the address that e-conomic came back to"));
        else if (token.Any(char.IsWhiteSpace) || token.Any(static c => c is < ' ' or > '~'))
            problems.Add((nameof(AgreementGrantToken), "holds a blank or a letter that no token has: copy it again, without anything around it"));
        else if (token.Equals(appPublicToken?.Trim(), StringComparison.Ordinal))
            problems.Add((nameof(AgreementGrantToken), $"is the app's public token: that one stands in the installation address; the grant token is what comes back from there"));
        else if (secret.Length > 0 && !IsDemo && token.Equals(secret, StringComparison.Ordinal))
            problems.Add((nameof(AgreementGrantToken), $"is the same as {nameof(EconomicOptions.AppSecretToken)}: that one belongs to the app, the grant token to the customer's agreement"));
        else if (secret.Length > 0 && IsDemo != EconomicOptions.IsDemo(secret))
            problems.Add((nameof(AgreementGrantToken), $"and {nameof(EconomicOptions.AppSecretToken)} must both be 'demo', or neither"));
        if (AgreementNumber is <= 0)
            problems.Add((nameof(AgreementNumber), "is not an agreement's number: it stands at the top right of e-conomic, digits only"));
        return problems;
    }
}
