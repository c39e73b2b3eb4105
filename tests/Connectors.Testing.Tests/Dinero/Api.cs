using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Dinero;

namespace Connectors.Testing.Tests.Dinero;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Api(DineroSimulator sim)
    {
        Sim = sim;
        _http = new HttpClient(sim.CreateHandler()) { BaseAddress = sim.BaseAddress };
    }

    private Api(DineroSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
    }

    public DineroSimulator Sim { get; }

    public DineroAccount Account => Sim.Account;

    public DineroOddities Oddities => Sim.Oddities;

    public static Api InProcess(Action<DineroAccount>? seed = null) => new(Unlimited(DineroSimulator.InProcess(seed)));

    public static async Task<Api> OnSocketAsync(Action<DineroAccount>? seed = null)
    {
        var sim = Unlimited(await DineroSimulator.StartAsync(seed));
        return new Api(sim, new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sim.BaseAddress });
    }

    public static async Task<Api> OverAsync(string transport, Action<DineroAccount>? seed = null) =>
        transport == "socket" ? await OnSocketAsync(seed) : InProcess(seed);

    public Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    public Task<Reply> PostAsync(string path, string? json = null) => SendAsync("POST", path, json);

    public Task<Reply> PutAsync(string path, string json) => SendAsync("PUT", path, json);

    public Task<Reply> DeleteAsync(string path, string? json = null) => SendAsync("DELETE", path, json);

    /// <param name="method">The verb.</param>
    /// <param name="path">With the version; <c>*</c> stands for the organisation id.</param>
    /// <param name="json">The body.</param>
    /// <param name="token">Another bearer token.</param>
    /// <param name="accept">The Accept header.</param>
    public async Task<Reply> SendAsync(string method, string path, string? json = null, string? token = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("*", $"{Account.Id}", StringComparison.Ordinal));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Sim.SignIns.IssueAccessToken());
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    public Task<Reply> FormAsync(Uri address, Dictionary<string, string> form, string? basic = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        if (basic is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + basic);
        return SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }

    private static DineroSimulator Unlimited(DineroSimulator sim)
    {
        sim.Oddities.PersonalCallsPerMinute = null;
        sim.Oddities.VismaCallsPerMinute = null;
        return sim;
    }
}

internal sealed record Reply(int Status, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Rows => Json["Collection"]!.AsArray();

    public int? Code => (int?)Json["code"];

    public string? this[string member] => Json[member]?.ToString();

    /// <summary>The complaint about a property, whatever its casing.</summary>
    public string? Complaint(string property) =>
        Json["validationErrors"]?.AsObject().FirstOrDefault(p => p.Key.Equals(property, StringComparison.OrdinalIgnoreCase)).Value?.ToString();

    public Reply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    public Reply Refused(string property)
    {
        Is(400);
        Assert.Equal(42, Code);
        Assert.True(Complaint(property) is not null, $"no complaint about {property}: {Text}");
        return this;
    }
}
