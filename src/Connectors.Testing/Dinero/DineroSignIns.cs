using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Testing.Dinero;

/// <summary>
/// Who may call: the product's client ids, API keys (one organisation each), Visma users (all their organisations), and the tokens they hold.
/// </summary>
public sealed class DineroSignIns
{
    /// <summary>The one scope set that reads and writes and gives a refresh token.</summary>
    public const string AllScopes = "dineropublicapi:read dineropublicapi:write offline_access";

    private readonly DineroSimulator _simulator;
    private readonly Dictionary<string, DineroAccount> _apiKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DineroCaller> _accessTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshGrant> _refreshTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeGrant> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>?> _users = new(StringComparer.OrdinalIgnoreCase);
    private int _issued;

    internal DineroSignIns(DineroSimulator simulator)
    {
        _simulator = simulator;
        _users.Add(DefaultUser, null);
    }

    /// <summary>The Visma user that exists from the start and reaches every organisation of the simulator.</summary>
    public string DefaultUser { get; } = "owner@example.com";

    /// <summary>The client id of the product's personal integration.</summary>
    public string PersonalClientId { get; } = "connectors";

    /// <summary>Its secret. Its base64 holds a plus sign and a slash: a URL-safe encoder is found out.</summary>
    public string PersonalClientSecret { get; } = "s>>>???ecret";

    /// <summary>The client id of the product's Visma Connect application.</summary>
    public string VismaClientId { get; } = "isv_connectors";

    /// <summary>Its secret.</summary>
    public string VismaClientSecret { get; } = "visma-secret";

    /// <summary>Addresses to which the authorisation page may return; any while empty.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>How long an access token lives, on the simulator's clock. One hour.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an authorisation code lives, on the simulator's clock. Five minutes.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The user who is signed in at the authorisation page; null stands for <see cref="DefaultUser"/>.</summary>
    public string? SignedInUser { get; set; }

    /// <summary>The user at the authorisation page presses "no".</summary>
    public bool ConsentRefused { get; set; }

    /// <summary>Makes a further API key of an organisation.</summary>
    /// <param name="account">The organisation.</param>
    /// <returns>The key; user name and password of the password grant alike.</returns>
    public string AddApiKey(DineroAccount account)
    {
        lock (_simulator.Gate)
        {
            var key = NewSecret("key");
            _apiKeys.Add(key, account);
            return key;
        }
    }

    /// <summary>The API key is deleted by a user: neither new tokens nor old ones of this key work.</summary>
    /// <param name="apiKey">The key.</param>
    public void RevokeApiKey(string apiKey)
    {
        lock (_simulator.Gate)
        {
            _apiKeys.Remove(apiKey);
            RemoveTokens(c => c.Grant == apiKey);
        }
    }

    /// <summary>Adds a Visma user.</summary>
    /// <param name="email">The user's address.</param>
    /// <param name="accounts">The organisations that the user reaches.</param>
    public void AddUser(string email, params DineroAccount[] accounts)
    {
        lock (_simulator.Gate)
            _users[email] = [.. accounts.Select(static a => a.Id)];
    }

    /// <summary>What a finished consent leaves behind, without the pages: a refresh token.</summary>
    /// <param name="user">The consenting user; null stands for <see cref="DefaultUser"/>.</param>
    /// <param name="scopes">The granted scopes, blanks between.</param>
    /// <returns>The refresh token.</returns>
    public string GrantRefreshToken(string? user = null, string scopes = AllScopes)
    {
        lock (_simulator.Gate)
            return NewRefreshToken(new RefreshGrant(user ?? DefaultUser, scopes));
    }

    /// <summary>The user withdraws the consent: refreshes fail from now on, and so do the tokens in hand.</summary>
    /// <param name="user">The user; null stands for <see cref="DefaultUser"/>.</param>
    public void RevokeConsent(string? user = null)
    {
        var name = user ?? DefaultUser;
        lock (_simulator.Gate)
        {
            foreach (var token in _refreshTokens.Where(t => t.Value.User == name).Select(static t => t.Key).ToList())
                _refreshTokens.Remove(token);
            RemoveTokens(c => c.Grant == name);
        }
    }

    /// <summary>Every access token in hand ends now; the next call with one answers 401.</summary>
    public void ExpireAccessTokens()
    {
        lock (_simulator.Gate)
            _accessTokens.Clear();
    }

