using System.Net;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Documents;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>The button "Sync with Dinero" of one record: the endpoint that it calls, over the engine, the client and HTTP to the simulated organisation.</summary>
public sealed class SingleRecordEndpointTests
{
    [Fact, Acceptance("003-33"), Acceptance("003-36"), Acceptance("003-35", Missing = "the link in a CRM's detail view")]
    public async Task A_press_synchronises_that_record_alone_and_other_entities_are_refused_by_name()
    {
        await using var pair = await DineroPair.StartAsync("""{ "version": 1, "flow": "FromCrm" }""");
        for (var i = 0; i < 20; i++)
        {
            var n = i;
            await pair.InCrmAsync(db => Task.FromResult(db.Add(new Company { Name = $"En Anden {n} ApS", Country = "DK" })));
        }

        var company = await AddAsync(pair, new Company { Name = "Havblik ApS", Country = "DK" }, static c => c.Id);
        var person = await AddAsync(pair, new Crm.Person { Name = "Åse Holm", Country = "DK" }, static p => p.Id);
        var product = await AddAsync(pair, new Crm.Product { Name = "Lås", Code = "1", Price = 1, Unit = "piece", SalesAccount = "1000" }, static p => p.Id);
        await using var door = await OfficeDoor.OpenAsync(DineroPair.Id, () => pair.Services);

        foreach (var (record, create) in new[] { ($"company:{company}", "contacts.create"), ($"person:{person}", "contacts.create"), ($"product:{product}", "products.create") })
        {
            pair.Dinero.Clock.Advance(TimeSpan.FromMinutes(10));
            pair.Dinero.ClearCalls();
            var done = await door.PostAsync("/run", $$"""{"record":"{{record}}"}""");
            Assert.Equal((1, 0, record), (done.GetProperty("created").GetInt32(), done.GetProperty("parked").GetInt32(), done.GetProperty("record").GetString()));
            // One write, and of records a handful of calls: 22 others stand beside it and none of them is touched.
            var data = pair.Dinero.Calls.Where(static c => c.Operation.StartsWith("contacts.", StringComparison.Ordinal) || c.Operation.StartsWith("products.", StringComparison.Ordinal)).ToList();
            Assert.Equal(create, Assert.Single(data, static c => c.Method != "GET").Operation);
            Assert.True(data.Count <= 6, string.Join(", ", data.Select(static c => c.Operation)));
        }

        Assert.Equal(["Havblik ApS", "Åse Holm"], pair.Dinero.Account.Contacts.Select(static c => c.Name));
        pair.TakeWrites();
        pair.Dinero.Clock.Advance(TimeSpan.FromMinutes(10));
        var again = await door.PostAsync("/run", $$"""{"record":"company:{{company}}"}""");
        Assert.Equal((0, 1, 0), (again.GetProperty("created").GetInt32(), again.GetProperty("unchanged").GetInt32(), pair.TakeWrites()));

        foreach (var entity in new[] { "deal", "quote", "user", "project" })
        {
            var refused = await door.RefusedAsync("/run", $$"""{"record":"{{entity}}:1"}""", HttpStatusCode.UnprocessableEntity, "single-record-entity");
            Assert.Contains($"'{entity}'", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact, Acceptance("003-36")]
    public async Task An_invoice_goes_over_alone_by_its_own_endpoint()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Oddities.PersonalCallsPerMinute = null;
        await using var pair = await SalesPair.StartAsync(dinero.Clock, services => services.AddDinero(o =>
        {
            o.BaseAddress = dinero.BaseAddress;
            o.TokenAddress = dinero.TokenAddress;
            o.ClientId = dinero.SignIns.PersonalClientId;
            o.ClientSecret = dinero.SignIns.PersonalClientSecret;
            o.PersonalCallsPerMinute = 1_000_000;
            o.Credentials = new() { OrganizationId = $"{dinero.Account.Id}", ApiKey = dinero.Account.ApiKey };
        }), static c => c.Dinero(), """{ "version": 1, "flow": "FromCrm", "documents": { "invoice-from-order": { "enabled": false }, "trade-offer": { "enabled": false }, "invoice-from-offer": { "enabled": true } } }""");
        var (first, second) = (await OfferAsync(pair, "Havblik ApS"), await OfferAsync(pair, "En Anden ApS"));
        await using var door = await OfficeDoor.OpenAsync(SalesPair.Id, () => pair.Services);
        dinero.Clock.Advance(TimeSpan.FromMinutes(10));

        var sent = await door.PostAsync($"/documents/{DineroFlows.InvoiceFromOffer}/send", $$"""{"record":"offer:{{first}}"}""");
        Assert.Equal("Sent", sent.GetProperty("state").GetString());
        var invoice = Assert.Single(dinero.Account.Invoices);
        Assert.Equal(invoice.Guid.ToString("D"), sent.GetProperty("document").GetString());
        Assert.Equal("Havblik ApS", Assert.Single(dinero.Account.Contacts).Name);
        Assert.Equal((invoice.Guid.ToString("D"), null), ((await pair.OfferAsync(first)).InvoiceId, (await pair.OfferAsync(second)).InvoiceId));
        var refused = await door.RefusedAsync($"/documents/{DineroFlows.InvoiceFromOffer}/send", """{"record":"company:1"}""", HttpStatusCode.UnprocessableEntity, "document-entity");
        Assert.Contains("company", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<int> OfferAsync(SalesPair pair, string customer) => pair.InCrmAsync(async db =>
    {
        var offer = new Offer
        {
            Number = "Q-" + customer,
            Status = OfferStatus.Accepted,
            Date = new DateOnly(2025, 12, 1),
            Customer = new Customer { Name = customer, Country = "DK" },
            Lines = [new() { Position = 1, Text = "Consulting", Quantity = 2, Unit = "hours", Price = 800, Vat = "1000" }],
        };
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    private static Task<int> AddAsync<T>(DineroPair pair, T record, Func<T, int> id) where T : class => pair.InCrmAsync(async db =>
    {
        db.Add(record);
        await db.SaveChangesAsync();
        return id(record);
    });
}
