using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Economic;

namespace Connectors.Testing.Tests.Economic;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class EconomicApi : IAsyncDisposable
{
    public const string Customers = "customersapi/v3.1.0/Customers";
    private readonly HttpClient _http;

    private EconomicApi(EconomicSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
        _http.BaseAddress = sim.RestAddress;
    }

    public EconomicSimulator Sim { get; }

    public EconomicAccount Account => Sim.Account;

    public EconomicOddities Oddities => Sim.Oddities;

    public static EconomicApi InProcess(Action<EconomicAccount>? seed = null)
    {
        var sim = EconomicSimulator.InProcess(seed);
        return new(sim, new HttpClient(sim.CreateHandler()));
    }

    public static async Task<EconomicApi> OnSocketAsync(Action<EconomicAccount>? seed = null) =>
        new(await EconomicSimulator.StartAsync(seed), new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }));

    public Task<EconomicReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<EconomicReply> PostAsync(string path, string json, string? key = null) => SendAsync("POST", path, json, key);

    public Task<EconomicReply> PutAsync(string path, string json, string? key = null) => SendAsync("PUT", path, json, key);

    public Task<EconomicReply> DeleteAsync(string path, string? key = null) => SendAsync("DELETE", path, null, key);

    public async Task<EconomicReply> SendAsync(
        string method, string path, string? json = null, string? key = null, string? secret = null, string? grant = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-AppSecretToken", secret ?? Sim.App.SecretToken);
        request.Headers.Add("X-AgreementGrantToken", grant ?? Account.GrantToken);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, contentType);
        return await SendAsync(request);
    }

    public async Task<EconomicReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new EconomicReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    /// <summary>A filter, percent-encoded.</summary>
    public static string Filter(string filter) => "filter=" + Uri.EscapeDataString(filter);

    /// <summary>The numbers of the customers that a filter leaves.</summary>
    public async Task<int[]> CustomerNumbersAsync(string filter) => [.. (await GetAsync($"customers?{Filter(filter)}")).Is(200).Rows.Select(r => (int)r!["customerNumber"]!)];

    public static string Customer(string name = "Acme ApS", string more = "") =>
        $$"""{"name":"{{name}}","currency":"DKK","customerGroup":{"customerGroupNumber":1},"paymentTerms":{"paymentTermsNumber":1},"vatZone":{"vatZoneNumber":1}{{more}}}""";

    public static string FlatCustomer(int number = 1, string more = "") =>
        $$"""{"customerNumber":{{number}},"name":"Acme ApS","customerGroupNumber":1,"zone":1,"currency":"DKK","paymentTermId":1,"access":true{{more}}}""";

    public static string Document(string lines = "", string more = "", int customer = 1, int terms = 1, string date = "2026-03-02") =>
        $$$"""{"date":"{{{date}}}","currency":"DKK","customer":{"customerNumber":{{{customer}}}},"layout":{"layoutNumber":19},"paymentTerms":{"paymentTermsNumber":{{{terms}}}},"recipient":{"name":"Acme","vatZone":{"vatZoneNumber":1}},"lines":[{{{lines}}}]{{{more}}}}""";

    public static string Line(string product = "A-1", string quantity = "2", string price = "100", string more = "") =>
        $$"""{"product":{"productNumber":"{{product}}"},"description":"Thing","quantity":{{quantity}},"unitNetPrice":{{price}}{{more}}}""";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }
}

internal sealed record EconomicReply(int Status, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Rows => Json["collection"]!.AsArray();

    public JsonArray Items => Json["items"]!.AsArray();

    public string? Code => (string?)Json["errorCode"];

    public string? this[string member] => Json[member]?.ToString();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;

    public EconomicReply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>Refused by validation, with an item of this code at this place of the tree.</summary>
    public EconomicReply Refused(string path, string code)
    {
        Is(400);
        Assert.Equal("E04300", Code);
        JsonNode? node = Json["errors"];
        foreach (var part in path.Split('.'))
        {
            node = int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var index)
                ? node?.AsArray().FirstOrDefault(r => (int?)r!["arrayIndex"] == index)
                : node?[part];
        }

        var items = node?["errors"]?.AsArray();
        Assert.True(items?.Any(i => (string?)i!["errorCode"] == code) == true, $"no {code} at {path}: {Text}");
        return this;
    }
}
