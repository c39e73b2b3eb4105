using System.Globalization;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Intacct;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Firm = Connectors.Pairs.Tests.Intacct.Account;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of Intacct from an empty connection to the end of a month: accounts, items, orders and invoices, with what goes wrong in one. Nobody asks for a run: a host's own schedule and saves in the CRM start them all.</summary>
public sealed class IntacctMonthTests
{
    private const string Customer = "accounts-receivable/customer";
    private const string Item = "inventory-control/item";

    [Fact]
    [Rule("R22"), Rule("R24"), Rule("R35")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await IntacctPair.StartAsync(["customer", "item", "project", "document"], Flow.Both, """{ "version": 1, "flow": "Both", "winner": "Crm" }""", options: static o =>
        {
            o.NumberedByIntacct.Add("customer");
            (o.DocumentLocation, o.DocumentWarehouse, o.EmployeeOfUser["ann"]) = ("HQ", "WH1", "E1");
        }, more: static c => c.Schedule(Calendar.Slots), hosted: new WaitlessClock());
        var calendar = new Calendar(pair.Hosted!);
        pair.Account.AutoNumber(Customer, "C-").Item("Call", 95.5m, "CALL").Item("Visit", 50m, "VISIT");
        pair.Act();
        for (var i = 0; i < 8; i++)
            pair.Account.Customer($"Old customer {i}", $"OLD-{i}");
        for (var i = 0; i < 6; i++)
            await pair.AddAsync(new Firm { Name = $"New account {i}", Currency = "USD", PaymentTerms = "N15" });

        // The first day: each side gets what it lacks, numbered by Intacct.
        await calendar.PassAsync();
        Assert.Equal((14, 14), await CustomersAsync(pair));
        Assert.All(await pair.RowsAsync<Firm>(), static a => Assert.False(string.IsNullOrEmpty(a.Number)));
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());

        // Two fields of one customer are edited on two sides, then the same one: the CRM's word counts.
        await pair.EditAsync<Firm>(static a => a.Number == "OLD-1", static a => a.Notes = "from the CRM");
        pair.EditIntacct(Customer, "OLD-1", """{"creditLimit":5000}""");
        await calendar.PassAsync();
        Assert.Equal(("from the CRM", 5000m), Shown(await RowAsync(pair, "OLD-1")));
        Assert.Equal("from the CRM", Record(pair, "OLD-1")["notes"]);
        await pair.EditAsync<Firm>(static a => a.Number == "OLD-1", static a => a.Notes = "the CRM again");
        pair.EditIntacct(Customer, "OLD-1", """{"notes":"Intacct again"}""");
        await calendar.PassAsync();
        Assert.Equal(("the CRM again", "the CRM again"), (Record(pair, "OLD-1")["notes"], (await RowAsync(pair, "OLD-1")).Notes));

        // A customer gets another id: the same customer under another number, and nobody is doubled.
        pair.Act();
        pair.Account.Renumber(Customer, Record(pair, "OLD-2").Key, "NEW-2");
        await calendar.PassAsync();
        Assert.Equal((14, 14), await CustomersAsync(pair));
        Assert.Equal("Old customer 2", (await RowAsync(pair, "NEW-2")).Name);

        // Terms that Intacct does not have: the record waits and says which; changed, it goes over.
        await pair.EditAsync<Firm>(static a => a.Number == "OLD-3", static a => (a.PaymentTerms, a.Notes) = ("N999", "goes over"));
        await calendar.PassAsync();
        Assert.Contains("N999", Assert.Single(Assert.Single(await pair.ParkedAsync()).Problems).Message, StringComparison.Ordinal);
        await pair.EditAsync<Firm>(static a => a.Number == "OLD-3", static a => a.PaymentTerms = "N45");
        await calendar.PassAsync();
        Assert.Empty(await pair.ParkedAsync());
        Assert.Equal(("N45", "goes over"), (Record(pair, "OLD-3")["term.id"], Record(pair, "OLD-3")["notes"]));

