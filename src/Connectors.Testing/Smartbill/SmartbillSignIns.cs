using System.Globalization;
using System.Text;

namespace Connectors.Testing.Smartbill;

/// <summary>A user of the vendor's cloud: an e-mail, a V1 token that reaches every company of the account unless limited, and rights.</summary>
public sealed class SmartbillUser
{
    internal SmartbillUser(string email, string token)
    {
        Email = email;
        Token = token;
    }

    /// <summary>E-mail, the name in Basic authentication.</summary>
    public string Email { get; }

    /// <summary>The V1 token. It contains a <c>|</c>.</summary>
    public string Token { get; internal set; }

    /// <summary>CIFs that the user reaches; null: all.</summary>
    public IReadOnlySet<string>? Companies { get; set; }

    /// <summary>May issue invoices and proformas.</summary>
    public bool CanAddInvoices { get; set; } = true;

    /// <summary>Series on which the user may issue; null: all.</summary>
    public IReadOnlySet<string>? Series { get; set; }

    /// <summary>May cancel, restore and delete.</summary>
    public bool CanEditInvoices { get; set; } = true;

    /// <summary>May collect.</summary>
    public bool CanAddPayments { get; set; } = true;

    /// <summary>The cash register bound to this user; null: none, so that no fiscal receipt can be issued.</summary>
    public SmartbillCashRegister? CashRegister { get; set; }

    /// <summary>
    /// How V3 refuses this user (authorization_error, 403): <c>insufficient_permissions</c>, <c>subscription_expired</c>, <c>subscription_limit_exceeded</c>,
    /// <c>subscription_not_found</c>, <c>subscription_not_valid</c>; null: it does not.
    /// </summary>
    public string? V3Refusal { get; set; }
}

/// <summary>A cash register as configured in the cloud.</summary>
public sealed class SmartbillCashRegister
{
    /// <summary>Names of the VAT rates that it knows; null: all.</summary>
    public IReadOnlySet<string>? Taxes { get; set; }

    /// <summary>Request members of the payment methods that it knows (<c>receivedCash</c>); null: all.</summary>
    public IReadOnlySet<string>? Methods { get; set; }

    /// <summary>It is set up for a company that is not registered for VAT.</summary>
    public bool ConfiguredWithoutVat { get; set; }
}

/// <summary>Users and tokens of the simulated account.</summary>
public sealed class SmartbillSignIns
{
    private readonly SmartbillSimulator _simulator;
    private readonly List<SmartbillUser> _users = [];
    private readonly Dictionary<string, (SmartbillUser User, SmartbillAccount Account)> _v3 = new(StringComparer.Ordinal);
    private int _tokens;

    internal SmartbillSignIns(SmartbillSimulator simulator)
    {
        _simulator = simulator;
        First = AddUser("api@example.com");
    }

    /// <summary>The first user; every account's own e-mail and token are this one's.</summary>
    public SmartbillUser First { get; }

    /// <summary>Adds a user.</summary>
    /// <param name="email">The e-mail.</param>
    /// <returns>The user, with every right and without a cash register.</returns>
    public SmartbillUser AddUser(string email)
    {
        lock (_simulator.Gate)
        {
            var user = new SmartbillUser(email, NextV1Token());
            _users.Add(user);
            return user;
        }
    }

    /// <summary>The user's password was changed: the V1 token is another one, the old one is dead.</summary>
    /// <param name="user">Who.</param>
    /// <returns>The new token.</returns>
    public string RenewToken(SmartbillUser user)
    {
        lock (_simulator.Gate)
            return user.Token = NextV1Token();
    }

    /// <summary>Makes a V3 token; it belongs to one user and one company.</summary>
    /// <param name="user">Who.</param>
    /// <param name="account">Which company.</param>
    /// <returns>The token.</returns>
    public string IssueV3Token(SmartbillUser user, SmartbillAccount account)
    {
        lock (_simulator.Gate)
        {
            var token = "sb_live_" + (++_tokens).ToString("x32", CultureInfo.InvariantCulture);
            _v3.Add(token, (user, account));
            return token;
        }
    }

    /// <summary>Makes a V3 token invalid.</summary>
    /// <param name="token">Which one.</param>
    public void RevokeV3Token(string token)
    {
        lock (_simulator.Gate)
            _v3.Remove(token);
    }

    /// <summary>Another program with the same V1 token makes calls now: they count, and one above the limit blocks the token.</summary>
    /// <param name="user">Whose token.</param>
    /// <param name="calls">How many.</param>
    public void SpendCalls(SmartbillUser user, int calls)
    {
        lock (_simulator.Gate)
        {
            for (var i = 0; i < calls; i++)
                _simulator.Limiter.Count(user.Token, _simulator.Oddities, _simulator.Time.GetUtcNow());
        }
    }

    /// <summary>Until when a V1 token is blocked; null: it is not.</summary>
    /// <param name="user">Whose token.</param>
    /// <returns>The end of the block on the simulator's clock.</returns>
    public DateTimeOffset? BlockedUntil(SmartbillUser user)
    {
        lock (_simulator.Gate)
            return _simulator.Limiter.BlockedUntil(user.Token, _simulator.Time.GetUtcNow());
    }

    internal SmartbillUser? FindBasic(string? header)
    {
        const string scheme = "Basic ";
        if (header?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : _users.Find(u => u.Email.Equals(text[..colon], StringComparison.OrdinalIgnoreCase) && u.Token == text[(colon + 1)..]);
    }

    internal (SmartbillUser User, SmartbillAccount Account)? FindV3(string token) => _v3.TryGetValue(token, out var found) ? found : null;

    private string NextV1Token() => $"{++_tokens:d3}|{(0x5b1d0c4f2a7e9000L + _tokens).ToString("x16", CultureInfo.InvariantCulture)}{_tokens:x16}";
}
