using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Smartbill;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>A plain HttpClient and raw JSON against a simulator: nothing here knows our own client.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Api(SmartbillSimulator sim, HttpClient http)
    {
        Sim = sim;
        _http = http;
    }

    public SmartbillSimulator Sim { get; }

    public SmartbillAccount Account => Sim.Account;

    public SmartbillOddities Oddities => Sim.Oddities;

    /// <summary>Without a limit, unless a test is about it.</summary>
    public static Api InProcess(Action<SmartbillAccount>? seed = null, bool limited = false)
    {
        var sim = SmartbillSimulator.InProcess(seed);
        if (!limited)
            sim.Oddities.CallsPerWindow = null;
        return new Api(sim, new HttpClient(sim.CreateHandler()) { BaseAddress = sim.ApiAddress });
    }

    public static async Task<Api> OnSocketAsync(Action<SmartbillAccount>? seed = null)
    {
        var sim = await SmartbillSimulator.StartAsync(seed);
        return new Api(sim, new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sim.ApiAddress });
    }

    public static JsonObject Line(string name = "Servicii", decimal quantity = 1, decimal price = 100, string code = "SRV") => new()
    {
        ["name"] = name,
        ["code"] = code,
        ["measuringUnitName"] = "buc",
        ["quantity"] = quantity,
        ["price"] = price,
        ["taxName"] = "Normala",
        ["taxPercentage"] = 21,
        ["isService"] = code == "SRV",
    };

    public static JsonObject Discount(int? items = 1, decimal percent = 10) => With(
        new JsonObject { ["name"] = "Discount", ["measuringUnitName"] = "buc", ["isDiscount"] = true, ["discountPercentage"] = percent, ["taxName"] = "Normala", ["taxPercentage"] = 21 },
        l => l["numberOfItems"] = items);

    public static JsonObject Goods(decimal quantity = 1, string code = "MK053", string warehouse = "Depozit") => With(Line("Caiet", quantity, 10, code), l => l["warehouseName"] = warehouse);

    public static JsonObject Client() => new()
    {
        ["name"] = "Acme SRL",
        ["vatCode"] = "RO999",
        ["isTaxPayer"] = true,
        ["address"] = "Str. Lunga 1",
        ["city"] = "Brasov",
        ["county"] = "Brasov",
        ["country"] = "Romania",
    };

    public static JsonObject With(JsonObject json, Action<JsonObject> change)
    {
        change(json);
        return json;
    }

    public JsonObject Document(string series, params JsonObject[] lines) => new()
    {
        ["companyVatCode"] = Account.Cif,
        ["seriesName"] = series,
        ["client"] = Client(),
        ["products"] = new JsonArray([.. lines.Length == 0 ? [Line()] : lines]),
    };

    public Task<Reply> InvoiceAsync(Action<JsonObject>? change = null, params JsonObject[] lines) =>
        PostAsync("invoice/v2", With(Document("FCT", lines), change ?? (static _ => { })));

    public Task<Reply> EstimateAsync(Action<JsonObject>? change = null, params JsonObject[] lines) =>
        PostAsync("estimate/v2", With(Document("PFC", lines), change ?? (static _ => { })));

    public JsonObject Payment(string type, decimal? value, string? invoice = null) => With(
        new JsonObject { ["companyVatCode"] = Account.Cif, ["type"] = type, ["client"] = Client() },
        p =>
        {
            if (value is not null)
                p["value"] = value;
            if (type.Equals("Chitanta", StringComparison.OrdinalIgnoreCase))
                p["seriesName"] = "CH";
            if (invoice is not null)
                p["invoicesList"] = new JsonArray(new JsonObject { ["seriesName"] = "FCT", ["number"] = invoice });
        });

    public Task<Reply> PayAsync(string type, decimal? value, string? invoice = null, Action<JsonObject>? change = null) =>
        PostAsync("payment", With(Payment(type, value, invoice), change ?? (static _ => { })));

    public async Task<(decimal Total, decimal Paid, decimal Open, bool IsPaid)> PaymentStateAsync(string number)
    {
        var json = (await GetAsync($"invoice/paymentstatus?cif=*&seriesname=FCT&number={number}")).Is(200).Json;
        return ((decimal)json["invoiceTotalAmount"]!, (decimal)json["paidAmount"]!, (decimal)json["unpaidAmount"]!, (bool)json["paid"]!);
    }

    public Task<Reply> GetAsync(string path, string? accept = null) => SendAsync("GET", path, accept: accept);

    public Task<Reply> PutAsync(string path) => SendAsync("PUT", path);

    public Task<Reply> DeleteAsync(string path) => SendAsync("DELETE", path);

    public Task<Reply> PostAsync(string path, JsonObject json) => SendAsync("POST", path, json.ToJsonString());

    /// <param name="method">The verb.</param>
    /// <param name="path">Below /SBORO/api/; <c>cif=*</c> stands for the company's CIF.</param>
    /// <param name="body">The body.</param>
    /// <param name="user">E-mail and token; the first user's when null.</param>
    /// <param name="accept">The Accept header.</param>
    /// <param name="media">The body's media type.</param>
    /// <param name="authorization">The whole header; empty: none.</param>
    public async Task<Reply> SendAsync(
        string method, string path, string? body = null, (string Email, string Token)? user = null, string? accept = null, string media = "application/json", string? authorization = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("cif=*", "cif=" + Account.Cif, StringComparison.Ordinal));
        var (email, token) = user ?? (Account.Email, Account.Token);
        var header = authorization ?? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{token}"));
        if (header.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = media.Length == 0 ? null : MediaTypeHeaderValue.Parse(media);
        }

        using var response = await _http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), headers);
    }

    public Task<Reply> ReadAsync(string path, string? token = null) =>
        SendAsync("GET", path.StartsWith("http", StringComparison.Ordinal) ? path : $"v3/companies/{Account.Cif}/{path}", authorization: "Bearer " + (token ?? Account.V3Token));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Sim.DisposeAsync();
    }
}

internal sealed record Reply(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Number => this["number"];

    public string this[string member] => Json[member]?.ToString() ?? throw new InvalidOperationException($"no {member}: {Text}");

    /// <summary>The code of the first error of shape B.</summary>
    public string Code => (string)Json["errors"]![0]!["code"]!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public Reply Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>A success: 200 and an empty errorText.</summary>
    public Reply Succeeds()
    {
        Is(200);
        Assert.Equal("", this["errorText"]);
        return this;
    }

    public void Refused(string text, int status = 400)
    {
        Is(status);
        Assert.Equal(text, this["errorText"]);
    }

    public void IsPage(int status)
    {
        Is(status);
        Assert.StartsWith("text/html", Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("<html>", Text, StringComparison.Ordinal);
    }

    public string Invariant(string member) => ((decimal)Json[member]!).ToString(CultureInfo.InvariantCulture);
}
