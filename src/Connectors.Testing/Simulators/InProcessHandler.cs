using System.Net;

namespace Connectors.Testing;

/// <summary>The transport without a socket: same faults, same bytes.</summary>
internal sealed class InProcessHandler(Simulator simulator) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers.NonValidated)
            headers[header.Key] = header.Value.ToString();
        if (request.Content is not null)
        {
            foreach (var header in request.Content.Headers.NonValidated)
                headers[header.Key] = header.Value.ToString();
        }

        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var sim = new SimRequest(request.Method.Method.ToUpperInvariant(), uri.AbsolutePath, uri.Query.TrimStart('?'), headers, body);

        // The work goes on when the caller gives up: the server has the request.
        var response = await simulator.HandleAsync(sim).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (response.Delivery == SimDelivery.Closed)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was closed before an answer came (simulated).");

        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = response.Delivery == SimDelivery.CutInBody ? new StreamContent(new CutStream(response.Body)) : new ByteArrayContent(response.Body),
        };
        if (response.ContentType is not null)
            message.Content.Headers.TryAddWithoutValidation("Content-Type", response.ContentType);
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>Half of the bytes, then the end of the connection.</summary>
    private sealed class CutStream(byte[] body) : MemoryStream(body, 0, body.Length / 2, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => Take(buffer);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Take(buffer.AsSpan(offset, count)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Take(buffer.Span));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => Task.FromException(Ended());

        public override void CopyTo(Stream destination, int bufferSize) => throw Ended();

        private int Take(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw Ended();

        private static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The connection was closed in the middle of the body (simulated).");
    }
}
