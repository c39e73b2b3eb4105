namespace Connectors.Intacct;

/// <summary>
/// Who calls: the customer's company and what it gave to be reached. Either the <see cref="RefreshToken"/> of a consent, or the <see cref="UserId"/> of a Web Services user for whom an administrator
/// has authorised the product's client id (client credentials).
/// </summary>
public sealed record IntacctCredentials
{
    /// <summary>The company id, as in the sign-in of Intacct.</summary>
    public string CompanyId { get; set; } = "";

    /// <summary>The Web Services user; letter case matters. Needed without <see cref="RefreshToken"/>, and for an XML sign-in by password.</summary>
    public string? UserId { get; set; }

    /// <summary>
    /// The entity in which the company is seen; null or empty: the top level. It goes along as a header with every call but those to the list of entities, and with the user name of client credentials.
    /// </summary>
    public string? EntityId { get; set; }

    /// <summary>The refresh token of the customer's consent, as <see cref="IIntacctConsent"/> returned it. Later ones are kept by the token store. Secret.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>
    /// The user's password, only for the XML gateway and only where the session is not to come from the REST sign-in. Secret.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>Company, user and kind of sign-in, no secret.</summary>
    public override string ToString() => $"Intacct {CompanyId}{(Blank(EntityId) ? "" : "|" + EntityId)}, {Kind}{(UsesConsent ? "" : $" of {UserId}")} (secrets hidden)";

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    /// <param name="clientId">The product's client id, to recognise mix-ups; null does not look.</param>
    /// <param name="clientSecret">The product's client secret, to recognise mix-ups; null does not look.</param>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems(string? clientId = null, string? clientSecret = null)
    {
        var problems = new List<(string, string)>();
        if (Blank(CompanyId))
            problems.Add((nameof(CompanyId), "is missing: it is the company id with which users sign in to Intacct"));
        else if (CompanyId.Contains('@', StringComparison.Ordinal))
            problems.Add((nameof(CompanyId), "holds a user as well (user@company): give the company id alone, and the user in UserId"));
        else if (CompanyId.Contains('|', StringComparison.Ordinal))
            problems.Add((nameof(CompanyId), "holds an entity as well (company|entity): give the company id alone, and the entity in EntityId"));
        if (Blank(UserId) && Blank(RefreshToken))
            problems.Add((nameof(UserId), $"is missing: give the Web Services user for whom an administrator authorised the application (Company, Setup, Security, Authorized Client Applications), or the {nameof(RefreshToken)} of a consent"));
        else if (UserId?.Contains('@', StringComparison.Ordinal) == true)
            problems.Add((nameof(UserId), "holds an @: give the user id alone (not user@company and no e-mail address); the company stands in CompanyId"));
        if (EntityId?.IndexOfAny(['|', '\r', '\n']) >= 0)
            problems.Add((nameof(EntityId), "holds a character that no entity id has: give the id of the entity alone"));
        if (RefreshToken?.Trim() is { } token && token.StartsWith("eyJ", StringComparison.Ordinal) && token.Count(static c => c == '.') == 2)
            problems.Add((nameof(RefreshToken), "looks like an access token (three parts, each base64): the refresh token is the other text of the token answer, and is only there when the scope offline_access was asked for"));
        if (!Blank(clientSecret) && (RefreshToken == clientSecret || Password == clientSecret))
            problems.Add((RefreshToken == clientSecret ? nameof(RefreshToken) : nameof(Password), "is the product's client secret: it belongs into ClientSecret of the options"));
        if (!Blank(clientId) && (CompanyId == clientId || UserId == clientId))
            problems.Add((CompanyId == clientId ? nameof(CompanyId) : nameof(UserId), "is the product's client id: it belongs into ClientId of the options"));
        return problems;
    }

    internal bool UsesConsent => !Blank(RefreshToken);

    internal string Kind => UsesConsent ? "consent" : "client credentials";

    /// <summary><c>user@company</c> or <c>user@company|entity</c>.</summary>
    internal string UserName => $"{UserId!.Trim()}@{CompanyId.Trim()}{(Blank(EntityId) ? "" : "|" + EntityId!.Trim())}";

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
