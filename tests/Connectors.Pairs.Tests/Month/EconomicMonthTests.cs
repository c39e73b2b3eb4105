using Connectors.Economic;
using Connectors.Pairs.Tests.Economic;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Economic;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of e-conomic from an empty connection to the end of a month, with what goes wrong in one. Nobody asks for a run: a host's own schedule, saves in the CRM and the calls of e-conomic start them all.</summary>
public sealed class EconomicMonthTests
{
    private const string Settings = """
        { "version": 1, "flow": "Both", "winner": "Crm", "entities": { "company": { "createInAccounting": "InScope" } },
          "documents": { "quote": { "enabled": false }, "invoice-from-order": { "enabled": false }, "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"] } } }
        """;

    [Fact]
    [Rule("R12"), Rule("R22"), Rule("R24"), Rule("R35")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await EconomicPair.StartAsync(Settings, static c => c.Schedule(Calendar.Slots), offers: true, hosted: new WaitlessClock());
        await using var door = await WebDoor.OpenAsync(() => pair.Webhooks);
        var calendar = new Calendar(pair.Hosted!);
        var account = pair.Economic.Account;
        account.ManyCustomers(8).Product("01-A", "Time", 800).Product("02-B", "Vare", 25.5m).Customer("Nordlys ApS", static c => c with { CorporateIdentificationNumber = "12345674", Email = "post@nordlys.example" });
        foreach (var (type, path) in new[] { ("CUSTOMER_UPDATED", "/EconomicCustomer"), ("PRODUCT_UPDATED", "/EconomicProduct") })
            account.Webhook(type, EconomicWebhookTemplate.Address(new Uri(door.Address("x"), path), pair.Webhooks.CreateKey(EconomicPair.Id)).ToString(), EconomicWebhookTemplate.Updated, EconomicWebhookTemplate.ContentType);
        var nordlys = await AddAsync(pair, "Nordlys", static f => (f.RegistrationNumber, f.Phone) = ("12345674", "33 11 22 33"));
        for (var i = 0; i < 6; i++)
            await AddAsync(pair, $"Kunde {i} ApS");

        // The first day: each side gets what it lacks, and who is on both is recognised by the CVR number and completed.
        await calendar.PassAsync();
        Assert.Equal((15, 15, 2), await CountsAsync(pair));
        Assert.Equal(("post@nordlys.example", "33 11 22 33"), ((await FindAsync(pair, nordlys)).Email, There(pair, await FindAsync(pair, nordlys)).TelephoneAndFaxNumber));
        await pair.Economic.DeliverWebhooksAsync();
        await calendar.PassAsync();
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());

