using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connectors.AspNetCore;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Smartbill;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Setup;

/// <summary>A customer is connected from nothing to a written record, over HTTP alone: what a page will do, step by step.</summary>
public sealed class ByHttpAloneTests : IAsyncLifetime, IDisposable
{
    private readonly string _database = $"Data Source=setup-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly GrowingCrm.Forms _forms = new(("offer", "accountingNumber"), ("offer", "accountingLink"));
    private SqliteConnection _alive = null!;
    private SmartbillSimulator _smartbill = null!;
    private WebApplication _host = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _alive = new SqliteConnection(_database);
        await _alive.OpenAsync();
        _smartbill = await SmartbillSimulator.StartAsync(static a => a.Receive("Depozit", "S8", 5, "Șurub M8").Receive("Depozit", "C1", 2, "Carte"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(_smartbill.Clock);
        services.AddDbContextFactory<SalesCrm>(o => o.UseSqlite(_database).UseConnectorMarks());
        services.AddSmartbill().Configure(o =>
        {
            o.BaseAddress = _smartbill.ApiAddress;
            o.CallsPerTenSeconds = 30;
            o.InteractiveReserve = 0;
        });
        services.AddConnectorSync(static o => o.WebhookSecrets.Add("a secret of the tests that is long enough to count as one")).UseInMemoryStore()
            .UseSecretKeys(new SecretKeyRing("1", new Dictionary<string, byte[]> { ["1"] = [.. Enumerable.Repeat((byte)7, SecretKeyRing.KeyLength)] }))
            .AddOperations(static o => o.AllowAnonymousOperations = true)
            .AddConnectionKind("smartbill", c =>
            {
                c.Crm<SalesCrm>(SalesCrm.Map).Smartbill();
                GrowingCrm.Over(_forms)(c);
            });
        _host = builder.Build();
        _host.UseRequestLocalization(static o => o.SetDefaultCulture("en").AddSupportedCultures([.. ConnectorTexts.Languages]).AddSupportedUICultures([.. ConnectorTexts.Languages]));
        _host.MapConnectorOperations();
        _host.MapConnectorWebhooks();
        await using (var db = await _host.Services.GetRequiredService<IDbContextFactory<SalesCrm>>().CreateDbContextAsync())
            await db.Database.EnsureCreatedAsync();
        await _host.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_host.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _smartbill.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _alive.Dispose();
    }

    [Fact, Acceptance("P-12i", Missing = "the pages"), Acceptance("001-12", Missing = "the page"), Acceptance("P-12b", Missing = "the page")]
    public async Task The_whole_set_up_runs_by_HTTP_calls_only()
    {
        // 1. A connection of a kind. It plans and writes nothing, and says that a half is missing.
        var made = await SendAsync(HttpMethod.Post, "", """{"id":"acme","kind":"smartbill","timeZone":"Europe/Bucharest","culture":"ro"}""", HttpStatusCode.Created);
        Assert.Equal("PlanOnly", made.GetProperty("mode").GetString());
        Assert.Contains("accounting", Texts(made.GetProperty("missing")));
        await RefusedAsync(HttpMethod.Put, "/acme/mode", """{"mode":"Live"}""", HttpStatusCode.Conflict, "half-missing");

        // 2. Keys are typed in. What is wrong is said, and nothing of it is kept.
        var way = Assert.Single((await SendAsync(HttpMethod.Get, "/acme/connect")).EnumerateArray(), static w => w.GetProperty("side").GetString() == "Accounting");
        Assert.Equal(["companyVatCode", "email", "token", "tokenV3"], way.GetProperty("fields").EnumerateArray().Select(static f => f.GetProperty("name").GetString()!));
        var key = new { values = new { companyVatCode = _smartbill.Account.Cif, email = _smartbill.Account.Email, token = "003|wrong" } };
        await RefusedAsync(HttpMethod.Post, "/acme/connect/accounting/key", JsonSerializer.Serialize(key), HttpStatusCode.UnprocessableEntity, "credentials-refused");
        var connected = await SendAsync(HttpMethod.Post, "/acme/connect/accounting/key", JsonSerializer.Serialize(key with { values = key.values with { token = $" {_smartbill.Account.Token} " } }));
        Assert.True(connected.GetProperty("ok").GetBoolean());

        // 3. Both halves are asked, and the accounts are bound.
        Tick();
        var probe = await SendAsync(HttpMethod.Post, "/acme/probe");
        Assert.True(probe.GetProperty("crm").GetProperty("ok").GetBoolean() && probe.GetProperty("accounting").GetProperty("ok").GetBoolean());
        Assert.NotEmpty(probe.GetProperty("accounting").GetProperty("capabilities").EnumerateArray());
        Assert.True((await SendAsync(HttpMethod.Get, "/acme")).GetProperty("green").GetBoolean());

        // 4. What can be mapped, and the settings: as a draft, checked, saved upon a version.
        Tick();
        var schema = await SendAsync(HttpMethod.Get, "/acme/schema?samples=1");
        Assert.Contains("product", schema.GetProperty("crm").EnumerateArray().Select(static e => e.GetProperty("entity").GetString()));
        var version = (await SendAsync(HttpMethod.Get, "/acme/settings")).GetProperty("version").GetInt32();
        const string Settings = """{"version":1,"entities":{"product":{"enabled":true}},"schedule":{"every":"03:00:00"}}""";
        await SendAsync(HttpMethod.Put, "/acme/settings/draft", $$"""{"settings":{{Settings}} }""", HttpStatusCode.NoContent);
        Tick();
        Assert.False((await SendAsync(HttpMethod.Post, "/acme/settings/check", """{"settings":{"entities":{"prodct":{"enabled":true}}}}""")).GetProperty("ok").GetBoolean());
        Tick();
        Assert.True((await SendAsync(HttpMethod.Post, "/acme/settings/check", $$"""{"settings":{{Settings}} }""")).GetProperty("ok").GetBoolean());
        Tick();
        await SendAsync(HttpMethod.Put, "/acme/settings", $$"""{"version":{{version}},"settings":{{Settings}} }""");
        Assert.Equal("every", (await SendAsync(HttpMethod.Get, "/acme")).GetProperty("schedule").GetProperty("kind").GetString());

        // 5. The first plan, and its approval together with the mode.
        Tick();
        var plan = await SendAsync(HttpMethod.Post, "/acme/plans");
        Assert.Equal(2, plan.GetProperty("counts").GetProperty("product").GetProperty("CreateInCrm").GetInt32());
        Assert.Equal(0, await CountAsync());
        Tick();
        var applied = await SendAsync(HttpMethod.Post, $"/acme/plans/{plan.GetProperty("id").GetString()}/approve", """{"mode":"Live"}""");
        Assert.Equal((2, 2), (applied.GetProperty("created").GetInt32(), await CountAsync()));

        // 6. The webhook, ready to paste: it is called, and turns green.
        var hook = (await SendAsync(HttpMethod.Get, "/acme/webhooks")).EnumerateArray().First();
        Assert.Equal("Grey", hook.GetProperty("light").GetString());
        _smartbill.Account.Receive("Depozit", "NEW", 8, "Nou");
        var token = hook.GetProperty("token").GetString()!;
        using (var call = new HttpRequestMessage(HttpMethod.Post, hook.GetProperty("url").GetString()) { Content = new ByteArrayContent(StockWebhookRequest.Create(token, [new() { ProductCode = "NEW", Quantity = 1 }]).Body.ToArray()) })
        {
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.Equal(HttpStatusCode.OK, (await _http.SendAsync(call)).StatusCode);
        }

        Assert.Equal("Green", (await SendAsync(HttpMethod.Get, "/acme/webhooks")).EnumerateArray().First().GetProperty("light").GetString());

        // 7. Runs, what waits and why, and the journal of who did what.
        Tick();
        Assert.Equal("Completed", (await SendAsync(HttpMethod.Post, "/acme/run")).GetProperty("state").GetString());
        Assert.Equal(3, await CountAsync());
        Assert.Empty((await SendAsync(HttpMethod.Get, "/acme/parked")).EnumerateArray());
        var events = (await SendAsync(HttpMethod.Get, "/acme/journal")).EnumerateArray().Select(static j => j.GetProperty("event").GetString()!).ToList();
        Assert.All(new[] { "created", "credentials", "settings", "plan-approved" }, e => Assert.Contains(e, events));
        Assert.DoesNotContain(_smartbill.Account.Token, (await SendAsync(HttpMethod.Get, "/acme/export")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact, Acceptance("000-20"), Acceptance("001-11"), Acceptance("002-46"), Acceptance("004-05")]
    public async Task The_fields_that_the_CRM_lacks_are_checked_handed_over_as_a_file_and_made_by_HTTP_calls()
    {
        await SendAsync(HttpMethod.Post, "", """{"id":"acme","kind":"smartbill","timeZone":"Europe/Bucharest","culture":"ro"}""", HttpStatusCode.Created);
        await RefusedAsync(HttpMethod.Get, "/acme/fields", null, HttpStatusCode.Conflict, "not-ready");
        await SendAsync(HttpMethod.Post, "/acme/connect/accounting/key", JsonSerializer.Serialize(new { values = new { companyVatCode = _smartbill.Account.Cif, email = _smartbill.Account.Email, token = _smartbill.Account.Token } }));
        Tick();
        await SendAsync(HttpMethod.Put, "/acme/settings", """{"version":2,"settings":{"version":1,"documents":{"invoice-from-offer":{"enabled":true,"series":"FCT","trigger":["Accepted"],"book":true}}}}""");
        Tick();
        var check = await SendAsync(HttpMethod.Get, "/acme/fields", language: "ro");
        Assert.Equal((false, true), (check.GetProperty("complete").GetBoolean(), check.GetProperty("canCreate").GetBoolean()));
        var number = Field(check, "accountingNumber");
        Assert.Equal(("offer", "Text", "Missing", "documents.invoice-from-offer.number", true), (number.GetProperty("entity").GetString(), number.GetProperty("type").GetString(), number.GetProperty("state").GetString(), number.GetProperty("for").GetString(), number.GetProperty("readOnly").GetBoolean()));
        Assert.StartsWith("Lipsește", number.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Fits", Field(check, "status").GetProperty("state").GetString());

        // For whoever makes them by hand, or has a tool that does.
        Tick();
        using (var file = await _http.GetAsync("/connectors/acme/fields.csv"))
        {
            Assert.Equal(("text/csv", "acme-fields.csv"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
            var lines = (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
            Assert.Equal("\"entity\";\"field\";\"type\";\"maxLength\";\"list\";\"values\";\"readOnly\";\"for\";\"because\";\"state\";\"found\"", lines[0]);
            Assert.Contains("\"offer\";\"accountingNumber\";\"Text\";\"\";\"\";\"\";\"yes\";\"documents.invoice-from-offer.number\";\"\";\"Missing\";\"\"", lines);
            Assert.Contains("\"offer\";\"status\";\"Choice\";\"\";\"\";\"Accepted\";\"no\";\"documents.invoice-from-offer.trigger\";\"\";\"Fits\";\"Text\"", lines);
        }

        // While it only plans, nothing is made in the CRM.
        Tick();
        await RefusedAsync(HttpMethod.Post, "/acme/fields", null, HttpStatusCode.Conflict, "mode");
        Assert.Empty(_forms.Asked);
        await SendAsync(HttpMethod.Put, "/acme/mode", """{"mode":"Live"}""");
        Tick();
        var made = await SendAsync(HttpMethod.Post, "/acme/fields");
        Assert.Equal((true, "Fits", true), (Field(made, "accountingNumber").GetProperty("created").GetBoolean(), Field(made, "accountingNumber").GetProperty("state").GetString(), Field(made, "accountingLink").GetProperty("created").GetBoolean()));
        var journal = (await SendAsync(HttpMethod.Get, "/acme/journal")).EnumerateArray().First(static j => j.GetProperty("event").GetString() == "fields");
        Assert.Equal("offer.accountingNumber, offer.accountingLink", journal.GetProperty("detail").GetString());

        static JsonElement Field(JsonElement check, string name) => check.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("field").GetString() == name);
    }

    /// <summary>SmartBill counts calls by ten seconds.</summary>
    private void Tick() => _smartbill.Clock.Advance(TimeSpan.FromMinutes(5));

    private async Task<int> CountAsync()
    {
        await using var db = await _host.Services.GetRequiredService<IDbContextFactory<SalesCrm>>().CreateDbContextAsync();
        return await db.Articles.CountAsync();
    }

    private static List<string?> Texts(JsonElement list) => [.. list.EnumerateArray().Select(static t => t.GetString())];

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json = null, HttpStatusCode expected = HttpStatusCode.OK, string? language = null)
    {
        using var request = new HttpRequestMessage(method, "/connectors" + path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task RefusedAsync(HttpMethod method, string path, string? json, HttpStatusCode status, string code) =>
        Assert.Equal(code, (await SendAsync(method, path, json, status)).GetProperty("code").GetString());
}
