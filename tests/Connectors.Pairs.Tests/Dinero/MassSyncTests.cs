using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>The button "Sync" of everything, over its endpoint, with many records and the calls that Dinero gives an account.</summary>
public sealed class MassSyncTests
{
    [Fact]
    [Acceptance("003-31", Missing = "the button")]
    public async Task One_press_brings_ten_thousand_records_within_the_calls_of_a_minute_and_the_next_one_writes_nothing()
    {
        var clock = new WaitlessClock(TimeSpan.FromSeconds(61));
        await using var pair = await DineroPair.StartAsync(map: Map, paced: clock);
        pair.Dinero.Account.ManyContacts(8_000).ManyProducts(1_600);
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(static i => new Company { Name = $"Kunde {i} ApS", Country = "DK", City = "Aarhus" }));
            db.AddRange(Enumerable.Range(0, 100).Select(static i => new Product { Code = $"V-{i}", Name = $"Vare {i}", Price = 10 + i, SalesAccount = "1000" }));
            return Task.FromResult(true);
        });
        await using var door = await OfficeDoor.OpenAsync(DineroPair.Id, () => pair.Services);
        var begun = clock.GetUtcNow();

        var done = await door.PostAsync("/run");
        Assert.Equal(("Completed", 10_000, 0), (done.GetProperty("state").GetString(), done.GetProperty("created").GetInt32(), done.GetProperty("parked").GetInt32()));
        Assert.Equal((8_300, 1_700), (pair.Dinero.Account.Contacts.Count, pair.Dinero.Account.Products.Count));
        Assert.Equal((8_300, 1_700), await pair.InCrmAsync(static async db => (await db.Companies.CountAsync(), await db.Products.CountAsync())));
        // Dinero never had to refuse a call, and the run took the minutes that its calls take.
        Assert.DoesNotContain(pair.Dinero.Calls, static c => c.Status == 429);
        var calls = pair.Dinero.Calls.Count(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal));
        Assert.InRange(calls, 400, 500);
        Assert.InRange(clock.GetUtcNow() - begun, TimeSpan.FromMinutes(Math.Floor(calls / 60.0)), TimeSpan.FromMinutes((calls / 50.0) + 2));

        pair.TakeWrites();
        clock.Advance(TimeSpan.FromMinutes(10));
        var again = await door.PostAsync("/run");
        Assert.Equal(("Completed", 0, 0), (again.GetProperty("state").GetString(), again.GetProperty("created").GetInt32(), again.GetProperty("updated").GetInt32()));
        Assert.Equal(0, pair.TakeWrites());
        Assert.DoesNotContain(pair.Dinero.Calls, static c => c.Status == 429);
    }

    /// <summary>What Dinero's lists show, so that no record is read alone.</summary>
    private static void Map(CrmModelBuilder<PairCrm> model)
    {
        model.Entity<Company>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted);
        model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Code)
            .Field(Vocabulary.Product.Name, static p => p.Name)
            .Field(Vocabulary.Product.Price, static p => p.Price)
            .Field(Vocabulary.Product.SalesAccount, static p => p.SalesAccount)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);
    }
}
