using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors.Sync.Diagnostics;

/// <summary>Traces and metrics of the engine. Tags name operations, outcomes and mappings; never a tenant or a person.</summary>
internal static class SyncTelemetry
{
    public const string Name = "Connectors.Sync";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("connectors.sync.runs", "{run}", "Runs that ended, by state.");
    private static readonly Counter<long> Pairs = Meter.CreateCounter<long>("connectors.sync.pairs", "{pair}", "Pairs that were looked at, by mapping and outcome.");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("connectors.sync.writes", "{write}", "Writes that were applied, by mapping, side and operation.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("connectors.sync.run.duration", "s", "Duration of a run.");

    private static readonly Counter<long> Webhooks = Meter.CreateCounter<long>("connectors.sync.webhooks", "{call}", "Webhooks that came in, by the status of their answer.");

    public static void WebhookCame(int status) => Webhooks.Add(1, new KeyValuePair<string, object?>("outcome", status));

    public static Activity? StartRun(string trigger)
    {
        var activity = Source.StartActivity("sync.run");
        activity?.SetTag("operation", trigger);
        return activity;
    }

    public static void RunEnded(RunReport report)
    {
        var state = report.State.ToString();
        Activity.Current?.SetTag("outcome", state);
        Runs.Add(1, new KeyValuePair<string, object?>("outcome", state));
        Duration.Record((report.EndedAt - report.StartedAt).TotalSeconds, new KeyValuePair<string, object?>("outcome", state));
        foreach (var (mapping, c) in report.Entities)
        {
            foreach (var (outcome, count) in new[] { ("applied", c.Applied), ("unchanged", c.Unchanged), ("parked", c.Parked), ("waiting", c.Waiting), ("uncertain", c.Uncertain), ("held", c.Held), ("deferred", c.Deferred), ("excluded", c.Excluded) })
            {
                if (count > 0)
                    Pairs.Add(count, new KeyValuePair<string, object?>("entity", mapping), new KeyValuePair<string, object?>("outcome", outcome));
            }

            foreach (var (operation, count) in new[] { ("crm.create", c.CreatedInCrm), ("accounting.create", c.CreatedInAccounting), ("crm.update", c.UpdatedInCrm), ("accounting.update", c.UpdatedInAccounting) })
            {
                if (count > 0)
                    Writes.Add(count, new KeyValuePair<string, object?>("entity", mapping), new KeyValuePair<string, object?>("operation", operation));
            }
        }
    }
}
