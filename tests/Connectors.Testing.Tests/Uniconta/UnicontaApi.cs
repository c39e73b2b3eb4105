using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class UnicontaApi : IAsyncDisposable
{
    private readonly HttpClient _http;

    private UnicontaApi(UnicontaSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
    }

    public UnicontaSimulator Sim { get; }

    public UnicontaAccount Account => Sim.Account;

    public UnicontaOddities Oddities => Sim.Oddities;

    public UnicontaUser User => Sim.SignIns.Users[0];

    public static UnicontaApi InProcess(Action<UnicontaAccount>? seed = null)
    {
        var sim = UnicontaSimulator.InProcess(seed);
        return new UnicontaApi(sim, new HttpClient(sim.CreateHandler()) { BaseAddress = sim.BaseAddress });
    }

    public static async Task<UnicontaApi> OnSocketAsync(Action<UnicontaAccount>? seed = null)
    {
        var sim = await UnicontaSimulator.StartAsync(seed);
        return new UnicontaApi(sim, new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sim.BaseAddress });
    }

    public static async Task<UnicontaApi> OverAsync(string transport, Action<UnicontaAccount>? seed = null) => transport == "socket" ? await OnSocketAsync(seed) : InProcess(seed);

    public static string Basic(string name, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));

    /// <summary>Surface A as the first user in the first company.</summary>
    public Task<UnicontaReply> GetAsync(string path, string? accept = "application/json") => SendAsync("GET", path, null, Basic(Account.UserName, Account.Password), accept);

    public Task<UnicontaReply> ListAsync(string entity) => GetAsync($"api/Entities/{entity}");

    public Task<UnicontaReply> InsertAsync(string entity, string json) => A("POST", $"api/Entities/Insert/{entity}", json);

    public Task<UnicontaReply> UpdateAsync(string entity, string json) => A("PUT", $"api/Entities/Update/{entity}", json);

    public Task<UnicontaReply> DeleteAsync(string entity, string json) => A("DELETE", $"api/Entities/Delete/{entity}", json);

    public Task<UnicontaReply> A(string method, string path, string? json = null) => SendAsync(method, path, json, Basic(Account.UserName, Account.Password));

    /// <summary>Surface B as the first user in the first company.</summary>
    public Task<UnicontaReply> B(string method, string path, string? json = null) => SendAsync(method, path, json, "Bearer " + Sim.SignIns.IssueToken());

    public Task<UnicontaReply> QueryAsync(string entity, string filters) => B("POST", $"Query/Get/{entity}", filters);

    public async Task<UnicontaReply> SendAsync(string method, string path, string? json, string? authorization, string? accept = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        return new UnicontaReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }
}

internal sealed record UnicontaReply(int Status, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Rows => Json is JsonArray rows ? rows : Json["value"]!.AsArray();

    public string? this[string member] => Json[member]?.ToString();

    /// <summary>One property of every row.</summary>
    public string[] All(string member) => [.. Rows.Select(r => r![member]?.ToString() ?? "(absent)")];

    public UnicontaReply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>A refusal of surface A in its default shape.</summary>
    public UnicontaReply Refused(string code, int status = 400)
    {
        Assert.Equal((status, code), (Status, Text));
        return this;
    }
}
