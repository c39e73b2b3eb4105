using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Connectors.TestSupport;

/// <summary>Stands where the network was: notes every request as text and answers what the test says.</summary>
internal sealed class WireHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    /// <summary>The requests to the API, as text, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The requests to token endpoints, as text, in order.</summary>
    public List<string> TokenRequests { get; } = [];

    /// <summary>What token endpoints answer.</summary>
    public Func<HttpResponseMessage> Token { get; set; } = () => Json("""{"access_token":"access-1","token_type":"Bearer","expires_in":3600}""");

    public WireHandler Answer(string json, int status = 200) => Answer(() => Json(json, status));

    public WireHandler Answer(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Json(string json, int status = 200) => Body(json, "application/json", status);

    public static HttpResponseMessage Body(string text, string? contentType, int status = 200) => new((HttpStatusCode)status)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType) } },
    };

    public static HttpResponseMessage Empty(int status = 200) => new((HttpStatusCode)status) { Content = new ByteArrayContent([]) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = await DescribeAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
        {
            TokenRequests.Add(text);
            return Token();
        }

        Requests.Add(text);
        return _answers.Count > 0 ? _answers.Dequeue()() : throw new InvalidOperationException("The test says no answer for: " + text);
    }

    private static async Task<string> DescribeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder().Append(request.Method).Append(' ').Append(request.RequestUri!.OriginalString);
        foreach (var (name, values) in request.Headers.OrderBy(static h => h.Key, StringComparer.Ordinal))
            text.Append('\n').Append(name).Append(": ").Append(string.Join(", ", values));
        if (request.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.Where(static h => h.Key != "Content-Length").OrderBy(static h => h.Key, StringComparer.Ordinal))
                text.Append('\n').Append(name).Append(": ").Append(string.Join(", ", values));
            text.Append("\n\n").Append(await PrettyAsync(content, cancellationToken));
        }

        return text.ToString();
    }

    private static async Task<string> PrettyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStringAsync(cancellationToken);
        if (content.Headers.ContentType?.MediaType != "application/json")
            return body.ReplaceLineEndings("\n");
        using var json = JsonDocument.Parse(body);
        return JsonSerializer.Serialize(json.RootElement, PrettyJson);
    }

    private static readonly JsonSerializerOptions PrettyJson = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
