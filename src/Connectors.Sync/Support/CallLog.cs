using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Support;

/// <summary>
/// The latest calls to each connection's systems, in memory, from when support was first asked for: what a vendor's support wants to know, without an address and without content. It listens to the spans of the
/// vendor packages, so that they need not know of it.
/// </summary>
internal sealed class CallLog : IDisposable
{
    public const int Kept = 200;

    private const string Packages = "Connectors.";

    private readonly ConcurrentDictionary<ConnectionId, Queue<LoggedCall>> _calls = new();
    private readonly ISyncStore _store;
    private readonly ActivityListener _listener;

    /// <param name="store">The host's own: another host of this process may have a connection of the same name.</param>
    public CallLog(ISyncStore store)
    {
        _store = store;
        _listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name.StartsWith(Packages, StringComparison.Ordinal) && s.Name != Diagnostics.SyncTelemetry.Name,
            // Calls that no connection makes are nobody's here: they cost nothing.
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ConnectionScope.Current is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The latest calls, oldest first.</summary>
    public IReadOnlyList<LoggedCall> Of(ConnectionId connection)
    {
        if (!_calls.TryGetValue(connection, out var calls))
            return [];
        lock (calls)
            return [.. calls];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Activity activity)
    {
        if (ConnectionScope.Current is not { } scope || scope.Store != _store || activity.GetTagItem("connectors.operation") is not string operation)
            return;
        var calls = _calls.GetOrAdd(scope.Connection, static _ => new Queue<LoggedCall>(Kept));
        var call = new LoggedCall(
            new DateTimeOffset(activity.StartTimeUtc, TimeSpan.Zero), Text("connectors.vendor"), operation, Text("http.request.method"), Text("url.template"), Text("http.response.status_code"), Text("connectors.request_id"),
            (long)activity.Duration.TotalMilliseconds, Text("connectors.attempts"), Text("connectors.outcome"));
        lock (calls)
        {
            if (calls.Count == Kept)
                calls.Dequeue();
            calls.Enqueue(call);
        }

        string Text(string tag) => Convert.ToString(activity.GetTagItem(tag), CultureInfo.InvariantCulture) ?? "";
    }
}

/// <summary>One call. The error is the kind of it: a vendor's message may quote a record.</summary>
internal sealed record LoggedCall(DateTimeOffset At, string Vendor, string Operation, string Method, string Path, string Status, string RequestId, long Milliseconds, string Attempts, string Outcome);

/// <summary>For which connection, and of which host, this flow of control calls its systems.</summary>
internal sealed record ConnectionScope(ConnectionId Connection, ISyncStore Store)
{
    private static readonly AsyncLocal<ConnectionScope?> Flow = new();

    public static ConnectionScope? Current => Flow.Value;

    /// <summary>To be called in an async method: it ends with it.</summary>
    public static void Enter(ConnectionId connection, ISyncStore store) => Flow.Value = new(connection, store);
}
