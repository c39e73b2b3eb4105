using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>The client's probe in the engine's words. The whole of it takes a dozen calls; a run begins with two.</summary>
internal static class UnicontaHealth
{
    public const string UserFields = "user-fields";

    public static async Task<ConnectionHealth> ProbeAsync(UnicontaRun run, IReadOnlyList<UserFieldSet> userFields, CancellationToken cancellationToken)
    {
        var probe = run.Client is UnicontaClient own ? await own.ProbeBrieflyAsync(run.Note, cancellationToken).ConfigureAwait(false) : await run.Client.ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var health = Of(probe, run.Language);
        return health.Ok ? health with { Capabilities = [.. health.Capabilities, .. await FieldsAsync(userFields, cancellationToken).ConfigureAwait(false)] } : health;
    }

    private static ConnectionHealth Of(ProbeResult probe, string language)
    {
        // Words of lists mean other things in another language, so it is part of who the account is.
        var account = probe.Account is { } a ? new AccountIdentity(a.Id, a.Name ?? a.Id) { Context = language.ToLowerInvariant() } : null;
        var broken = probe.Capabilities.FirstOrDefault(static c => c.Name is UnicontaCapabilities.SignIn or UnicontaCapabilities.Debtors && c.Status != ProbeStatus.Ok)
            ?? probe.Capabilities.FirstOrDefault(static c => c.Name is UnicontaCapabilities.Company or UnicontaCapabilities.Language && c.Status == ProbeStatus.Missing);
        // Green means that something of the company was read, not only that the password is right.
        var ok = broken is null && account is not null && probe.Find(UnicontaCapabilities.Debtors)?.Status == ProbeStatus.Ok;
        return new()
        {
            Ok = ok,
            Reason = ok ? $"Connected to {account!.Name} ({account.Id})." : broken?.Reason ?? "Uniconta could not be read.",
            NextStep = broken?.NextStep,
            Failure = ok ? null : Failure(broken),
            Account = account,
            Capabilities = [.. probe.Capabilities.Select(static c => new CapabilityHealth(c.Name, State(c.Status), c.Reason ?? "Works.", c.NextStep))],
        };
    }

    private static UnavailableReason Failure(ProbedCapability? cause) => cause switch
    {
        { Status: ProbeStatus.Unknown, Who: null } => UnavailableReason.Limited,
        { Status: ProbeStatus.Unknown } => UnavailableReason.Unreachable,
        { Name: UnicontaCapabilities.SignIn or UnicontaCapabilities.Company } => UnavailableReason.CredentialsRefused,
        null => UnavailableReason.Unreachable,
        _ => UnavailableReason.NotAllowed,
    };

    private static CapabilityState State(ProbeStatus status) => status switch
    {
        ProbeStatus.Ok => CapabilityState.Ok,
        ProbeStatus.Missing => CapabilityState.Missing,
        _ => CapabilityState.Unknown,
    };

    /// <summary>One line for each user-defined field that mappings need: a field that was taken away is one message, and not one for every record.</summary>
    private static async Task<IReadOnlyList<CapabilityHealth>> FieldsAsync(IReadOnlyList<UserFieldSet> sets, CancellationToken cancellationToken)
    {
        var lines = new List<CapabilityHealth>();
        foreach (var set in sets.Where(static s => s.Wanted.Count > 0))
        {
            try
            {
                lines.AddRange((await set.FindAsync(cancellationToken).ConfigureAwait(false)).Zip(set.Wanted, Line));
            }
            catch (ConnectorException e)
            {
                lines.Add(new(UserFields, CapabilityState.Unknown, e.Summary));
            }
        }

        return lines;
    }

    private static CapabilityHealth Line(UserFieldFinding finding, SyncUserField wanted)
    {
        var name = $"{UserFields}:{wanted.Table}.{wanted.Name}";
        if (finding.State == UserFieldState.Found)
            return new(name, CapabilityState.Ok, "Works.");
        var make = $"Make the field '{wanted.Name}' for {wanted.Table} in Uniconta, under Tools / Custom fields; names count with their letter case.";
        return finding.State == UserFieldState.OtherLetterCase
            ? new(name, CapabilityState.Missing, $"{wanted.Table} has '{finding.Actual}' and needs '{wanted.Name}'.", make)
            : finding.State == UserFieldState.Missing
                ? new(name, CapabilityState.Missing, $"{wanted.Table} has no user-defined field '{wanted.Name}'.", make)
                : new(name, CapabilityState.Unknown, $"No row of {wanted.Table} shows '{wanted.Name}': it is empty everywhere, or not there.", make);
    }
}
