using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The zip file for whoever is to find out what is wrong.</summary>
public sealed class DiagnoseEndpointTests
{
    private static readonly ActivitySource Vendor = new("Connectors.Diagnosed");

    [Fact, Acceptance("P-15a")]
    public async Task One_zip_holds_versions_settings_schemas_capabilities_probes_runs_parked_and_the_latest_calls()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        world.Accounting.Refuse = static w => w.Kind == WriteKind.Create ? new WriteOutcome.Refused(new Problem("city", "City", "There is no such city.")) : null;
        world.Accounting.AfterRead = static _ => Call("customers.get", 200);
        world.Crm.AfterRead = static _ => Call("companies.get", 429);
        await using var host = await OperationsHost.StartAsync(world.Services);
        await world.SettingsAsync("""{"entities":{"company":{"fields":{"city":{"remove":true}}}}}""");
        for (var i = 0; i < 55; i++)
            await world.Engine.RunAsync(World.Id);
        Call("nobodys.call", 200);

        var files = await FilesAsync(host);
        Assert.Equal(
            ["accounting/capabilities.json", "accounting/probe.json", "accounting/schema.json", "calls.json", "connection.json", "crm/capabilities.json", "crm/probe.json", "crm/schema.json", "journal.json", "limits.json", "open-writes.json", "parked.json", "runs.json", "settings.json", "versions.json"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.True(files["versions.json"].GetProperty("packages").TryGetProperty("Connectors.Sync", out _));
        Assert.True(files["settings.json"].GetProperty("entities").GetProperty("company").GetProperty("fields").GetProperty("city").GetProperty("remove").GetBoolean());
        Assert.Contains(files["crm/schema.json"].GetProperty("entities").EnumerateArray().SelectMany(static e => e.GetProperty("fields").EnumerateArray()), static f => f.GetProperty("name").GetString() == "vat");
        Assert.True(files["accounting/probe.json"].GetProperty("ok").GetBoolean());
        Assert.Equal(50, files["runs.json"].GetProperty("items").GetArrayLength());
        Assert.True(files["runs.json"].GetProperty("items")[0].TryGetProperty("counters", out _));
        var parked = files["parked.json"].GetProperty("items")[0];
        Assert.Equal((1, "company Parked city City"), (parked.GetProperty("count").GetInt32(), parked.GetProperty("where")[0].GetString()));
    }

    [Fact]
    public async Task The_latest_two_hundred_calls_of_this_connection_are_kept_and_nobody_elses()
    {
        await using var world = new World();
        _ = world.Services.GetRequiredService<IConnectionSupport>();
        for (var i = 0; i < 250; i++)
            world.Crm.Add("company", ("name", $"Acme {i}"));
        var calls = 0;
        world.Accounting.AfterRead = _ => Call("companies.get", Interlocked.Increment(ref calls) % 2 == 0 ? 429 : 200);
        Call("nobodys.call", 200);
        await world.SyncAsync();
        foreach (var id in world.Crm.Ids("company").ToList())
            world.Crm.Edit("company", id, ("city", "Lund"));
        await world.SyncAsync();
        Assert.True(calls > 200);
        await using var host = await OperationsHost.StartAsync(world.Services);
        var kept = (await FilesAsync(host))["calls.json"].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(200, kept.Count);
        Assert.All(kept, static c => Assert.Equal(("companies.get", "GET", "v1/{}/things", "req-1"), (c.GetProperty("operation").GetString(), c.GetProperty("method").GetString(), c.GetProperty("path").GetString(), c.GetProperty("requestId").GetString())));
        Assert.Contains(kept, static c => c.GetProperty("status").GetString() == "429" && c.GetProperty("outcome").GetString() == "rate_limit");
    }

    [Theory, Acceptance("P-15b")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_and_no_name_of_a_record_stands_in_it_also_while_a_side_is_down(bool down)
    {
        const string Secret = "canary-secret-4711";
        await using var world = new World(static c => c.Services.AddConnectorSync().UseSecretKeys(new SecretKeyRing("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength) })));
        await world.Connections.ReauthoriseAsync(World.Id, Side.Accounting, SideCredentials.Of("apiKey", Secret), "ann");
        world.Crm.Add("company", ("name", "Canary Shipping"), ("vat", "DK-CANARY-1"), ("city", "Canary Wharf"));
        world.Crm.Add("company", ("name", "Canary Parked"));
        world.Accounting.Add("customer", ("Name", "Canary Books"), ("Vat", "DK-CANARY-2"));
        world.Accounting.Refuse = static w => w.Set.Any(static s => s.Value.ToString() == "Canary Parked") ? new WriteOutcome.Refused(new Problem("name", "Name", "There is a 'Canary Parked' already.")) : null;
        await world.RunAsync();
        world.Accounting.Refuse = static _ => throw new InvalidOperationException("Canary Books broke it.");
        foreach (var id in world.Crm.Ids("company").ToList())
            world.Crm.Edit("company", id, ("phone", "Canary 1"));
        await world.RunAsync();
        world.Accounting.Red = new ConnectionHealth { Ok = !down, Reason = $"Signed in with {Secret}.", Account = down ? null : new AccountIdentity("books-1", "books"), Failure = down ? UnavailableReason.CredentialsRefused : null };
        await using var host = await OperationsHost.StartAsync(world.Services);
        using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync("/connectors/acme/diagnose")));
        var texts = zip.Entries.ToDictionary(static e => e.FullName, static e => new StreamReader(e.Open()).ReadToEnd());
        foreach (var (name, text) in texts)
            Assert.False(text.Contains("canary", StringComparison.OrdinalIgnoreCase), $"{name}: {text}");
        Assert.Contains(down ? "CredentialsRefused" : "Signed in with ***.", texts["accounting/probe.json"], StringComparison.Ordinal);
        Assert.Equal(!down, texts.ContainsKey("accounting/schema.json"));
        Assert.Contains("\"cause\"", texts["parked.json"], StringComparison.Ordinal);
    }

    private static void Call(string operation, int status)
    {
        using var activity = Vendor.StartActivity("call", ActivityKind.Client);
        activity?.SetTag("connectors.vendor", "Acme").SetTag("connectors.operation", operation).SetTag("http.request.method", "GET").SetTag("url.template", "v1/{}/things")
            .SetTag("http.response.status_code", status).SetTag("connectors.request_id", "req-1").SetTag("connectors.outcome", status == 200 ? "ok" : "rate_limit");
    }

    private static async Task<Dictionary<string, JsonElement>> FilesAsync(OperationsHost host)
    {
        using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync("/connectors/acme/diagnose")));
        return zip.Entries.ToDictionary(static e => e.FullName, static e => JsonDocument.Parse(e.Open()).RootElement);
    }
}
