using System.Globalization;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Dinero;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Invoices as records, where an owner has switched them on: drafts both ways, and what is booked as Dinero has it.</summary>
public sealed class InvoicePairTests
{
    private const string On = """, "entities": { "salesDocument": { "enabled": true } } }""";

    /// <summary>The units that these tests play.</summary>
    internal static readonly string[] Played =
    [
        "company", "date", "paymentCondition", "currency", "pricesIncludeVat", "language", "description", "comment", "lines", "number", "state", "accountingState", "mailState", "dueDate", "net", "vat", "gross",
    ];

    public static TheoryData<Flow, Side> Directions => new() { { Flow.Both, Side.Crm }, { Flow.Both, Side.Accounting }, { Flow.FromCrm, Side.Crm }, { Flow.FromAccounting, Side.Accounting } };

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("003-40")]
    public async Task Invoices_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var direction = new Direction(flow, born);
        await using var pair = await StartAsync(direction);
        if (born == Side.Crm)
            await AddAsync(pair, First);
        else
            pair.Dinero.Account.AddInvoice(Contact(pair, 0), FirstThere);
        await pair.SyncAsync("salesDocument");
        await pair.SyncAsync("salesDocument");
        await SameAsync(pair, "Acme ApS 2026-03-05 Netto 14 EUR True en-GB Ydelser Tak for ordren", ["Konsulent 2 hours 100 10 1000", "Kørsel 3 km 3.5 0 1000"], shown: direction.FromAccounting);

        if (direction.FromCrm)
        {
            await EditAsync(pair, static i =>
            {
                (i.Date, i.PaymentTerms, i.PaymentDays, i.Currency, i.PricesIncludeVat, i.Language, i.Description, i.Comment) = (new(2026, 4, 1), "CurrentMonthOut", 5, "SEK", false, "da-DK", "Arbejde", null);
                i.Lines.RemoveAt(1);
                i.Lines[0].Quantity = 4;
                i.Lines.Add(new() { Position = 2, Text = "Kaffe", Quantity = 1, Unit = "parts", Price = 20, Discount = 5, Account = "1000" });
            });
            await EditAsync(pair, static (i, db) => i.CompanyId = db.Companies.Single(static c => c.Name == "Anden ApS").Id);
            await pair.SyncAsync("salesDocument");
            await pair.SyncAsync("salesDocument");
            await SameAsync(pair, "Anden ApS 2026-04-01 CurrentMonthOut 5 SEK False da-DK Arbejde ", ["Konsulent 4 hours 100 10 1000", "Kaffe 1 parts 20 5 1000"], shown: direction.FromAccounting);
        }

        if (direction.FromAccounting)
        {
            Edit(pair, i => i with { ContactGuid = Contact(pair, 0), Date = new(2026, 5, 2), PaymentConditionType = "Netto", PaymentConditionNumberOfDays = 30, Currency = "NOK", ShowLinesInclVat = false, Language = "en-GB", Description = "Mere", Comment = "Igen", Lines = [new() { Description = "Telefon", Quantity = 7, Unit = "hours", UnitPrice = 12.5m, AccountNumber = 1000, Discount = 50 }] });
            await pair.SyncAsync("salesDocument");
            await SameAsync(pair, "Acme ApS 2026-05-02 Netto 30 NOK False en-GB Mere Igen", ["Telefon 7 hours 12.5 50 1000"], shown: true);
            Edit(pair, static i => i with { Comment = null });
            await pair.SyncAsync("salesDocument");
            await SameAsync(pair, "Acme ApS 2026-05-02 Netto 30 NOK False en-GB Mere ", ["Telefon 7 hours 12.5 50 1000"], shown: true);
        }

        // What the closed side does is not sent; what both have rests.
        if (!direction.FromCrm)
            await EditAsync(pair, static i => (i.Comment, i.Currency) = ("Kun her", "USD"));
        pair.TakeWrites();
        if (!direction.FromAccounting)
            Edit(pair, static i => i with { Comment = "Kun der" });
        var stamp = (await RowAsync(pair)).ChangedAt;
        await pair.SyncAsync("salesDocument");
        await pair.SyncAsync("salesDocument");
        Assert.Equal(0, direction.FromCrm && !direction.FromAccounting ? 0 : pair.TakeWrites());
        if (!direction.FromAccounting)
            Assert.Equal((null, stamp), ((await RowAsync(pair)).Comment, (await RowAsync(pair)).ChangedAt));
    }

    [Fact, Acceptance("003-40"), Acceptance("P-42b"), Acceptance("P-42c")]
    public async Task A_booked_invoice_shows_its_number_and_state_and_an_edit_in_the_CRM_is_held()
    {
        await using var pair = await StartAsync(new(Flow.Both, Side.Crm));
        await AddAsync(pair, First);
        await pair.SyncAsync("salesDocument");
        await pair.SyncAsync("salesDocument");
        Assert.Equal((null, "draft", "Draft"), await StateAsync());
        var guid = Assert.Single(pair.Dinero.Account.Invoices).Guid;
        pair.Dinero.Clock.Advance(TimeSpan.FromSeconds(1));
        pair.Dinero.Account.BookInvoice(guid);
        await pair.SyncAsync("salesDocument");
        Assert.Equal(($"{pair.Dinero.Account.Invoices[0].Number}", "issued", "Booked"), await StateAsync());
        pair.Dinero.Clock.Advance(TimeSpan.FromSeconds(1));
        pair.Dinero.Account.PayInvoice(guid, 10_000);
        await pair.SyncAsync("salesDocument");
        Assert.Equal("overpaid", (await StateAsync()).Item2);

        pair.TakeWrites();
        await EditAsync(pair, static i => i.Comment = "Rettet bagefter");
        await pair.SyncAsync("salesDocument");
        Assert.Equal(0, pair.TakeWrites());
        Assert.Contains("booked", string.Join(' ', Assert.Single(await pair.ParkedAsync()).Problems.Select(static p => p.Message)), StringComparison.Ordinal);
        Assert.Equal("Tak for ordren", pair.Dinero.Account.Invoices[0].Comment);

        async Task<(string?, string?, string?)> StateAsync() => await RowAsync(pair) is var r ? (r.Number, r.State, r.AccountingState) : default;
    }

    [Fact, Acceptance("003-40")]
    public async Task One_without_a_line_is_parked_with_its_reason_and_off_means_that_nothing_is_read_or_written()
    {
        await using var pair = await StartAsync(new(Flow.Both, Side.Crm));
        await AddAsync(pair, static i =>
        {
            First(i);
            (i.Comment, i.Lines) = ("tom", []);
        });
        await AddAsync(pair, First);
        await pair.SyncAsync("salesDocument");
        Assert.Equal("Tak for ordren", Assert.Single(pair.Dinero.Account.Invoices).Comment);
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Contains("line", string.Join(' ', parked.Problems.Select(static p => p.Message)), StringComparison.OrdinalIgnoreCase);
        await pair.InCrmAsync(static async db =>
        {
            var empty = await db.Invoices.SingleAsync(static i => i.Comment == "tom");
            (empty.ChangedAt, empty.Description) = (DateTimeOffset.MaxValue, "Nu med");
            empty.Lines.Add(new() { Position = 1, Text = "Konsulent", Quantity = 1, Unit = "hours", Price = 5, Discount = 0, Account = "1000" });
            return true;
        });
        await pair.SyncAsync("salesDocument");
        Assert.Equal(2, pair.Dinero.Account.Invoices.Count);

        await using var off = await DineroPair.StartAsync();
        off.Dinero.Account.Contact("Acme ApS").AddInvoice(off.Dinero.Account.Contacts[0].ContactGuid);
        await off.SyncAsync("company");
        Assert.Equal(0, await off.InCrmAsync(static db => db.Invoices.CountAsync()));
        Assert.DoesNotContain(off.Dinero.Calls, static c => c.Operation == "invoices.get");
    }

    private static async Task<DineroPair> StartAsync(Direction direction)
    {
        var pair = await DineroPair.StartAsync();
        pair.Dinero.Account.Contact("Acme ApS").Contact("Anden ApS");
        await pair.SyncAsync("company");
        await pair.Connections.SaveSettingsAsync(DineroPair.Id, System.Text.Encoding.UTF8.GetBytes(direction.Settings.TrimEnd().TrimEnd('}') + On), "ann");
        return pair;
    }

    private static void First(Invoice i)
    {
        (i.CompanyId, i.Date, i.PaymentTerms, i.PaymentDays, i.Currency, i.PricesIncludeVat, i.Language, i.Description, i.Comment) = (1, new(2026, 3, 5), "Netto", 14, "EUR", true, "en-GB", "Ydelser", "Tak for ordren");
        i.Lines = [new() { Position = 1, Text = "Konsulent", Quantity = 2, Unit = "hours", Price = 100, Discount = 10, Account = "1000" }, new() { Position = 2, Text = "Kørsel", Quantity = 3, Unit = "km", Price = 3.5m, Discount = 0, Account = "1000" }];
    }

    private static StoredInvoice FirstThere(StoredInvoice i) => i with
    {
        Date = new(2026, 3, 5),
        PaymentConditionType = "Netto",
        PaymentConditionNumberOfDays = 14,
        Currency = "EUR",
        ShowLinesInclVat = true,
        Language = "en-GB",
        Description = "Ydelser",
        Comment = "Tak for ordren",
        Lines = [new() { Description = "Konsulent", Quantity = 2, Unit = "hours", UnitPrice = 100, Discount = 10, AccountNumber = 1000 }, new() { Description = "Kørsel", Quantity = 3, Unit = "km", UnitPrice = 3.5m, AccountNumber = 1000 }],
    };

    private static Guid Contact(DineroPair pair, int at) => pair.Dinero.Account.Contacts[at].ContactGuid;

    /// <summary>The name of the contact; a draft itself carries none.</summary>
    private static string? ContactOf(DineroPair pair, StoredInvoice invoice) => pair.Dinero.Account.Contacts.SingleOrDefault(c => c.ContactGuid == invoice.ContactGuid)?.Name;

    private static Task AddAsync(DineroPair pair, Action<Invoice> set) => pair.InCrmAsync(async db =>
    {
        var row = new Invoice();
        set(row);
        row.CompanyId = (await db.Companies.SingleAsync(static c => c.Name == "Acme ApS")).Id;
        db.Add(row);
        return true;
    });

    private static Task EditAsync(DineroPair pair, Action<Invoice> edit) => EditAsync(pair, (i, _) => edit(i));

    private static Task EditAsync(DineroPair pair, Action<Invoice, PairCrm> edit) => pair.InCrmAsync(async db =>
    {
        var row = await db.Invoices.Include(static i => i.Lines.OrderBy(static l => l.Position)).SingleAsync();
        edit(row, db);
        row.ChangedAt = DateTimeOffset.MaxValue;
        return true;
    });

    private static void Edit(DineroPair pair, Func<StoredInvoice, StoredInvoice> edit)
    {
        pair.Dinero.Clock.Advance(TimeSpan.FromSeconds(1));
        pair.Dinero.Account.EditInvoice(pair.Dinero.Account.Invoices[0].Guid, edit);
    }

    private static Task<Invoice> RowAsync(DineroPair pair) => pair.InCrmAsync(static db => db.Invoices.AsNoTracking().Include(static i => i.Company).Include(static i => i.Lines.OrderBy(static l => l.Position)).SingleAsync());

    /// <summary>Both sides say this; and where accounting tells the CRM, the totals too.</summary>
    private static async Task SameAsync(DineroPair pair, string head, string[] lines, bool shown)
    {
        var (row, there) = (await RowAsync(pair), Assert.Single(pair.Dinero.Account.Invoices));
        Assert.Equal(head, $"{row.Company?.Name} {row.Date:yyyy-MM-dd} {row.PaymentTerms} {row.PaymentDays:0} {row.Currency} {row.PricesIncludeVat} {row.Language} {row.Description} {row.Comment}");
        Assert.Equal(head, $"{ContactOf(pair, there)} {there.Date:yyyy-MM-dd} {there.PaymentConditionType} {there.PaymentConditionNumberOfDays} {there.Currency} {there.ShowLinesInclVat} {there.Language} {there.Description} {there.Comment}");
        Assert.Equal(lines, row.Lines.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Text} {l.Quantity:0.##} {l.Unit} {l.Price:0.##} {l.Discount:0.##} {l.Account}")));
        Assert.Equal(lines, there.Lines.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Description} {l.Quantity:0.##} {l.Unit} {l.UnitPrice:0.##} {l.Discount:0.##} {l.AccountNumber}")));
        if (shown)
            Assert.Equal((there.Lines.Sum(static l => l.Quantity * l.UnitPrice * (100 - l.Discount) / 100), "draft", null, there.PaymentDate), (row.PricesIncludeVat == true ? row.Gross : row.Net, row.State, row.Number, row.DueDate!.Value));
    }
}
