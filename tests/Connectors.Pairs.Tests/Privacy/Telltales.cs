using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Connectors.Sync;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Privacy;

/// <summary>
/// Everything that a process tells besides what it stores: log lines with their scopes and exceptions at the lowest level, spans with tags and events, figures with tags, events of connections. It listens to all
/// sources of the process, so tests beside it are heard too: what is looked for must be of one test alone.
/// </summary>
internal sealed class Telltales : ILoggerProvider, ISupportExternalScope, IConnectionEvents
{
    private static readonly string[] Sources = ["Connectors", "System.Net", "Microsoft", "Experimental.System.Net"];

    private readonly ConcurrentQueue<(string Where, string What)> _told = [];
    private readonly ActivityListener _spans;
    private readonly MeterListener _figures = new();
    private IExternalScopeProvider? _scopes;

    public Telltales()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = static s => IsOurs(s.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_spans);
        _figures.InstrumentPublished = static (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument);
        };
        _figures.SetMeasurementEventCallback<long>((i, _, tags, _) => Hear(i, tags));
        _figures.SetMeasurementEventCallback<int>((i, _, tags, _) => Hear(i, tags));
        _figures.SetMeasurementEventCallback<double>((i, _, tags, _) => Hear(i, tags));
        _figures.Start();
        AppDomain.CurrentDomain.FirstChanceException += Hear;
    }

    /// <summary>What was told there: <c>log</c>, <c>trace</c>, <c>metric</c>, <c>event</c>, <c>thrown</c>, and what the test itself noted.</summary>
    public IEnumerable<string> Told(string where) => _told.Where(t => t.Where == where).Select(static t => t.What);

    /// <summary>Where one of these stands, with its surroundings.</summary>
    public IReadOnlyList<string> Find(IReadOnlyCollection<string> canaries) =>
        [.. _told.SelectMany(t => canaries.Where(c => t.What.Contains(c, StringComparison.OrdinalIgnoreCase)).Select(c => $"{t.Where}: '{c}' in {t.What}")).Distinct()];

    public void Note(string where, string what) => _told.Enqueue((where, what));

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken)
    {
        Note("event", connectionEvent.ToString());
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Hear;
        _figures.Dispose();
        _spans.Dispose();
    }

    private static bool IsOurs(string source) => Sources.Any(s => source.StartsWith(s, StringComparison.Ordinal));

    // What the packages throw, also when they catch it themselves. A client's refusal is left to its caller: it says what the vendor said, and must.
    private void Hear(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        var exception = thrown.Exception;
        if (exception.GetType().Namespace is { } space && space.StartsWith("Connectors", StringComparison.Ordinal) && exception is not ConnectorApiException)
            Note("thrown", $"{exception.GetType().Name}: {exception.Message} {string.Join(' ', exception.Data.Values.Cast<object?>())}");
    }

    private void Hear(Activity span)
    {
        var tags = span.TagObjects.Concat(span.Events.SelectMany(static e => e.Tags)).Select(static t => $"{t.Key}={t.Value}");
        Note("trace", $"{span.Source.Name} {span.DisplayName} {span.StatusDescription} {string.Join(' ', tags)} {string.Join(' ', span.Events.Select(static e => e.Name))} {string.Join(' ', span.Baggage)} {span.TraceStateString}");
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = $"{instrument.Meter.Name} {instrument.Name}";
        foreach (var tag in tags)
            text += $" {tag.Key}={tag.Value}";
        Note("metric", text);
    }

    private sealed class Lines(Telltales owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(static n => string.Create(CultureInfo.InvariantCulture, $"{n.Key}={n.Value}"))) : "";
            var scopes = new List<string>();
            owner._scopes?.ForEachScope(static (scope, all) => all.Add(scope is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(static n => $"{n.Key}={n.Value}")) : $"{scope}"), scopes);
            owner.Note("log", $"{logLevel} {category} {formatter(state, exception)} {values} {string.Join(' ', scopes)} {exception}");
        }
    }
}
