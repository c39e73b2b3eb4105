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
