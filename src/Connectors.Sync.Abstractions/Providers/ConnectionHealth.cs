using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>The answer of a probe: whether the account can be used, who it is, and what of it works.</summary>
public sealed record ConnectionHealth
{
    /// <summary>The account was signed in to and read.</summary>
    public required bool Ok { get; init; }

    /// <summary>One sentence: <c>Connected to Acme ApS (12345).</c>, or why not.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do next and who must do it; <see langword="null"/> when nothing.</summary>
    public string? NextStep { get; init; }

    /// <summary>Why not, when not <see cref="Ok"/>.</summary>
    public UnavailableReason? Failure { get; init; }

    /// <summary>Who the account is. Pinned at the first success and compared at every run; <see langword="null"/> when it could not be read.</summary>
    public AccountIdentity? Account { get; init; }

    /// <summary>When the customer's credentials run out by themselves, UTC, where the vendor says so or it is known from their age (a grant of 360 days); <see langword="null"/> = it is not known, or they do not.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }

    /// <summary>The package that connects this side, with its version. The engine says it; <see langword="null"/> = the side could not be opened.</summary>
    public ProviderPackage? Package { get; init; }

    /// <summary>What of the account works, one line each.</summary>
    public ImmutableArray<CapabilityHealth> Capabilities { get; init; } = [];
}

/// <summary>Whom a side belongs to. A connection is pinned to it, so that other credentials never write into another company's books.</summary>
/// <param name="Id">What never changes for that account: organisation id, agreement number, tax id, tenant id.</param>
/// <param name="Name">What people call it. It may change.</param>
public sealed record AccountIdentity(string Id, string Name)
{
    /// <summary>What changes the meaning of values that are read: language, time zone, base currency. A change stops the connection like another account.</summary>
    public string Context { get; init; } = "";
}

/// <summary>A part that a connection consists of: each side has one, with a version of its own.</summary>
/// <param name="Name">The package or the host's own program: <c>Connectors.Intacct</c>.</param>
/// <param name="Version">Its version: <c>1.2.0</c>.</param>
public sealed record ProviderPackage(string Name, string Version);

/// <summary>One thing that an account can do, or cannot.</summary>
/// <param name="Name">The capability: <c>contacts</c>, <c>invoices</c>, <c>plan</c>.</param>
/// <param name="State">Whether it works.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="NextStep">Who must do what.</param>
public sealed record CapabilityHealth(string Name, CapabilityState State, string Reason, string? NextStep = null);

/// <summary>Whether something works.</summary>
public enum CapabilityState
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It does not.</summary>
    Missing,

    /// <summary>Nobody can tell before it is used.</summary>
    Unknown,
}