        // Orders: one is sent, one is refused with all that is missing and sent when it is there, and of one the answer is lost and the host dies.
        var (sent, poor, lost) = (await OrderAsync(pair, "OLD-1"), await OrderAsync(pair, "OLD-3", static o => o.Lines.Clear()), await OrderAsync(pair, "NEW-2"));
        Assert.Equal(SendState.Sent, (await SendAsync(pair, sent)).State);
        pair.TakeWrites();
        Assert.Equal(SendState.Refused, (await SendAsync(pair, poor)).State);
        Assert.Equal(0, pair.TakeWrites());
        await pair.InCrmAsync(async db =>
        {
            var order = await db.Set<Opportunity>().Include(static o => o.Lines).SingleAsync(o => o.Id == poor);
            order.Lines.Add(new() { Position = 1, ProductId = await db.Set<Product>().Where(static p => p.Number == "VISIT").Select(static p => p.Id).SingleAsync(), Text = "A visit", Quantity = 3, Unit = "Each", Price = 50 });
            return true;
        });
        Assert.Equal(SendState.Sent, (await SendAsync(pair, poor)).State);
        pair.Sim.Faults.LoseReplyAfterCommit("documents.create");
        await SendAsync(pair, lost);
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(SendState.Sent, (await SendAsync(pair, lost)).State);
        Assert.Equal(3, pair.Account.Documents.Count);

        // Two invoices are made there: of one something is paid, the other one is closed. They are shown as Intacct has them.
        pair.Account.Document("Sales Invoice", "OLD-1", "CALL").Document("Sales Invoice", "OLD-3", "VISIT");
        var (paid, closed) = (pair.Account.Documents[^2], pair.Account.Documents[^1]);
        await calendar.PassAsync();
        pair.Account.Pay(paid.Key, 10);
        await calendar.PassAsync();
        Assert.Equal("part-paid", (await pair.RowsAsync<SalesDocument>()).Single(d => d.Number == paid["documentNumber"]).State);
        pair.Account.Pay(paid.Key, 1000);
        pair.Account.SetState(closed.Key, "closed");
        await calendar.PassAsync();

        // The administrator takes the application out: the connection says so, writes nothing, and goes on when it is let in again.
        Assert.Empty(calendar.Red);
        pair.Sim.SignIns.RevokeConsent();
        await pair.EditAsync<Firm>(static a => a.Number == "OLD-4", static a => a.Notes = "meanwhile");
        await calendar.PassAsync();
        Assert.NotEmpty(calendar.Red);
        Assert.Null(Record(pair, "OLD-4")["notes"]);
        pair.Sim.SignIns.AuthorizedUsers.Add($"{pair.Account.ServiceUser.Id}@{pair.Account.CompanyId}");
        await pair.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        Assert.Equal("meanwhile", Record(pair, "OLD-4")["notes"]);

