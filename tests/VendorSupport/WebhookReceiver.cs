namespace Connectors.TestSupport;

/// <summary>Takes webhooks, as a web application would: headers, query and body of each.</summary>
internal sealed class WebhookReceiver : HttpMessageHandler
{
    /// <summary>What came, the oldest first.</summary>
    public List<(Dictionary<string, string> Headers, string Query, string Body)> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(static h => h.Key, static h => string.Join(',', h.Value));
        Requests.Add((headers, request.RequestUri!.Query, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return new(System.Net.HttpStatusCode.OK);
    }
}
