using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Reviso;

namespace Connectors.Testing.Tests.Reviso;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class RevisoApi : IAsyncDisposable
{
    private readonly HttpClient _http;

    private RevisoApi(RevisoSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
        _http.BaseAddress = sim.BaseAddress;
    }

    public RevisoSimulator Sim { get; }

    public RevisoAccount Account => Sim.Account;

    public RevisoOddities Oddities => Sim.Oddities;

    public static RevisoApi InProcess(Action<RevisoAccount>? seed = null)
    {
        var sim = RevisoSimulator.InProcess(seed);
        return new(sim, new HttpClient(sim.CreateHandler()));
    }

    public static async Task<RevisoApi> OnSocketAsync(Action<RevisoAccount>? seed = null) =>
        new(await RevisoSimulator.StartAsync(seed), new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }));

    public Task<RevisoReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<RevisoReply> PostAsync(string path, string json) => SendAsync("POST", path, json);

    public Task<RevisoReply> PutAsync(string path, string json) => SendAsync("PUT", path, json);

    public Task<RevisoReply> DeleteAsync(string path) => SendAsync("DELETE", path);

    public async Task<RevisoReply> SendAsync(string method, string path, string? json = null, string? secret = null, string? grant = null, string contentType = "application/json", string? key = null)
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

    public async Task<RevisoReply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new RevisoReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    /// <summary>A filter, percent-encoded.</summary>
    public static string Filter(string filter) => "filter=" + Uri.EscapeDataString(filter);

    /// <summary>One member of each row that a filter leaves.</summary>
    public async Task<string[]> FoundAsync(string collection, string filter, string member) =>
        [.. (await GetAsync($"{collection}?{Filter(filter)}")).Is(200).Rows.Select(r => r![member]!.ToString())];

    public static string Customer(string name = "Acme Srl", string more = "") =>
        $$"""{"name":"{{name}}","currency":"EUR","customerGroup":{"customerGroupNumber":1},"paymentTerms":{"paymentTermsNumber":1},"vatZone":{"vatZoneNumber":1}{{more}}}""";

    public static string Document(string lines = "", string more = "", int terms = 1, string date = "2026-03-02") =>
        $$$"""{"date":"{{{date}}}","currency":"EUR","customer":{"customerNumber":1},"paymentTerms":{"paymentTermsNumber":{{{terms}}}},"recipient":{"name":"Acme","vatZone":{"vatZoneNumber":1}},"lines":[{{{lines}}}]{{{more}}}}""";

    public static string Line(string quantity = "2", string price = "100", string vat = "V022", string more = "") =>
        $$$"""{"product":{"productNumber":"A-1"},"description":"Cosa","quantity":{{{quantity}}},"unitNetPrice":{{{price}}},"vatInfo":{"vatAccount":{"vatCode":"{{{vat}}}"}}{{{more}}}}""";

    /// <summary>A customer and a product, which documents need.</summary>
    public static RevisoApi WithMasters(Action<RevisoAccount>? seed = null) => InProcess(a =>
    {
        a.Customer("Acme").Product("A-1", "Cosa", 100);
        seed?.Invoke(a);
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }
}

internal sealed record RevisoReply(int Status, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Rows => Json["collection"]!.AsArray();

    public string? Code => (string?)Json["errorCode"];

    public int Id => (int)Json["id"]!;

    public string? this[string member] => Json[member]?.ToString();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;

    public RevisoReply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>Refused by validation, with an entry of this code and path in the list of errors.</summary>
    public RevisoReply Refused(string path, string code)
    {
        Is(400);
        Assert.Equal("E04300", Code);
        Assert.True(
            Json["errors"]!.AsArray().Any(e => (string?)e!["errorCode"] == code && (string?)e["details"]!["path"] == path), $"no {code} at {path}: {Text}");
        return this;
    }
}

/// <summary>Takes webhooks.</summary>
internal sealed class RevisoReceiver : HttpMessageHandler
{
    public RevisoReceiver() => Http = new HttpMessageInvoker(this);

    public HttpMessageInvoker Http { get; }

    public int Fail { get; set; }

    public List<string> Bodies { get; } = [];

    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Content?.Headers.ContentType}");
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(Fail-- > 0 ? System.Net.HttpStatusCode.ServiceUnavailable : System.Net.HttpStatusCode.OK);
    }
}
