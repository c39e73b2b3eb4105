using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Webhooks;

/// <summary>
/// Keys that say whose they are: a MAC, then what it is of, in letters and digits, since one vendor takes nothing else. The first secret makes keys, all of them check: a secret is changed by putting the new
/// one first, and taking the old one out when every address was renewed.
/// </summary>
internal sealed class WebhookKeys(IOptions<SyncOptions> options)
{
    private const string OfConnections = "connectors.webhook.v1\n";
    private const string OfWebhooks = "connectors.webhook-id.v1\n";
    private const int MacBytes = 32;
    private const char Between = '\n';

    public string Create(ConnectionId connection, string user) => Create(OfConnections, $"{connection.Value}{Between}{user}");

    /// <param name="connection">The connection.</param>
    /// <param name="topic">The webhook that it is for alone.</param>
    /// <param name="generation">How often it was renewed, in a form that cannot come again.</param>
    public string CreateId(ConnectionId connection, string topic, long generation) => Create(OfWebhooks, string.Create(CultureInfo.InvariantCulture, $"{connection.Value}{Between}{topic}{Between}{generation}"));

    /// <summary>Whose key it is; <see langword="null"/> = nobody's. How much of a guess was right shows nowhere.</summary>
    public WebhookKey? Read(string? key)
    {
        if (key is null || key.Length % 2 != 0 || key.Length is <= MacBytes * 2 or > 2_000)
            return null;
        byte[] bytes;
        try
        {
            bytes = Convert.FromHexString(key);
        }
        catch (FormatException)
        {
            return null;
        }

        var content = bytes.AsSpan(MacBytes).ToArray();
        bool isKey = false, isId = false;
        foreach (var secret in options.Value.WebhookSecrets)
        {
            isKey |= CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacBytes), Mac(secret, OfConnections, content));
            isId |= CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacBytes), Mac(secret, OfWebhooks, content));
        }

        var text = Encoding.UTF8.GetString(content);
        if (isKey && text.Split(Between, 2) is [var connection, var user])
            return new(new ConnectionId(connection), user, null, 0);
        return isId && text.Split(Between) is [var of, var topic, var generation] ? new(new ConnectionId(of), "", topic, long.Parse(generation, CultureInfo.InvariantCulture)) : null;
    }

    private string Create(string purpose, string text)
    {
        if (options.Value.WebhookSecrets is not [var current, ..])
            throw new InvalidOperationException($"There is no secret to make webhook keys of. Set {nameof(SyncOptions)}.{nameof(SyncOptions.WebhookSecrets)} to at least one random text of {SyncOptions.ShortestWebhookSecret} characters, from a secret store.");
        var content = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower([.. Mac(current, purpose, content), .. content]);
    }

    private static byte[] Mac(string secret, string purpose, byte[] content) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(purpose), .. content]);
}

/// <param name="Connection">Whose it is.</param>
/// <param name="User">In whose name.</param>
/// <param name="Topic">The webhook that it is for alone; <see langword="null"/> = all of the connection.</param>
/// <param name="Generation">Of an id: which one of its webhook.</param>
internal sealed record WebhookKey(ConnectionId Connection, string User, string? Topic, long Generation);
