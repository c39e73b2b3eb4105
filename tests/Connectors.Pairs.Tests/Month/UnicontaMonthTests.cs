using Connectors.Pairs.Tests.Suite;
using Connectors.Pairs.Tests.Uniconta;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of Uniconta from an empty connection to the end of a month, with what goes wrong in one. Nobody asks for a run: a host's own schedule and what both sides tell it start them all.</summary>
public sealed class UnicontaMonthTests
{
    private const string Settings = """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "trigger": ["Sold"], "withdraw": ["Cancelled"] } } }""";

    [Fact]
    [Acceptance("002-01"), Acceptance("002-12", Missing = "that the history names the rule, which the tests of the pair show"), Acceptance("P-38b"), Rule("R22"), Rule("R24")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await UnicontaPair.StartAsync(Settings, static o =>
        {
            (o.CustomerField, o.MarkerField) = ("type", "Mark");
            o.CustomerValues.Add("Kunde");
        }, static a => a.UserField("Debtor", "Mark").UserField("Contact", "Mark").UserField("Employee", "Mark").UserField("DebtorOrder", "Mark").Item("BOLT", "Bolt M8", 95, static i => i with { CostPrice = 40 }).Item("NUT", "Møtrik", 1).ManyItems(6),
            connection: static c => c.Schedule(Calendar.Slots), hosted: new WaitlessClock());
        await using var door = await WebDoor.OpenAsync(() => pair.Webhooks);
        var account = pair.Uniconta.Account;
        var calendar = new Calendar(pair.Hosted!);
        foreach (var (topic, table) in new[] { ("UnicontaDebtor", 50), ("UnicontaContact", 60), ("UnicontaItem", 23), ("UnicontaEmployee", 95) })
            account.ChangeUrl($"{new Uri(door.Address("x"), $"/{topic}/{await pair.Webhooks.GetIdAsync(UnicontaPair.Id, topic)}")}", table);

        // The first day: customers come over with their people, one is recognised by its CVR number and completed, one person by the e-mail address, and no prospect becomes a debtor.
        account.ManyDebtors(12).Debtor("SMEDJEN A/S", static d => d with { CompanyRegNo = "12345678", City = "Odense" }).Employee("7", "Ida Salg", static e => e with { Email = "ida@firma.example" });
        foreach (var debtor in account.Debtors)
            account.Contact($"Person {debtor.Account}", debtor.Account, c => c with { Email = $"p{debtor.Account}@kunde.example" });
        var recognised = account.Debtors[^1].Account!;
        var smith = await pair.AddAsync(new Organisation { Name = "Smedjen", Type = "Kunde", RegistrationNumber = "DK 12 34 56 78", Phone = "66 11 22 33", Country = "DK" });
        var prospects = new List<int>();
        for (var i = 0; i < 20; i++)
            prospects.Add(await pair.AddAsync(new Organisation { Name = $"Emne {i} ApS", Type = "Emne", Country = "DK" }));
        for (var i = 0; i < 8; i++)
            await pair.AddAsync(new Organisation { Name = $"Kunde {i} ApS", Type = "Kunde", Country = "DK", City = "Ribe" });
        await pair.InCrmAsync(db =>
        {
            db.AddRange(new Contact { Name = $"Person {recognised}", Mobile = "30112233", Email = $"P{recognised}@kunde.example", OrganisationId = smith }, new Contact { Name = "Åse Emne", Email = "aase@emne.example", OrganisationId = prospects[0] });
            db.Add(new Employee { Name = "Bo Salg", Email = "bo@firma.example" });
            return Task.FromResult(true);
        });
        await calendar.PassAsync();
        Assert.Equal((21, 41, 13, 2), await CountsAsync(pair));
        Assert.Equal(("66 11 22 33", recognised, "Odense"), (Debtor(pair, "Smedjen").Phone, (await pair.FindAsync(smith)).Number, (await pair.FindAsync(smith)).City));
        await pair.Uniconta.DeliverWebhooksAsync();
        await calendar.PassAsync();
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());

        // A prospect is won: a debtor with the next number, its person after it. What it is called can no longer be taken back.
        await pair.EditAsync(prospects[0], static c => c.Type = "kunde");
        await calendar.PassAsync();
        Assert.Equal((22, 41, 14, 2), await CountsAsync(pair));
        Assert.Equal("70009", (await pair.FindAsync(prospects[0])).Number);
        await pair.EditAsync(prospects[0], static c => c.Type = "Tabt");
        await calendar.PassAsync();
        Assert.Equal("Kunde", (await pair.FindAsync(prospects[0])).Type);

