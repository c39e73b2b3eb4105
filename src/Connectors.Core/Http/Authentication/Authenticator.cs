using System.Text;

namespace Connectors.Http;

/// <summary>Signs requests in, for one account. Thread-safe; holds secrets and shows none.</summary>
public abstract class Authenticator
{
    /// <summary>Signs nothing in.</summary>
    public static Authenticator None { get; } = new HeaderAuthenticator([], []);

    /// <summary>HTTP Basic, UTF-8.</summary>
    /// <param name="user">User name; may not hold a colon.</param>
    /// <param name="password">Password or token; may hold anything.</param>
    public static Authenticator Basic(string user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("A user name of HTTP Basic cannot hold a colon.", nameof(user));
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new HeaderAuthenticator([new("Authorization", "Basic " + encoded)], [password, encoded]);
    }

    /// <summary>A bearer token that does not change.</summary>
    /// <param name="token">The token.</param>
    public static Authenticator Bearer(string token) => new HeaderAuthenticator([new("Authorization", "Bearer " + token)], [token]);

    /// <summary>Secret headers of the vendor's own.</summary>
    /// <param name="headers">Names and values; every value is taken for a secret.</param>
    public static Authenticator Headers(params IEnumerable<KeyValuePair<string, string>> headers)
    {
        var all = headers.ToArray();
        return new HeaderAuthenticator(all, [.. all.Select(static h => h.Value)]);
    }

    /// <summary>What must not appear anywhere. Asked when an error is shown.</summary>
    public abstract IEnumerable<string?> Secrets { get; }

    /// <summary>Makes sure that there is something to sign in with, by a token request if need be.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConnectorException">The sign-in failed; nothing of the call itself was sent.</exception>
    public abstract ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken);

    /// <summary>The vendor refused this ticket with 401: another one, or null when there is none. Asked once per call.</summary>
    /// <param name="refused">The ticket that was refused.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public virtual ValueTask<AuthTicket?> RenewAsync(AuthTicket refused, CancellationToken cancellationToken) => new((AuthTicket?)null);

    /// <summary>Puts the ticket on a request.</summary>
    /// <param name="ticket">The ticket of <see cref="GetAsync"/>.</param>
    /// <param name="request">The request, new for every attempt.</param>
    public abstract void Apply(AuthTicket ticket, HttpRequestMessage request);

    /// <summary>The type, no secret.</summary>
    public sealed override string ToString() => $"{GetType().Name} (secrets hidden)";

    private sealed class HeaderAuthenticator(KeyValuePair<string, string>[] headers, string[] secrets) : Authenticator
    {
        public override IEnumerable<string?> Secrets => secrets;

        public override ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken) => new(AuthTicket.Static);

        public override void Apply(AuthTicket ticket, HttpRequestMessage request)
        {
            foreach (var (name, value) in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    throw new InvalidOperationException($"The header {name} cannot be sent.");
            }
        }
    }
}

/// <summary>What a request is signed in with.</summary>
/// <param name="Secret">The token; null where the authenticator holds it itself.</param>
/// <param name="Version">The token's version, see <see cref="StoredToken.Version"/>.</param>
public readonly record struct AuthTicket(string? Secret, string? Version)
{
    internal static AuthTicket Static => default;

    /// <summary>The version, no secret.</summary>
    public override string ToString() => $"ticket {Version ?? "static"} (secret hidden)";
}
