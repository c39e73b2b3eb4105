using System.Globalization;

namespace Connectors.Dinero;

/// <summary>
/// Who calls: the customer's organisation and what it gave to be reached. Either <see cref="ApiKey"/> (personal integration: your own company only) or <see cref="RefreshToken"/>
/// (Visma Connect: products for many customers).
/// </summary>
public sealed record DineroCredentials
{
    /// <summary>The organisation's number (firm id), digits: at the bottom left of Dinero, and the first part of its addresses.</summary>
    public string OrganizationId { get; set; } = "";

    /// <summary>The API key that a user made in the organisation (Integrationer → API-nøgler). Secret.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The refresh token of the customer's consent, as <see cref="IDineroConsent"/> returned it. Later ones are kept by the token store. Secret.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The organisation and the kind of sign-in, no secret.</summary>
    public override string ToString() => $"Dinero {(LooksLikeKey(OrganizationId) ? "(not an organisation id)" : OrganizationId)}, {Kind} (secrets hidden)";

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    /// <param name="clientId">The product's client id, which must be of the same kind; null does not look.</param>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems(string? clientId = null)
    {
        var problems = new List<(string, string)>();
        var swapped = LooksLikeKey(OrganizationId) && ApiKey is { } key && TryParse(key, out _);
        if (swapped)
            problems.Add((nameof(OrganizationId), $"and {nameof(ApiKey)} are swapped: the organisation id is the number, the API key is the long text"));
        else if (string.IsNullOrWhiteSpace(OrganizationId))
            problems.Add((nameof(OrganizationId), "is missing: it is the number at the bottom left of Dinero"));
        else if (!TryParse(OrganizationId, out _))
            problems.Add((nameof(OrganizationId), "is not an organisation id: it is the number at the bottom left of Dinero, digits only"));

        if (!string.IsNullOrWhiteSpace(ApiKey) && !string.IsNullOrWhiteSpace(RefreshToken))
            problems.Add((nameof(ApiKey), $"and {nameof(RefreshToken)} are both given: a connection signs in by one of them"));
        else if (string.IsNullOrWhiteSpace(ApiKey) && string.IsNullOrWhiteSpace(RefreshToken))
            problems.Add((nameof(ApiKey), $"is missing: make one in Dinero under Integrationer, API-nøgler; or give the {nameof(RefreshToken)} of a Visma Connect consent"));
        else if (!swapped && ApiKey is { } value && TryParse(value, out _))
            problems.Add((nameof(ApiKey), "is no API key but a number, like an organisation id"));
        if (!string.IsNullOrWhiteSpace(ApiKey) && clientId?.StartsWith("isv_", StringComparison.Ordinal) == true)
            problems.Add((nameof(ApiKey), $"belongs to a personal integration, and the client id is one of Visma Connect: a product for many customers signs in by {nameof(RefreshToken)}"));
        return problems;
    }

    internal string Kind => string.IsNullOrWhiteSpace(ApiKey) ? "Visma Connect" : "personal integration";

    internal bool IsPersonal => !string.IsNullOrWhiteSpace(ApiKey);

    internal OrganizationId Organization => TryParse(OrganizationId, out var id) ? id : default;

    internal static bool TryParse(string text, out OrganizationId id)
    {
        var ok = int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        id = new(number);
        return ok;
    }

    private static bool LooksLikeKey(string? text) => text?.Trim() is { Length: > 10 };
}
