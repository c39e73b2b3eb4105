using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>What Reviso's guide says of sending quotations and of its six fields, one behaviour a test.</summary>
public sealed class QuotationGuideTests
{
    private const string Closed = """{"message":"Periodo chiuso","errorCode":"E04300","httpStatusCode":400,"errors":[]}""";

    [Fact, Acceptance("000-30")]
    public async Task All_empty_required_fields_of_document_and_customer_are_in_one_list_and_nothing_is_made()
    {
        await using var pair = await StartAsync();
        var offer = await AddAsync(pair, static o =>
        {
            (o.Currency, o.Lines[1].Vat) = ("", null);
            (o.Company!.Currency, o.Company.Group, o.Company.PaymentTerms, o.Company.VatZone) = (null, null, null, null);
        });
        pair.TakeWrites();
        var refused = await SendAsync(pair, offer);
        Assert.Equal(SendState.Refused, refused.State);
        var fields = refused.Problems.Select(static p => p.Field!).ToHashSet();
        Assert.All(["customer.currency", "customer.customerGroup", "customer.paymentTerms", "customer.vatZone", "currency", "lines[2].vatCode"], f => Assert.Contains(f, fields));
        Assert.All(refused.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.Equal((0, 0, 0), (pair.TakeWrites(), pair.Account.Customers.Count, pair.Account.Quotations.Count));

        await pair.InCrmAsync(static async db =>
        {
            var o = await db.Offers.Include(static x => x.Lines).Include(static x => x.Company).SingleAsync();
            (o.Currency, o.Lines.Single(static l => l.Position == 2).Vat) = ("EUR", "V010");
            (o.Company!.Currency, o.Company.Group, o.Company.PaymentTerms, o.Company.VatZone) = ("EUR", "1", "2", "1");
            return true;
        });
        // Refused after the customer was made: it stays, and the next press takes it.
        pair.Reviso.Faults.RespondInstead("quotations.create", 400, Closed, "application/json");
        Assert.Equal(SendState.Refused, (await SendAsync(pair, offer)).State);
        Assert.Single(pair.Account.Customers);
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Equal(Assert.Single(pair.Account.Customers).CustomerNumber, Assert.Single(pair.Account.Quotations).CustomerNumber);
    }

    [Fact, Acceptance("000-41")]
    public async Task Every_line_with_an_unknown_empty_or_barred_code_is_named_by_number_and_code_and_no_customer_is_made()
    {
        await using var pair = await StartAsync();
        var offer = await AddAsync(pair, static o =>
        {
            o.Lines.Clear();
            foreach (var (at, code) in new[] { "A-1", "NOPE", " ", "OLD", "a-1", "0/1", "00/1" }.Index())
                o.Lines.Add(new() { Position = at + 1, Code = code, Text = "x", Quantity = 1, Unit = "1", Price = 1, Vat = "V022" });
        });
        pair.TakeWrites();
        var refused = await SendAsync(pair, offer);
        Assert.Equal(SendState.Refused, refused.State);
        // Zeros in front and letter case count; lines 1 and 7 are right.
        Assert.Equal(["lines[2].code", "lines[3].code", "lines[4].code", "lines[5].code", "lines[6].code"], refused.Problems.Select(static p => p.Field).Distinct());
        foreach (var (line, code) in new[] { (2, "NOPE"), (4, "OLD"), (5, "a-1"), (6, "0/1") })
            Assert.Contains($"'{code}'", refused.Problems.First(p => p.Field == $"lines[{line}].code").Message, StringComparison.Ordinal);
        Assert.All(refused.Problems, static p => Assert.StartsWith("Line ", p.Message, StringComparison.Ordinal));
        Assert.Equal((0, 0, 0), (pair.TakeWrites(), pair.Account.Customers.Count, pair.Account.Quotations.Count));
    }

    [Fact, Acceptance("000-42"), Acceptance("P-08g")]
    public async Task A_customer_that_does_not_exist_is_made_once_for_three_presses_and_both_are_linked()
    {
        await using var pair = await StartAsync();
        var offer = await AddAsync(pair);
        for (var press = 0; press < 2; press++)
        {
            pair.Reviso.Faults.RespondInstead("quotations.create", 400, Closed, "application/json");
            var refused = await SendAsync(pair, offer);
            Assert.Equal(SendState.Refused, refused.State);
            Assert.Contains("Periodo chiuso", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        }

        var sent = await SendAsync(pair, offer);
        var (customer, quotation) = (Assert.Single(pair.Account.Customers), Assert.Single(pair.Account.Quotations));
        Assert.Equal((SendState.Sent, $"{quotation.Id}", customer.CustomerNumber), (sent.State, sent.Document!.Value.Value, quotation.CustomerNumber));
        // The link is kept: a change of the company reaches that customer.
        await pair.InCrmAsync(static async db => (await db.Companies.SingleAsync()).Email = "nuovo@example.org");
        await pair.RunAsync();
        Assert.Equal("nuovo@example.org", Assert.Single(pair.Account.Customers).Email);
        Assert.Equal($"{customer.CustomerNumber}", (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Number);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Acceptance("P-08f")]
    public async Task A_retry_in_the_next_month_asks_once_which_date_to_use_and_a_closed_period_is_Revisos_own_reason(bool today)
    {
        await using var pair = await StartAsync();
        var offer = await AddAsync(pair, static o => o.Date = new(2026, 3, 30));
        pair.Reviso.Clock.Advance(new DateTimeOffset(2026, 3, 30, 9, 0, 0, TimeSpan.Zero) - pair.Reviso.Clock.GetUtcNow());
        pair.Reviso.Faults.RespondInstead("quotations.create", 400, Closed, "application/json");
        Assert.Contains("Periodo chiuso", Assert.Single((await SendAsync(pair, offer)).Problems).Message, StringComparison.Ordinal);

        pair.Reviso.Clock.Advance(TimeSpan.FromDays(3));
        var asked = await SendAsync(pair, offer);
        Assert.Equal((SendState.Asked, "date"), (asked.State, asked.Question));
        Assert.Equal((asked.Id, SendState.Asked), (await SendAsync(pair, offer)) is var again ? (again.Id, again.State) : default);
        Assert.Empty(pair.Account.Quotations);

        var sent = await pair.Documents.AnswerAsync(RevisoPair.Id, asked.Id, new SendAnswer.Send(today ? new DateOnly(2026, 4, 2) : null), "anna");
        Assert.Equal(SendState.Sent, sent.State);
        Assert.Equal(today ? new DateOnly(2026, 4, 2) : new DateOnly(2026, 3, 30), Assert.Single(pair.Account.Quotations).Date);
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Single(pair.Account.Quotations);
    }

    [Fact, Acceptance("000-33")]
    public async Task Unlinked_customers_are_matched_first_and_one_that_fits_several_companies_is_asked_about()
    {
        await using var pair = await RevisoPair.StartAsync();
        await pair.InCrmAsync(static async db =>
        {
            db.AddRange(
                new Azienda { Name = "Una", VatNumber = "IT12345678903" },
                new Azienda { Name = "Doppia 1", VatNumber = "00743110157", City = "Roma" },
                new Azienda { Name = "Doppia 2", VatNumber = "00743110157", City = "Milano" });
            await Task.CompletedTask;
            return true;
        });
        pair.InReviso(static a => a.Customer("Una srl", static c => c with { VatNumber = "12345678903" }).Customer("Doppia", static c => c with { VatNumber = "00743110157" }).Customer("Nuova"));
        var first = await pair.SyncAsync("company");
        Assert.Equal(1, first.CreatedInCrm);
        var companies = await pair.InCrmAsync(static db => db.Companies.OrderBy(static c => c.Id).ToListAsync());
        Assert.Equal(["Una srl|1", "Doppia 1|", "Doppia 2|", "Nuova|3"], companies.Select(static c => $"{(c.Number is null || c.Name == "Nuova" ? c.Name : "Una srl")}|{c.Number}"));
        // The customer and both companies: whoever decides one decides them.
        var parked = await pair.ParkedAsync();
        Assert.Equal(3, parked.Count);
        Assert.All(parked, static p => Assert.Equal("match.ambiguous", p.Cause));
        pair.TakeWrites();
        for (var pass = 0; pass < 2; pass++)
        {
            var next = await pair.SyncAsync("company");
            Assert.Equal((0, 0), (next.CreatedInCrm, next.CreatedInAccounting));
        }

        Assert.Equal((4, 3), (await pair.InCrmAsync(static db => db.Companies.CountAsync()), pair.Account.Customers.Count));
    }

    [Fact, Acceptance("000-22"), Acceptance("000-23"), Acceptance("000-24"), Acceptance("000-25"), Acceptance("000-26"), Acceptance("000-27")]
    public async Task The_six_fields_are_lists_filled_by_Reviso_and_sent_by_number_and_the_four_mandatory_ones_are_named_when_empty()
    {
        await using var pair = await RevisoPair.StartAsync(lists: true);
        pair.InReviso(static a => a.Customer("Dal contabile", static c => c with { Currency = "CHF", CustomerGroupNumber = 2, PaymentTermsNumber = 3, PaymentTypeNumber = 4, VatZoneNumber = 2, PriceGroupNumber = 2 }));
        await pair.RunAsync();
        var options = await pair.InCrmAsync(static db => db.Options.ToListAsync());
        string Option(string list, string key) => options.Single(v => v.Lista == list && v.Chiave == key).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] lists = ["currency", "group", "paymentTerms", "paymentType", "vatZone", "priceGroup"];
        var filled = await pair.InCrmAsync(static db => db.Companies.SingleAsync());
        Assert.Equal<IEnumerable<string?>>([Option("currency", "CHF"), Option("group", "2"), Option("paymentTerms", "3"), Option("paymentType", "4"), Option("vatZone", "2"), Option("priceGroup", "2")], Six(filled));
        Assert.Equal([3, 2, 4, 5, 4, 2], lists.Select(l => options.Count(v => v.Lista == l && v.Attiva)));

        var born = await pair.InCrmAsync(async db =>
        {
            var company = new Azienda { Name = "Dal CRM" };
            db.Add(company);
            await db.SaveChangesAsync();
            return company.Id;
        });
        await pair.RunAsync(new RunRequest { Record = new("company", $"{born}") });
        Assert.Equal(["currency", "customerGroup", "paymentTerms", "vatZone"], Assert.Single(await pair.ParkedAsync()).Problems.Select(static p => p.Field).Order());
        Assert.Single(pair.Account.Customers);

        await pair.InCrmAsync(async db =>
        {
            var company = await db.Companies.SingleAsync(c => c.Id == born);
            (company.Currency, company.Group, company.PaymentTerms, company.VatZone) = (Option("currency", "USD"), Option("group", "1"), Option("paymentTerms", "2"), Option("vatZone", "3"));
            return true;
        });
        await pair.RunAsync(new RunRequest { Record = new("company", $"{born}") });
        // What is not mandatory stays absent, and is no error.
        var customer = pair.Account.Customers.Single(static c => c.Name == "Dal CRM");
        Assert.Equal(("USD", 1, 2, 3, null, null), (customer.Currency, customer.CustomerGroupNumber, customer.PaymentTermsNumber, customer.VatZoneNumber, customer.PaymentTypeNumber, customer.PriceGroupNumber));
        await pair.InCrmAsync(async db =>
        {
            var company = await db.Companies.SingleAsync(c => c.Id == born);
            (company.PaymentType, company.PriceGroup) = (Option("paymentType", "1"), Option("priceGroup", "1"));
            return true;
        });
        await pair.RunAsync();
        customer = pair.Account.Customers.Single(static c => c.Name == "Dal CRM");
        Assert.Equal((1, 1), (customer.PaymentTypeNumber, customer.PriceGroupNumber));
    }

    private static string?[] Six(Azienda c) => [c.Currency, c.Group, c.PaymentTerms, c.PaymentType, c.VatZone, c.PriceGroup];

    private static async Task<RevisoPair> StartAsync()
    {
        var pair = await RevisoPair.StartAsync();
        pair.InReviso(static a => a.Product("A-1", "Ora", 80).Product("00/1", "Vite", 1).Product("OLD", "Fuori catalogo", 1, static p => p with { Barred = true }));
        await pair.RunAsync();
        return pair;
    }

    private static Task<SendInfo> SendAsync(RevisoPair pair, int offer)
    {
        pair.Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        return pair.Documents.SendAsync(RevisoPair.Id, RevisoFlows.Quotation, new RecordRef("offer", $"{offer}"), new SendOptions { User = "anna" });
    }

    private static Task<int> AddAsync(RevisoPair pair, Action<Offerta>? set = null) => pair.InCrmAsync(async db =>
    {
        var offer = new Offerta
        {
            Number = "P-1",
            Date = new(2026, 3, 2),
            Currency = "EUR",
            Company = new Azienda { Name = "Caffè Rossi", VatNumber = "IT12345678903", Currency = "EUR", Group = "1", PaymentTerms = "2", VatZone = "1" },
            Lines =
            [
                new() { Position = 1, Code = "A-1", Text = "Consulenza", Quantity = 2, Unit = "2", Price = 100, Vat = "V022" },
                new() { Position = 2, Code = "00/1", Quantity = 10, Unit = "1", Price = 0.99m, Vat = "V010" },
            ],
        };
        set?.Invoke(offer);
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });
}
