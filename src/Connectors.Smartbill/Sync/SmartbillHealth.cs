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

    /// <summary>The series and the warehouse that the options name, one line each. Two calls at most, none where nothing is named.</summary>
    public static async Task<IReadOnlyList<CapabilityHealth>> NamedAsync(ISmartbillClient client, SmartbillSyncOptions options, CancellationToken cancellationToken)
    {
        var lines = new List<CapabilityHealth>();
        if (options.InvoiceSeries is not null || options.EstimateSeries is not null)
        {
            try
            {
                var series = await client.Series.ListAsync(null, cancellationToken: cancellationToken).ConfigureAwait(false);
                lines.AddRange(new[] { (options.InvoiceSeries, SeriesType.Invoice, "invoices"), (options.EstimateSeries, SeriesType.Estimate, "proformas") }.Where(static s => s.Item1 is not null).Select(s => SeriesLine(series, s.Item1!, s.Item2, s.Item3)));
            }
            catch (ConnectorException e)
            {
                lines.Add(new("series", CapabilityState.Unknown, SmartbillOutcomes.Sentence(e)));
            }
        }

        if (options.Warehouse is { } warehouse)
            lines.Add(await WarehouseLineAsync(client, warehouse, cancellationToken).ConfigureAwait(false));
        return lines;
    }

    private static CapabilityHealth SeriesLine(IReadOnlyList<DocumentSeries> series, string name, SeriesType type, string documents)
    {
        var names = series.Where(s => s.Type == type).Select(static s => s.Name).ToList();
        return names.Contains(name, StringComparer.Ordinal)
            ? new($"series:{name}", CapabilityState.Ok, "Works.")
            : new($"series:{name}", CapabilityState.Missing, $"SmartBill has no series '{name}' for {documents}.",
                NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'? Letter case counts." : names.Count == 0 ? $"Make a series for {documents} in SmartBill." : $"Name one of: {string.Join(", ", names)}.");
    }

    /// <summary>Whether SmartBill has a warehouse of that name.</summary>
    public static async Task<CapabilityHealth> WarehouseLineAsync(ISmartbillClient client, string warehouse, CancellationToken cancellationToken)
    {
        var name = $"warehouse:{warehouse}";
        try
        {
            // A code that nobody has: the warehouse is known or not, and nothing is read through.
            await client.Stocks.ListAsync(new() { WarehouseName = warehouse, ProductCode = "connectors-probe" }, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new(name, CapabilityState.Ok, "Works.");
        }
        catch (ConnectorApiException e) when (e.ErrorCode == SmartbillErrorCodes.WarehouseNotFound)
        {
            return new(name, CapabilityState.Missing, $"SmartBill has no warehouse '{warehouse}'.", "Write it as SmartBill does; letter case counts.");
        }
        catch (ConnectorException e)
        {
            return new(name, CapabilityState.Unknown, SmartbillOutcomes.Sentence(e));
        }
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
