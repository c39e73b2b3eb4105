using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>The key in a webhook's address is a user of the CRM: what Reviso changes is written in his name.</summary>
public sealed class WebApiKeyTests
{
    [Fact, Acceptance("000-08"), Acceptance("000-07", Missing = "a CRM that is reached over HTTP with the key"), Acceptance("000-19"), Acceptance("000-17")]
    public async Task Two_keys_of_two_users_write_two_names_and_a_deactivated_user_writes_nothing_and_nobody_does_in_his_place()
    {
        await using var pair = await RevisoPair.StartAsync();
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(new Utente { Name = "anna" }, new Utente { Name = "bruno" });
            return Task.FromResult(true);
        });
        pair.InReviso(static a => a.Customer("Acme", static c => c with { Zip = "37121" }).Customer("Beta", static c => c with { Zip = "00100" }).Product("00/1", "Vite", 1.5m).Product("00/2", "Dado", 2m));
        await pair.RunAsync();
        await pair.SyncAsync("product");
        var (acme, beta) = (pair.Account.Customers[0].CustomerNumber, pair.Account.Customers[1].CustomerNumber);
        pair.InReviso(a =>
        {
            a.EditCustomer(acme, static c => c with { City = "Verona" });
            a.EditCustomer(beta, static c => c with { City = "Roma" });
            a.EditProduct("00/1", static p => p with { Name = "Vite 8" });
            a.EditProduct("00/2", static p => p with { Name = "Dado 8" });
        });
        await CallAsync(pair, "anna", "RevisoCustomer", $"{acme}");
        await CallAsync(pair, "bruno", "RevisoCustomer", $"{beta}");
        await CallAsync(pair, "anna", "RevisoProduct", "00/1");
        await pair.RunAsync();
        Assert.Equal([("Acme", "Verona", "anna"), ("Beta", "Roma", "bruno")], await CompaniesAsync(pair));
        // The product that a webhook names is done with the next run, and that product alone.
        Assert.Equal([("Dado", null), ("Vite 8", "anna")], (await pair.InCrmAsync(static db => db.Articles.ToListAsync())).Select(static a => (a.Name, a.ChangedBy)).Order());
        var id = await pair.InCrmAsync(static db => db.Companies.Where(static c => c.Name == "Beta").Select(static c => c.Id).SingleAsync());
        Assert.Equal("bruno", (await pair.Engine.ExplainAsync(RevisoPair.Id, new RecordRef("company", $"{id}"), "address")).Events[0].User);

        await pair.InCrmAsync(static async db => (await db.Users.SingleAsync(static u => u.Name == "bruno")).Active = false);
        pair.InReviso(a => a.EditCustomer(beta, static c => c with { City = "Ostia" }));
        await CallAsync(pair, "bruno", "RevisoCustomer", $"{beta}");
        await pair.RunAsync();
        Assert.Equal([("Acme", "Verona", "anna"), ("Beta", "Roma", "bruno")], await CompaniesAsync(pair));
        // The light of the CRM is red with his name and the menu path, and the run of everybody else went on.
        var light = (await pair.Connections.GetAsync(RevisoPair.Id)).Status.Crm!;
        Assert.Equal((false, "The user bruno is not active. See Setup, Users, Web API Keys."), (light.Ok, light.Reason));
        Assert.NotNull(light.NextStep);
        var waits = Assert.Single(await pair.ParkedAsync());
        Assert.Contains("The user bruno is not active", Assert.Single(waits.Problems).Message, StringComparison.Ordinal);

        // A key of another user, the address renewed: it goes on.
        await CallAsync(pair, "anna", "RevisoCustomer", $"{beta}");
        await pair.RunAsync();
        Assert.Equal(("Beta", "Ostia", "anna"), (await CompaniesAsync(pair))[1]);
        Assert.True((await pair.Connections.GetAsync(RevisoPair.Id)).Status.Crm!.Ok);
        Assert.Empty(await pair.ParkedAsync());
    }

    private static async Task<List<(string, string?, string?)>> CompaniesAsync(RevisoPair pair) => [.. (await pair.InCrmAsync(static db => db.Companies.OrderBy(static c => c.Name).ToListAsync())).Select(static c => (c.Name, c.City, c.ChangedBy))];

    private static async Task CallAsync(RevisoPair pair, string user, string topic, string number)
    {
        var answer = await pair.Webhooks.ReceiveAsync(pair.Webhooks.CreateKey(RevisoPair.Id, user), new WebhookRequest
        {
            Method = "POST",
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            Query = new Dictionary<string, string>(),
            Body = Encoding.UTF8.GetBytes($$"""{"oldNumber": "{{number}}", "newNumber": "{{number}}"}"""),
            Topic = topic,
        });
        Assert.Equal((200, 1), (answer.Status, answer.Marks));
    }
}
