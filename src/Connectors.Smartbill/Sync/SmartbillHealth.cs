using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>The client's probe in the engine's words.</summary>
internal static class SmartbillHealth
{
    public static ConnectionHealth Of(ProbeResult probe, SmartbillSyncOptions options)
    {
        // The CIF is one company with RO and without, and the books are kept in lei.
        var account = probe.Account is { } a ? new AccountIdentity(SmartbillCredentials.Digits(a.Id), a.Name ?? a.Id) { Context = "RON" } : null;
        var broken = probe.Capabilities.FirstOrDefault(static c => c.Name is SmartbillCapabilities.SignIn or SmartbillCapabilities.Company && c.Status != ProbeStatus.Ok);
        // A module that nobody asked for leaves the rest usable.
        var missing = probe.Capabilities.FirstOrDefault(c => c.Status != ProbeStatus.Ok && IsWanted(c.Name, options));
        var ok = broken is null && account is not null;
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name}." : broken?.Reason ?? "SmartBill could not be read.",
            NextStep = (broken ?? missing)?.NextStep,
            Failure = ok ? null : Failure(broken),
            Account = account,
            Capabilities = [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))],
        };
    }

    private static bool IsWanted(string capability, SmartbillSyncOptions options) => capability switch
    {
        SmartbillCapabilities.InvoiceSeries => options.InvoiceSeries is not null,
        SmartbillCapabilities.EstimateSeries => options.EstimateSeries is not null,
        SmartbillCapabilities.Stock => options.DischargeStock,
        SmartbillCapabilities.Nomenclatures => options.ReadClients,
        _ => false,
    };

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        // What an administrator must mend is a plan or a right; what the user must, a wrong token or company.
        { Status: ProbeStatus.Missing, Who: ProbeActor.Administrator } => UnavailableReason.NotAllowed,
        { Status: ProbeStatus.Missing } => UnavailableReason.CredentialsRefused,
        { Reason: { } reason } when reason.StartsWith(SmartbillProbe.Blocked, StringComparison.Ordinal) => UnavailableReason.Limited,
        _ => UnavailableReason.Unreachable,
    };

    private static CapabilityState State(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => CapabilityState.Ok,
        ProbeStatus.Missing => CapabilityState.Missing,
        _ => CapabilityState.Unknown,
    };
}
