using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Bench;

/// <summary>
/// What a careful developer writes without the packages: HttpClient and source-generated JSON, the same headers, the whole body read, every member typed. No budget, no token's expiry, no retry,
/// no error read, no telemetry.
/// </summary>
internal sealed class BareHttp(HttpClient http, Uri root)
{
    public async Task<T?> GetAsync<T>(Exchange call, JsonTypeInfo<T> answer)
    {
        using var request = NewRequest(call);
        return await ReadAsync(request, answer).ConfigureAwait(false);
    }

    public async Task<T?> SendAsync<TBody, T>(Exchange call, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer)
    {
        using var request = NewRequest(call);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType)) { Headers = { ContentType = new("application/json") } };
        return await ReadAsync(request, answer).ConfigureAwait(false);
    }

    private HttpRequestMessage NewRequest(Exchange call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(root, call.Target));
        foreach (var (name, value) in call.RequestHeaders)
            // A key is of one write; the simulator would answer a second one with the first.
            request.Headers.TryAddWithoutValidation(name, name == "Idempotency-Key" ? $"{Guid.NewGuid()}" : value);
        return request;
    }

    private async Task<T?> ReadAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> answer)
    {
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return body.Length == 0 ? default : JsonSerializer.Deserialize(body, answer);
    }
}
