using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Connectors;

/// <summary>Spans and figures of one vendor package. Tags are vendor, operation and outcome, and of spans the shape of the call: never a tenant, a person or an address.</summary>
internal sealed class CallTelemetry : IDisposable
{
    private readonly ActivitySource _source;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _waited;
    private readonly string _vendor;

    public CallTelemetry(string packageName, string vendor)
    {
        _vendor = vendor;
        _source = new ActivitySource(packageName);
        _meter = new Meter(packageName);
        _duration = _meter.CreateHistogram<double>("connectors.call.duration", "s", "Duration of a call with all its attempts and waits.");
        _attempts = _meter.CreateCounter<long>("connectors.call.attempts", "{attempt}", "Requests handed to the wire.");
        _waited = _meter.CreateHistogram<double>("connectors.budget.wait", "s", "Time a call waited for its account's budget.");
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    public Activity? Start(string operation)
    {
        if (!_source.HasListeners())
            return null;
        var activity = _source.StartActivity($"{_vendor} {operation}", ActivityKind.Client);
        activity?.SetTag("connectors.vendor", _vendor).SetTag("connectors.operation", operation);
        return activity;
    }

    /// <summary>What a vendor's support asks for: method, the shape of the path, status and the vendor's own id of the request. Only spans carry it.</summary>
    public static void Describe(Activity activity, string method, string path, int? status, string? requestId, int attempts)
    {
        activity.SetTag("http.request.method", method).SetTag("url.template", PathShape.Of(path)).SetTag("connectors.attempts", attempts);
        if (status is { } code)
            activity.SetTag("http.response.status_code", code);
        if (requestId is not null)
            activity.SetTag("connectors.request_id", requestId);
    }

    public void End(Activity? activity, string operation, string outcome, TimeSpan elapsed, TimeSpan waited, int attempts)
    {
        if (activity is not null)
        {
            activity.SetTag("connectors.outcome", outcome);
            activity.SetStatus(outcome == Outcomes.Ok ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }

        TagList tags = new() { { "connectors.vendor", _vendor }, { "connectors.operation", operation }, { "connectors.outcome", outcome } };
        _duration.Record(elapsed.TotalSeconds, tags);
        _attempts.Add(attempts, tags);
        if (waited > TimeSpan.Zero)
            _waited.Record(waited.TotalSeconds, tags);
    }
}

/// <summary>How a call ended, in metrics and spans.</summary>
internal static class Outcomes
{
    public const string Ok = "ok";

    public static string Of(Exception exception) => exception switch
    {
        OutcomeUnknownException => "unknown",
        ConnectorUnavailableException => "unavailable",
        ConnectorAuthenticationException => "authentication",
        ConnectorRateLimitException { BySelf: true } => "budget",
        ConnectorRateLimitException => "rate_limit",
        ConnectorValidationException => "validation",
        ConnectorConflictException => "conflict",
        ConnectorNotFoundException => "not_found",
        ConnectorException => "error",
        OperationCanceledException => "cancelled",
        _ => "bug",
    };
}
