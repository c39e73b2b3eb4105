namespace Connectors.TestSupport;

/// <summary>A cable that can be pulled: then no connection comes about.</summary>
internal sealed class Cable
{
    public bool IsPulled { get; set; }

    /// <summary>The way to the vendor, along this cable.</summary>
    public HttpMessageHandler To(HttpMessageHandler vendor) => new Wire(this, vendor);

    private sealed class Wire(Cable cable, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            cable.IsPulled ? throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to host.") : base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The simulator's clock, on which the short waits between two attempts are over at once.</summary>
internal sealed class HastyClock(TimeProvider clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        dueTime >= TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(10) ? System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan) : clock.CreateTimer(callback, state, dueTime, period);
}
