using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.AspNetCore;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.SyncBench;

/// <summary>
/// Webhooks by the second at a host that is in the middle of a first sync: how soon each is answered, and whether each one's edit arrives. The edits, of the side that wins, stand in no feed, so that nothing but its webhook tells of one.
/// One call in ten shows a wrong key, one in fifty is too large, one in twenty was sent before: none of them may change anything.
/// </summary>
internal static class WebhookBench
{
    private static readonly ConnectionId Id = new("bench");

    public static async Task RunAsync(string kind, int perSecond, int seconds)
    {
        await using var store = await StoreChoice.OpenAsync(kind);
        // A call of either system takes 20 ms: a sync that is over at once would measure nothing.
        var latency = TimeSpan.FromMilliseconds(20);
        var records = 2_000 + (150 * seconds);
        var crm = new SyntheticSystem("crm", SyntheticSystem.Company, records, latency);
        var books = new SyntheticSystem("books", SyntheticSystem.Customer, records * 3 / 10, latency);
        await using var app = Build(store, crm, books);
        if (app.Services.GetService<ISyncStoreMigrator>() is { } migrator)
            await migrator.MigrateAsync();
        await app.Services.GetRequiredService<IConnections>().SetModeAsync(Id, ConnectionMode.Live);
        await app.StartAsync();
        var engine = app.Services.GetRequiredService<ISyncEngine>();
        var key = app.Services.GetRequiredService<IWebhooks>().CreateKey(Id);
        var sync = engine.RunAsync(Id);

        using var memory = new MemoryWatch();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var calls = new List<Task<Call>>(perSecond * seconds);
        var edited = new Dictionary<int, string>();
        var random = new Random(7);
        var started = Stopwatch.StartNew();
        var wasRunning = 0;
        for (var i = 0; i < perSecond * seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (started.Elapsed < due)
                await Task.Delay(due - started.Elapsed);
            wasRunning += sync.IsCompleted ? 0 : 1;
            var row = random.Next(records);
            if (i % 10 == 9)
                calls.Add(CallAsync(http, "forged", key[..^4] + "AAAA", row, 0, HttpStatusCode.Unauthorized));
            else if (i % 50 == 1)
                calls.Add(CallAsync(http, "oversized", key, row, WebhookEndpoints.LargestBody, HttpStatusCode.RequestEntityTooLarge));
            else if (i % 20 == 2 && edited.Count > 0)
                calls.Add(CallAsync(http, "replayed", key, edited.Keys.First(), 0, HttpStatusCode.OK));
            else
            {
                crm.EditSilently(row, "city", edited[row] = string.Create(CultureInfo.InvariantCulture, $"Ribe {i}"));
                calls.Add(CallAsync(http, "genuine", key, row, 0, HttpStatusCode.OK));
            }
        }

        var answers = await Task.WhenAll(calls);
        var first = await sync;
        Console.WriteLine($"{perSecond} webhooks a second for {seconds} s on {kind}, {100 * wasRunning / answers.Length} % of them during a first sync of {records:N0} ({first.State}); {memory}");
        foreach (var group in answers.GroupBy(static a => a.Kind).OrderBy(static g => g.Key))
        {
            var times = group.Select(static a => a.Milliseconds).Order().ToArray();
            Console.WriteLine($"  {group.Key,-10} {times.Length,6:N0}  median {At(times, 0.5):N1} ms, p99 {At(times, 0.99):N1} ms, most {times[^1]:N1} ms, answered otherwise than they should be {group.Count(static a => !a.AsExpected)}");
        }

        for (var i = 0; i < 3; i++)
            await engine.RunAsync(Id);
        var cities = Enumerable.Range(0, books.Count).ToDictionary(r => books.Text(r, "Vat"), r => books.Text(r, "City"));
        var lost = edited.Count(e => cities.GetValueOrDefault(crm.Text(e.Key, "vat")) != e.Value);
        Console.WriteLine($"  {edited.Count:N0} records were edited, lost {lost}; {books.Count:N0} customers of {crm.Count:N0} companies");
        if (lost > 0 || books.Count != crm.Count || answers.Any(static a => !a.AsExpected))
            throw new InvalidOperationException("Webhooks were lost, or answered otherwise than they should be.");
    }

    private static WebApplication Build(StoreChoice store, SyntheticSystem crm, SyntheticSystem books)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sync = builder.Services.AddConnectorSync(static o =>
        {
            o.BrakeMinimum = int.MaxValue;
            o.WebhookSecrets.Add("a secret of the bench that nobody else knows");
        });
        store.Use(sync);
        sync.AddConnection(Id.Value, c => c
            .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open()))
            .UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books.Open()))
            .Webhooks(Side.Crm, new Adapter())
            .Mapping(SyntheticSystem.Mapping));
        var app = builder.Build();
        app.MapConnectorWebhooks();
        return app;
    }

    private static async Task<Call> CallAsync(HttpClient http, string kind, string key, int row, int padding, HttpStatusCode expected)
    {
        var started = Stopwatch.GetTimestamp();
        using var content = new StringContent($$"""{"id": "{{row}}", "text": "{{new string('x', padding)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"webhook/Company?key={key}", content);
        return new Call(kind, Stopwatch.GetElapsedTime(started).TotalMilliseconds, answer.StatusCode == expected);
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];

    private sealed record Call(string Kind, double Milliseconds, bool AsExpected);

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["Company"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
        {
            using var body = JsonDocument.Parse(request.Body);
            return new WebhookVerdict.Accepted([new DirtyMark("rows", new RecordId(body.RootElement.GetProperty("id").GetString()!))]);
        }
    }
}
