using System.Security.Cryptography;
using System.Text;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>What browsers bring back from a vendor's page: a token or a code, or why there is none.</summary>
internal static class ConsentAnswers
{
    /// <exception cref="ConsentException">There is none: the user declined.</exception>
    public static string Take(this IReadOnlyDictionary<string, string> answer, string name, string vendor)
    {
        if (answer.GetValueOrDefault(name) is { } value && !string.IsNullOrWhiteSpace(value))
            return value.Trim();
        var why = answer.GetValueOrDefault("error") is { Length: > 0 and < 60 } error && error != "access_denied" && error.All(static c => char.IsAsciiLetter(c) || c == '_') ? $" ({error})" : "";
        throw new ConsentException(ConsentFailure.Declined, $"{vendor} was not connected: the user declined, or may not consent for this company{why}. Begin again with a user who may.");
    }

    /// <exception cref="ConsentException">It is the answer to another consent.</exception>
    public static void CheckState(this IReadOnlyDictionary<string, string> answer, Consent consent, string vendor)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(answer.GetValueOrDefault("state") ?? ""), Encoding.UTF8.GetBytes(consent.State)))
            throw new ConsentException(ConsentFailure.State, $"The answer of {vendor} does not belong to what was begun here. Nothing was stored; begin again.");
    }

    /// <summary>Exchanges a code.</summary>
    /// <exception cref="ConsentException">The vendor does not take it.</exception>
    public static async Task<T> RedeemAsync<T>(string vendor, Func<Task<T>> redeem)
    {
        try
        {
            return await redeem().ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.Operation == "consent.complete")
        {
            // The package's own refusal says why: a scope that the product was not given, for one.
            throw new ConsentException(ConsentFailure.Declined, e.Message);
        }
        catch (ConnectorRateLimitException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.Limited, $"{vendor} takes no more calls for now. Begin again later.", e.RetryAt, e);
        }
        catch (ConnectorApiException)
        {
            throw new ConsentException(ConsentFailure.Expired, $"{vendor} does not take the code any more: it is too old, or was used already. Nothing was stored; begin again.");
        }
        catch (ConnectorUnavailableException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, $"{vendor} could not be asked. Begin again in a moment.", e.RetryAt, e);
        }
    }
}
