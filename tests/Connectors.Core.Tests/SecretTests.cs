using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Connectors.Http;

namespace Connectors.Core.Tests;

/// <summary>Secrets that are shown nowhere: logs at Trace, exceptions, spans, metrics, ToString.</summary>
public sealed class SecretTests
{
    private const string AccessToken = "canary-ACCESS-71f2";
    private const string RefreshToken = "canary-REFRESH|with:odd/chars==";
    private const string ClientSecret = "canary-CLIENT-secret&x";
    private const string Password = "canary-PASSWORD-æ\"1";
    private static readonly string[] Canaries = [AccessToken, RefreshToken, ClientSecret, Password, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + Password)), "canary-QUERY-5", "canary"];

    [Theory]
    [InlineData("200")]
    [InlineData("400 echo")]
    [InlineData("401 echo")]
    [InlineData("500 echo")]
    [InlineData("429 echo")]
    [InlineData("html echo")]
    [InlineData("broken echo")]
    [InlineData("reset")]
    [InlineData("token refused")]
    [InlineData("token unreachable")]
    public async Task A_secret_appears_nowhere(string answer)
    {
        var seen = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => seen.Enqueue($"span {a.DisplayName} {a.StatusDescription} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Events.SelectMany(static e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(spans);
        using var figures = new MeterListener { InstrumentPublished = static (i, l) => l.EnableMeasurementEvents(i) };
        figures.SetMeasurementEventCallback<double>((i, _, tags, _) => seen.Enqueue($"metric {i.Name} {string.Join(' ', tags.ToArray())}"));
        figures.SetMeasurementEventCallback<long>((i, _, tags, _) => seen.Enqueue($"metric {i.Name} {string.Join(' ', tags.ToArray())}"));
        figures.Start();

        await using var vendor = new TestVendor();
        await using var server = new WireServer(r => AnswerAsync(r, answer));
        var tokenAddress = answer == "token unreachable" ? WireServer.Nowhere() : new Uri(server.Address, "token");
        var account = AccountKey.FromSecret("Acme", RefreshToken);
        var stored = new StoredToken("old-" + AccessToken, RefreshToken, vendor.Clock.Now, "v1");
        await vendor.Pipeline.Tokens.SaveAsync(account, stored, default);
        var request = TokenRequest.Refresh(tokenAddress, RefreshToken).With(new KeyValuePair<string, string>("client_secret", ClientSecret));
        Authenticator[] authenticators =
        [
            new OAuthAuthenticator(vendor.Pipeline, account, _ => request, ClientSecret),
            Authenticator.Basic("user", Password),
            Authenticator.Bearer(AccessToken),
            Authenticator.Headers(new KeyValuePair<string, string>("X-AppSecretToken", AccessToken)),
        ];

        foreach (var authenticator in authenticators)
        {
            var session = vendor.Session(server.Address, authenticator, account: $"account-{seen.Count}");
            foreach (var call in (ApiCall[])[TestVendor.Call(Repeatability.Read) with { Path = "things?apiKey=canary-QUERY-5" }, TestVendor.Call(Repeatability.Once)])
            {
                try
                {
                    await session.SendAsync(call, Acme.AcmeJson.Default.AcmeContact, default);
                }
                catch (ConnectorException e)
                {
                    Show(e);
                }
            }

            seen.Enqueue($"{session} {authenticator} {await TicketAsync(authenticator)}");
        }

        seen.Enqueue($"{stored} {request} {account} {new IssuedToken(AccessToken, RefreshToken, default, null)} {vendor.Pipeline}");
        foreach (var line in vendor.Logs.Lines)
            seen.Enqueue("log " + line);

        Assert.Contains(seen, static l => l.StartsWith("span Acme things.get", StringComparison.Ordinal));
        Assert.Contains(seen, static l => l.StartsWith("metric connectors.call.duration", StringComparison.Ordinal));
        Assert.Contains(seen, static l => l.StartsWith("log Debug Acme things.get", StringComparison.Ordinal));
        foreach (var line in seen)
            Assert.False(Canaries.Any(c => line.Contains(c, StringComparison.OrdinalIgnoreCase)), line);

        void Show(Exception? e)
        {
            for (; e is not null; e = e.InnerException)
                seen.Enqueue($"exception {e} {string.Join(' ', e.Data.Values.Cast<object>())} {(e as ConnectorApiException)?.RawBody} {string.Join(' ', (e as ConnectorApiException)?.FieldErrors ?? [])}");
        }
    }

    [Fact]
    public async Task Tags_are_vendor_operation_and_outcome_only()
    {
        var tags = new ConcurrentBag<string>();
        await using var vendor = new TestVendor();
        using var figures = new MeterListener { InstrumentPublished = static (i, l) => { if (i.Meter.Name == "Connectors.Acme") l.EnableMeasurementEvents(i); } };
        figures.SetMeasurementEventCallback<double>((_, _, t, _) => { foreach (var tag in t) tags.Add($"{tag.Key}={tag.Value}"); });
        figures.SetMeasurementEventCallback<long>((_, _, t, _) => { foreach (var tag in t) tags.Add($"{tag.Key}={tag.Value}"); });
        figures.Start();
        await using var server = new WireServer(static r => r.RespondAsync(404));

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => vendor.Session(server.Address).SendAsync(new ApiCall("tags.get", HttpMethod.Get, "x") { Repeatability = Repeatability.Read }, default));

        Assert.Equal(["connectors.operation", "connectors.outcome", "connectors.vendor"], tags.Select(static t => t.Split('=')[0]).Distinct().Order());
        Assert.Contains("connectors.operation=tags.get", tags);
        Assert.Contains("connectors.outcome=not_found", tags);
    }

    private static async Task<string> TicketAsync(Authenticator authenticator)
    {
        try
        {
            return (await authenticator.GetAsync(default)).ToString();
        }
        catch (ConnectorException e)
        {
            return e.ToString();
        }
    }

    // The worst vendor: its message, its fields and its page show every secret that it was sent.
    private static Task AnswerAsync(WireRequest r, string answer)
    {
        if (r.Target == "/token")
        {
            return answer == "token refused"
                ? r.RespondAsync(400, $$"""{"error":"invalid_grant","error_description":{{Json($"bad {r.Body} {RefreshToken} {ClientSecret}")}}}""")
                : r.RespondAsync(200, $$"""{"access_token":"{{AccessToken}}","refresh_token":{{Json(RefreshToken)}},"expires_in":3600}""");
        }

        var authorization = r.Header("Authorization") ?? "";
        var decoded = authorization.StartsWith("Basic ", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(authorization[6..])).Split(':', 2)[1] : "";
        var echo = $"You sent {authorization} ({decoded}) {authorization.Split(' ')[^1]} {r.Header("X-AppSecretToken")} to {r.Target}";
        var body = $$"""{"code":"refused","message":{{Json(echo)}},"apiKey":"canary-UNKNOWN"}""";
        return answer switch
        {
            "reset" => ResetAsync(r),
            "html echo" => r.RespondAsync(200, $"<html>{echo}</html>", "text/html"),
            "broken echo" => r.RespondAsync(200, $$"""{"id":{"token":"canary-BROKEN"},"name":{{Json(echo)}}}"""),
            "200" or "token refused" or "token unreachable" => r.RespondAsync(200, """{"id":"1","name":"x"}"""),
            _ => r.RespondAsync(int.Parse(answer.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), body, headers: ("Retry-After", "3600")),
        };
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Task ResetAsync(WireRequest r)
    {
        r.Reset();
        return Task.CompletedTask;
    }
}
