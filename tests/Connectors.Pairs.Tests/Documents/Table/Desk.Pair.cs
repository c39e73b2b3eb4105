using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Documents.Table;

internal abstract partial class Desk
{
    /// <summary>What the owner of the connection saves, with the flow switched on; <c>MORE</c> stands for further members of the flow.</summary>
    protected abstract string Settings { get; }

    /// <summary>Without it the vendor makes no document of the kind that its flow is for.</summary>
    protected virtual string Usual => "";

    /// <summary>Changes to the flow in code. Read at each start of a host.</summary>
    public Func<DocumentFlow, DocumentFlow> Change { get; set; } = static f => f;

    /// <summary>A CRM with offers, joined to this vendor as a host does it.</summary>
    /// <param name="more">Further members of the flow's settings: <c>, "book": true</c>.</param>
    public Task<SalesPair> PairAsync(string? more = null) => SalesPair.StartAsync(Simulator.Clock, Register, connection =>
    {
        Join(connection);
        connection.Documents(Flow.Name, f => Change(f));
        foreach (var (name, what) in new[] { ("test:units", "unit"), ("test:vat", "VAT code"), ("test:currencies", "currency") })
            connection.Converter(new TableConverter(name, what, Words[name]));
    }, Settings.Replace("MORE", more ?? Usual, StringComparison.Ordinal));

    /// <summary>What a mapping says of words that the CRM has. Read at each start of a host.</summary>
    public Dictionary<string, (string Crm, string Accounting)[]> Words { get; } = new() { ["test:units"] = [], ["test:vat"] = [], ["test:currencies"] = [] };

    /// <summary>An offer in the vendor's words: two lines, each of which it would take.</summary>
    public async Task<int> OfferAsync(SalesPair pair, Action<Offer>? change = null, OfferStatus status = OfferStatus.Sent)
    {
        var added = await pair.InCrmAsync(async db =>
        {
            var article = await db.Articles.FirstOrDefaultAsync(static a => a.Code == "A-1") ?? new Article { Code = "A-1", Name = "Work" };
            var customer = await db.Customers.FirstOrDefaultAsync() ?? new Customer { Name = "Havnens Kro", VatNumber = Kind == DocumentKind.Quote ? "IT12345678903" : null, Street = "Via 1", City = "Roma", Country = Country, Email = "kro@example.org" };
            var offer = new Offer
            {
                Number = "Q",
                Status = status,
                Date = new DateOnly(2026, 1, 5),
                Customer = customer,
                Currency = Home,
                Lines =
                [
                    new() { Position = 1, Article = article, Text = "Work", Quantity = 2, Unit = Units["piece"], Price = 100, Vat = Vat["standard"] },
                    new() { Position = 2, Article = article, Text = "Work", Quantity = 1, Unit = Units["piece"], Price = 50, Vat = Vat["standard"] },
                ],
            };
            db.Add(offer);
            await db.SaveChangesAsync();
            change?.Invoke(offer);
            return offer;
        });
        return added.Id;
    }

    /// <summary>The customer's country in the CRM.</summary>
    protected virtual string Country => "DK";

    /// <summary>How many customers of that name accounting has; null where it keeps none.</summary>
    public abstract int? CountCustomers(string name);

    /// <summary>How many documents there are, drafts and others.</summary>
    public abstract int CountDocuments();

    /// <summary>The operations of the calls that changed something, in order.</summary>
    public IReadOnlyList<string> WriteOperations => [.. Simulator.Calls.Where(IsWrite).Select(static c => c.Operation)];

    /// <summary>How the last create says that it makes a draft, where it has to say so.</summary>
    public virtual string SaysDraft() => "";

    /// <summary>What the last call said of how the document goes to the customer, or of its state.</summary>
    public virtual string SaysSending() => "";

    /// <summary>Something happens to the document in accounting, by a colleague's hand: <c>deleted</c>, <c>cancelled</c>, <c>credited</c>.</summary>
    public abstract void Happen(string what, SendInfo document);
}