        // A price changes there, an item is set inactive.
        pair.EditIntacct(Item, "CALL", """{"sales":{"basePrice":"99.5"}}""");
        pair.EditIntacct(Item, "VISIT", """{"status":"inactive"}""");
        await calendar.EndAsync();
        await AssertEqualAsync(pair, customers: 14, items: 2, orders: 3);
        pair.TakeWrites();
        await calendar.PassAsync();
        Assert.Equal(0, pair.TakeWrites());
    }

    private static async Task AssertEqualAsync(IntacctPair pair, int customers, int items, int orders)
    {
        var compared = 0;
        foreach (var row in await pair.RowsAsync<Firm>())
            compared += Compare(IntacctUnits.Company, row, Record(pair, row.Number!));
        foreach (var row in (await pair.RowsAsync<Product>()).Where(static p => p.Number is "CALL" or "VISIT"))
            compared += Compare(IntacctUnits.Product, row, pair.Account.Items.Single(i => i.Id == row.Number));
        foreach (var row in await pair.InCrmAsync(static db => db.Set<Opportunity>().AsNoTracking().Include(static o => o.Lines).ToListAsync()))
        {
            var document = pair.Account.Documents.Single(d => d["documentNumber"] == row.AccountingNumber);
            Assert.Null(row.AccountingMessage);
            Assert.Equal(row.Lines.Sum(static l => l.Quantity!.Value * l.Price!.Value), decimal.Parse(document["total"] ?? document["subtotal"] ?? "0", CultureInfo.InvariantCulture));
            compared += 2;
        }

        // Whoever made them, Intacct's documents are shown with what they come to and what became of them.
        foreach (var row in await pair.RowsAsync<SalesDocument>())
        {
            var document = pair.Account.Documents.Single(d => d["documentNumber"] == row.Number);
            Assert.Equal((decimal.Parse(document["totalInTxnCurrency"]!, CultureInfo.InvariantCulture), document["customer.id"]), (row.Gross, (await pair.RowsAsync<Firm>()).Single(a => a.Id == row.CompanyId).Number));
            Assert.Equal(row.Kind != "invoice" ? "draft" : document["state"] == "closed" ? "cancelled" : "paid", row.State);
            compared += 3;
        }

        Assert.Equal((customers * IntacctUnits.Company.Count) + (items * IntacctUnits.Product.Count) + (orders * 2) + ((orders + 2) * 3), compared);
        Assert.Empty(await pair.ParkedAsync());
    }

    private static int Compare<T>(IReadOnlyList<Suite.FieldCase<T, Stored>> units, T row, Connectors.Testing.Intacct.IntacctRecord record)
    {
        foreach (var unit in units)
        {
            // The unit says which paths it reads.
            var paths = unit.SetAccounting(new Stored("", System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty), unit.Accounting(0, 0)).Values.Keys;
            var there = unit.GetAccounting(new Stored(record.Key, System.Collections.Immutable.ImmutableDictionary.CreateRange(paths.Select(p => KeyValuePair.Create(p, record[p]))))) ?? "";
            var here = unit.GetCrm(row) ?? "";
            for (var variant = 0; variant < 3; variant++)
            {
                if (unit.Crm(variant, 0) == here)
                    here = unit.Accounting(variant, 0);
            }

            Assert.True(there == here, $"{record.Id} {unit.Name}: '{here}' and '{there}'");
        }

        return units.Count;
    }

    private static async Task<(int Intacct, int Crm)> CustomersAsync(IntacctPair pair) => (pair.Account.Customers.Count, (await pair.RowsAsync<Firm>()).Count);

    private static async Task<Firm> RowAsync(IntacctPair pair, string number) => (await pair.RowsAsync<Firm>()).Single(a => a.Number == number);

    private static Connectors.Testing.Intacct.IntacctRecord Record(IntacctPair pair, string id) => pair.Account.Customers.Single(c => c.Id == id);

    private static (string?, decimal?) Shown(Firm account) => (account.Notes, account.CreditLimit);

    private static Task<SendInfo> SendAsync(IntacctPair pair, int opportunity) => pair.Documents.SendAsync(IntacctPair.Id, IntacctFlows.OrderFromOffer, new RecordRef("offer", $"{opportunity}"), new SendOptions { User = "ann" });

    private static Task<int> OrderAsync(IntacctPair pair, string customer, Action<Opportunity>? set = null) => pair.InCrmAsync(async db =>
    {
        var row = new Opportunity
        {
            Number = $"O-{customer}",
            Date = new(2026, 1, 5),
            Currency = "USD",
            PaymentTerms = "N15",
            CompanyId = await db.Set<Firm>().Where(a => a.Number == customer).Select(static a => a.Id).SingleAsync(),
            Lines = [new() { Position = 1, ProductId = await db.Set<Product>().Where(static p => p.Number == "CALL").Select(static p => p.Id).SingleAsync(), Text = "Calls", Quantity = 2, Unit = "Each", Price = 95.5m }],
        };
        set?.Invoke(row);
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });
}
