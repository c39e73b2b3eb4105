using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>The client's probe in the engine's words.</summary>
internal static class RevisoHealth
{
    // Customers are looked at by themselves: without them nothing is green.
    private static readonly string[] Reads = [RevisoCapabilities.Products, RevisoCapabilities.Quotations, RevisoCapabilities.Orders];

    /// <param name="probe">What was found.</param>
    /// <param name="baseCurrency">The currency of the books: prices of products mean something else in another one.</param>
    /// <param name="expiresAt">When the grant dies; null where its day is not known.</param>
    public static ConnectionHealth Of(ProbeResult probe, string? baseCurrency, DateTimeOffset? expiresAt)
    {
        var account = probe.Account is { Id.Length: > 0 } a ? new AccountIdentity(a.Id, a.Name ?? a.Id) { Context = baseCurrency ?? "" } : null;
        // Without sign-in, agreement or a role that reaches customers nothing works; a single list that cannot be read leaves the others usable.
        var broken = probe.Capabilities.FirstOrDefault(static c => c.Name == RevisoCapabilities.SignIn && c.Status != ProbeStatus.Ok)
            ?? probe.Capabilities.FirstOrDefault(static c => c.Name is RevisoCapabilities.Agreement or RevisoCapabilities.Role && c.Status == ProbeStatus.Missing);
        var unread = probe.Capabilities.FirstOrDefault(static c => Reads.Contains(c.Name) && c.Status != ProbeStatus.Ok);
        // Green means that something of the agreement was read, and that it is known which one it is.
        var ok = broken is null && account is not null && probe.Find(RevisoCapabilities.Customers)?.Status == ProbeStatus.Ok;
        var cause = broken ?? (ok ? unread : probe.Find(RevisoCapabilities.Customers) is { Status: not ProbeStatus.Ok } customers ? customers : unread ?? probe.Find(RevisoCapabilities.Agreement));
        var grant = probe.Find(RevisoCapabilities.Grant);
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name} ({account.Id})." : cause?.Reason ?? "Reviso could not be read.",
            NextStep = cause?.NextStep ?? grant?.NextStep,
            Failure = ok ? null : Failure(cause),
            Account = account,
            CredentialsExpireAt = expiresAt,
            Capabilities = [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))],
        };
    }

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        { Status: ProbeStatus.Unknown, Who: null } and not { Name: RevisoCapabilities.Agreement } => UnavailableReason.Limited,
        { Status: ProbeStatus.Unknown, Name: not RevisoCapabilities.Agreement } => UnavailableReason.Unreachable,
        { Name: RevisoCapabilities.SignIn or RevisoCapabilities.Agreement } => UnavailableReason.CredentialsRefused,
        null => UnavailableReason.Unreachable,
        _ => UnavailableReason.NotAllowed,
    };

    private static CapabilityState State(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => CapabilityState.Ok,
        ProbeStatus.Missing => CapabilityState.Missing,
        _ => CapabilityState.Unknown,
    };
}
