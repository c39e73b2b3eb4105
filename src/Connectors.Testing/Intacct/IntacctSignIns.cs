using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>The product's application, consents, and the tokens that came of them.</summary>
public sealed class IntacctSignIns
{
    private readonly IntacctSimulator _simulator;
    private readonly Dictionary<string, Grant> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Grant Grant, string RedirectUri, string? Challenge, DateTimeOffset Until)> _codes = new(StringComparer.Ordinal);
    private int _issued;

    internal IntacctSignIns(IntacctSimulator simulator) => _simulator = simulator;

    /// <summary>The client id of the product's application.</summary>
    public string ClientId { get; } = "4a1f7c20e9b3d8a65f02.app.sage.com";

    /// <summary>Its secret; a refresh needs it even after PKCE.</summary>
    public string ClientSecret { get; } = "cl1ent/s3cret+=";

    /// <summary>The sender id of the Web Services licence, for the XML gateway.</summary>
    public string SenderId { get; } = "ConnectorsMPP";

    /// <summary>The sender's password.</summary>
    public string SenderPassword { get; } = "s3nder!";

    /// <summary>
    /// Users (<c>userId@companyId</c>, case-sensitive) for whom the application is listed under Authorized Client Applications; client credentials work for no
    /// others. The first company's service user is listed from the start.
    /// </summary>
    public ISet<string> AuthorizedUsers { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Addresses to which the authorisation page may return; any https or loopback one while empty.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>How long an authorisation code lives, on the simulator's clock. Five minutes.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Who is signed in at the authorisation page, <c>userId@companyId</c> or <c>userId@companyId|entityId</c>; null: the first company's service user.</summary>
    public string? SignedInUser { get; set; }

    /// <summary>The user at the authorisation page presses "no".</summary>
    public bool ConsentRefused { get; set; }

    /// <summary>What a finished consent with <c>offline_access</c> leaves behind, without the pages.</summary>
    /// <param name="user">Who consents, <c>userId@companyId[|entityId]</c>; null: <see cref="SignedInUser"/> or the service user.</param>
    /// <returns>The refresh token.</returns>
    public string GrantRefreshToken(string? user = null)
    {
        lock (_simulator.Gate)
        {
            var grant = Resolve(user ?? SignedInUser ?? DefaultUser) ?? throw new InvalidOperationException($"There is no user {user}.");
            KillOlder(grant);
            return NewRefresh(grant);
        }
    }

    /// <summary>An access token without a sign-in, for tests that are not about sign-ins.</summary>
    /// <param name="user">Whose, <c>userId@companyId[|entityId]</c>; null: the first company's service user.</param>
    /// <returns>The bearer token.</returns>
    public string IssueAccessToken(string? user = null)
    {
        lock (_simulator.Gate)
            return NewAccess(Resolve(user ?? DefaultUser) ?? throw new InvalidOperationException($"There is no user {user}."));
    }

    /// <summary>Every access token in hand ends now.</summary>
    public void ExpireAccessTokens()
    {
        lock (_simulator.Gate)
            _access.Clear();
    }

    /// <summary>An administrator takes the application out of the company: all its tokens end.</summary>
    /// <param name="account">The company; null: the first.</param>
    public void RevokeConsent(IntacctAccount? account = null)
    {
        lock (_simulator.Gate)
        {
            var company = account ?? _simulator.Account;
            Kill(g => g.Account == company);
            foreach (var user in AuthorizedUsers.Where(u => u.EndsWith("@" + company.CompanyId, StringComparison.Ordinal)).ToList())
                AuthorizedUsers.Remove(user);
        }
    }

    internal string DefaultUser => $"{_simulator.Account.ServiceUser.Id}@{_simulator.Account.CompanyId}";

    /// <summary><c>userId@companyId|entityId</c> taken apart; null when one of the three is unknown.</summary>
    internal Grant? Resolve(string name)
    {
        var bar = name.IndexOf('|', StringComparison.Ordinal);
        var entityId = bar < 0 ? null : name[(bar + 1)..];
        var login = bar < 0 ? name : name[..bar];
        var at = login.LastIndexOf('@');
        if (at < 0 || _simulator.Find(login[(at + 1)..]) is not { } account || account.User(login[..at]) is not { } user)
            return null;
        StoredRecord? entity = null;
        if (!string.IsNullOrEmpty(entityId) && (entity = account.Entity(entityId)) is null)
            return null;
        return new Grant(account, user, entity, ++_issued);
    }

    internal bool IsAuthorized(Grant grant) => AuthorizedUsers.Contains(grant.Login);

    internal string NewCode(Grant grant, bool offline, string redirectUri, string? challenge)
    {
        KillOlder(grant);
        var code = Secret("code");
        _codes.Add(code, (grant with { Offline = offline }, redirectUri, challenge, _simulator.Now + CodeLifetime));
        return code;
    }

    internal Tokens? Redeem(string code, string redirectUri, string? verifier)
    {
        if (!_codes.Remove(code, out var held) || _simulator.Now >= held.Until || held.RedirectUri != redirectUri || !held.Grant.Alive)
            return null;
        if (held.Challenge is not null && (verifier is null || Challenge(verifier) != held.Challenge))
            return null;
        return new Tokens(NewAccess(held.Grant), held.Grant.Offline ? NewRefresh(held.Grant) : null);
    }

    internal Tokens? Refresh(string token, string? entityId)
    {
        if (!_refresh.TryGetValue(token, out var grant) || !grant.Alive)
            return null;
        if (entityId is not null)
        {
            var entity = entityId.Length == 0 ? null : grant.Account.Entity(entityId);
            if (entity is null && entityId.Length > 0)
                return null;
            grant = grant with { Entity = entity };
        }

        if (!_simulator.Oddities.RefreshTokensRotate)
            return new Tokens(NewAccess(grant), null);
        _refresh.Remove(token);
        return new Tokens(NewAccess(grant), NewRefresh(grant));
    }

    internal Tokens ClientCredentials(Grant grant) => new(NewAccess(grant), null);

    internal void Revoke(string token)
    {
        if (!_access.TryGetValue(token, out var grant) && !_refresh.TryGetValue(token, out grant))
            return;
        if (_simulator.Oddities.RevokeEndsAllTokens)
            Kill(g => g.Login == grant.Login);
        _access.Remove(token);
        _refresh.Remove(token);
    }

    internal Grant? Caller(string token) => _access.TryGetValue(token, out var grant) && _simulator.Now < grant.Until && grant.Alive ? grant : null;

    private void KillOlder(Grant grant)
    {
        if (_simulator.Oddities.SecondConsentKillsFirst)
            Kill(g => g.Login == grant.Login && g.Number != grant.Number);
    }

    private void Kill(Func<Grant, bool> which)
    {
        foreach (var tokens in (Dictionary<string, Grant>[])[_access, _refresh])
        {
            foreach (var token in tokens.Where(t => which(t.Value)).Select(static t => t.Key).ToList())
                tokens.Remove(token);
        }
    }

    private static string Challenge(string verifier) => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A JWT as to its looks; the exp claim agrees with what is announced.</summary>
    private string NewAccess(Grant grant)
    {
        var until = _simulator.Now.AddSeconds(_simulator.Oddities.AccessTokenSeconds);
        var claims = new JsonObject { ["iss"] = "intacct", ["sub"] = grant.Login, ["jti"] = ++_issued, ["exp"] = until.ToUnixTimeSeconds() };
        var head = Base64Url("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray()) + "." + Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        var token = head + "." + Base64Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), Encoding.ASCII.GetBytes(head)));
        _access.Add(token, grant with { Until = until });
        return token;
    }

    private string NewRefresh(Grant grant)
    {
        var token = Secret("refresh");
        _refresh.Add(token, grant);
        return token;
    }

    private string Secret(string kind) =>
        $"{kind}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(kind + (++_issued).ToString(CultureInfo.InvariantCulture))))}";

    internal sealed record Grant(IntacctAccount Account, IntacctUser User, StoredRecord? Entity, int Number)
    {
        public DateTimeOffset Until { get; init; }

        public bool Offline { get; init; }

        public string Login => $"{User.Id}@{Account.CompanyId}";

        public bool Alive => !User.IsLocked;
    }

    internal sealed record Tokens(string Access, string? Refresh);
}
