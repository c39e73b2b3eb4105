using Connectors.Sync;

namespace Connectors.Pairs.Tests.Month;

/// <summary>A connection's days on a manual clock: a scheduled run every three hours, and everything that its counters say added up.</summary>
internal sealed class Calendar(Func<TimeSpan, Task<IReadOnlyList<RunReport>>> runs)
{
    private const int RunsOfADay = 8;

    public Calendar(Func<TimeSpan, Task<RunReport>> run)
        : this(new Func<TimeSpan, Task<IReadOnlyList<RunReport>>>(async later => [await run(later)]))
    {
    }

    /// <summary>What the runs of all days sent, refused and asked.</summary>
    public (int Sent, int Refused, int Asked) Documents { get; private set; }

    /// <summary>Runs that could not do their work, with the reason.</summary>
    public List<string> Red { get; } = [];

    /// <summary>How often the time of a run has passed: where a host runs by itself it may have run more often.</summary>
    public int Runs { get; private set; }

    /// <summary>Lets days pass.</summary>
    public async Task PassAsync(int days = 1)
    {
        for (var run = 0; run < days * RunsOfADay; run++)
            await RunAsync();
    }

    public async Task RunAsync()
    {
        Runs++;
        foreach (var report in await runs(TimeSpan.FromHours(24.0 / RunsOfADay)))
            Count(report);
    }

    private void Count(RunReport report)
    {
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        Assert.True(report.Documents.AddsUp, $"{report.Documents}");
        if (report.State != RunState.Completed)
            Red.Add(report.Reason);
        Documents = (Documents.Sent + report.Documents.Sent, Documents.Refused + report.Documents.Refused, Documents.Asked + report.Documents.Asked);
    }
}