        // Two people edit two fields of one customer, then the same one: the CRM's word counts.
        await pair.EditAsync(smith, static c => c.Street = "Smedegade 7");
        account.EditDebtor(recognised, static d => d with { ContactEmail = "smed@smedjen.example" });
        await calendar.PassAsync();
        await pair.EditAsync(smith, static c => c.Phone = "70 10 20 30");
        account.EditDebtor(recognised, static d => d with { Phone = "99 99 99 99" });
        await calendar.PassAsync();
        Assert.Equal(("Smedegade 7", "smed@smedjen.example", "70 10 20 30"), (Debtor(pair, "Smedjen").Text("Address1"), Debtor(pair, "Smedjen").ContactEmail, Debtor(pair, "Smedjen").Phone));

        // Between two slots Uniconta calls; one call gets lost and the next slot makes up for it, others come three times and the wrong way round.
        await calendar.SoonAsync(TimeSpan.FromHours(1));
        account.EditDebtor(recognised, static d => d with { City = "Svendborg" });
        pair.Uniconta.Oddities.WebhookCopies = 3;
        pair.Uniconta.Oddities.WebhooksOutOfOrder = true;
        account.EditItem("BOLT", static i => i with { SalesPrice1 = 97.5m });
        await pair.Uniconta.DeliverWebhooksAsync();
        Assert.Contains("change", await calendar.SoonAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(("Svendborg", 97.5m), ((await pair.FindAsync(smith)).City, await PriceAsync(pair, "BOLT")));
        account.EditDebtor(recognised, static d => d with { City = "Nyborg" });
        await pair.Uniconta.DeliverWebhooksAsync(new HttpMessageInvoker(new Nobody()));
        await calendar.SoonAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("Svendborg", (await pair.FindAsync(smith)).City);
        await calendar.PassAsync();
        Assert.Equal("Nyborg", (await pair.FindAsync(smith)).City);

        // Orders: one is sold, changed line by line and invoiced in Uniconta, one is cancelled, one is deleted there, and of one the answer is lost and the host dies.
        var orders = new List<int>();
        for (var i = 0; i < 4; i++)
            orders.Add(await OrderAsync(pair, smith));
        await calendar.RunAsync();
        Assert.Empty(account.Orders);
        foreach (var order in orders.Take(3))
        {
            await pair.EditOrderAsync(order, static o => o.Status = "Sold");
            await calendar.RunAsync();
        }

        await pair.EditOrderAsync(orders[0], static o =>
        {
            o.Lines.RemoveAll(static l => l.Code == "NUT");
            o.Lines[0].Quantity = 6;
            o.Lines.Add(new() { Position = 9, Text = "Levering", Quantity = 1, Price = 80, Vat = "U25" });
        });
        await calendar.RunAsync();
        Assert.Equal([("BOLT", 6m, 100m), (null, 1m, 80m)], Lines(pair, 1001));
        await pair.InvoiceAsync(1001);
        await pair.EditOrderAsync(orders[1], static o => o.Status = "Cancelled");
        account.Delete(account.Orders.Single(static o => o.OrderNumber == 1003));
        pair.Uniconta.Faults.LoseReplyAfterCommit("orders.insert");
        await pair.EditOrderAsync(orders[3], static o => o.Status = "Sold");
        await calendar.SoonAsync(TimeSpan.FromSeconds(5));
        await pair.Hosted!.RestartAsync();
        await calendar.PassAsync(2);
        // Its head is there without a line: it is completed by itself, once nothing of it can be on its way any more.
        Assert.Equal([("5001", "issued"), ("1002", "cancelled"), ("1003", "gone"), ("1004", "draft")], await StatesAsync(pair, orders));
        Assert.Equal(1004, Assert.Single(account.Orders).OrderNumber);
        Assert.Equal([("BOLT", 2m, 100m), ("NUT", 5m, 1.25m)], Lines(pair, 1004));

        // Refused: a country that is none, and an order of an article that is none. Each says what it lacks, alone, and goes over when it has it.
        var bad = await pair.AddAsync(new Organisation { Name = "Fejl ApS", Type = "Kunde", Country = "Danmark" });
        var poor = await OrderAsync(pair, smith, static o => o.Lines[0].Code = "NOPE");
        await calendar.RunAsync();
        await pair.EditOrderAsync(poor, static o => o.Status = "Sold");
        await calendar.PassAsync();
        Assert.Contains("Danmark", Assert.Single(Assert.Single(await pair.ParkedAsync()).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("NOPE", (await pair.ShownAsync(poor)).Message, StringComparison.Ordinal);
        Assert.Single(account.Orders);
        await pair.EditAsync(bad, static c => c.Country = "DK");
        await pair.EditOrderAsync(poor, static o => (o.Status, o.Lines[0].Code) = ("Open", "BOLT"));
        await calendar.RunAsync();
        await pair.EditOrderAsync(poor, static o => o.Status = "Sold");
        await calendar.PassAsync();
        Assert.Empty(await pair.ParkedAsync());
        Assert.Equal(("1005", "draft", null), await pair.ShownAsync(poor));

        // The accountant renumbers a debtor, and starts another series: the link stays, the next one has the new form.
        account.RenumberDebtor(recognised, "00777");
        account.AutoNumber("DebtorGroup", "DK", "D", 6, 1);
        var next = await pair.AddAsync(new Organisation { Name = "Ny serie ApS", Type = "Kunde", Country = "DK" });
        await calendar.PassAsync();
        Assert.Equal(("00777", "D00001"), ((await pair.FindAsync(smith)).Number, (await pair.FindAsync(next)).Number));
        Assert.Equal((24, 43, 14, 2), await CountsAsync(pair));

        // The login gets another password: the connection says so and writes nothing; with the new one it goes on with what was edited meanwhile.
        Assert.Empty(calendar.Red);
        pair.Uniconta.SignIns.Users[0].Password = "another one";
        pair.Uniconta.SignIns.RevokeAll();
        await pair.EditAsync(smith, static c => c.Website = "https://smedjen.example");
        await calendar.PassAsync();
        Assert.NotEmpty(calendar.Red);
        Assert.True(string.IsNullOrEmpty(Debtor(pair, "Smedjen").Text("Www")));
        await pair.Hosted!.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        Assert.Equal("https://smedjen.example", Debtor(pair, "Smedjen").Text("Www"));

        // An article is blocked there, somebody overwrites another one here: articles are Uniconta's.
        account.EditItem("NUT", static i => i with { Blocked = true });
        await pair.InCrmAsync(static async db => (await db.Articles.SingleAsync(static a => a.Code == "BOLT")).Price = 1);
        await calendar.EndAsync();
        await AssertEqualAsync(pair, debtors: 24, persons: 14, items: 8, orders);
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());
    }

    private static async Task AssertEqualAsync(UnicontaPair pair, int debtors, int persons, int items, List<int> orders)
    {
        var (account, compared) = (pair.Uniconta.Account, 0);
        var rows = (await pair.InCrmAsync(static db => db.Organisations.AsNoTracking().ToListAsync())).Where(static o => o.Number is not null).ToList();
        Assert.Equal((debtors, debtors), (rows.Count, account.Debtors.Count));
        foreach (var row in rows)
            compared += Compare(UnicontaUnits.Company, row, account.Debtors.Single(d => d.Account == row.Number), account.Country);
        foreach (var row in await pair.InCrmAsync(static db => db.Contacts.AsNoTracking().Include(static c => c.Organisation).ToListAsync()))
        {
            var contact = account.Contacts.Single(c => string.Equals(c.Email, row.Email, StringComparison.OrdinalIgnoreCase));
            Assert.Equal((row.Organisation!.Number, row.Name), (contact.DCAccount, contact.Name));
            compared += 2;
        }

        foreach (var row in await pair.InCrmAsync(static db => db.Articles.AsNoTracking().ToListAsync()))
            compared += Compare(UnicontaUnits.Product, row, account.Items.Single(i => i.Item == row.Code), account.Country);
        foreach (var id in orders)
        {
            var order = await pair.InCrmAsync(db => db.Orders.AsNoTracking().Include(static o => o.Lines).SingleAsync(o => o.Id == id));
            Assert.Null(order.AccountingMessage);
            var (wanted, there) = (order.Lines.Sum(static l => l.Quantity * l.Price), order.AccountingState switch
            {
                "issued" => account.Invoices.Single(i => $"{i.InvoiceNumber}" == order.AccountingNumber).NetAmount,
                "draft" => LinesOf(account, order.AccountingNumber).Sum(static l => l.Qty * l.Price),
                _ => order.Lines.Sum(static l => l.Quantity * l.Price),
            });
            Assert.Equal(wanted, there);
            Assert.Equal(order.AccountingState == "draft", account.Orders.Any(o => $"{o.OrderNumber}" == order.AccountingNumber));
            compared += 2;
        }

        Assert.Equal((debtors * UnicontaUnits.Company.Count) + (persons * 2) + (items * UnicontaUnits.Product.Count) + (orders.Count * 2), compared);
        Assert.Empty(await pair.ParkedAsync());
    }

    /// <summary>Unit by unit, in the words that both sides would use for it.</summary>
    private static int Compare<TCrm, TRow>(IReadOnlyList<FieldCase<TCrm, TRow>> units, TCrm here, TRow there, int home) where TRow : UnicontaRecord
    {
        foreach (var unit in units)
        {
            var (left, right) = unit.Name switch
            {
                // A number that a person wrote with blanks is the same number.
                "registrationNumber" => (Digits(unit.GetCrm(here)), Digits(unit.GetAccounting(there))),
                "country" => (unit.GetCrm(here), there.Integer("Country") == home ? "DK" : $"{there.Integer("Country")}"),
                "active" => (unit.GetCrm(here) == "True" ? "open" : "blocked", unit.GetAccounting(there)),
                // An article without a currency of its own is sold in the company's.
                "price" => (unit.GetCrm(here), unit.GetAccounting(there) is [.., '|'] and var bare ? $"{bare}DKK" : unit.GetAccounting(there)),
                "address" => (Lines(unit.GetCrm(here)), Lines(unit.GetAccounting(there))),
                _ => (unit.GetCrm(here), unit.GetAccounting(there)),
            };
            Assert.True((left ?? "") == (right ?? ""), $"{there.RowId} {unit.Name}: '{left}' and '{right}'");
        }

        return units.Count;

        static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

        static string Lines(string? text) => string.Join('|', (text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    private static StoredDebtor Debtor(UnicontaPair pair, string name) => pair.Uniconta.Account.Debtors.Single(d => d.Name == name);

    private static IEnumerable<(string?, decimal, decimal)> Lines(UnicontaPair pair, int order) => LinesOf(pair.Uniconta.Account, $"{order}").Select(static l => (l.Item, l.Qty, l.Price));

    private static IEnumerable<StoredOrderLine> LinesOf(UnicontaAccount account, string? order) => account.OrderLines.Where(l => account.Orders.Any(o => o.RowId == l.OrderRowId && $"{o.OrderNumber}" == order));

    private static Task<(int Debtors, int Organisations, int Contacts, int Employees)> CountsAsync(UnicontaPair pair) => pair.InCrmAsync(async db =>
        (pair.Uniconta.Account.Debtors.Count, await db.Organisations.CountAsync(), pair.Uniconta.Account.Contacts.Count, pair.Uniconta.Account.Employees.Count));

    private static Task<decimal?> PriceAsync(UnicontaPair pair, string code) => pair.InCrmAsync(async db => (await db.Articles.AsNoTracking().SingleAsync(a => a.Code == code)).Price);

    private static Task<int> OrderAsync(UnicontaPair pair, int organisation, Action<SalesOrder>? set = null) => pair.InCrmAsync(async db =>
    {
        var order = new SalesOrder
        {
            Name = "Ordre",
            OrganisationId = organisation,
            Lines = [new() { Position = 1, Code = "BOLT", Quantity = 2, Price = 100, Vat = "U25" }, new() { Position = 2, Code = "NUT", Quantity = 5, Price = 1.25m, Vat = "U25" }],
        };
        set?.Invoke(order);
        db.Add(order);
        await db.SaveChangesAsync();
        return order.Id;
    });

    private static async Task<IEnumerable<(string?, string?)>> StatesAsync(UnicontaPair pair, List<int> orders)
    {
        var shown = new List<(string?, string?)>();
        foreach (var id in orders)
            shown.Add(await pair.ShownAsync(id) is var s ? (s.Number, s.State) : default);
        return shown;
    }
}
