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
    private const string Purpose = "connectors.webhook.v1\n";
    private const int MacBytes = 32;
    private const char Between = '\n';

    public string Create(ConnectionId connection, string user)
    {
        if (options.Value.WebhookSecrets is not [var current, ..])
            throw new InvalidOperationException($"There is no secret to make webhook keys of. Set {nameof(SyncOptions)}.{nameof(SyncOptions.WebhookSecrets)} to at least one random text of {SyncOptions.ShortestWebhookSecret} characters, from a secret store.");
        var content = Encoding.UTF8.GetBytes($"{connection.Value}{Between}{user}");
        return Convert.ToHexStringLower([.. Mac(current, content), .. content]);
    }

    /// <summary>Whose key it is; <see langword="null"/> = nobody's. How much of a guess was right shows nowhere.</summary>
    public (ConnectionId Connection, string User)? Read(string? key)
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
        var genuine = false;
        foreach (var secret in options.Value.WebhookSecrets)
            genuine |= CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacBytes), Mac(secret, content));
        if (!genuine || Encoding.UTF8.GetString(content).Split(Between, 2) is not [var connection, var user])
            return null;
        return (new ConnectionId(connection), user);
    }

    private static byte[] Mac(string secret, byte[] content) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(Purpose), .. content]);
}
