namespace Connectors.Bench;

/// <summary>Stands where the wire is, before the simulator, and keeps what passes.</summary>
internal sealed class RecordingHandler(HttpMessageHandler simulator, List<Exchange> recorded) : DelegatingHandler(simulator)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        recorded.Add(new()
        {
            Verb = request.Method.Method,
            Target = request.RequestUri!.PathAndQuery,
            RequestHeaders = Flat(request.Headers),
            RequestBody = sent,
            Status = (int)response.StatusCode,
            Headers = Flat(response.Headers),
            ContentType = response.Content.Headers.ContentType?.ToString(),
            Body = body,
        });
        return response;
    }

    private static List<KeyValuePair<string, string>> Flat(System.Net.Http.Headers.HttpHeaders headers) =>
        [.. headers.NonValidated.Where(static h => h.Key != "Transfer-Encoding").Select(static h => KeyValuePair.Create(h.Key, h.Value.ToString()))];
}
