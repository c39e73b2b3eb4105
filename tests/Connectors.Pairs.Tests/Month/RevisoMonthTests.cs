using Connectors.Pairs.Tests.Reviso;
using Connectors.Pairs.Tests.Suite;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing.Reviso;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of Reviso from an empty connection to the end of a month, with what goes wrong in one.</summary>
public sealed class RevisoMonthTests
{
    private const string Settings = """{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "product": { "schedule": { "every": "1.00:00:00" } } } }""";

    [Fact]
    [Acceptance("000-17"), Acceptance("P-27a", Missing = "1,000 of them; the other triggers")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await RevisoPair.StartAsync(Settings, more: static c => c.Schedule(Calendar.Slots), hosted: new WaitlessClock());
        await using var door = await WebDoor.OpenAsync(() => pair.Webhooks);
        var calendar = new Calendar(pair.Hosted!);
        pair.InReviso(a => a
            .Webhook(RevisoWebhookType.CustomerUpdated, $"{new Uri(door.Address("x"), "/RevisoCustomer")}?apiKey={pair.Webhooks.CreateKey(RevisoPair.Id)}")
            .Webhook(RevisoWebhookType.ProductUpdated, $"{new Uri(door.Address("x"), "/RevisoProduct")}?apiKey={pair.Webhooks.CreateKey(RevisoPair.Id)}")
            .ManyCustomers(10).ManyProducts(5)
            .Customer("ROSSI SRL", static c => c with { VatNumber = "12345678903", Email = "posta@rossi.example" }));
        var rossi = await AddAsync(pair, "Rossi Srl", static c => c.VatNumber = "IT12345678903");
        var prospects = new List<int>();
        for (var i = 0; i < 20; i++)
            prospects.Add(await AddAsync(pair, $"Prospetto {i}"));

        // The first day: customers come over, one is recognised by its partita IVA, and no prospect becomes a customer. The catalogue is a procedure of its own, with a slot a day.
        await calendar.PassAsync();
        Assert.Equal((11, 31), (pair.Account.Customers.Count, await CountAsync(pair)));
        Assert.Equal("posta@rossi.example", (await FindAsync(pair, rossi)).Email);
        await pair.Reviso.DeliverWebhooksAsync();
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());

        // Two people edit two fields of one customer, and then the same one: both edits stay, and of the same field the CRM's.
        var (number, id) = await LinkedAsync(pair, 1);
        await EditAsync(pair, id, static c => c.Phone = "+39 06 1234567");
        pair.InReviso(a => a.EditCustomer(number, static c => c with { Website = "https://nuovo.example" }));
        await DeliverAsync(pair, calendar);
        await EditAsync(pair, id, static c => c.Email = "dal-crm@example.org");
        pair.InReviso(a => a.EditCustomer(number, static c => c with { Email = "da-reviso@example.org" }));
        await DeliverAsync(pair, calendar);
        var edited = pair.Account.Customers.Single(c => c.CustomerNumber == number);
        Assert.Equal(("+39 06 1234567", "https://nuovo.example", "dal-crm@example.org"), (edited.TelephoneAndFaxNumber, edited.Website, edited.Email));

        // A customer gets another number: the webhook says which, the link moves, and nobody is doubled. Another webhook is lost, one comes twice, the last ones out of order.
        pair.InReviso(a => a.RenumberCustomer(number, 9000));
        await DeliverAsync(pair, calendar);
        Assert.Equal("9000", (await FindAsync(pair, id)).Number);
        pair.InReviso(static a => a.EditCustomer(9000, static c => c with { MobilePhone = "+39 340 1" }));
        pair.Account.LoseWebhooks();
        await calendar.PassAsync();
        pair.InReviso(static a => a.EditCustomer(9000, static c => c with { MobilePhone = "+39 340 2" }));
        pair.Account.DoubleWebhooks();
        pair.InReviso(a => a.EditProduct(a.Products[0].ProductNumber, static p => p with { SalesPrice = 12.5m }));
        pair.Account.ReverseWebhooks();
        await DeliverAsync(pair, calendar);
        Assert.Equal((31, "+39 340 2"), (await CountAsync(pair), (await FindAsync(pair, id)).Mobile));

