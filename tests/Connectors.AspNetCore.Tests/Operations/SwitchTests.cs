using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>What is switched off is left alone, whoever asks.</summary>
public sealed class SwitchTests
{
    [Fact, Acceptance("000-05", Missing = "the page")]
    public async Task An_entity_that_is_off_is_neither_read_nor_written_its_webhooks_are_answered_and_counted_and_the_others_run()
    {
        await using var world = NewWorld();
        var company = world.Crm.Add("company", ("name", "Acme"));
        world.Crm.Add("person", ("name", "Eve"), ("email", "eve@acme.test"), ("company", new RecordRef("company", company)));
        await using var host = await OperationsHost.StartAsync(world.Services);
        var version = (await host.GetAsync("/connectors/acme/settings")).Ok()["version"].GetInt32();
        (await host.PutAsync("/connectors/acme/settings", $"{{\"version\":{version},\"settings\":{{\"entities\":{{\"person\":{{\"enabled\":false}}}}}}}}")).Ok();
        var run = (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal((1, 1, 0), (run["created"].GetInt32(), world.Accounting.Count("customer"), world.Accounting.Count("contact")));
        Assert.DoesNotContain(world.Crm.Calls.Concat(world.Accounting.Calls), static c => c.Contains("person", StringComparison.Ordinal) || c.Contains("contact", StringComparison.Ordinal));
        (await host.PostAsync("/connectors/acme/run", """{"entity":"person","wait":true}""")).Ok();
        Assert.Equal(0, world.Accounting.Count("contact"));

        var counted = 0;
        using var meter = new MeterListener { InstrumentPublished = static (i, l) => { if (i.Name == "connectors.sync.webhooks") l.EnableMeasurementEvents(i); } };
        meter.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, (int)value));
        meter.Start();
        var answer = await HookAsync(world, "contact", "7");
        Assert.Equal((200, 0), (answer.Status, answer.Marks));
        Assert.Equal(1, (await HookAsync(world, "customer", "1")).Marks);
        Assert.True(counted >= 2);

        world.Crm.Edit("company", company, ("city", "Lund"));
        Assert.Equal(1, (await host.PostAsync("/connectors/acme/run")).Ok()["updated"].GetInt32());
    }

    [Fact]
    public async Task A_connection_that_is_off_is_called_by_no_button_and_no_webhook_and_goes_on_where_it_stood()
    {
        await using var world = NewWorld();
        world.Crm.Add("company", ("name", "Acme"));
        await world.SyncAsync();
        // The engine's own write comes back once.
        await world.SyncAsync();
        await using var host = await OperationsHost.StartAsync(world.Services);
        (await host.PutAsync("/connectors/acme/mode", """{"mode":"Off"}""")).Ok();
        world.Crm.Add("company", ("name", "Bolt"));
        var (pages, reads) = (world.Crm.Pages + world.Accounting.Pages, world.Crm.Reads + world.Accounting.Reads);
        (await host.PostAsync("/connectors/acme/run")).Refused(HttpStatusCode.Conflict, "not-ready");
        (await host.PostAsync("/connectors/acme/plans")).Refused(HttpStatusCode.Conflict, "not-ready");
        (await host.PostAsync("/connectors/acme/probe")).Refused(HttpStatusCode.Conflict, "not-ready");
        (await host.GetAsync("/connectors/acme/schema")).Refused(HttpStatusCode.Conflict, "not-ready");
        var answer = await HookAsync(world, "customer", "1");
        Assert.Equal((200, 0), (answer.Status, answer.Marks));
        Assert.Equal((pages, reads), (world.Crm.Pages + world.Accounting.Pages, world.Crm.Reads + world.Accounting.Reads));

        // Only what came meanwhile is looked at: the cursor was kept.
        (await host.PutAsync("/connectors/acme/mode", """{"mode":"Live"}""")).Ok();
        var run = (await host.PostAsync("/connectors/acme/run")).Ok();
        Assert.Equal((1, 1), (run["created"].GetInt32(), run["entities"].GetProperty("company").GetProperty("seen").GetInt32()));
    }

    private static World NewWorld() => new(c =>
    {
        c.Services.Configure<SyncOptions>(static o => o.WebhookSecrets.Add("a secret that is at least 32 characters long"));
        c.Webhooks(Side.Accounting, new Adapter());
    });

    private static Task<WebhookAnswer> HookAsync(World world, string topic, string id)
    {
        var webhooks = world.Services.GetRequiredService<IWebhooks>();
        return webhooks.ReceiveAsync(webhooks.CreateKey(World.Id), new WebhookRequest { Method = "POST", Topic = topic, Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string>(), Body = Encoding.UTF8.GetBytes(id) });
    }

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["customer", "contact"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) =>
            new WebhookVerdict.Accepted(ImmutableArray.Create(new DirtyMark(request.Topic + "s", new RecordId(Encoding.UTF8.GetString(request.Body.Span)))));
    }
}
