namespace Connectors.Sync;

/// <summary>What was last heard of a connection's sides. Green only after an authenticated read of the chosen account.</summary>
public sealed record ConnectionStatus
{
    /// <summary>When it was last checked, UTC; <see langword="null"/> = never.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The CRM.</summary>
    public SideHealth? Crm { get; init; }

    /// <summary>Accounting.</summary>
    public SideHealth? Accounting { get; init; }

    /// <summary>Both sides answered as themselves.</summary>
    public bool IsGreen => Crm is { Ok: true } && Accounting is { Ok: true };
}

/// <summary>What was last heard of one side.</summary>
/// <param name="Ok">It answered, and it is the account that the connection is bound to.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="NextStep">Who must do what.</param>
/// <param name="Since">Since when it is so, UTC.</param>
public sealed record SideHealth(bool Ok, string Reason, string? NextStep, DateTimeOffset Since)
{
    /// <summary>When the customer's credentials run out by themselves, UTC; <see langword="null"/> = it is not known, or they do not.</summary>
    public DateTimeOffset? CredentialsExpireAt { get; init; }
}
