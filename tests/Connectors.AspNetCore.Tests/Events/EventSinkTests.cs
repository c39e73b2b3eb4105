using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.AspNetCore.Events;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Connectors.AspNetCore.Tests.Events;

/// <summary>The digest and the webhook of events, over the whole engine.</summary>
public sealed class EventSinkTests
{
    private const string Secret = "a-secret-of-at-least-32-characters!";

    [Fact, Acceptance("P-13g")]
    public async Task A_digest_tells_of_three_connections_and_a_webhook_is_signed_posted_again_and_stops_no_sync()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(500);
        receiver.Answers.Enqueue(503);
        var clock = new ManualClock();
        var digests = new List<Digest>();
        var systems = new[] { "one", "two", "three" }.ToDictionary(static n => n, static n => (Crm: new FakeSystem("crm-" + n, World.Company), Books: new FakeSystem("books-" + n, World.Customer)));
        using var host = await StartAsync(clock, systems, s => s
            .AddDailyDigest(o =>
            {
                o.At = new TimeOnly(7, 0);
                o.TimeZone = "Europe/Copenhagen";
                o.NameOf = static id => $"Customer {id}";
                o.Send = (d, _) =>
                {
                    digests.Add(d);
                    return Task.CompletedTask;
                };
            })
            .AddEventWebhook(o =>
            {
                o.Address = receiver.Address;
                o.Secret = Secret;
                o.RetryAfter = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
                o.NameOf = static id => $"Customer {id}";
            }));
        var engine = host.Services.GetRequiredService<ISyncEngine>();
        foreach (var name in systems.Keys)
            await host.Services.GetRequiredService<IConnections>().SetModeAsync(new(name), ConnectionMode.Live);
        systems["two"].Books.Red = new ConnectionHealth { Ok = false, Reason = "The key was revoked.", Failure = UnavailableReason.CredentialsRefused };
        systems["three"].Books.Refuse = static _ => new WriteOutcome.Refused(new Problem("required", "City", "The city is missing."));
        for (var i = 0; i < 3; i++)
            systems["three"].Crm.Add("company", ("name", $"Canary {i}"));
        foreach (var name in systems.Keys)
            await engine.RunAsync(new(name));
        await receiver.CameAsync(3);

