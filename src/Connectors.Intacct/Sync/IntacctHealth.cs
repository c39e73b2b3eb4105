using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The client's probe in the engine's words.</summary>
internal static class IntacctHealth
{
    public static ConnectionHealth Of(ProbeResult probe)
    {
        // The entity is part of who is signed in to: another entity shows other records under the same company.
        var account = probe.Account is { } a ? new AccountIdentity(a.Name ?? a.Id, a.Name ?? a.Id) : null;
        var broken = probe.Capabilities.FirstOrDefault(static c => c.Name == IntacctCapabilities.SignIn && c.Status != ProbeStatus.Ok || c.Name == IntacctCapabilities.Entity && c.Status == ProbeStatus.Missing);
        var read = probe.Capabilities.Where(static c => c.Name is IntacctCapabilities.Contacts or IntacctCapabilities.Customers or IntacctCapabilities.Items).ToList();
        // Green means that something of the company was read, not only that it is known.
        var ok = broken is null && account is not null && read.Any(static c => c.Status == ProbeStatus.Ok);
        var cause = broken ?? read.FirstOrDefault(static c => c.Status != ProbeStatus.Ok);
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name}." : cause?.Reason ?? "Intacct could not be read.",
            NextStep = cause?.NextStep,
            Failure = ok ? null : Failure(cause),
            Account = account,
            Capabilities = [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))],
        };
    }

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        { Status: ProbeStatus.Unknown, Who: null } => UnavailableReason.Limited,
        { Status: ProbeStatus.Unknown } or null => UnavailableReason.Unreachable,
        { Name: IntacctCapabilities.SignIn or IntacctCapabilities.Entity } => UnavailableReason.CredentialsRefused,
        _ => UnavailableReason.NotAllowed,
    };

    private static CapabilityState State(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => CapabilityState.Ok,
        ProbeStatus.Missing => CapabilityState.Missing,
        _ => CapabilityState.Unknown,
    };
}
