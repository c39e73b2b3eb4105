using Connectors.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Events;

/// <summary>Says what waits: states that were told and are not over, and parked records, each cause once however many there are.</summary>
internal sealed class DigestMaker(IConnections connections, IConnectionSupport support, ISyncEngine engine, IOptions<DailyDigestOptions> options, TimeProvider clock) : IDigests
{
    public async Task<Digest> MakeAsync(CancellationToken cancellationToken = default)
    {
        var lines = new List<DigestLine>();
        var all = 0;
        await foreach (var connection in connections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all++;
            if (connection.Paused || connection.Mode == ConnectionMode.Off || connection.Problem is not null)
                continue;
            lines.AddRange(await LinesAsync(connection.Id, cancellationToken).ConfigureAwait(false));
        }

        var culture = ConnectorTexts.CultureOf(options.Value.Culture);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime);
        var waiting = lines.Select(static l => l.Connection).Distinct().Count();
        var subject = waiting == 0 ? ConnectorTexts.Find("digest.quiet", culture, day.ToString("d", culture), all)! : ConnectorTexts.Find("digest.title", culture, day.ToString("d", culture), waiting, all)!;
        return new Digest(day, subject, lines);
    }

    private async Task<IReadOnlyList<DigestLine>> LinesAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var lines = new List<DigestLine>();
        var name = options.Value.NameOf(connection);
        var (open, language) = await support.ListOpenAsync(connection, cancellationToken).ConfigureAwait(false);
        var parked = await engine.ListParkedAsync(connection, new ParkedFilter { Kind = ParkedKind.Parked }, cancellationToken).ConfigureAwait(false);
        foreach (var waiting in open)
        {
            // That many wait, or for how long, is said by the lines of their causes.
            if (waiting.Kind == ConnectionEventKind.Parked && parked.Count > 0)
                continue;
            var (text, next) = ConnectorTexts.Of(waiting, name);
            lines.Add(new DigestLine(connection, text, next, waiting.Since));
        }

        var culture = ConnectorTexts.CultureOf(language);
        foreach (var cause in parked.GroupBy(static p => p.Cause, StringComparer.Ordinal).OrderByDescending(static g => g.Count()))
            lines.Add(new DigestLine(connection, $"{name}: {ConnectorTexts.OfCause(cause.Key, cause.Count(), culture)}", ConnectorTexts.RemedyOf(cause.Key, culture), cause.Min(static p => p.Since)));
        return lines;
    }
}

/// <summary>Hears events so that their states are looked after; the digest reads those.</summary>
internal sealed class DigestEar : IConnectionEvents
{
    public Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Has the digest made and sent once a day. A time that the host slept through is made up for when it is awake again on the same day.</summary>
internal sealed class DigestClock(DigestMaker digests, IOptions<DailyDigestOptions> options, TimeProvider clock, ILogger<DigestClock> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private DateOnly _sent;

    /// <summary>Looks at the clock once.</summary>
    internal async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime;
        var day = DateOnly.FromDateTime(now);
        if (_sent == default)
            // A host that starts in the afternoon has sent it in the morning, or another one has.
            _sent = TimeOnly.FromDateTime(now) > options.Value.At ? day : day.AddDays(-1);
        if (day <= _sent || TimeOnly.FromDateTime(now) < options.Value.At)
            return;
        _sent = day;
        try
        {
            await options.Value.Send!(await digests.MakeAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.DigestFailed(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            do
                await TickAsync(stoppingToken).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
