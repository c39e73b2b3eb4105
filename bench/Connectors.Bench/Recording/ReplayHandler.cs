using System.Net;

namespace Connectors.Bench;

/// <summary>Answers from the recording, on the caller's thread: what is left is the client's own time and memory.</summary>
internal sealed class ReplayHandler(IReadOnlyDictionary<string, Exchange> recorded) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = recorded[Exchange.KeyOf(request.Method.Method, request.RequestUri!.PathAndQuery)];
        var response = new HttpResponseMessage((HttpStatusCode)exchange.Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(exchange.Body) };
        foreach (var (name, value) in exchange.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        // As text, which is what a connection makes of it.
        response.Content.Headers.TryAddWithoutValidation("Content-Type", exchange.ContentType);
        return Task.FromResult(response);
    }
}
