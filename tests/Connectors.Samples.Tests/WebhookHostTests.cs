using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Connectors.Samples.Tests;

/// <summary>The host for webhooks from outside: a record is edited in a vendor's account, the vendor calls, and the CRM shows it.</summary>
public sealed class WebhookHostTests : IAsyncLifetime
{
    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact]
    public async Task An_edit_in_a_vendors_account_is_seen_in_the_CRM_because_the_vendor_called()
    {
        await using var host = SampleProcess.StartWebhookHost(_data);
        const string Here = "the page is ";
        await host.WaitForAsync(Here);
        var line = host.Output.Split('\n').Single(l => l.Contains(Here, StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = new Uri(line.Split(Here)[1].Split(',')[0]) };

        // Everything is read once, Dinero last; then nobody looks for an hour.
        await host.WaitForAsync("Connection dinero: run");
        foreach (var (vendor, topic) in new[] { ("economic", "EconomicCustomer"), ("reviso", "RevisoCustomer"), ("uniconta", "UnicontaDebtor") })
        {
            await RunAsync(http, vendor);
            var looked = LookedAsync(host, vendor);
            var answer = (await (await http.PostAsync($"/simulate/{vendor}", null)).Content.ReadFromJsonAsync<JsonObject>())!;
            var value = ((string)answer["edit"]!).Split(": ")[1];
            // Of what the connector itself wrote before, vendors tell as well.
            Assert.InRange((int)answer["webhooksTaken"]!, 1, vendor == "economic" ? 1 : int.MaxValue);
            // The run that ends next may be one that was under way already.
            string now;
            do
            {
                await looked;
                looked = LookedAsync(host, vendor);
                now = await http.GetStringAsync("/");
            }
            while (!now.Contains(value, StringComparison.Ordinal));
            Assert.Contains(topic, now, StringComparison.Ordinal);
        }

        var page = await http.GetStringAsync("/");
        foreach (var title in new[] { "e-conomic", "SmartBill", "Reviso", "Uniconta", "Intacct", "Dinero" })
            Assert.Contains(title, page, StringComparison.Ordinal);

        // The operations of a connection, as a page of yours would call them.
        var connection = (await http.GetFromJsonAsync<JsonObject>("/connectors/economic"))!;
        Assert.Contains("economic", connection.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Live", connection.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        // A call with a wrong key is nobody's, and no key stands on the page or in the log.
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/webhook/EconomicCustomer?apiKey=wrong&newNumber=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/webhook/UnicontaDebtor/canary-id?Table=Debtor&RowId=1&Action=update")).StatusCode);
        Assert.DoesNotContain("canary-id", await http.GetStringAsync("/") + host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("apiKey", await http.GetStringAsync("/") + host.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
    }

    private static Task LookedAsync(SampleProcess host, string vendor) =>
        host.NextAsync(l => l.Contains($"Connection {vendor}: run", StringComparison.Ordinal) && l.Contains("ended as Completed", StringComparison.Ordinal));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SampleProcess.CleanAsync(_data);

    private static async Task RunAsync(HttpClient http, string connection)
    {
        var report = (await (await http.PostAsync($"/run/{connection}", null)).Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("Completed", (string)report["state"]!);
    }
}
