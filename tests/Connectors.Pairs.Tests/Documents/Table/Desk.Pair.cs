using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Documents.Table;

internal abstract partial class Desk
{
    /// <summary>What the owner of the connection saves, with the flow switched on; <c>MORE</c> stands for further members of the flow.</summary>
    protected abstract string Settings { get; }

    /// <summary>Without it the vendor makes no document of the kind that its flow is for.</summary>
    protected virtual string Usual => "";

    /// <summary>The connection has no defaults for what a new customer lacks. Read at each start of a host.</summary>
    public bool WithoutDefaults { get; set; }

    /// <summary>Changes to the flow in code. Read at each start of a host.</summary>
    public Func<DocumentFlow, DocumentFlow> Change { get; set; } = static f => f;

    /// <summary>A CRM with offers, joined to this vendor as a host does it.</summary>
    /// <param name="more">Further members of the flow's settings: <c>, "book": true</c>.</param>
    /// <param name="persons">Offers may be for persons.</param>
    public Task<SalesPair> PairAsync(string? more = null, bool persons = false) => SalesPair.StartAsync(Simulator.Clock, Register, Connect, SettingsOf(more), persons);

    /// <summary>Joins the vendor with the changes and the words of this desk.</summary>
    public void Connect(ConnectionBuilder connection)
    {
        Join(connection);
        connection.Documents(Flow.Name, f => Change(f));
        foreach (var (name, what) in new[] { ("test:units", "unit"), ("test:vat", "VAT code"), ("test:currencies", "currency") })
            connection.Converter(new TableConverter(name, what, Words[name]));
    }

    /// <summary>The settings with other members of the flow.</summary>
    public string SettingsOf(string? more) => Settings.Replace("MORE", more ?? Usual, StringComparison.Ordinal);

    /// <summary>What a mapping says of words that the CRM has. Read at each start of a host.</summary>
    public Dictionary<string, (string Crm, string Accounting)[]> Words { get; } = new() { ["test:units"] = [], ["test:vat"] = [], ["test:currencies"] = [] };

    /// <summary>An offer in the vendor's words: two lines, each of which it would take.</summary>
    public async Task<int> OfferAsync(SalesPair pair, Action<Offer>? change = null, OfferStatus status = OfferStatus.Sent)
    {
        var added = await pair.InCrmAsync(async db =>
        {
            var article = await db.Articles.FirstOrDefaultAsync(static a => a.Code == "A-1") ?? new Article { Code = "A-1", Name = "Work" };
            // Accounting's own customers may have come to the CRM already.
            var customer = await db.Customers.FirstOrDefaultAsync(static c => c.Name == "Havnens Kro")
                ?? new Customer { Name = "Havnens Kro", VatNumber = Country switch { "DK" => "12345674", "IT" => "IT12345678903", _ => null }, Street = "Via 1", City = "Roma", Country = Country, Email = "havn@example.org" };
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

    public string CountryOfCustomers => Country;

    /// <summary>A company of the CRM that nobody sold to.</summary>
    public async Task<int> ProspectAsync(SalesPair pair, string name) => (await pair.InCrmAsync(async db =>
    {
        var customer = new Customer { Name = name, Street = "Via 1", City = "Roma", Country = Country };
        db.Add(customer);
        await db.SaveChangesAsync();
        return customer;
    })).Id;

    /// <summary>The customer's country in the CRM.</summary>
    protected virtual string Country => "DK";

    /// <summary>How many customers of that name accounting has; null where it keeps none.</summary>
    public abstract int? CountCustomers(string name);

    /// <summary>How many documents there are, drafts and others.</summary>
    public abstract int CountDocuments();

    /// <summary>The operations of the calls that changed something, in order.</summary>
    public IReadOnlyList<string> WriteOperations => [.. Simulator.Calls.Where(IsWrite).Select(static c => c.Operation)];

    /// <summary>What the document is worth without VAT in accounting now.</summary>
    public virtual decimal NetNow(SendInfo document) => document.Totals!.Value.Net;

    /// <summary>How the last create says that it makes a draft, where it has to say so.</summary>
    public virtual string SaysDraft() => "";

    /// <summary>What the last call said of how the document goes to the customer, or of its state.</summary>
    public virtual string SaysSending() => "";

    /// <summary>The call that makes a document, by the simulator's name.</summary>
    public abstract string CreateOperation { get; }

    /// <summary>Who the account is: what never changes, and what people call it.</summary>
    public abstract (string Id, string Name) Account { get; }

    /// <summary>What the client's own probe finds.</summary>
    public abstract Task<Connectors.ProbeResult> ProbeAsync();

    /// <summary>The vendor refuses the next document, for a reason of its own that nobody can know before.</summary>
    public void RefuseNext() => Simulator.Faults.RespondInstead(CreateOperation, 400, Refusal, "application/json");

    /// <summary>How the vendor words that a period is closed.</summary>
    protected abstract string Refusal { get; }

    /// <summary>Takes one thing away from the account, and says which capability that is.</summary>
    public abstract string TakeAway();

    /// <summary>A customer pays so much of the document; null where documents of this kind are not paid.</summary>
    public virtual Action<SendInfo, decimal>? Pay => null;

    /// <summary>How the text of a document names the one that it follows.</summary>
    public abstract string Naming(string number);

    /// <summary>Something happens to the document in accounting, by a colleague's hand: <c>deleted</c>, <c>cancelled</c>, <c>credited</c>.</summary>
    public abstract void Happen(string what, SendInfo document);

    /// <summary>The accountant makes an invoice of an order.</summary>
    public virtual Task InvoiceAsync(SendInfo order) => throw new NotSupportedException($"{GetType().Name} makes no orders.");
}
