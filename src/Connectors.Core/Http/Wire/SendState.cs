using System.Net;

namespace Connectors.Http;

/// <summary>What is known of one request on its way out: it travels on the request, so that the innermost handler can note it.</summary>
internal sealed class SendState(bool repeatable)
{
    public static readonly HttpRequestOptionsKey<SendState> Key = new("Connectors.SendState");

    private int _sends;

    /// <summary>True when the request has been given to the handler that owns the connections.</summary>
    public bool ReachedWire => _sends > 0;

    /// <summary>The body has begun to be written.</summary>
    public bool BodyStarted { get; set; }

    /// <summary>The primary handler writes a body only when a connection stands, and <see cref="BodyStarted"/> was not set before it: "not started" then proves that nothing left.</summary>
    public bool BodyProves { get; private set; }

    /// <summary>Notes that the wire is reached. False: it was before, and the call must not be sent twice.</summary>
    public bool TryReachWire(bool socketsHandler)
    {
        BodyProves = socketsHandler && !BodyStarted;
        return Interlocked.Increment(ref _sends) == 1 || repeatable;
    }

    /// <summary>True when bytes of the request may have reached the vendor.</summary>
    /// <param name="fault">What ended the attempt.</param>
    public bool MayHaveLeft(Exception fault)
    {
        if (!ReachedWire)
            return false;
        if (BodyProves)
            return BodyStarted;
        return fault is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } || _sends > 1;
    }
}

/// <summary>A body that tells when it is written. Writes carry one even when it is empty: a request without a body may be repeated by the socket handler itself when a kept connection turns out closed.</summary>
internal sealed class NotingContent : HttpContent
{
    private readonly HttpContent? _inner;
    private readonly SendState _state;

    public NotingContent(HttpContent? inner, SendState state)
    {
        _inner = inner;
        _state = state;
        if (inner is null)
            return;
        foreach (var header in inner.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _state.BodyStarted = true;
        return _inner?.CopyToAsync(stream, context, cancellationToken) ?? Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner is null ? 0 : _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner?.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>
/// The innermost handler, around whatever handler is primary. A handler outside of it that repeats requests (a user's, on this very client) cannot send a write twice that is sent once.
/// </summary>
internal sealed class WireHandler : DelegatingHandler
{
    private readonly bool _sockets;

    public WireHandler(HttpMessageHandler primary) : base(primary) => _sockets = primary is SocketsHttpHandler;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(SendState.Key, out var state) && !state.TryReachWire(_sockets))
            throw new RepeatedSendException();
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A handler tried to send a write again that is sent once.</summary>
internal sealed class RepeatedSendException() : Exception("A handler tried to repeat a write that is not repeatable; the repeat was not sent.");
