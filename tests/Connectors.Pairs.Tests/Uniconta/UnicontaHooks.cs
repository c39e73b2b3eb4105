using System.Text;
using Connectors.AspNetCore;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Connectors.Sync.Triggers;
using Connectors.Uniconta.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>A pair whose both sides call: Uniconta's Change URLs and the CRM's program reach the host's endpoints by HTTP, saves in the host's own process are heard without a call, and the schedule comes once an hour.</summary>
internal sealed class UnicontaHooks : IAsyncDisposable
{
    private const string Settings = """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "trigger": ["Sold"], "withdraw": ["Cancelled"] } } }""";

    private readonly WebApplication _host;
    private readonly HttpClient _http;

    private UnicontaHooks(UnicontaPair pair, WebApplication host)
    {
        Pair = pair;
        _host = host;
        _http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
    }

    public UnicontaPair Pair { get; }

    private SyncScheduler Scheduler => Pair.Services.GetRequiredService<SyncScheduler>();

    private IWebhooks Webhooks => Pair.Services.GetRequiredService<IWebhooks>();

    /// <param name="subscribed">The Change URLs are set up; without them nobody calls.</param>
    /// <param name="seed">What is in Uniconta.</param>
    /// <param name="options">How Uniconta takes part.</param>
    public static async Task<UnicontaHooks> StartAsync(bool subscribed = true, Action<Connectors.Testing.Uniconta.UnicontaAccount>? seed = null, Action<UnicontaSyncOptions>? options = null)
    {
        var pair = await UnicontaPair.StartAsync(Settings, options, seed, static c => c.CrmWebhooks().Schedule(Schedule.Every(TimeSpan.FromHours(1))));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(pair.Services.GetRequiredService<IWebhooks>());
        var host = builder.Build();
        host.MapConnectorWebhooks();
        await host.StartAsync();
        var hooks = new UnicontaHooks(pair, host);
        // Everything is read once, at the first slot.
        await hooks.LookAsync();
        if (subscribed)
        {
            foreach (var (topic, table) in new[] { ("UnicontaDebtor", 50), ("UnicontaContact", 60), ("UnicontaItem", 23), ("UnicontaEmployee", 95) })
                pair.Uniconta.Account.ChangeUrl(await hooks.AddressAsync(topic), table);
        }

        pair.Uniconta.ClearCalls();
        return hooks;
    }

    /// <summary>The address that is pasted into the settings of whoever calls.</summary>
    public async Task<string> AddressAsync(string topic) => $"{_host.Urls.First()}/{topic}/{await Webhooks.GetIdAsync(UnicontaPair.Id, topic)}";

    /// <summary>The CRM's program calls.</summary>
    public async Task<int> CallAsync(string topic, string body) =>
        (int)(await _http.PostAsync(await AddressAsync(topic), new StringContent(body, Encoding.UTF8, "application/json"))).StatusCode;

    /// <summary>The program of the CRM changes rows past the host's code: nothing there notices.</summary>
    public Task SilentlyAsync(FormattableString sql) => Pair.InCrmAsync(db => db.Database.ExecuteSqlAsync(sql));

    /// <summary>Five seconds go by and nobody does anything: what is waiting is called, and the host looks at each second.</summary>
    public async Task FiveSecondsAsync()
    {
        for (var second = 0; second < 5; second++)
        {
            await Pair.Uniconta.DeliverWebhooksAsync();
            Pair.Uniconta.Clock.Advance(TimeSpan.FromSeconds(1));
            await LookAsync();
        }
    }

    /// <summary>The next slot of the schedule.</summary>
    public async Task HourAsync()
    {
        Pair.Uniconta.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await Pair.DisposeAsync();
    }

    private async Task LookAsync()
    {
        await Task.WhenAll(await Scheduler.TickAsync(default));
        var run = (await Pair.Store.ListRunsAsync(UnicontaPair.Id, 1, default))[0];
        Assert.Equal("", run.Reason);
    }
}
