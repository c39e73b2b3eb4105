using System.Net;
using System.Security.Cryptography;
using Connectors.AspNetCore.Tests.Operations;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Connect;

/// <summary>Letting a connection into a system, by a page of a vendor that the test plays.</summary>
public sealed class ConnectEndpointTests
{
    private const string Start = "/connectors/acme/connect/accounting/consent";
    private const string Callback = "/connectors/connect/callback";

    [Fact, Acceptance("000-02", Missing = "the key icon on a page"), Acceptance("000-03")]
    public async Task The_page_is_opened_the_state_is_checked_and_the_token_is_stored_and_nothing_else()
    {
        await using var vendor = new Vendor();
        await using var host = await OperationsHost.StartAsync(vendor.World.Services);
        var ways = (await host.GetAsync("/connectors/acme/connect")).Ok();
        Assert.Equal(["consent", "key"], ways.Json.EnumerateArray().Select(static w => w.GetProperty("name").GetString()!));
        Assert.Equal("Settings → Keys", ways[1].GetProperty("fields")[0].GetProperty("where").GetString());

        var sent = (await host.GetAsync(Start + "/start?returnTo=/settings")).Expect(HttpStatusCode.Redirect).Location!;
        Assert.StartsWith("https://vendor.test/consent?", sent.AbsoluteUri, StringComparison.Ordinal);
        var state = Query(sent, "state");
        Assert.Equal(new Uri(host.Http.BaseAddress!, Callback), new Uri(Query(sent, "redirect")));

        // A changed state, nobody's and another user's are refused, and nothing is stored.
        foreach (var wrong in new[] { state + "x", "", "made-up" })
            (await host.GetAsync($"{Callback}?state={wrong}&code=canary-good")).Refused(HttpStatusCode.BadRequest, "consent-state");
        (await host.As("eve").GetAsync($"{Callback}?state={state}&code=canary-good")).Refused(HttpStatusCode.BadRequest, "consent-state");
        Assert.Null(await vendor.StoredAsync());

        var back = (await host.As("ann").GetAsync($"{Callback}?state={state}&code=canary-good")).Expect(HttpStatusCode.Redirect);
        Assert.Equal("/settings?connected=accounting", back.Location!.OriginalString);
        Assert.Equal("canary-token", vendor.Seen!["token"]);
        var replay = (await host.GetAsync($"{Callback}?state={state}&code=canary-good")).Refused(HttpStatusCode.BadRequest, "consent-state");
        Assert.Contains("used already", replay["detail"].GetString(), StringComparison.Ordinal);

        // No password was asked for, and neither token nor code stands anywhere.
        Assert.Equal(["token"], vendor.Seen!.Names);
        foreach (var path in new[] { "export", "journal", "settings", "", "runs" })
            Assert.DoesNotContain("canary", (await host.GetAsync($"/connectors/acme/{path}".TrimEnd('/'))).Ok().Text, StringComparison.Ordinal);
        var entry = (await host.GetAsync("/connectors/acme/journal")).Ok().Json.EnumerateArray().First(static j => j.GetProperty("event").GetString() == "credentials");
        Assert.Equal("ann", entry.GetProperty("user").GetString());
    }

    [Fact, Acceptance("P-12a", Missing = "the page")]
    public async Task A_replay_a_refusal_and_a_code_that_is_too_old_are_three_texts()
    {
        await using var vendor = new Vendor();
        await using var host = await OperationsHost.StartAsync(vendor.World.Services);
        var texts = new HashSet<string?>
        {
            (await host.GetAsync($"{Callback}?state={await StateAsync()}&error=access_denied")).Refused(HttpStatusCode.BadRequest, "consent-declined")["detail"].GetString(),
            (await host.GetAsync($"{Callback}?state={await StateAsync()}&code=old")).Refused(HttpStatusCode.BadRequest, "consent-expired")["detail"].GetString(),
            (await host.GetAsync($"{Callback}?state=replayed&code=canary-good")).Refused(HttpStatusCode.BadRequest, "consent-state")["detail"].GetString(),
        };
        var state = await StateAsync();
        vendor.World.Clock.Advance(TimeSpan.FromMinutes(16));
        texts.Add((await host.GetAsync($"{Callback}?state={state}&code=canary-good")).Refused(HttpStatusCode.BadRequest, "consent-expired")["detail"].GetString());
        Assert.Equal(4, texts.Count);
        Assert.Null(await vendor.StoredAsync());

        // Who came from a page goes back to it, with the word for what happened.
        var sent = (await host.GetAsync(Start + "/start?returnTo=/settings")).Location!;
        Assert.Equal("/settings?problem=consent-declined", (await host.GetAsync($"{Callback}?state={Query(sent, "state")}&error=access_denied")).Location!.OriginalString);

        async Task<string> StateAsync() => Query(new Uri((await host.PostAsync(Start)).Ok()["address"].GetString()!), "state");
    }

