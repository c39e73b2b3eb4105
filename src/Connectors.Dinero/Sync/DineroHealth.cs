using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>The client's probe in the engine's words.</summary>
internal static class DineroHealth
{
    public static ConnectionHealth Of(ProbeResult probe)
    {
        var account = probe.Account is { } a ? new AccountIdentity(a.Id, a.Name ?? a.Id) { Context = "DKK" } : null;
        // Without sign-in, organisation or plan nothing works; a single resource that cannot be read leaves the others usable.
        var broken = probe.Capabilities.FirstOrDefault(static c =>
            c.Name is DineroCapabilities.SignIn or DineroCapabilities.Organization && c.Status != ProbeStatus.Ok || c.Name == DineroCapabilities.Plan && c.Status == ProbeStatus.Missing);
        var unread = probe.Capabilities.Where(static c => c.Name is DineroCapabilities.Contacts or DineroCapabilities.Products or DineroCapabilities.Invoices && c.Status != ProbeStatus.Ok).ToList();
        // Green means that something of the organisation was read, not only that it is known.
        var ok = broken is null && probe.Find(DineroCapabilities.Contacts)?.Status == ProbeStatus.Ok;
        var cause = broken ?? unread.FirstOrDefault();
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name} ({account.Id})." : cause?.Reason ?? "Dinero could not be read.",
            NextStep = cause?.NextStep,
            Failure = ok ? null : Failure(cause),
            Account = account,
            Capabilities = [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))],
        };
    }

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        { Status: ProbeStatus.Unknown, Who: null } => UnavailableReason.Limited,
        { Status: ProbeStatus.Unknown } => UnavailableReason.Unreachable,
        { Name: DineroCapabilities.SignIn or DineroCapabilities.Organization } => UnavailableReason.CredentialsRefused,
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
