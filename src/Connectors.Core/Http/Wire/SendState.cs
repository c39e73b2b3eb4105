namespace Connectors.Http;

/// <summary>What is known of one attempt on its way out: it travels on the request and with its flow of execution, so that handler and connection can note it.</summary>
internal sealed class SendState(bool repeatable)
{
    public static readonly AsyncLocal<SendState?> Current = new();

    private HttpMethod? _method;
    private Uri? _address;
    private int _sends;
    private Stream? _connection;

    /// <summary>True when the request has been given to the handler that owns the connections.</summary>
    public bool ReachedWire => _sends > 0;

    /// <summary>The connections tell what is written to them, see <see cref="NotingStream"/>.</summary>
    public Func<bool> Noted { get; private set; } = static () => false;

    /// <summary>The attempt that a message belongs to; null for one that a user's handler makes for purposes of its own.</summary>
    public static SendState? Of(HttpRequestMessage message) => message is ApiRequestMessage ours ? ours.Send : Current.Value is { } current && current.Resembles(message) ? current : null;

    /// <summary>The message of the attempt, made.</summary>
    public ApiRequestMessage NewMessage(HttpMethod method, Uri address)
    {
        (_method, _address) = (method, address);
        return new(method, address, this);
    }

    /// <summary>Notes that the wire is reached. False: it was before, and the call must not be sent twice.</summary>
    public bool TryReachWire(Func<bool> noted)
    {
        Noted = noted;
        return Interlocked.Increment(ref _sends) == 1 || repeatable;
    }

    // A handler that repeats requests may do so by copies.
    private bool Resembles(HttpRequestMessage message) => message.Method == _method && message.RequestUri == _address;

    /// <summary>Notes a write to a connection. False: this attempt was already written to another one.</summary>
    public bool TryWrite(Stream connection)
    {
        var first = Interlocked.CompareExchange(ref _connection, connection, null);
        // A user's handler may repeat what is repeatable; each of its sends may have its own connection.
        return first is null || first == connection || (repeatable && _sends > 1);
    }

    /// <summary>True when bytes of the request may have reached the vendor.</summary>
    /// <param name="fault">What ended the attempt.</param>
    public bool MayHaveLeft(Exception fault)
    {
        if (!ReachedWire)
            return false;
        if (Noted())
            return _connection is not null;
        // Somebody else's primary handler: its word is all there is.
        return _sends > 1 || fault is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
    }
}

/// <summary>A request of ours. Its own type, because a dictionary of options per request costs more than all that is known of it.</summary>
internal sealed class ApiRequestMessage(HttpMethod method, Uri address, SendState send) : HttpRequestMessage(method, address)
{
    public SendState Send => send;
}

/// <summary>
/// The innermost handler, around whatever handler is primary. A handler outside of it that repeats requests (a user's, on this very client) cannot send a write twice that is sent once.
/// </summary>
internal sealed class WireHandler : DelegatingHandler
{
    private readonly Func<bool> _noted;
    private bool _unnoted;

    public WireHandler(HttpMessageHandler primary) : base(primary)
    {
        _unnoted = primary is not SocketsHttpHandler;
        _noted = () => !Volatile.Read(ref _unnoted);
        if (primary is not SocketsHttpHandler sockets)
            return;
        var inner = sockets.PlaintextStreamFilter;
        try
        {
            sockets.PlaintextStreamFilter = FilterAsync;
        }
        catch (InvalidOperationException)
        {
            // A user's handler that is in use already cannot be changed any more.
            _unnoted = true;
        }

        async ValueTask<Stream> FilterAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken token)
        {
            var stream = inner is null ? context.PlaintextStream : await inner(context, token).ConfigureAwait(false);
            // Only HTTP/1.1 writes a request within its own flow of execution.
            if (context.NegotiatedHttpVersion.Major > 1)
                Volatile.Write(ref _unnoted, true);
            return new NotingStream(stream, () => Volatile.Write(ref _unnoted, true));
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = SendState.Of(request);
        if (state?.TryReachWire(_noted) == false)
            return Task.FromException<HttpResponseMessage>(new RepeatedSendException());
        // It goes no further up than the next caller that is asynchronous, and that one sets its own.
        SendState.Current.Value = state;
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A request would be sent a second time.</summary>
internal sealed class RepeatedSendException() : IOException("A request is sent once; its repeat was not sent.");