        // The receiver failed twice; the runs ended all the same, and the third call is the same event, signed anew.
        Assert.Equal(3, receiver.Calls.Count);
        Assert.Single(receiver.Calls.Select(static c => JsonDocument.Parse(c.Body).RootElement.GetProperty("id").GetString()).Distinct());
        foreach (var (body, signature) in receiver.Calls)
        {
            var at = signature.Split(',')[0]["t=".Length..];
            Assert.Equal("v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{at}.{body}"))), signature.Split(',')[1]);
        }

        var told = JsonDocument.Parse(receiver.Calls[^1].Body).RootElement;
        Assert.Equal(("two", "Red", "accounting", "Customer two: accounting cannot be used now."), (told.GetProperty("connection").GetString(), told.GetProperty("kind").GetString(), told.GetProperty("subject").GetString(), told.GetProperty("text").GetString()));
        Assert.Equal(RunState.Completed, (await engine.RunAsync(new("one"))).State);

        // Once a day, at its time, while it waits; each cause once.
        var ticks = host.Services.GetServices<IHostedService>().OfType<DigestClock>().Single();
        await ticks.TickAsync(default);
        clock.Set(new DateTimeOffset(2026, 1, 6, 5, 59, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);
        Assert.Empty(digests);
        clock.Set(new DateTimeOffset(2026, 1, 6, 6, 0, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);
        await ticks.TickAsync(default);
        clock.Set(new DateTimeOffset(2026, 1, 7, 6, 5, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);
        Assert.Equal([new DateOnly(2026, 1, 6), new DateOnly(2026, 1, 7)], digests.Select(static d => d.Day));
        var text = digests[0].ToString();
        Assert.Equal("Connections on 1/6/2026: 2 of 3 need somebody", digests[0].Subject.Replace("01/06/2026", "1/6/2026", StringComparison.Ordinal));
        Assert.Equal(["Customer three: 3 records: a mandatory field is empty.", "Customer two: accounting cannot be used now."], digests[0].Lines.Select(static l => l.Text).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Canary", text, StringComparison.Ordinal);
    }

    [Fact, Acceptance("P-13e")]
    public async Task What_waits_for_a_person_is_told_once_and_stands_in_every_days_digest_until_it_is_done()
    {
        var clock = new ManualClock();
        var ear = new Ear();
        var digests = new List<Digest>();
        var systems = new[] { "one", "two", "three" }.ToDictionary(static n => n, static n => (Crm: new FakeSystem("crm-" + n, World.Company), Books: new FakeSystem("books-" + n, World.Customer)));
        using var host = await StartAsync(clock, systems, s => s.AddDailyDigest(o =>
        {
            o.At = new TimeOnly(7, 0);
            o.Send = (d, _) =>
            {
                digests.Add(d);
                return Task.CompletedTask;
            };
        }).Services.AddSingleton<IConnectionEvents>(ear).Configure<SyncOptions>(static o => o.BrakeMinimum = 0));
        var (engine, connections) = (host.Services.GetRequiredService<ISyncEngine>(), host.Services.GetRequiredService<IConnections>());
        // One has planned and waits, of one a brake holds a clearing, and one meets a limit of the vendor.
        await connections.SetModeAsync(new("two"), ConnectionMode.Live);
        await connections.SetModeAsync(new("three"), ConnectionMode.Live);
        systems["one"].Crm.Add("company", ("name", "Acme"));
        var held = systems["two"].Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        await RunAllAsync();
        systems["two"].Crm.Edit("company", held, ("city", null));
        systems["three"].Books.Refuse = _ => new WriteOutcome.NotSent(UnavailableReason.Limited, "The block ends later.", clock.GetUtcNow().AddDays(9));
        systems["three"].Crm.Add("company", ("name", "Acme"));
        var ticks = host.Services.GetServices<IHostedService>().OfType<DigestClock>().Single();
        await ticks.TickAsync(default);
        for (var day = 6; day < 9; day++)
        {
            clock.Set(new DateTimeOffset(2026, 1, day, 6, 0, 0, TimeSpan.Zero));
            await RunAllAsync();
            clock.Set(new DateTimeOffset(2026, 1, day, 8, 0, 0, TimeSpan.Zero));
            await ticks.TickAsync(default);
        }

        await ear.CameAsync(3);
        (string, ConnectionEventKind)[] waiting = [("one", ConnectionEventKind.PlanWaiting), ("three", ConnectionEventKind.Blocked), ("two", ConnectionEventKind.BrakeWaiting)];
        Assert.Equal(waiting, ear.Heard.Where(static e => !e.Ended).Select(static e => (e.Connection.Value, e.Kind)).Order());
        Assert.Equal([6, 7, 8], digests.Select(static d => d.Day.Day));
        Assert.All(digests, static d => Assert.Equal(["one", "three", "two"], d.Lines.Select(static l => l.Connection.Value).Distinct().Order(StringComparer.Ordinal)));

        await connections.SetModeAsync(new("one"), ConnectionMode.Live);
        await engine.ApproveAsync(new("two"), "company", ["crm:" + held], user: "ann");
        systems["three"].Books.Refuse = static _ => null;
        clock.Set(new DateTimeOffset(2026, 1, 9, 6, 0, 0, TimeSpan.Zero));
        await RunAllAsync();
        clock.Set(new DateTimeOffset(2026, 1, 9, 8, 0, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);
        Assert.Empty(digests[^1].Lines);
        await ear.CameAsync(3);
        Assert.Equal(waiting, ear.Heard.Where(static e => e.Ended).Select(static e => (e.Connection.Value, e.Kind)).Order());
        Assert.Equal(6, ear.Heard.Count);

        async Task RunAllAsync()
        {
            foreach (var name in systems.Keys)
                await engine.RunAsync(new(name));
        }
    }

    [Theory, Acceptance("P-13f")]
    [InlineData("da-DK", "Havnens Kro ApS: 5000 poster: et obligatorisk felt er tomt.", "Udfyld feltet, eller sæt en standardværdi.")]
    [InlineData("it-IT", "Havnens Kro ApS: 5000 record: un campo obbligatorio è vuoto.", "Compilare il campo o impostare un valore predefinito.")]
    [InlineData("ro-RO", "Havnens Kro ApS: 5000 înregistrări: un câmp obligatoriu este gol.", "Completați câmpul sau setați o valoare implicită.")]
    public async Task Five_thousand_records_of_one_cause_are_one_message_with_the_customers_name_and_the_remedy_in_his_language(string culture, string line, string remedy)
    {
        var clock = new ManualClock();
        var ear = new Ear();
        var digests = new List<Digest>();
        var (crm, books) = (new FakeSystem("crm-kro", World.Company), new FakeSystem("books-kro", World.Customer));
        using var host = await StartAsync(clock, [], s => s.AddConnectionKind("books", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books.Open()))
            .Mapping(static m => m.Map(new Entity("company"), new Entity("customer")).Field(new Field<string>("company", "name"), new Field<string>("customer", "Name")))).AddDailyDigest(o =>
        {
            o.NameOf = static _ => "Havnens Kro ApS";
            o.Send = (d, _) =>
            {
                digests.Add(d);
                return Task.CompletedTask;
            };
        }).Services.AddSingleton<IConnectionEvents>(ear));
        await host.Services.GetRequiredService<IConnections>().CreateAsync(new NewConnection { Id = new("kro"), Kind = "books", Culture = culture }, "ann");
        await host.Services.GetRequiredService<IConnections>().SetModeAsync(new("kro"), ConnectionMode.Live);
        books.Refuse = static w => new WriteOutcome.Refused(new Problem("required", "City", $"The city of {w.Set[0].Value} is missing."));
        for (var i = 0; i < 5000; i++)
            crm.Add("company", ("name", $"Kanarie {i}"));
        var engine = host.Services.GetRequiredService<ISyncEngine>();
        await engine.RunAsync(new("kro"));
        Assert.Equal(5000, (await engine.GroupParkedAsync(new("kro"))).Single().Count);
        var ticks = host.Services.GetServices<IHostedService>().OfType<DigestClock>().Single();
        clock.Set(new DateTimeOffset(2026, 1, 6, 6, 0, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);
        clock.Set(new DateTimeOffset(2026, 1, 6, 8, 0, 0, TimeSpan.Zero));
        await ticks.TickAsync(default);

        var told = Assert.Single(Assert.Single(digests).Lines);
        Assert.Equal((line, remedy), (told.Text, told.NextStep));
        Assert.DoesNotContain("Kanarie", digests[0].ToString(), StringComparison.Ordinal);
        // Whoever hears events instead is told once that so many wait, in the same language.
        await ear.CameAsync(1);
        var heard = Assert.Single(ear.Heard);
        Assert.Equal((ConnectionEventKind.Parked, culture), (heard.Kind, heard.Culture));
        Assert.DoesNotContain("Kanarie", heard.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_cannot_be_sent_is_made_again_the_next_day()
    {
        var clock = new ManualClock();
        var sent = 0;
        using var host = await StartAsync(clock, [], s => s.AddDailyDigest(o =>
        {
            o.At = new TimeOnly(7, 0);
            o.Send = (_, _) => ++sent == 1 ? throw new InvalidOperationException("no mail today") : Task.CompletedTask;
        }));
        var ticks = host.Services.GetServices<IHostedService>().OfType<DigestClock>().Single();
        // Started at nine: today's is past.
        await ticks.TickAsync(default);
        Assert.Equal(0, sent);
        foreach (var day in new[] { 6, 7 })
        {
            clock.Set(new DateTimeOffset(2026, 1, day, 7, 30, 0, TimeSpan.Zero));
            await ticks.TickAsync(default);
        }

        Assert.Equal(2, sent);
    }

    private static async Task<IHost> StartAsync(ManualClock clock, Dictionary<string, (FakeSystem Crm, FakeSystem Books)> systems, Action<SyncBuilder> sinks)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var sync = builder.Services.AddConnectorSync().UseInMemoryStore();
        foreach (var (name, (crm, books)) in systems)
        {
            sync.AddConnection(name, c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books.Open()))
                .Mapping(static m => m.Map(new Entity("company"), new Entity("customer")).Field(new Field<string>("company", "name"), new Field<string>("customer", "Name")).Field(new Field<string>("company", "city"), new Field<string>("customer", "City")).With(static e => e with { Flow = Flow.FromCrm })));
        }

        sinks(sync);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Somebody's receiver of events.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly SemaphoreSlim _came = new(0);

        private Receiver(WebApplication app) => _app = app;

        public Queue<int> Answers { get; } = new();

        public List<(string Body, string Signature)> Calls { get; } = [];

        public Uri Address => new(_app.Urls.First() + "/events");

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var receiver = new Receiver(app);
            app.MapPost("/events", (RequestDelegate)(async http =>
            {
                using var reader = new StreamReader(http.Request.Body);
                var body = await reader.ReadToEndAsync();
                lock (receiver.Calls)
                {
                    receiver.Calls.Add((body, http.Request.Headers["X-Connectors-Signature"].ToString()));
                    http.Response.StatusCode = receiver.Answers.TryDequeue(out var status) ? status : 204;
                }

                receiver._came.Release();
            }));
            await app.StartAsync();
            return receiver;
        }

        public async Task CameAsync(int count)
        {
            for (var i = 0; i < count; i++)
                Assert.True(await _came.WaitAsync(TimeSpan.FromSeconds(30)), string.Create(CultureInfo.InvariantCulture, $"call {i + 1} did not come"));
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _came.Dispose();
        }
    }
}
