using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Intacct;

namespace Connectors.Testing.Tests.Intacct;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Api(IntacctSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
    }

    public IntacctSimulator Sim { get; }

    public IntacctAccount Account => Sim.Account;

    public IntacctOddities Oddities => Sim.Oddities;

    public static Api InProcess(Action<IntacctAccount>? seed = null)
    {
        var sim = IntacctSimulator.InProcess(seed);
        return new Api(sim, new HttpClient(sim.CreateHandler()) { BaseAddress = sim.BaseAddress });
    }

    public static async Task<Api> OnSocketAsync(Action<IntacctAccount>? seed = null)
    {
        var sim = await IntacctSimulator.StartAsync(seed);
        return new Api(sim, new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = sim.BaseAddress });
    }

    public static async Task<Api> OverAsync(string transport, Action<IntacctAccount>? seed = null) => transport == "socket" ? await OnSocketAsync(seed) : InProcess(seed);

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, null, headers);

    public Task<Reply> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync("POST", path, json, null, headers);

    public Task<Reply> PatchAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync("PATCH", path, json, null, headers);

    public Task<Reply> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync("DELETE", path, null, null, headers);

    public Task<Reply> QueryAsync(string json, params (string Name, string Value)[] headers) => SendAsync("POST", "services/core/query", json, null, headers);

    /// <param name="method">The verb.</param>
    /// <param name="path">Below the version.</param>
    /// <param name="json">The body.</param>
    /// <param name="token">Another bearer token; empty: none.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<Reply> SendAsync(string method, string path, string? json = null, string? token = null, (string Name, string Value)[]? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Sim.ApiAddress, path.TrimStart('/')));
        if (token != "")
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Sim.SignIns.IssueAccessToken());
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    public Task<Reply> TokenAsync(params (string Name, string Value)[] form) => SendAsync(new HttpRequestMessage(HttpMethod.Post, Sim.TokenAddress)
    {
        Content = new FormUrlEncodedContent(form.Append(("client_id", Sim.SignIns.ClientId)).Append(("client_secret", Sim.SignIns.ClientSecret)).Select(static f => new KeyValuePair<string, string>(f.Item1, f.Item2))),
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }
}

internal sealed record Reply(int Status, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode Result => Json["ia::result"]!;

    public JsonArray Rows => Result.AsArray();

    public JsonNode Meta => Json["ia::meta"]!;

    /// <summary>The error, wherever the envelope holds it.</summary>
    public JsonNode Error => Json["error"] ?? Json["ia::error"] ?? Json["ia::result"]!["ia::error"]!;

    public string? Code => (string?)Error["code"];

    public string? ErrorId => (string?)Error["errorId"];

    /// <summary>The first business code.</summary>
    public string? Detail => (string?)Error["details"]![0]!["code"];

    public string Key => Result["key"]!.ToString();

    public string? this[string member] => Json[member]?.ToString();

    public Reply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    public Reply Refused(int status, string errorId)
    {
        Is(status);
        Assert.True(ErrorId == errorId, $"expected {errorId}: {Text}");
        return this;
    }

    public Reply Ruled(string detail, int status = 422)
    {
        Is(status);
        Assert.True(Detail == detail, $"expected {detail}: {Text}");
        return this;
    }
}
