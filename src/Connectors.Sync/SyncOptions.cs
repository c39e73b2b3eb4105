namespace Connectors.Sync;

/// <summary>How the engine works on this host.</summary>
public sealed class SyncOptions
{
    /// <summary>Who this process is, in leases and journals. Unique per process.</summary>
    public string Owner { get; set; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>How long a lease lasts without renewal. A write first extends it over its whole deadline. Between 5 seconds and 10 minutes; default 45 seconds.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How many records may be worked on at once, whatever the two systems allow; where one call of a system takes several writes, so many calls. Between 1 and 64; default 8.</summary>
    public int MaxParallelRecords { get; set; } = 8;

    /// <summary>How many records of a run are kept in memory, so that they need not be read twice. Default 50,000 per side.</summary>
    public int MaxCachedRecords { get; set; } = 50_000;

    /// <summary>How far the clocks of the two systems may be apart when <see cref="Winner.Newest"/> compares their stamps. Default 5 minutes.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often everything is read and compared although a cursor would do: it finds what no cursor shows, such as records that were deleted or restored behind it. Default 7 days.</summary>
    public TimeSpan FullReadEvery { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many deletions, ended links and cleared values of a mapping pass within 24 hours without a question, however few links it has. The same number holds for what a new rule overwrites and for what a changed filter brings in. Default 10.</summary>
    public int BrakeMinimum { get; set; } = 10;

    /// <summary>The share of a mapping's links that may pass within 24 hours, where that is more than <see cref="BrakeMinimum"/>. Between 0 and 1; default 0.01.</summary>
    public decimal BrakeShare { get; set; } = 0.01m;

    /// <summary>How many documents one pass of a flow sends by itself. With more of them it sends none and stops until a person answers. Default 10.</summary>
    public int MaxAutomaticDocuments { get; set; } = 10;

    /// <summary>How many states of sent documents one run reads at most; the next run goes on behind them. Default 500.</summary>
    public int MaxStateReads { get; set; } = 500;

    /// <summary>How often <see cref="IConnectionSource"/> is asked during a run whether a connection of yours was changed or disabled: before a write, at most this often. Default 5 seconds.</summary>
    public TimeSpan SourceCheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many parked records of a connection raise <see cref="ConnectionEventKind.Parked"/>. Default 100.</summary>
    public int ParkedLimit { get; set; } = 100;

    /// <summary>How long a record may be parked before it raises <see cref="ConnectionEventKind.Parked"/>. Default 7 days.</summary>
    public TimeSpan ParkedAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After how many times its schedule without a completed run a connection raises <see cref="ConnectionEventKind.NoProgress"/>. Default 3.</summary>
    public int NoProgressAfter { get; set; } = 3;

    /// <summary>The shortest secret for webhook keys, in characters.</summary>
    public const int ShortestWebhookSecret = 32;

    /// <summary>
    /// Secrets of which the keys of webhook addresses are made; the first makes them, all of them check. Random texts from a secret store. To change one put the new one first, renew the addresses at the
    /// vendors, then take the old one out. None: no webhook is taken.
    /// </summary>
    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>How long a run that webhooks ask for waits for more of them. Connections that run on no schedule are not started by webhooks. Default 2 seconds.</summary>
    public TimeSpan WebhookDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the webhooks of a connection that used to send some may be silent, while reading finds changes, before <see cref="ConnectionEventKind.WebhooksSilent"/>. Default 24 hours.</summary>
    public TimeSpan WebhooksSilentAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a handler of events may take. Default 10 seconds.</summary>
    public TimeSpan EventTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the history of records is kept: what <c>explain</c> can tell. Default 365 days.</summary>
    public TimeSpan KeepHistory { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long journals of connections are kept: who changed what. Default 365 days.</summary>
    public TimeSpan KeepJournal { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long runs with their counters are kept. Default 30 days.</summary>
    public TimeSpan KeepRuns { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long closed writes with their values are kept. Open ones and links are kept for good. Default 30 days.</summary>
    public TimeSpan KeepWrites { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many connections the scheduler of this process lets run at once. Default 32.</summary>
    public int MaxParallelRuns { get; set; } = 32;

    /// <summary>How often the scheduler looks for connections that are due. Default 10 seconds.</summary>
    public TimeSpan SchedulerInterval { get; set; } = TimeSpan.FromSeconds(10);
}
