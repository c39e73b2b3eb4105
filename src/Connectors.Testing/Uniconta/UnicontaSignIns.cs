using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Connectors.Testing.Uniconta;

/// <summary>Users, the tokens of surface B and the partner's keys.</summary>
public sealed class UnicontaSignIns
{
    private readonly UnicontaSimulator _simulator;
    private readonly List<UnicontaUser> _users = [];
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _refreshTokens = new(StringComparer.Ordinal);

    internal UnicontaSignIns(UnicontaSimulator simulator) => _simulator = simulator;

    /// <summary>How long a token lives. One hour.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token lives. Seven days.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The partner keys that surface B knows; a wrong one is refused, a missing one when <see cref="UnicontaOddities.ApiKeyRequired"/> says so.</summary>
    public HashSet<string> ApiKeys { get; } = new(StringComparer.OrdinalIgnoreCase) { "6f2a1d30-5c84-4c0e-9d43-0a1b2c3d4e5f" };

    /// <summary>Partner keys that the vendor has blocked.</summary>
    public HashSet<string> BlockedApiKeys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All users.</summary>
    public IReadOnlyList<UnicontaUser> Users
    {
        get
        {
            lock (_simulator.Gate)
                return [.. _users];
        }
    }

    /// <summary>Adds a user.</summary>
    /// <param name="login">The login.</param>
    /// <param name="password">The password.</param>
    /// <param name="companies">The ids of the companies that it reaches; the first is its default company.</param>
    /// <returns>The user.</returns>
    public UnicontaUser AddUser(string login, string password, params int[] companies)
    {
        lock (_simulator.Gate)
        {
            var user = new UnicontaUser(login, password) { DefaultCompany = companies.Length == 0 ? null : companies[0] };
            user.Companies.UnionWith(companies);
            _users.Add(user);
            return user;
        }
    }

    /// <summary>A token for surface B without a call.</summary>
    /// <param name="user">Whose; null: the first user's.</param>
    /// <param name="company">For which company; null: the user's default company.</param>
    /// <returns>The token.</returns>
    public string IssueToken(UnicontaUser? user = null, int? company = null)
    {
        lock (_simulator.Gate)
        {
            user ??= _users[0];
            return Issue(user, company ?? user.DefaultCompany ?? 0).Text;
        }
    }

    /// <summary>Every token and refresh token stops working, as after a change of password.</summary>
    public void RevokeAll()
    {
        lock (_simulator.Gate)
        {
            _tokens.Clear();
            _refreshTokens.Clear();
        }
    }

    /// <summary>Company and user of <c>00{id}/{login}</c> or of a plain login.</summary>
    internal (UnicontaUser User, int? Company)? Check(string name, string password)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        int? company = null;
        if (slash >= 0)
        {
            if (!int.TryParse(name.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return null;
            company = id;
        }

        var login = name[(slash + 1)..];
        var user = _users.Find(u => u.Login.Equals(login, StringComparison.OrdinalIgnoreCase) && u.Password == password);
        return user is null ? null : (user, company ?? user.DefaultCompany);
    }

    internal Token Issue(UnicontaUser user, int company)
    {
        var now = _simulator.Time.GetUtcNow();
        var expires = now + TokenLifetime;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Part("""{"alg":"HS256","typ":"JWT"}""")}.{Part($$"""{"sub":"{{user.Login}}","company":{{company}},"exp":{{expires.ToUnixTimeSeconds()}}}""")}.{Base64Url.EncodeToString(_simulator.NextGuid().ToByteArray())}");
        var token = new Token(text, _simulator.NextGuid().ToString(), user, company, expires, now + RefreshTokenLifetime);
        _tokens[token.Text] = token;
        _refreshTokens[token.Refresh] = token;
        return token;
    }

    internal Token? Bearer(string text) =>
        _tokens.TryGetValue(text, out var token) && token.Expires > _simulator.Time.GetUtcNow() && !token.User.IsBlocked ? token : null;

    /// <returns>A new token; null when the refresh token is unknown, used or too old.</returns>
    internal Token? Refresh(string refreshToken)
    {
        if (!_refreshTokens.TryGetValue(refreshToken, out var old) || old.RefreshExpires <= _simulator.Time.GetUtcNow() || old.User.IsBlocked)
            return null;
        var fresh = Issue(old.User, old.Company);
        if (_simulator.Oddities.RefreshTokensRotate)
        {
            _refreshTokens.Remove(refreshToken);
            return fresh;
        }

        _refreshTokens.Remove(fresh.Refresh);
        return fresh with { Refresh = refreshToken, RefreshExpires = old.RefreshExpires };
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    internal sealed record Token(string Text, string Refresh, UnicontaUser User, int Company, DateTimeOffset Expires, DateTimeOffset RefreshExpires);
}
