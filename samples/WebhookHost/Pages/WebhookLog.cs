using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace WebhookHost.Pages;

/// <param name="At">When it came.</param>
/// <param name="Topic">The part of its address that says of what it tells; its key is not kept.</param>
/// <param name="Status">How it was answered.</param>
public sealed record WebhookEntry(DateTimeOffset At, string Topic, int Status);

/// <summary>The last calls, for the page. The engine needs none of it.</summary>
public sealed class WebhookLog
{
    private const int Kept = 20;

    private readonly ConcurrentQueue<WebhookEntry> _entries = new();

    public IEnumerable<WebhookEntry> Newest => _entries.Reverse();

    public void Add(WebhookEntry entry)
    {
        _entries.Enqueue(entry);
        while (_entries.Count > Kept)
            _entries.TryDequeue(out _);
    }
}

/// <summary>Notes what comes in on the webhooks' addresses.</summary>
public sealed class WebhookLogMiddleware(RequestDelegate next, WebhookLog log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        // /webhook/{topic}, or the topic alone where a vendor's own set-up text names it. What stands behind it may be a key.
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (http.GetEndpoint() is null || parts.Length == 0)
            return;
        if (parts[0].Equals("webhook", StringComparison.OrdinalIgnoreCase) && parts.Length > 1)
            log.Add(new(time.GetUtcNow(), parts[1], http.Response.StatusCode));
    }
}