    /// <summary>An access token without a sign-in, for tests that are not about sign-ins. It counts as a personal integration's.</summary>
    /// <param name="account">The organisation; null stands for the simulator's first.</param>
    /// <returns>The bearer token.</returns>
    public string IssueAccessToken(DineroAccount? account = null)
    {
        lock (_simulator.Gate)
            return Personal((account ?? _simulator.Account).ApiKey, account ?? _simulator.Account);
    }

    internal string? PersonalToken(string apiKey) => _apiKeys.TryGetValue(apiKey, out var account) ? Personal(apiKey, account) : null;

    internal string NewCode(string user, string scopes, string redirectUri, string? challenge)
    {
        var code = NewSecret("code");
        _codes.Add(code, new CodeGrant(user, scopes, redirectUri, challenge, _simulator.Now + CodeLifetime));
        return code;
    }

    /// <summary>A code is good once, for a while, for the address it was given to, and for who knows the verifier.</summary>
    internal VismaTokens? RedeemCode(string code, string redirectUri, string? verifier)
    {
        if (!_codes.Remove(code, out var grant) || _simulator.Now >= grant.Until || grant.RedirectUri != redirectUri)
            return null;
        if (grant.Challenge is not null && (verifier is null || Challenge(verifier) != grant.Challenge))
            return null;
        var refresh = grant.Scopes.Split(' ').Contains("offline_access") ? NewRefreshToken(new RefreshGrant(grant.User, grant.Scopes)) : null;
        return new VismaTokens(Visma(grant.User, grant.Scopes), refresh, grant.Scopes);
    }

    internal VismaTokens? Refresh(string token)
    {
        if (!_refreshTokens.TryGetValue(token, out var grant))
            return null;
        string? next = null;
        if (_simulator.Oddities.RefreshTokensRotate)
        {
            _refreshTokens.Remove(token);
            next = NewRefreshToken(grant);
        }

        return new VismaTokens(Visma(grant.User, grant.Scopes), next, grant.Scopes);
    }

    internal DineroCaller? Caller(string accessToken) =>
        _accessTokens.TryGetValue(accessToken, out var caller) && _simulator.Now < caller.Until ? caller : null;

    private static string Challenge(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private string Personal(string apiKey, DineroAccount account) => NewAccessToken(new DineroCaller(
        PersonalClientId, IsPersonal: true, CanWrite: true, a => a == account.Id, apiKey, _simulator.Now + AccessTokenLifetime, account.Id));

    private string Visma(string user, string scopes) => NewAccessToken(new DineroCaller(
        VismaClientId, IsPersonal: false, scopes.Split(' ').Contains("dineropublicapi:write"),
        a => _users.TryGetValue(user, out var reach) && (reach is null || reach.Contains(a)), user, _simulator.Now + AccessTokenLifetime, 0));

    private string NewAccessToken(DineroCaller caller)
    {
        var token = NewSecret("access");
        _accessTokens.Add(token, caller);
        return token;
    }

    private string NewRefreshToken(RefreshGrant grant)
    {
        var token = NewSecret("refresh");
        _refreshTokens.Add(token, grant);
        return token;
    }

    /// <summary>Counted, not random: a run is the same every time.</summary>
    private string NewSecret(string kind) => $"{kind}-{(++_issued).ToString("d6", CultureInfo.InvariantCulture)}-{_simulator.NextGuid():N}";

    private void RemoveTokens(Func<DineroCaller, bool> which)
    {
        foreach (var token in _accessTokens.Where(t => which(t.Value)).Select(static t => t.Key).ToList())
            _accessTokens.Remove(token);
    }

    private sealed record RefreshGrant(string User, string Scopes);

    private sealed record CodeGrant(string User, string Scopes, string RedirectUri, string? Challenge, DateTimeOffset Until);
}

internal sealed record VismaTokens(string AccessToken, string? RefreshToken, string Scopes);

/// <summary>Whoever stands behind an access token.</summary>
/// <param name="ClientId">Whose calls are counted.</param>
/// <param name="IsPersonal">By API key, not by Visma Connect.</param>
/// <param name="CanWrite">The write scope was granted.</param>
/// <param name="Reaches">Which organisations.</param>
/// <param name="Grant">The API key or the user.</param>
/// <param name="Until">When the token ends.</param>
/// <param name="AccountId">The one organisation of an API key; 0 for a user.</param>
internal sealed record DineroCaller(string ClientId, bool IsPersonal, bool CanWrite, Func<int, bool> Reaches, string Grant, DateTimeOffset Until, int AccountId);
