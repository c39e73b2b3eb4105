namespace Connectors.Sync;

/// <summary>How the engine works on this host.</summary>
public sealed class SyncOptions
{
    /// <summary>Who this process is, in leases and journals. Unique per process.</summary>
    public string Owner { get; set; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>How long a lease lasts without renewal. A write first extends it over its whole deadline. Between 5 seconds and 10 minutes; default 45 seconds.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How many records may be worked on at once, whatever the two systems allow. Default 8.</summary>
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

    /// <summary>How often the scheduler looks for connections that are due. Default 10 seconds.</summary>
    public TimeSpan SchedulerInterval { get; set; } = TimeSpan.FromSeconds(10);
}
