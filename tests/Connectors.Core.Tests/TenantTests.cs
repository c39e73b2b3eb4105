using System.Collections.Concurrent;
using System.Net;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>Ten thousand tenants in one process.</summary>
[Collection(nameof(AloneCollection))]
public sealed class TenantTests
{
    private const int Tenants = 10_000;

    [Fact]
    public async Task Ten_thousand_tenants_cost_one_handler_and_at_most_4_KB_each_and_every_answer_belongs_to_its_tenant()
    {
        var handlers = new ConcurrentBag<EchoHandler>();
        await using var vendor = new TestVendor(new ManualClock(), b => b.Http.ConfigurePrimaryHttpMessageHandler(() =>
        {
            var handler = new EchoHandler();
            handlers.Add(handler);
            return handler;
        }), logs: false);
        var budget = new BudgetDefinition { Limits = [BudgetLimit.Sliding("minute", 100, TimeSpan.FromMinutes(1)), BudgetLimit.Daily("day", 5000), BudgetLimit.Concurrent("c", 4)] };
        var address = new Uri("http://acme.example/");
        await CallAsync(Tenant(-1), -1);
        var sessions = new ApiSession[Tenants];
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Tenants; i++)
            sessions[i] = Tenant(i);
        await Parallel.ForEachAsync(Enumerable.Range(0, Tenants), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            for (var n = 0; n < 3; n++)
                await CallAsync(sessions[i], i);
        });

        var perTenant = (GC.GetTotalMemory(forceFullCollection: true) - before) / Tenants;
        Assert.True(perTenant <= 4096, $"{perTenant} bytes per tenant");
        Assert.True(perTenant > 100, "nothing was measured");
        Assert.InRange(handlers.Count, 1, 2);
        GC.KeepAlive(sessions);

        ApiSession Tenant(int i) => vendor.Session(
            address,
            new OAuthAuthenticator(vendor.Pipeline, new("Acme", $"tenant-{i}"), _ => new TokenRequest(new("http://acme.example/token"), new KeyValuePair<string, string>("key", $"{i}"))),
            budget,
            $"tenant-{i}");

        async Task CallAsync(ApiSession session, int i) =>
            Assert.Equal($"{{\"who\":\"Bearer token-{i}\"}}", (await session.SendAsync(TestVendor.Call(Repeatability.Read), default)).Text);
    }

    private sealed class EchoHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var text = request.RequestUri!.AbsolutePath == "/token"
                ? $$"""{"access_token":"token-{{(await request.Content!.ReadAsStringAsync(cancellationToken)).Split('=')[1]}}","expires_in":3600,"refresh_token":"{{Guid.NewGuid():N}}"}"""
                : $$"""{"who":"{{request.Headers.Authorization}}"}""";
            return new(HttpStatusCode.OK) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };
        }
    }
}

/// <summary>Measures memory: no other test may allocate beside it.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
