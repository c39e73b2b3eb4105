using System.Text;
using System.Text.Json;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>Puts the customer's credentials into a connection's row and takes them out: encrypted under the host's keys, bound to connection and side.</summary>
internal sealed class CredentialVault(IServiceProvider services)
{
    // A host that stores no credentials needs no keys.
    private readonly ISecretProtector? _protector = services.GetService<ISecretProtector>();

    /// <exception cref="SyncRequestException">The host has no keys.</exception>
    public ConnectionRow Put(ConnectionRow row, Side side, SideCredentials credentials)
    {
        var text = Protector().Protect(Purpose(row.Id, side), Write(credentials));
        return side == Side.Crm ? row with { CrmSecret = text } : row with { AccountingSecret = text };
    }

    /// <summary>The credentials of a side; <see langword="null"/> = none are stored.</summary>
    /// <exception cref="SecretUnreadableException">Their key is lost, or they were changed.</exception>
    public SideCredentials? Take(ConnectionRow row, Side side)
    {
        var text = On(row, side);
        if (text.Length == 0)
            return null;
        if (_protector is null)
            throw new SecretUnreadableException("Credentials are stored for it, and this host has no keys to read them. Give them with UseSecretKeys.", "");
        return Read(_protector.Unprotect(Purpose(row.Id, side), text));
    }

    /// <summary>The key for the hashes of forgotten records, and how it is stored under the host's current key.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stored">As it is stored; <see langword="null"/> = a new one is made.</param>
    /// <returns><see langword="null"/> = the host has no keys, or not the one that it was stored under.</returns>
    public (ForgottenKeys Keys, string Stored)? Forgotten(ConnectionId connection, string? stored)
    {
        if (_protector is null)
            return null;
        var purpose = $"connection:{connection.Value}:forgotten";
        try
        {
            var key = stored is null ? System.Security.Cryptography.RandomNumberGenerator.GetBytes(32) : _protector.Unprotect(purpose, stored);
            return (new ForgottenKeys(key), stored is not null && _protector.IsCurrent(stored) ? stored : _protector.Protect(purpose, key));
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    /// <summary>The row with everything encrypted under the current key; the same row when it is so already, or when a key is lost.</summary>
    public ConnectionRow Renew(ConnectionRow row)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            if (_protector is null || On(row, side).Length == 0 || _protector.IsCurrent(On(row, side)))
                continue;
            try
            {
                row = Put(row, side, Take(row, side)!);
            }
            catch (SecretUnreadableException)
            {
                // The connection is red until somebody enters them again; there is nothing to renew.
            }
        }

        return row;
    }

    public static string On(ConnectionRow row, Side side) => side == Side.Crm ? row.CrmSecret : row.AccountingSecret;

    private ISecretProtector Protector() => _protector
        ?? throw new SyncRequestException("no-keys", "Credentials cannot be stored: this host has no keys to encrypt them with. Give them with UseSecretKeys.");

    private static string Purpose(ConnectionId connection, Side side) => $"connection:{connection.Value}:{(side == Side.Crm ? "crm" : "accounting")}";

    private static byte[] Write(SideCredentials credentials) => Encoding.UTF8.GetBytes(StoredJson.Write(w =>
    {
        foreach (var name in credentials.Names.Order(StringComparer.Ordinal))
            w.WriteString("." + name, credentials[name]);
    }));

    private static SideCredentials Read(byte[] secret)
    {
        try
        {
            using var document = StoredJson.Read(Encoding.UTF8.GetString(secret));
            return new SideCredentials(document.RootElement.EnumerateObject().Where(static m => m.Name[0] == '.').ToDictionary(static m => m.Name[1..], static m => m.Value.GetString()!, StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            // The exception of the reader would quote what it read.
            throw new SecretUnreadableException("The stored credentials are not in a form that this version reads. Enter them again.", "");
        }
    }
}
