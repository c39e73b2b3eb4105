namespace Connectors;

/// <summary>What an account can do, capability by capability. A probe changes nothing at the vendor.</summary>
public sealed record ProbeResult
{
    /// <summary>The vendor's name.</summary>
    public required string Vendor { get; init; }

    /// <summary>Who answered: the account that the credentials lead to; null when nobody answered.</summary>
    public ProbedAccount? Account { get; init; }

    /// <summary>What was tried, in the order in which a person should read it.</summary>
    public required IReadOnlyList<ProbedCapability> Capabilities { get; init; }

    /// <summary>True when something was tried and nothing was found missing. What is <see cref="ProbeStatus.Unknown"/> does not make it false.</summary>
    public bool Ok => Capabilities.Count > 0 && Capabilities.All(static c => c.Status != ProbeStatus.Missing);

    /// <summary>The capability of that name, or null when it was not tried.</summary>
    /// <param name="name">The capability's name, a constant of the vendor's package.</param>
    public ProbedCapability? Find(string name) => Capabilities.FirstOrDefault(c => c.Name == name);

    /// <summary>All of it for a person to read: the account, then a line per capability.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Capabilities.Select(static c => $"  {c}").Prepend($"{Vendor}: {Account?.ToString() ?? "nobody answered"}"));
}

/// <summary>The account behind the credentials.</summary>
/// <param name="Id">The vendor's immutable identification: what a connection is pinned to.</param>
/// <param name="Name">The name that a person knows it by.</param>
public sealed record ProbedAccount(string Id, string? Name = null)
{
    /// <summary>Name and identification.</summary>
    public override string ToString() => Name is null ? Id : $"{Name} ({Id})";
}

/// <summary>One capability: the sign-in, a plan or module, a role, a quota, a series, a currency, a layout.</summary>
/// <param name="Name">The capability's name, a constant of the vendor's package.</param>
/// <param name="Status">What was found.</param>
public sealed record ProbedCapability(string Name, ProbeStatus Status)
{
    /// <summary>Why, in one English sentence; null where there is nothing to add.</summary>
    public string? Reason { get; init; }

    /// <summary>Who must act; null when nobody must.</summary>
    public ProbeActor? Who { get; init; }

    /// <summary>What that person must do, in one English sentence.</summary>
    public string? NextStep { get; init; }

    /// <summary>What was found, why, and who must do what.</summary>
    public override string ToString()
    {
        var text = $"{Name}: {Status}{(Reason is null ? "" : $". {Reason}")}";
        return NextStep is null ? text : $"{text} {(Who is { } who ? $"{who}: " : "")}{NextStep}";
    }
}

/// <summary>What a probe found about one capability.</summary>
public enum ProbeStatus
{
    /// <summary>It could not be found out.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Ok,

    /// <summary>It is not there.</summary>
    Missing,
}

/// <summary>Who must act on a missing capability.</summary>
public enum ProbeActor
{
    /// <summary>A user of the accounting account.</summary>
    User,

    /// <summary>Whoever may buy plans and modules, give roles or grant access in the accounting account.</summary>
    Administrator,

    /// <summary>The vendor's support.</summary>
    Vendor,

    /// <summary>The developer or operator of the integrating product: its own credentials or settings are wrong.</summary>
    Operator,
}