        // A quotation for a prospect makes the customer; what is wrong with another one is said before anything is made.
        var code = pair.Account.Products[0].ProductNumber;
        var offer = await OfferAsync(pair, prospects[0], code);
        var wrong = await OfferAsync(pair, prospects[1], "NOPE");
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        pair.TakeWrites();
        Assert.Equal(SendState.Refused, (await SendAsync(pair, wrong)).State);
        Assert.Equal((0, 12, 1), (pair.TakeWrites(), pair.Account.Customers.Count, pair.Account.Quotations.Count));
        await pair.InCrmAsync(async db => (await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == wrong)).Lines[0].Code = code);
        Assert.Equal(SendState.Sent, (await SendAsync(pair, wrong)).State);

        // The answer to a quotation is lost and the host dies: pressed again, there is still one.
        var lost = await OfferAsync(pair, rossi, code);
        pair.Reviso.Faults.LoseReplyAfterCommit("quotations.create");
        await SendAsync(pair, lost);
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(SendState.Sent, (await SendAsync(pair, lost)).State);
        Assert.Equal((13, 3), (pair.Account.Customers.Count, pair.Account.Quotations.Count));

        // Quotations are sent, archived and changed there.
        var quotations = pair.Account.Quotations;
        pair.InReviso(a => a.SendQuotation(quotations[0].Id));
        pair.InReviso(a => a.ConvertQuotation(quotations[1].Id));
        await calendar.NightAsync();
        Assert.Equal("sent", await StateAsync(pair, offer));

        // The accountant takes the access back: the connection says so and writes nothing; after a new grant it goes on with what was edited meanwhile.
        Assert.Empty(calendar.Red);
        pair.Account.RevokeGrant();
        await EditAsync(pair, rossi, static c => c.Street = "Via Nuova 1");
        await calendar.PassAsync();
        Assert.NotEmpty(calendar.Red);
        Assert.NotEqual("Via Nuova 1", pair.Account.Customers.Single(static c => c.VatNumber == "12345678903").Address);
        pair.Account.GrantTo();
        await pair.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        Assert.Equal("Via Nuova 1", pair.Account.Customers.Single(static c => c.VatNumber == "12345678903").Address);

        await calendar.EndAsync(others: 30);
        await AssertEqualAsync(pair, customers: 13, products: 5, quotations: 3);
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());
    }

    private static async Task AssertEqualAsync(RevisoPair pair, int customers, int products, int quotations)
    {
        var compared = 0;
        var companies = await pair.InCrmAsync(static db => db.Companies.AsNoTracking().Where(static c => c.Number != null).ToListAsync());
        Assert.Equal(customers, companies.Count);
        foreach (var company in companies)
        {
            var customer = pair.Account.Customers.Single(c => $"{c.CustomerNumber}" == company.Number);
            foreach (var unit in RevisoUnits.Company)
            {
                var (here, there) = (unit.GetCrm(company) ?? "", unit.GetAccounting(customer) ?? "");
                // The partita IVA is compared without its country, and stays as each side wrote it; an active company is one that is not barred.
                if (unit.Name == "vatNumber")
                    here = here.Replace("IT", "", StringComparison.Ordinal);
                else if (unit.Name == "active")
                    here = here == "True" ? "False" : "True";
                Assert.Equal((company.Name, unit.Name, there), (company.Name, unit.Name, here));
                compared++;
            }
        }

        foreach (var article in await pair.InCrmAsync(static db => db.Articles.AsNoTracking().ToListAsync()))
        {
            var product = pair.Account.Products.Single(p => p.ProductNumber == article.Code);
            Assert.Equal((product.Name, product.SalesPrice, product.CostPrice), (article.Name, article.Price, article.Cost));
            compared += 3;
        }

        foreach (var offer in await pair.InCrmAsync(static db => db.Offers.AsNoTracking().Include(static o => o.Company).ToListAsync()))
        {
            var quotation = pair.Account.Quotations.SingleOrDefault(q => $"{q.Id}" == offer.AccountingId);
            Assert.Null(offer.AccountingMessage);
            if (quotation is not null)
                Assert.Equal((offer.AccountingNumber, offer.Company!.Number), ($"{quotation.Number}", $"{quotation.CustomerNumber}"));
            compared += 2;
        }

        Assert.Equal((customers * RevisoUnits.Company.Count) + (products * 3) + (quotations * 2), compared);
        Assert.Empty(await pair.ParkedAsync());
    }

    private static async Task DeliverAsync(RevisoPair pair, Calendar calendar)
    {
        await pair.Reviso.DeliverWebhooksAsync();
        Assert.Empty(pair.Account.DisabledWebhooks);
        await calendar.PassAsync();
    }

    private static Task<SendInfo> SendAsync(RevisoPair pair, int offer) => pair.Documents.SendAsync(RevisoPair.Id, RevisoFlows.Quotation, new RecordRef("offer", $"{offer}"), new SendOptions { User = "anna" });

    private static Task<int> AddAsync(RevisoPair pair, string name, Action<Azienda>? set = null) => pair.InCrmAsync(async db =>
    {
        var company = new Azienda { Name = name, Currency = "EUR", Group = "1", PaymentTerms = "2", VatZone = "1" };
        set?.Invoke(company);
        db.Add(company);
        await db.SaveChangesAsync();
        return company.Id;
    });

    private static Task<int> OfferAsync(RevisoPair pair, int company, string code) => pair.InCrmAsync(async db =>
    {
        var offer = new Offerta
        {
            Number = $"P-{company}",
            Date = DateOnly.FromDateTime(pair.Reviso.Clock.GetUtcNow().Date),
            Currency = "EUR",
            Company = await db.Companies.SingleAsync(c => c.Id == company),
            Lines = [new() { Position = 1, Code = code, Text = "Consulenza", Quantity = 2, Unit = "2", Price = 100, Vat = "V022" }],
        };
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    private static Task EditAsync(RevisoPair pair, int id, Action<Azienda> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Companies.SingleAsync(c => c.Id == id));
        return true;
    });

    private static Task<Azienda> FindAsync(RevisoPair pair, int id) => pair.InCrmAsync(db => db.Companies.AsNoTracking().SingleAsync(c => c.Id == id));

    private static Task<int> CountAsync(RevisoPair pair) => pair.InCrmAsync(static db => db.Companies.CountAsync());

    private static Task<string?> StateAsync(RevisoPair pair, int offer) => pair.InCrmAsync(async db => (await db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer)).AccountingState);

    private static async Task<(int Number, int Id)> LinkedAsync(RevisoPair pair, int number) => (number, await pair.InCrmAsync(async db => (await db.Companies.SingleAsync(c => c.Number == $"{number}")).Id));
}
