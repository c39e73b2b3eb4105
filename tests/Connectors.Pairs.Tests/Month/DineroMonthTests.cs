using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Dinero;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Dinero;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of Dinero: customers, people, products and invoices from an empty connection to the end of a month, with what goes wrong in one. Nobody asks for a run: a host's own schedule and saves in the CRM start them all.</summary>
public sealed class DineroMonthTests
{
    private const string Settings = """
        { "version": 1, "flow": "Both", "winner": "Crm", "entities": { "salesDocument": { "enabled": true } },
          "documents": { "invoice-from-order": { "enabled": false }, "trade-offer": { "enabled": false }, "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"], "book": true } } }
        """;

    [Fact]
    [Rule("R1"), Rule("R22"), Rule("R24"), Rule("R35")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await DineroPair.StartAsync(Settings, static c => c.Schedule(Calendar.Slots), new WaitlessClock(), offers: true);
        var calendar = new Calendar(pair.Hosted!);
        pair.Dinero.Account.ManyContacts(30).ManyProducts(10);
        pair.Dinero.Account.Contact("NORDLYS APS", static c => c with { VatNumber = "12345674", Phone = "33 11 22 33", Street = "Havnegade 1", ZipCode = "5000", City = "Odense" });
        var nordlys = await AddAsync(pair, "Nordlys ApS", static c => (c.VatNumber, c.Email) = ("DK 12 34 56 74", "post@nordlys.example"));
        var own = new List<int>();
        for (var i = 0; i < 15; i++)
            own.Add(await AddAsync(pair, $"Kunde {i} ApS", c => c.City = "Aarhus"));
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(Enumerable.Range(0, 10).Select(static i => new Person { Name = $"Åse Ærø {i}", Country = "DK", Email = $"aase{i}@hjem.example" }));
            db.AddRange(Enumerable.Range(0, 5).Select(static i => new Product { Code = $"V-{i}", Name = $"Vare {i}", Price = 10 + i, Unit = "hour", DefaultQuantity = 1, SalesAccount = "1000" }));
            return Task.FromResult(true);
        });

        // The first day: each side gets what it lacks, and what both had is recognised by its number and completed.
        await calendar.PassAsync();
        Assert.Equal((46, 10, 15), Counts(pair));
        var there = pair.Dinero.Account.Contacts.Single(static c => c.VatNumber is "12345674" or "DK 12 34 56 74");
        Assert.Equal(("post@nordlys.example", "33 11 22 33"), (there.Email, (await FindAsync(pair, nordlys)).Phone));
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());

        // Business: both sides edit two fields of one customer, then the same one; the CRM's word counts.
        await EditAsync(pair, nordlys, static c => c.Street = "Søndergade 7");
        pair.Dinero.Account.EditContact(there.ContactGuid, static c => c with { Webpage = "https://nordlys.example" });
        await calendar.PassAsync();
        await EditAsync(pair, nordlys, static c => c.Phone = "70 10 20 30");
        pair.Dinero.Account.EditContact(there.ContactGuid, static c => c with { Phone = "99 99 99 99" });
        await calendar.PassAsync();
        Assert.Equal(("Søndergade 7", "https://nordlys.example", "70 10 20 30"), Shown(pair.Dinero.Account.Contacts.Single(c => c.ContactGuid == there.ContactGuid)));

        // A new customer in a country that does not exist waits with a remedy, and goes over alone when it is followed.
        var bad = await AddAsync(pair, "Fejl ApS", static c => c.Country = "XX");
        var good = await AddAsync(pair, "Rigtig ApS");
        await calendar.PassAsync();
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal(("crm:" + bad, "country"), (parked.Pair, parked.Problems[0].Field));
        Assert.Equal(47, Counts(pair).Companies);
        await EditAsync(pair, bad, static c => c.Country = "NO");
        await calendar.PassAsync();
        Assert.Equal((48, 0), (Counts(pair).Companies, (await pair.ParkedAsync()).Count));

        // The answer to a create is lost; that of an edit too, while a user goes on editing; and the host dies in between.
        pair.Dinero.Faults.LoseReplyAfterCommit("contacts.create");
        await AddAsync(pair, "Tabt ApS");
        await calendar.RunAsync();
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(49, Counts(pair).Companies);
        pair.Dinero.Faults.LoseReplyAfterCommit("contacts.update");
        await EditAsync(pair, good, static c => c.City = "Vejle");
        await calendar.RunAsync();
        await EditAsync(pair, good, static c => c.City = "Kolding");
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal("Kolding", pair.Dinero.Account.Contacts.Single(static c => c.Name == "Rigtig ApS").City);

        // Offers are accepted: each is an invoice that is booked. One names an account that is none and goes over when it has another one; of one the answer is lost and the host dies.
        var offers = new List<int>();
        for (var i = 0; i < 5; i++)
            offers.Add(await OfferAsync(pair, nordlys, i == 3 ? "9999" : "1000"));
        await calendar.RunAsync();
        foreach (var offer in offers.Take(4))
            await StatusAsync(pair, offer, "Accepted");
        await calendar.RunAsync();
        Assert.Equal((3, 1), (calendar.Documents.Sent, calendar.Documents.Refused));
        Assert.Contains("9999", (await ShownAsync(pair, offers[3])).InvoiceMessage, StringComparison.Ordinal);
        await EditOfferAsync(pair, offers[3], static o => (o.Status, o.Lines[0].Account) = ("Offered", "1000"));
        await calendar.RunAsync();
        await StatusAsync(pair, offers[3], "Accepted");
        pair.Dinero.Faults.LoseReplyAfterCommit("invoices.create", skip: 1);
        await calendar.RunAsync();
        await StatusAsync(pair, offers[4], "Accepted");
        await calendar.SoonAsync(TimeSpan.FromSeconds(5));
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(5, pair.Dinero.Account.Invoices.Count);

        // The customer pays one in two parts; one is credited. An invoice that was made there, and one that the CRM writes as a record, stand beside them.
        var invoices = new List<Guid>();
        foreach (var offer in offers)
            invoices.Add(Guid.Parse((await ShownAsync(pair, offer)).InvoiceId!));
        pair.Dinero.Account.PayInvoice(invoices[0], 100);
        await calendar.NightAsync();
        Assert.Equal(("part-paid", 100m), ((await ShownAsync(pair, offers[0])).InvoiceState, (await ShownAsync(pair, offers[0])).Paid));
        pair.Dinero.Account.PayInvoice(invoices[0], (await ShownAsync(pair, offers[0])).Open!.Value);
        pair.Dinero.Account.CreditInvoice(invoices[1]);
        pair.Dinero.Account.AddInvoice(there.ContactGuid, static i => i with { Comment = "made there" });
        await pair.InCrmAsync(db =>
        {
            db.Add(new Invoice { CompanyId = nordlys, Date = new(2026, 3, 5), Currency = "DKK", Comment = "made here", Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 2, Unit = "hours", Price = 100, Account = "1000" }] });
            return Task.FromResult(true);
        });
        await calendar.NightAsync();
        Assert.Equal(("paid", "credited"), ((await ShownAsync(pair, offers[0])).InvoiceState, (await ShownAsync(pair, offers[1])).InvoiceState));
        Assert.Equal((7, 2), (pair.Dinero.Account.Invoices.Count, await pair.InCrmAsync(static db => db.Invoices.CountAsync())));

        // The customer makes a new key and deletes the old one: the connection says so, and goes on with the new one where it was.
        Assert.Empty(calendar.Red);
        pair.Dinero.SignIns.RevokeApiKey(pair.Dinero.Account.ApiKey);
        pair.Dinero.SignIns.ExpireAccessTokens();
        await EditAsync(pair, own[3], static c => c.Email = "ny@kunde.example");
        await calendar.PassAsync();
        Assert.NotEmpty(calendar.Red);
        Assert.DoesNotContain(pair.Dinero.Account.Contacts, static c => c.Email == "ny@kunde.example");
        pair.UseApiKey(pair.Dinero.SignIns.AddApiKey(pair.Dinero.Account));
        await pair.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        Assert.Contains(pair.Dinero.Account.Contacts, static c => c.Email == "ny@kunde.example");

        // A product is changed on either side, and one gets another number there.
        await pair.InCrmAsync(static async db => (await db.Products.SingleAsync(static p => p.Code == "V-1")).Price = 99.5m);
        var product = pair.Dinero.Account.Products.First(static p => p.ProductNumber != "V-1");
        pair.Dinero.Account.EditProduct(product.ProductGuid, static p => p with { Name = "Nyt navn", ProductNumber = "NR-7" });
        await calendar.PassAsync();
        Assert.Equal("Nyt navn", (await pair.InCrmAsync(static db => db.Products.AsNoTracking().SingleAsync(static p => p.Code == "NR-7"))).Name);

        await calendar.EndAsync();
        await AssertEqualAsync(pair, companies: 49, persons: 10, products: 15, offers);
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());
    }

    private static async Task AssertEqualAsync(DineroPair pair, int companies, int persons, int products, List<int> offers)
    {
        Assert.Equal((companies, persons, products), Counts(pair));
        var compared = 0;
        var contacts = pair.Dinero.Account.Contacts.Where(static c => c.DeletedAt is null).ToDictionary(static c => c.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var row in await pair.InCrmAsync(static db => db.Companies.AsNoTracking().ToListAsync()))
            compared += Compare(ContactUnits.Company, row, contacts[row.Name]);
        foreach (var row in await pair.InCrmAsync(static db => db.People.AsNoTracking().ToListAsync()))
            compared += Compare(ContactUnits.Person, row, contacts[row.Name]);
        foreach (var row in await pair.InCrmAsync(static db => db.Products.AsNoTracking().ToListAsync()))
            compared += Compare(ProductUnits.All, row, pair.Dinero.Account.Products.Single(p => p.Name == row.Name));
        foreach (var offer in offers)
        {
            var shown = await ShownAsync(pair, offer);
            var invoice = pair.Dinero.Account.Invoices.Single(i => $"{i.Guid:D}" == shown.InvoiceId);
            var gross = shown.Lines.Sum(static l => l.Quantity * l.Price) * 1.25m;
            var credited = pair.Dinero.Account.CreditNotes.Any(n => n.CreditNoteFor == invoice.Guid);
            Assert.Null(shown.InvoiceMessage);
            Assert.Equal(($"{invoice.Number}", credited ? 0 : gross), (shown.InvoiceNumber, shown.Paid + shown.Open));
            Assert.Equal((credited ? "credited" : shown.Open == 0 ? "paid" : "overdue", credited || offer == offers[0] ? 0 : gross), (shown.InvoiceState, shown.Open));
            compared += 4;
        }

        foreach (var record in await pair.InCrmAsync(static db => db.Invoices.AsNoTracking().Include(static i => i.Lines).Include(static i => i.Company).ToListAsync()))
        {
            var invoice = pair.Dinero.Account.Invoices.Single(i => i.Comment == record.Comment);
            Assert.Equal((contacts[record.Company!.Name].ContactGuid, record.Net), (invoice.ContactGuid, (decimal?)invoice.Lines.Sum(static l => l.Quantity * l.UnitPrice)));
            Assert.Equal(record.Lines.Select(static l => (l.Text, l.Quantity)), invoice.Lines.Select(static l => (l.Description, (decimal?)l.Quantity)));
            compared += 3;
        }

        Assert.Equal((companies * (ContactUnits.Company.Count - 2)) + (persons * (ContactUnits.Person.Count - 1)) + (products * (ProductUnits.All.Count - 1)) + (offers.Count * 4) + (2 * 3), compared);
        Assert.Empty(await pair.ParkedAsync());
    }

    /// <summary>All units but those that each side writes in its own way: the number with or without its country, terms that Dinero fills in by itself, and units in its own words.</summary>
    private static int Compare<TCrm, TAccounting>(IReadOnlyList<Suite.FieldCase<TCrm, TAccounting>> units, TCrm here, TAccounting there)
    {
        var compared = 0;
        foreach (var unit in units.Where(static u => u.Name is not ("vatNumber" or "paymentCondition" or "unit")))
        {
            var (left, right) = (unit.GetCrm(here) ?? "", unit.GetAccounting(there) ?? "");
            Assert.True(string.Equals(left, right, unit.Name == "name" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal), $"{unit.Name}: '{left}' and '{right}'");
            compared++;
        }

        return compared;
    }

    private static (int Companies, int Persons, int Products) Counts(DineroPair pair) =>
        (pair.Dinero.Account.Contacts.Count(static c => !c.IsPerson && c.DeletedAt is null), pair.Dinero.Account.Contacts.Count(static c => c.IsPerson && c.DeletedAt is null), pair.Dinero.Account.Products.Count(static p => p.DeletedAt is null));

    private static (string?, string?, string?) Shown(StoredContact contact) => (contact.Street, contact.Webpage, contact.Phone);

    private static Task<int> AddAsync(DineroPair pair, string name, Action<Company>? set = null) => pair.InCrmAsync(async db =>
    {
        var company = new Company { Name = name, Country = "DK" };
        set?.Invoke(company);
        db.Add(company);
        await db.SaveChangesAsync();
        return company.Id;
    });

    private static Task EditAsync(DineroPair pair, int id, Action<Company> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Companies.SingleAsync(c => c.Id == id));
        return true;
    });

    private static Task<int> OfferAsync(DineroPair pair, int company, string account) => pair.InCrmAsync(async db =>
    {
        var offer = new SalesOffer { CompanyId = company, Date = new(2026, 3, 5), Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 2, Unit = "hours", Price = 100, Account = account }] };
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    private static Task EditOfferAsync(DineroPair pair, int id, Action<SalesOffer> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == id));
        return true;
    });

    private static Task StatusAsync(DineroPair pair, int id, string status) => EditOfferAsync(pair, id, o => o.Status = status);

    private static Task<SalesOffer> ShownAsync(DineroPair pair, int id) => pair.InCrmAsync(db => db.Offers.AsNoTracking().Include(static o => o.Lines).SingleAsync(o => o.Id == id));

    private static Task<Company> FindAsync(DineroPair pair, int id) => pair.InCrmAsync(db => db.Companies.AsNoTracking().SingleAsync(c => c.Id == id));
}
