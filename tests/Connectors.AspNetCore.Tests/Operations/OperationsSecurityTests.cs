using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>Who may call the operations: the host says so, or it does not start.</summary>
public sealed class OperationsSecurityTests
{
    [Fact]
    public async Task A_host_whose_operations_stand_open_does_not_start_unless_it_says_so()
    {
        await using var world = new World();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => OperationsHost.StartAsync(world.Services, endpoints: static _ => { }));
        Assert.Contains("RequireAuthorization", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AllowAnonymousOperations", refused.Message, StringComparison.Ordinal);

        await using var said = await OperationsHost.StartAsync(world.Services, endpoints: static e => e.AllowAnonymous());
        (await said.As("").GetAsync("/connectors/acme")).Ok();

        await using var open = await OperationsHost.StartAsync(world.Services, static o => o.AllowAnonymousOperations = true, endpoints: static _ => { });
        (await open.As("").GetAsync("/connectors/acme")).Ok();

        await using var fallback = OperationsHost.Build(world.Services, null, "/connectors", static _ => { }, fallback: true);
        await fallback.StartAsync();
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in_and_a_refusal_does_nothing()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.As("").PostAsync("/connectors/acme/run")).Status);
        Assert.Equal(0, world.Crm.Pages);
    }

    [Fact, Acceptance("P-12h", Missing = "pages of its own with a layout; texts in the user's culture: see the texts")]
    public async Task Another_tenants_connection_is_as_if_there_were_none()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services, static o => o.MaySee = static (http, _) => ValueTask.FromResult(http.User.Identity!.Name == "ann"), prefix: "/deep/below/sync");
        Assert.Single((await host.GetAsync("/deep/below/sync")).Ok().Json.EnumerateArray());
        (await host.GetAsync("/deep/below/sync/acme")).Ok();

        host.As("eve");
        Assert.Empty((await host.GetAsync("/deep/below/sync")).Ok().Json.EnumerateArray());
        var foreign = (await host.GetAsync("/deep/below/sync/acme")).Refused(HttpStatusCode.NotFound, "unknown-connection");
        var absent = (await host.GetAsync("/deep/below/sync/nowhere")).Refused(HttpStatusCode.NotFound, "unknown-connection");
        Assert.Equal(absent.Text.Replace("nowhere", "acme", StringComparison.Ordinal), foreign.Text);
        foreach (var path in new[] { "run", "plans", "pause", "parked/retry", "documents/invoice/send" })
            (await host.PostAsync($"/deep/below/sync/acme/{path}", "{}")).Refused(HttpStatusCode.NotFound, "unknown-connection");
        Assert.DoesNotContain((await host.GetAsync("/deep/below/sync/acme/records?find=Acme")).Refused(HttpStatusCode.NotFound, "unknown-connection").Json.EnumerateObject(), static p => p.Value.ToString().Contains("vat", StringComparison.Ordinal));
        Assert.Equal((0, 0), (world.Crm.Pages, world.Accounting.Pages));
        Assert.False((await world.Connections.GetAsync(World.Id)).Paused);
    }

    [Fact]
    public async Task What_a_user_may_not_do_is_refused_by_its_name_and_not_offered()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services, static o => o.MayDo = static (http, _, operation) => ValueTask.FromResult(operation is not ("run" or "mode") || http.User.Identity!.Name == "ann"));
        Assert.Contains("run", Actions(await host.GetAsync("/connectors/acme")));
        host.As("bob");
        Assert.DoesNotContain("run", Actions(await host.GetAsync("/connectors/acme")));
        var refused = (await host.PostAsync("/connectors/acme/run")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        Assert.Contains("'run'", refused["detail"].GetString(), StringComparison.Ordinal);
        (await host.PutAsync("/connectors/acme/mode", """{"mode":"Off"}""")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        Assert.Equal((0, ConnectionMode.Live), (world.Crm.Pages, (await world.Connections.GetAsync(World.Id)).Mode));
    }

    [Fact]
    public async Task A_page_of_another_site_presses_no_button()
    {
        await using var world = new World();
        await using var host = await OperationsHost.StartAsync(world.Services);
        host.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        (await host.PostAsync("/connectors/acme/pause")).Refused(HttpStatusCode.Forbidden, "cross-site");
        Assert.False((await world.Connections.GetAsync(World.Id)).Paused);
    }

    [Fact]
    public void The_endpoints_need_their_services()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains("AddOperations", Assert.Throws<InvalidOperationException>(() => app.MapConnectorOperations()).Message, StringComparison.Ordinal);
    }

    private static List<string> Actions(Answer answer) => [.. answer.Ok()["actions"].EnumerateArray().Select(static a => a.GetString()!)];
}
