using Connectors.Sync;

namespace Connectors.Pairs.Tests.Month;

/// <summary>A connection's days on a manual clock. A host's own schedule has a slot every three hours, and starts other runs when somebody tells it something; everything that their counters say adds up.</summary>
internal sealed class Calendar(HostedSchedule host)
{
    private const int RunsOfADay = 8;

    /// <summary>What a connection of the calendar is registered with.</summary>
    public static readonly Schedule Slots = Schedule.Every(TimeSpan.FromHours(24.0 / RunsOfADay));

    /// <summary>What the runs of all days sent, refused and asked.</summary>
    public (int Sent, int Refused, int Asked) Documents { get; private set; }

    /// <summary>Runs that could not do their work, with the reason.</summary>
    public List<string> Red { get; } = [];

    /// <summary>What started the runs, in the order in which they ended.</summary>
    public List<string> Triggers { get; } = [];

    /// <summary>How often the time of a slot has passed: the host may have run more often.</summary>
    public int Runs { get; private set; }

    /// <summary>Lets days pass.</summary>
    public async Task PassAsync(int days = 1)
    {
        for (var run = 0; run < days * RunsOfADay; run++)
            await RunAsync();
    }

    /// <summary>Lets a day pass, and the slot after it. The states of documents are read once a day, by the first run after midnight, and a day that ends shortly after midnight has not had that run yet.</summary>
    public async Task NightAsync()
    {
        await PassAsync();
        await RunAsync();
    }

    /// <summary>Lets the time to the next slot pass.</summary>
    public async Task RunAsync()
    {
        Runs++;
        await SoonAsync(TimeSpan.FromHours(24.0 / RunsOfADay));
    }

    /// <summary>Lets less than the time to a slot pass, such as the seconds after which the host goes after what it was told.</summary>
    /// <returns>What started the runs of that time.</returns>
    public async Task<IReadOnlyList<string>> SoonAsync(TimeSpan time)
    {
        var runs = await host.PassAsync(time);
        foreach (var (trigger, report) in runs)
            Count(trigger, report);
        return [.. runs.Select(static r => r.Trigger)];
    }

    /// <summary>The rest of the month, at whose end nothing is red. The schedule started runs by itself on every day, none of them twice, and what somebody told started runs beside it.</summary>
    /// <param name="others">Slots of entities that have their own.</param>
    public async Task EndAsync(int others = 0)
    {
        await PassAsync(30 - (Runs / RunsOfADay));
        Assert.Empty(Red);
        // Slots that pass while the host is at work are made up for once; how many that are depends on the machine. No day is without one.
        Assert.InRange(Triggers.Count(static t => t == RunRequest.Scheduled), Runs / RunsOfADay, Runs + others + 10);
        Assert.Contains(RunRequest.Changed, Triggers);
    }

    private void Count(string trigger, RunReport report)
    {
        Triggers.Add(trigger);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        Assert.True(report.Documents.AddsUp, $"{report.Documents}");
        if (report.State != RunState.Completed)
            Red.Add(report.Reason);
        Documents = (Documents.Sent + report.Documents.Sent, Documents.Refused + report.Documents.Refused, Documents.Asked + report.Documents.Asked);
    }
}
