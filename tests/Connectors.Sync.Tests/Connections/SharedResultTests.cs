using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Connections;

/// <summary>Two connections at one CRM, each of which writes back what became of its documents and keeps a field of its own.</summary>
public sealed class SharedResultTests
{
    [Fact]
    [Acceptance("P-17c")]
    public async Task Two_connections_write_into_fields_of_their_own_and_the_same_field_is_refused_when_it_is_saved()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] }, configure: null);
        d.World.Crm.Schemas = [World.Company, World.Person, new EntitySchema("offer", [.. DocumentWorld.Offer.Fields, new FieldSchema { Name = "number2", Type = FieldType.Text }, new FieldSchema { Name = "link2", Type = FieldType.Text }])];
        var books = new FakeBooks { NextNumber = 900 };
        var accounting = new FakeSystem("books", World.Customer, World.Contact) { Account = new AccountIdentity("books-2", "Second") };
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(d.Clock);
        services.AddSingleton(d.World.Store);
        services.AddConnectorSync(o => o.Owner = Guid.NewGuid().ToString("N"))
            .AddConnection("acme", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(d.OpenCrm())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(d.OpenBooks())).Mapping(World.Standard).Documents(DocumentWorld.Standard with { TriggerStatuses = [] }))
            .AddConnection("second", c => c
            .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(d.OpenCrm())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(books.Open(accounting.Open())))
            .Mapping(static m =>
            {
                World.Standard(m);
                m.Entity("company").Field(new Field<string>("company", "type"), new Field<string>("customer", "Ref"), static r => r.Flow(Flow.FromAccounting));
            })
            .Documents(DocumentWorld.Standard with { TriggerStatuses = [] }));
        await using var node = services.BuildServiceProvider();
        var (second, connections) = (new ConnectionId("second"), node.GetRequiredService<IConnections>());
        await connections.SetModeAsync(second, ConnectionMode.Live, "ann");
        await d.RunAsync();
        Assert.Equal(RunState.Completed, (await node.GetRequiredService<ISyncEngine>().RunAsync(second)).State);

        // The fields of the flow are the first one's already.
        var refused = await Assert.ThrowsAsync<SettingsException>(() => SaveAsync("""{ "version": 1 }"""));
        Assert.Contains("documents.invoice.results.number", refused.Problems.Select(static p => p.Path));
        Assert.Contains("'acme' at the same CRM writes 'offer.number' too", string.Join(' ', refused.Problems.Select(static p => p.Message)), StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<SettingsException>(() => SaveAsync(Results("number2", "link")));
        Assert.Equal(["documents.invoice.results.link"], refused.Problems.Select(static p => p.Path));
        Assert.Contains("documents.invoice.results.numbr", (await Assert.ThrowsAsync<SettingsException>(() => SaveAsync("""{ "version": 1, "documents": { "invoice": { "results": { "numbr": "x" } } } }"""))).Problems.Select(static p => p.Path));
        await SaveAsync(Results("number2", "link2"));

        var offer = d.AddOffer();
        foreach (var documents in new[] { d.Documents, node.GetRequiredService<IDocuments>() })
            Assert.Equal(SendState.Sent, (await documents.SendAsync(documents == d.Documents ? World.Id : second, DocumentWorld.Invoice, DocumentWorld.Ref(offer), new SendOptions { User = "ann" })).State);
        (d.Books.All[0].Status, d.Books.All[0].Number, books.All[0].Status, books.All[0].Number) = (DocumentStatus.Issued, 7, DocumentStatus.Issued, 8);
        for (var pass = 0; pass < 3; pass++)
        {
            d.Clock.Advance(TimeSpan.FromDays(1));
            await d.RunAsync();
            await node.GetRequiredService<ISyncEngine>().RunAsync(second);
        }

        Assert.Equal(("A00007", "A00008"), (d.Shown(offer, "number"), d.Shown(offer, "number2")));
        var writes = d.World.Crm.Writes;
        await d.RunAsync();
        await node.GetRequiredService<ISyncEngine>().RunAsync(second);
        Assert.Equal(writes, d.World.Crm.Writes);

        Task SaveAsync(string json) => connections.SaveSettingsAsync(second, Encoding.UTF8.GetBytes(json), "ann");
    }

    private static string Results(string number, string link) =>
        $$$"""{ "version": 1, "documents": { "invoice": { "results": { "number": "{{{number}}}", "link": "{{{link}}}", "state": "", "message": "", "paid": "", "open": "" } } } }""";
}
