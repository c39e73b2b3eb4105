using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>The client's probe in the engine's words.</summary>
internal static class EconomicHealth
{
    public static async Task<ConnectionHealth> ReadAsync(IEconomicClient client, CancellationToken cancellationToken)
    {
        var probe = await client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var account = probe.Account is { } a ? new AccountIdentity(a.Id, a.Name ?? a.Id) { Context = await BaseCurrencyAsync(client, cancellationToken).ConfigureAwait(false) ?? "" } : null;
        // The agreement is asked twice: what it says of its currency belongs to the account's identity and must not flicker.
        return account is { Context: "" }
            ? new() { Ok = false, Reason = "e-conomic did not tell the agreement's base currency.", NextStep = "It goes on by itself when e-conomic answers.", Failure = UnavailableReason.Unreachable, Account = null, Capabilities = Capabilities(probe) }
            : Of(probe, account);
    }

    private static ConnectionHealth Of(ProbeResult probe, AccountIdentity? account)
    {
        // Without sign-in, agreement or role nothing works; a single resource that cannot be read leaves the others usable.
        var needed = probe.Capabilities.Where(static c =>
            c.Name is EconomicCapabilities.SignIn or EconomicCapabilities.Agreement && c.Status != ProbeStatus.Ok || c.Name == EconomicCapabilities.Role && c.Status == ProbeStatus.Missing).ToList();
        // What is missing says what to do; what is not known mostly follows from it.
        var broken = needed.Find(static c => c.Status == ProbeStatus.Missing) ?? needed.FirstOrDefault();
        var unread = probe.Capabilities.FirstOrDefault(static c => c.Name is EconomicCapabilities.Customers or EconomicCapabilities.Products or EconomicCapabilities.OpenApi && c.Status != ProbeStatus.Ok);
        // Green means that something of the agreement was read, not only that it is known.
        var ok = broken is null && account is not null && probe.Find(EconomicCapabilities.Customers)?.Status == ProbeStatus.Ok;
        var cause = broken ?? unread;
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name} (agreement {account.Id})." : cause?.Reason ?? "e-conomic could not be read.",
            NextStep = cause?.NextStep,
            Failure = ok ? null : Failure(cause),
            Account = account,
            Capabilities = Capabilities(probe),
        };
    }

    private static async Task<string?> BaseCurrencyAsync(IEconomicClient client, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.Agreement.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Settings?.BaseCurrency;
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    private static System.Collections.Immutable.ImmutableArray<CapabilityHealth> Capabilities(ProbeResult probe) =>
        [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))];

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        { Status: ProbeStatus.Unknown, Who: null, Name: not EconomicCapabilities.Agreement } => UnavailableReason.Limited,
        { Name: EconomicCapabilities.Role } or { Name: EconomicCapabilities.Agreement, Status: ProbeStatus.Unknown } => UnavailableReason.NotAllowed,
        { Status: ProbeStatus.Unknown } or null => UnavailableReason.Unreachable,
        { Name: EconomicCapabilities.SignIn or EconomicCapabilities.Agreement } => UnavailableReason.CredentialsRefused,
        _ => UnavailableReason.NotAllowed,
    };

    private static CapabilityState State(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => CapabilityState.Ok,
        ProbeStatus.Missing => CapabilityState.Missing,
        _ => CapabilityState.Unknown,
    };
}
