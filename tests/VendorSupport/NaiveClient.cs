using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.TestSupport;

/// <summary>
/// What a developer writes on her first day: an HttpClient, the address, the body; an answer is read whatever its status. It knows no vendor.
/// </summary>
/// <param name="address">The vendor's, with a slash at the end.</param>
/// <param name="signIn">Puts the vendor's headers on a request.</param>
/// <param name="vendor">The way to a simulator that listens on no port.</param>
internal sealed class NaiveClient(Uri address, Action<HttpRequestMessage> signIn, HttpMessageHandler? vendor = null) : IDisposable
{
    private readonly HttpClient _http = new(vendor ?? new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    public Task<NaiveReply> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync("GET", path, null, headers);

    public async Task<NaiveReply> SendAsync(string method, string path, string? body = null, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        signIn(request);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "application/xml" : "application/json");
        using var response = await _http.SendAsync(request);
        return new NaiveReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A status and a text, which is what one looks at first.</summary>
internal sealed record NaiveReply(int Status, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public XElement Xml => XElement.Parse(Text);
}
