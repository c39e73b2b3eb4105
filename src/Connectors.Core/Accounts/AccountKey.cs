using System.Security.Cryptography;
using System.Text;

namespace Connectors;

/// <summary>
/// Whom the vendor counts, blocks or signs in: the owner of a budget and of a token, not a connection and not a client instance.
/// It is written to logs, stores and diagnostics, so it holds no secret: where the vendor counts by a secret, use <see cref="FromSecret"/>.
/// </summary>
/// <param name="Vendor">The vendor's name, as in <see cref="ConnectorException.Vendor"/>.</param>
/// <param name="Value">The vendor's own identification of the account: an organisation id, an agreement number.</param>
public readonly record struct AccountKey(string Vendor, string Value)
{
    /// <summary>A key for a vendor that counts by the secret itself: 128 bits of its SHA-256, from which the secret cannot be had back unless it can be guessed.</summary>
    /// <param name="vendor">The vendor's name.</param>
    /// <param name="secret">The token or key.</param>
    public static AccountKey FromSecret(string vendor, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        return new(vendor, "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(vendor + "\n" + secret)).AsSpan(0, 16)));
    }

    /// <summary><c>Dinero/12345</c>.</summary>
    public override string ToString() => $"{Vendor}/{Value}";
}
