using System.Text;
using Connectors.Pairs.Tests.Documents;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Pairs.Tests.Privacy;

/// <summary>A customer whose name nobody else has, and the keys that the clients sign in with, through good and bad days of each vendor: neither stands anywhere but in the store, in the CRM and at the vendor.</summary>
public sealed class CanaryTests
{
    public static TheoryData<string> Vendors => [.. Desk.Vendors];

    [Theory, MemberData(nameof(Vendors)), Acceptance("P-14g", Missing = "a host that logs a client's own exception logs the vendor's sentence: Summary is for that")]
    public async Task A_canary_is_in_no_log_trace_metric_exception_health_answer_alert_or_problem(string vendor)
    {
        var name = $"Kanarie{Guid.NewGuid():N} {vendor}";
        var canary = name.Split(' ')[0];
        using var told = new Telltales();
        await using var desk = await Desk.OpenAsync(vendor);
        var handed = new Handed();
        await using var pair = await SalesPair.StartAsync(desk.Simulator.Clock, services =>
        {
            desk.Register(services);
            services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(told));
            services.AddSingleton<IConnectionEvents>(told);
        }, desk.Connect, desk.SettingsOf(null));
        await using var door = await OfficeDoor.OpenAsync(SalesPair.Id, () => pair.Services, null, told);
        var offer = await desk.OfferAsync(pair, o =>
        {
            (o.Customer!.Name, o.Customer.Email, o.Customer.Street) = (name, $"{canary}@example.org", $"{canary} 1");
            o.Lines[1].Text = $"For {canary}";
        });

