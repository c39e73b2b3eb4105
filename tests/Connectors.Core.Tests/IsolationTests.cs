using System.Diagnostics;
using Connectors.Acme;
using Connectors.Http;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Connectors.Core.Tests;

/// <summary>What a host does to all its HttpClients must not reach ours, and one tenant's must not reach another's.</summary>
public sealed class IsolationTests
{
    [Theory]
    [Rule("R38")]
    [InlineData("defaults before")]
    [InlineData("defaults after")]
    [InlineData("filter before")]
    [InlineData("filter after")]
    [InlineData("filter at 0 after")]
    [InlineData("own client")]
    public async Task A_handler_that_repeats_does_not_repeat_a_create(string how)
    {
        await using var vendor = new TestVendor(
            before: how switch { "defaults before" => Defaults, "filter before" => Filter, _ => null },
            configure: how switch
            {
                "defaults after" => static b => Defaults(b.Services),
                "filter after" => static b => Filter(b.Services),
                "filter at 0 after" => static b => b.Services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, RepeatingFilter>()),
                "own client" => static b => b.Http.AddHttpMessageHandler(static () => new RepeatingHandler()),
                _ => null,
            });
        await using var server = new WireServer(static r => r.RespondAsync(500));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Once), default));

        Assert.Equal(1, server.Count);
    }

    [Fact]
    [Rule("R38")]
    public async Task A_handler_that_repeats_by_copies_does_not_repeat_a_create_either()
    {
        await using var vendor = new TestVendor(configure: static b => b.Http.AddHttpMessageHandler(static () => new CopyingHandler()));
        await using var server = new WireServer(static r => r.RespondAsync(500));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Once), default));

        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task A_handler_may_ask_something_of_its_own_before_a_create()
    {
        await using var vendor = new TestVendor(configure: static b => b.Http.AddHttpMessageHandler(static () => new AskingHandler()));
        await using var server = new WireServer(static r => r.RespondAsync(200));

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(["/asked", server.Requests[1].Target], server.Requests.Select(static r => r.Target));
    }

    [Fact]
    public async Task A_primary_handler_of_the_user_that_is_in_use_already_still_works()
    {
        await using var server = new WireServer(static r => r.Method == "GET" ? r.RespondAsync(200) : r.RespondAsync(500));
        using var shared = new SocketsHttpHandler();
        using (var first = new HttpClient(shared, disposeHandler: false))
            await first.GetStringAsync(server.Address);
        await using var vendor = new TestVendor(configure: b => b.Http.ConfigurePrimaryHttpMessageHandler(() => shared));

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Once), default));
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => vendor.Session(WireServer.Nowhere()).SendAsync(TestVendor.Call(Repeatability.Once), default));
    }

    [Fact]
    public async Task Other_clients_of_the_host_keep_their_handlers()
    {
        await using var vendor = new TestVendor(before: static s =>
        {
            Filter(s);
            s.AddHttpClient("other");
        });
        await using var server = new WireServer(static r => r.RespondAsync(500));

        using var client = vendor.Services.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        using var response = await client.PostAsync(server.Address, null);

        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task What_a_user_puts_on_our_client_stays_when_the_vendor_is_added_again()
    {
        await using var vendor = new TestVendor(configure: static b =>
        {
            b.Http.AddHttpMessageHandler(static () => new MarkingHandler());
            b.Services.AddAcme();
        });
        await using var server = new WireServer(static r => r.RespondAsync(200));

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.Equal("seen", server.Requests[0].Header("X-Mark"));
    }

    [Fact]
    public async Task Default_headers_and_time_outs_of_the_host_do_not_reach_the_vendor()
    {
        await using var vendor = new TestVendor(configure: static b => b.Services.ConfigureHttpClientDefaults(static d => d.ConfigureHttpClient(static c =>
        {
            c.DefaultRequestHeaders.Add("X-Host", "secret");
            c.Timeout = TimeSpan.FromTicks(1);
            c.BaseAddress = new("http://elsewhere.invalid/");
        })));
        await using var server = new WireServer(static r => r.RespondAsync(200));

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.Null(server.Requests[0].Header("X-Host"));
        Assert.Equal("Connectors.Acme/0.1.0", server.Requests[0].Header("User-Agent"));
    }

    [Fact]
    public async Task Cookies_do_not_cross_tenants_even_when_the_host_switches_them_on()
    {
        await using var vendor = new TestVendor(before: static s => s.ConfigureHttpClientDefaults(static b => b.UseSocketsHttpHandler(static (h, _) => h.UseCookies = true)));
        await using var server = new WireServer(static r => r.RespondAsync(200, headers: ("Set-Cookie", $"session={r.Header("Authorization")}; Path=/")));

        foreach (var tenant in (string[])["one", "two", "one"])
            await vendor.Session(server.Address, Authenticator.Bearer("token-" + tenant), account: tenant).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.Equal(["Bearer token-one", "Bearer token-two", "Bearer token-one"], server.Requests.Select(static r => r.Header("Authorization")));
        Assert.All(server.Requests, static r => Assert.Null(r.Header("Cookie")));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(307, "", headers: ("Location", "/elsewhere")));

        var e = await Assert.ThrowsAsync<ConnectorApiException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default));

        Assert.Equal((307, ConnectorErrorCodes.Redirect), (e.StatusCode, e.ErrorCode));
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task Trace_ids_and_baggage_of_the_host_stay_here()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200));
        using var listener = new ActivityListener { ShouldListenTo = static _ => true, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("host").SetBaggage("customer", "Jens").Start();

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.DoesNotContain("traceparent", server.Requests[0].Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Jens", server.Requests[0].Head, StringComparison.Ordinal);
    }

    private static void Defaults(IServiceCollection services) => services.ConfigureHttpClientDefaults(static b => b.AddHttpMessageHandler(static () => new RepeatingHandler()));

    private static void Filter(IServiceCollection services) => services.AddSingleton<IHttpMessageHandlerBuilderFilter, RepeatingFilter>();

    private sealed class RepeatingFilter : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Insert(0, new RepeatingHandler());
        };
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var i = 0; ; i++)
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (i == 2 || response.IsSuccessStatusCode)
                    return response;
                response.Dispose();
            }
        }
    }

    private sealed class CopyingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(new HttpRequestMessage(request.Method, request.RequestUri), cancellationToken);
        }
    }

    private sealed class AskingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/asked")), cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class MarkingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Mark", "seen");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
