namespace Connectors.Testing;

/// <summary>What goes wrong between a provider and its system.</summary>
public enum ProviderFault
{
    /// <summary>The next write is carried out, and its reply never arrives.</summary>
    LoseReply,

    /// <summary>The reply to the next write never arrives, and the write is carried out when <see cref="ProviderAccount.HealAsync"/> is called.</summary>
    CommitLate,

    /// <summary>The next write arrives and is held, neither carried out nor answered, until <see cref="ProviderAccount.HealAsync"/> is called. It is carried out then, whether or not anybody still waits.</summary>
    HoldWrite,

    /// <summary>From now on every call meets a limit: the system, or the provider's own budget, asks to wait for many minutes.</summary>
    Limit,

    /// <summary>From now on the system cannot be reached: no connection comes about, and nothing is carried out.</summary>
    Unreachable,

    /// <summary>From now on the credentials are refused.</summary>
    RefuseCredentials,

    /// <summary>From now on the account lacks the plan, the module or the right, whatever is asked.</summary>
    NotAllowed,
}