    [Fact, Acceptance("P-12b", Missing = "the page")]
    public async Task A_pasted_key_is_trimmed_tried_at_once_and_never_shown()
    {
        await using var vendor = new Vendor();
        await using var host = await OperationsHost.StartAsync(vendor.World.Services);
        const string Key = "/connectors/acme/connect/accounting/key";
        var missing = (await host.PostAsync(Key, """{"values":{"key":"  "}}""")).Refused(HttpStatusCode.BadRequest, "input");
        Assert.Equal(("key", "It is found here: Settings → Keys."), (missing["problems"][0].GetProperty("field").GetString(), missing["problems"][0].GetProperty("remedy").GetString()));
        Assert.Contains("key", (await host.PostAsync(Key, """{"values":{"kee":"x"}}""")).Refused(HttpStatusCode.BadRequest, "input")["problems"][0].GetProperty("remedy").GetString(), StringComparison.Ordinal);
        var wrong = (await host.PostAsync(Key, """{"values":{"key":"canary-wrong"}}""")).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused");
        Assert.Contains("The key *** is wrong.", wrong["detail"].GetString(), StringComparison.Ordinal);
        Assert.Null(await vendor.StoredAsync());

        var right = (await host.PostAsync(Key, """{"values":{"key":"  canary-key\r\n"}}""")).Ok();
        Assert.True(right["ok"].GetBoolean());
        Assert.Equal("canary-key", vendor.Seen!["key"]);
        Assert.DoesNotContain("canary", right.Text + wrong.Text + (await host.GetAsync("/connectors/acme/connect")).Text, StringComparison.Ordinal);
        (await host.GetAsync(Key + "/start?key=canary-key")).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Theory]
    [InlineData("//evil.test")]
    [InlineData("https://evil.test")]
    [InlineData("/\\evil.test")]
    public async Task The_browser_returns_to_this_host_only(string returnTo)
    {
        await using var vendor = new Vendor();
        await using var host = await OperationsHost.StartAsync(vendor.World.Services);
        (await host.GetAsync(Start + "/start?returnTo=" + Uri.EscapeDataString(returnTo))).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Fact]
    public async Task Behind_a_proxy_the_address_is_the_one_that_the_host_says()
    {
        await using var vendor = new Vendor();
        await using var host = await OperationsHost.StartAsync(vendor.World.Services, static o => o.PublicAddress = new Uri("https://sync.example/app/"), prefix: "/x/y");
        var sent = (await host.GetAsync("/x/y/acme/connect/accounting/consent/start")).Location!;
        Assert.Equal("https://sync.example/app/x/y/connect/callback", Query(sent, "redirect"));
    }

    private static string Query(Uri address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)[name].ToString();

    /// <summary>A vendor with a page and with keys.</summary>
    private sealed class Vendor : IConsentPage, IAsyncDisposable
    {
        public Vendor() => World = new World(c =>
        {
            c.Services.AddConnectorSync().UseSecretKeys(new SecretKeyRing("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength) }));
            c.ConnectBy(Side.Accounting, new ConnectWay { Name = "consent", System = "Vendor", Page = this });
            c.ConnectBy(Side.Accounting, new ConnectWay { Name = "key", System = "Vendor", Fields = [new CredentialField("key") { Secret = true, Where = "Settings → Keys" }] });
            c.UseProvider(Side.Accounting, (context, _) =>
            {
                Seen = context.Credentials;
                return context.Credentials?.Find("key") is "canary-wrong" ? throw new InvalidOperationException("The key canary-wrong is wrong.") : ValueTask.FromResult(World!.Accounting.Open());
            });
        });

        public World World { get; }

        /// <summary>What the provider was last given.</summary>
        public SideCredentials? Seen { get; private set; }

        public async Task<string?> StoredAsync() => (await World.Store.FindConnectionAsync(World.Id, default))!.AccountingSecret is { Length: > 0 } secret ? secret : null;

        public Consent Begin(IServiceProvider services, Uri redirect, string culture)
        {
            var state = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            return new Consent(new Uri($"https://vendor.test/consent?state={state}&redirect={Uri.EscapeDataString(redirect.AbsoluteUri)}"), state, "kept");
        }

        public Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken) => answer.GetValueOrDefault("code") switch
        {
            null => throw new ConsentException(ConsentFailure.Declined, "The user declined."),
            "old" => throw new ConsentException(ConsentFailure.Expired, "The code is too old."),
            _ => Task.FromResult(SideCredentials.Of("token", "canary-token")),
        };

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