        // A document is taken, and no answer comes.
        await pair.RunAsync();
        var slow = desk.Simulator.Faults.HoldAfterCommit(desk.CreateOperation);
        var press = pair.PressAsync(desk.Flow.Name, offer);
        await slow.WaitUntilHeldAsync();
        desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(10));
        await press;
        slow.Release();
        Assert.Equal(1, desk.Simulator.CountCalls(desk.CreateOperation));
        Assert.Contains(desk.Simulator.Calls, c => c.BodyText.Contains(canary, StringComparison.Ordinal));
        handed.Add(desk.Simulator.Calls);
        desk.Simulator.ClearCalls();

        // Bad days, for the next customer. What carries it is answered with its name; then nothing works at all.
        offer = await desk.OfferAsync(pair, o => o.Customer = new Customer { Name = name + " II", VatNumber = o.Customer!.VatNumber, Street = $"{canary} 2", City = "Roma", Country = o.Customer.Country, Email = $"{canary}@example.org" });
        var days = new (string Day, Func<string, SimResponder> Answer)[]
        {
            ("refuses", static said => (f, o) => f.RespondInstead(o, 400, Echo(said), "application/json", times: 1000)),
            ("breaks", static said => (f, o) => f.RespondInstead(o, 500, Echo(said), "application/json", times: 1000)),
            ("sends a page", static said => (f, o) => f.RespondInstead(o, 503, $"<html><body>{said}</body></html>", times: 1000)),
            ("says no JSON", static said => (f, o) => f.RespondInstead(o, 200, $$"""{"name":"{{said}}""", "application/json", times: 1000)),
            ("says other JSON", static said => (f, o) => f.RespondInstead(o, 200, $$"""["{{said}}"]""", "application/json", times: 1000)),
            ("hangs up", static _ => static (f, o) => f.DropBeforeProcessing(o, times: 1000)),
            ("forbids", static said => (f, o) => f.RespondInstead(o, 403, Echo(said), "application/json", times: 1000)),
            ("signs nobody in", static said => (f, o) => f.RespondInstead(o, 401, Echo(said), "application/json", times: 1000)),
        };
        var asked = new Dictionary<string, int>();
        foreach (var (day, answer) in days)
        {
            foreach (var operation in CarriersOf(desk))
                answer(name)(desk.Simulator.Faults, operation);
            await WorkAsync(day);
            desk.Simulator.Clock.Advance(TimeSpan.FromHours(2));
            answer(name)(desk.Simulator.Faults, "*");
            await WorkAsync(day);
            desk.Simulator.Faults.Clear();
            desk.Simulator.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.All(days, d => Assert.True(asked[d.Day] > 0, d.Day));
        Assert.NotEmpty(handed.Secrets);

        // It listened: nothing is hidden by silence.
        foreach (var where in new[] { "log", "event", "health", "problem", "thrown" })
            Assert.NotEmpty(told.Told(where));
        Assert.Contains(told.Told("trace"), t => t.Contains($"connectors.vendor={vendor}", StringComparison.OrdinalIgnoreCase) || t.Contains($"Connectors.{vendor}", StringComparison.Ordinal));
        Assert.Contains(told.Told("metric"), t => t.StartsWith($"Connectors.{vendor} ", StringComparison.Ordinal));
        Assert.Contains(told.Told("event"), static t => t.Contains("Red", StringComparison.Ordinal));
        var found = told.Find([canary, .. handed.Secrets]);
        Assert.True(found.Count == 0, $"{found.Count}:\n{string.Join("\n", found.Take(30))}");

        async Task WorkAsync(string day)
        {
            await CatchAsync(() => pair.Engine.RunAsync(SalesPair.Id));
            await CatchAsync(() => pair.PressAsync(desk.Flow.Name, offer));
            await CatchAsync(() => pair.Connections.ProbeAsync(SalesPair.Id));
            await door.AskAsync(HttpMethod.Post, $"/documents/{desk.Flow.Name}/send", $$"""{ "record": "offer:{{canary}}" }""");
            await door.AskAsync(HttpMethod.Post, $"/documents/{desk.Flow.Name}/send", $$"""{ "record": "{{canary}}" """);
            await door.AskAsync(HttpMethod.Put, "/settings", $$"""{ "settings": { "version": 1, "{{canary}}": 1 } } """);
            await door.HealthAsync();
            handed.Add(desk.Simulator.Calls);
            asked[day] = asked.GetValueOrDefault(day) + desk.Simulator.Calls.Count;
            desk.Simulator.ClearCalls();
        }

        async Task CatchAsync<T>(Func<Task<T>> work)
        {
            desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(10));
            try
            {
                await work();
            }
            catch (Exception e) when (e is ConnectorException or ProviderUnavailableException or SyncRequestException)
            {
                told.Note("thrown", $"{e}");
            }
        }
    }

    /// <summary>The calls that carry the customer, as far as they make something.</summary>
    private static string[] CarriersOf(Desk desk) => [desk.CreateOperation, "contacts.create", "customers.create", "debtors.insert"];

    private delegate SimulatorFault SimResponder(SimulatorFaults faults, string operation);

    /// <summary>Errors as the six word them, all in one.</summary>
    private static string Echo(string name) => $$"""
        {"code":42,"message":"'{{name}}' is bad","validationErrors":{"Name":"'{{name}}' is taken"},"errorText":"{{name}} nu exista","error":"{{name}}","error_description":"{{name}}",
         "errors":[{"message":"'{{name}}'","propertyName":"name","errorMessage":"'{{name}}' is taken"}],"developerHint":"{{name}}",
         "ia::result":{"ia::error":{"code":"invalidRequest","message":"{{name}} is bad","errorId":"REST-1028","details":[]} } }
        """;

    /// <summary>What was handed to the vendor to be let in.</summary>
    private sealed class Handed
    {
        private static readonly string[] Fields = ["password", "refresh_token", "client_secret", "access_token", "api_key", "apikey", "assertion"];

        public HashSet<string> Secrets { get; } = [];

        public void Add(IEnumerable<SimulatedCall> calls)
        {
            foreach (var call in calls)
            {
                foreach (var (header, value) in call.Headers)
                {
                    if (header.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
                        AddOne(value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                    else if (header.Contains("Token", StringComparison.OrdinalIgnoreCase) || header.Contains("Secret", StringComparison.OrdinalIgnoreCase))
                        AddOne(value);
                }

                foreach (var field in call.Operation.StartsWith("token.", StringComparison.Ordinal) ? call.BodyText.Split('&') : [])
                {
                    if (field.Split('=') is [var named, var value] && Fields.Contains(named))
                        AddOne(Uri.UnescapeDataString(value));
                }
            }
        }

        private void AddOne(string secret)
        {
            if (secret.Length < 6)
                return;
            Secrets.Add(secret);
            try
            {
                // Basic: who comes is no secret, what he says is.
                if (Encoding.UTF8.GetString(Convert.FromBase64String(secret)) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && pair.Length - at > 6)
                    Secrets.Add(pair[(at + 1)..]);
            }
            catch (FormatException)
            {
            }
        }
    }
}
