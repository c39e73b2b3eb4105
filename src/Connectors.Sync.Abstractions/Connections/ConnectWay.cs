using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// A way in which a customer lets a connection into one of its systems: the values that a person enters and, where the system has one, the page on which he consents. The vendor's package says it; a host that shows
/// pages or endpoints walks it. What comes out are <see cref="SideCredentials"/>, which are tried and then stored encrypted.
/// </summary>
public sealed record ConnectWay
{
    /// <summary>Its name in addresses: <c>grant</c>, <c>consent</c>, <c>key</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The system in texts: <c>e-conomic</c>.</summary>
    public required string System { get; init; }

    /// <summary>What a person enters. With a <see cref="Page"/>: what is needed beside it.</summary>
    public ImmutableArray<CredentialField> Fields { get; init; } = [];

    /// <summary>The system's own page; <see langword="null"/> = keys are pasted.</summary>
    public IConsentPage? Page { get; init; }

    /// <summary>Lists what the credentials reach, for a person to choose from; <see langword="null"/> = they belong to one account.</summary>
    public IAccountChoice? Accounts { get; init; }
}

/// <summary>A way of one side.</summary>
/// <param name="Side">The side.</param>
/// <param name="Way">The way.</param>
public sealed record ConnectBinding(Side Side, ConnectWay Way);

/// <summary>One value of credentials.</summary>
/// <param name="Name">Its name in <see cref="SideCredentials"/>: <c>apiKey</c>.</param>
public sealed record CredentialField(string Name)
{
    /// <summary>It is shown to nobody, from when it was entered.</summary>
    public bool Secret { get; init; }

    /// <summary>Without it there are no credentials.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Where the system shows it, in the system's own words: <c>Integrationer → API-nøgler</c>.</summary>
    public string? Where { get; init; }
}

/// <summary>A system's own page on which a customer consents.</summary>
public interface IConsentPage
{
    /// <summary>Starts a consent.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="redirect">Where the system sends the browser back.</param>
    /// <param name="culture">The user's language, such as <c>da</c>; pages that have it are shown in it.</param>
    /// <exception cref="InvalidOperationException">The product's own settings (client id, public token) are missing.</exception>
    Consent Begin(IServiceProvider services, Uri redirect, string culture);

    /// <summary>Makes credentials of what the browser brought back. The state was compared already, and is compared again.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="consent">What <see cref="Begin"/> answered.</param>
    /// <param name="answer">The parameters with which the browser came back.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ConsentException">The user declined, the code is too old or was used, the state is another one.</exception>
    Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken);
}

/// <summary>A consent that was begun. It lives in memory for some minutes: it is not stored and not logged.</summary>
/// <param name="Address">Where the browser is sent.</param>
/// <param name="State">Ties the answer to this consent; it counts once.</param>
/// <param name="Kept">What the vendor's package needs to go on; it may hold a secret.</param>
public sealed record Consent(Uri Address, string State, object Kept)
{
    /// <summary>No secret.</summary>
    public override string ToString() => $"Consent at {Address.GetLeftPart(UriPartial.Authority)} (secrets hidden)";
}

/// <summary>Lists the accounts that credentials reach.</summary>
public interface IAccountChoice
{
    /// <summary>The credential that takes the chosen account's id.</summary>
    string Field { get; }

    /// <summary>The accounts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="credentials">Credentials without an account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ProviderUnavailableException">The system could not be asked, or refused.</exception>
    Task<IReadOnlyList<AccountIdentity>> ListAsync(IServiceProvider services, SideCredentials credentials, CancellationToken cancellationToken);
}

/// <summary>A consent did not come about. Nothing was stored.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">A text for the user; no secret.</param>
public sealed class ConsentException(ConsentFailure failure, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public ConsentFailure Failure { get; } = failure;
}

/// <summary>Why a consent did not come about.</summary>
public enum ConsentFailure
{
    /// <summary>The state is not that of a consent that was begun, or it counted already: somebody else began it, or the address was opened twice.</summary>
    State,

    /// <summary>The user declined, or may not consent.</summary>
    Declined,

    /// <summary>Too much time passed, or the code was used already.</summary>
    Expired,
}