        // Two people edit two fields of one customer, then the same one: the CRM's word counts. The first call of e-conomic is heard between two slots, the second one is lost.
        await calendar.SoonAsync(TimeSpan.FromHours(1));
        var number = There(pair, await FindAsync(pair, nordlys)).CustomerNumber;
        await EditAsync(pair, nordlys, static f => f.Street = "Søndergade 7");
        account.EditCustomer(number, static c => c with { Website = "https://nordlys.example" });
        await pair.Economic.DeliverWebhooksAsync();
        Assert.Contains(RunRequest.Changed, await calendar.SoonAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal("https://nordlys.example", (await FindAsync(pair, nordlys)).Website);
        await EditAsync(pair, nordlys, static f => f.Phone = "70 10 20 30");
        account.EditCustomer(number, static c => c with { TelephoneAndFaxNumber = "99 99 99 99" });
        await pair.Economic.DeliverWebhooksAsync(new HttpMessageInvoker(new Nobody()));
        await calendar.PassAsync();
        Assert.Equal(("Søndergade 7", "70 10 20 30"), (There(pair, await FindAsync(pair, nordlys)).Address, There(pair, await FindAsync(pair, nordlys)).TelephoneAndFaxNumber));

        // A customer gets another number, and the call that says so is lost: the link moves all the same, and nobody is doubled.
        account.RenumberCustomer(number, 9000);
        await pair.Economic.DeliverWebhooksAsync(new HttpMessageInvoker(new Nobody()));
        await calendar.PassAsync();
        Assert.Equal(((15, 15, 2), "9000"), (await CountsAsync(pair), (await FindAsync(pair, nordlys)).Number));

        // A group that is none: the record waits and says which; with another one it goes over.
        var bad = await AddAsync(pair, "Fejl ApS", static f => f.Group = "99");
        await calendar.PassAsync();
        Assert.Contains("99", string.Join(' ', Assert.Single(await pair.ParkedAsync()).Problems.Select(static p => p.Message)), StringComparison.Ordinal);
        await EditAsync(pair, bad, static f => f.Group = "1");
        await calendar.PassAsync();
        Assert.Empty(await pair.ParkedAsync());

        // Offers become drafts; one of an article that is none is refused and sent when it names another one; of one the answer is lost and the host dies.
        var offers = new List<int>();
        for (var i = 0; i < 4; i++)
            offers.Add(await OfferAsync(pair, nordlys, i == 2 ? "NOPE" : "01-A"));
        await calendar.RunAsync();
        foreach (var offer in offers.Take(3))
            await EditOfferAsync(pair, offer, static o => o.Status = "Accepted");
        await calendar.RunAsync();
        Assert.Equal((2, 1), (calendar.Documents.Sent, calendar.Documents.Refused));
        Assert.Contains("NOPE", (await ShownAsync(pair, offers[2])).InvoiceMessage, StringComparison.Ordinal);
        await EditOfferAsync(pair, offers[2], static o => (o.Status, o.Lines[0].Code) = ("Offered", "02-B"));
        await calendar.RunAsync();
        await EditOfferAsync(pair, offers[2], static o => o.Status = "Accepted");
        await calendar.RunAsync();
        pair.Economic.Faults.LoseReplyAfterCommit("invoices.drafts.create");
        await EditOfferAsync(pair, offers[3], static o => o.Status = "Accepted");
        await calendar.SoonAsync(TimeSpan.FromSeconds(5));
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(4, account.DraftInvoices.Count);

        // The accountant books three; one is paid in two parts, one is credited, and the fourth stays a draft.
        var booked = new List<int>();
        foreach (var offer in offers.Take(3))
            booked.Add(account.Book(int.Parse((await ShownAsync(pair, offer)).InvoiceId!["draft:".Length..].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture)));
        account.Pay(booked[0], 100);
        await calendar.NightAsync();
        Assert.Equal(("part-paid", 100m), ((await ShownAsync(pair, offers[0])).InvoiceState, (await ShownAsync(pair, offers[0])).Paid));
        account.Pay(booked[0]);
        account.Credit(booked[1]);
        await calendar.NightAsync();
        Assert.Equal(["paid", "credited", "issued", "draft"], await StatesAsync(pair, offers));
        Assert.Equal((0m, 0m), ((await ShownAsync(pair, offers[0])).Open, (await ShownAsync(pair, offers[1])).Open));

        // The administrator takes the access back: the connection says so and writes nothing; after a new grant it goes on with what was edited meanwhile.
        Assert.Empty(calendar.Red);
        account.RevokeGrant();
        await EditAsync(pair, nordlys, static f => f.City = "Odense");
        await calendar.PassAsync();
        Assert.NotEmpty(calendar.Red);
        Assert.NotEqual("Odense", account.Customers.Single(static c => c.CustomerNumber == 9000).City);
        account.GrantTo(pair.Economic.App);
        await pair.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        Assert.Equal("Odense", account.Customers.Single(static c => c.CustomerNumber == 9000).City);

        // A price changes on either side.
        account.EditProduct("02-B", static p => p with { SalesPrice = 27m });
        await pair.InCrmAsync(static async db => (await db.Wares.SingleAsync(static w => w.Code == "01-A")).Price = 850);
        await calendar.EndAsync();
        await AssertEqualAsync(pair, customers: 16, products: 2, offers);
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());
    }

    private static async Task AssertEqualAsync(EconomicPair pair, int customers, int products, List<int> offers)
    {
        var (account, compared) = (pair.Economic.Account, 0);
        Assert.Equal((customers, customers, products), await CountsAsync(pair));
        foreach (var firm in await pair.InCrmAsync(static db => db.Firms.AsNoTracking().ToListAsync()))
            compared += Compare(EconomicUnits.Companies, firm, There(pair, firm), firm.Name);
        foreach (var ware in await pair.InCrmAsync(static db => db.Wares.AsNoTracking().ToListAsync()))
            compared += Compare(EconomicUnits.Products, ware, account.Products.Single(p => p.ProductNumber == ware.Code), ware.Code!);
        foreach (var offer in offers)
        {
            var shown = await ShownAsync(pair, offer);
            var invoice = account.BookedInvoices.SingleOrDefault(i => $"{i.Number}" == shown.InvoiceNumber);
            Assert.Null(shown.InvoiceMessage);
            Assert.Equal(shown.InvoiceState == "draft", invoice is null);
            if (invoice is not null)
                Assert.Equal((9000, shown.Lines.Sum(static l => l.Quantity * l.Price)), (invoice.CustomerNumber, (decimal?)invoice.Lines.Sum(static l => l.Quantity * l.UnitNetPrice)));
            compared += 3;
        }

        Assert.Equal((customers * EconomicUnits.Companies.Count) + (products * EconomicUnits.Products.Count) + (offers.Count * 3), compared);
        Assert.Empty(await pair.ParkedAsync());
    }

    private static int Compare<TCrm, TThere>(IReadOnlyList<FieldCase<TCrm, TThere>> units, TCrm here, TThere there, string name)
    {
        foreach (var unit in units)
            Assert.True((unit.GetCrm(here) ?? "") == (unit.GetAccounting(there) ?? ""), $"{name} {unit.Name}: '{unit.GetCrm(here)}' and '{unit.GetAccounting(there)}'");
        return units.Count;
    }

    private static EconomicCustomer There(EconomicPair pair, Firm firm) => pair.Economic.Account.Customers.Single(c => $"{c.CustomerNumber}" == firm.Number);

    private static Task<(int Customers, int Firms, int Products)> CountsAsync(EconomicPair pair) => pair.InCrmAsync(async db => (pair.Economic.Account.Customers.Count, await db.Firms.CountAsync(), await db.Wares.CountAsync()));

    private static Task<int> AddAsync(EconomicPair pair, string name, Action<Firm>? set = null) => pair.InCrmAsync(async db =>
    {
        var firm = new Firm { Name = name, Currency = "DKK", Group = "1", PaymentTerms = "1", VatZone = "1" };
        set?.Invoke(firm);
        db.Add(firm);
        await db.SaveChangesAsync();
        return firm.Id;
    });

    private static Task EditAsync(EconomicPair pair, int id, Action<Firm> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Firms.SingleAsync(f => f.Id == id));
        return true;
    });

    private static Task<Firm> FindAsync(EconomicPair pair, int id) => pair.InCrmAsync(db => db.Firms.AsNoTracking().SingleAsync(f => f.Id == id));

    private static Task<int> OfferAsync(EconomicPair pair, int firm, string code) => pair.InCrmAsync(async db =>
    {
        // No two of them come to the same: a draft that was booked gets another number, and is known by what it was.
        var offer = new FirmOffer { FirmId = firm, Date = new(2026, 3, 2), Lines = [new() { Position = 1, Code = code, Text = "Arbejde", Quantity = 2 + await db.Offers.CountAsync(), Price = 800 }] };
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    private static Task EditOfferAsync(EconomicPair pair, int id, Action<FirmOffer> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == id));
        return true;
    });

    private static Task<FirmOffer> ShownAsync(EconomicPair pair, int id) => pair.InCrmAsync(db => db.Offers.AsNoTracking().Include(static o => o.Lines).SingleAsync(o => o.Id == id));

    private static async Task<IEnumerable<string?>> StatesAsync(EconomicPair pair, List<int> offers)
    {
        var states = new List<string?>();
        foreach (var offer in offers)
            states.Add((await ShownAsync(pair, offer)).InvoiceState);
        return states;
    }
}
