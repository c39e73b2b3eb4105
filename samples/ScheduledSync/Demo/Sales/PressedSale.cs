using Connectors.Sync;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Sales;

/// <summary>A seller presses the button on an offer for a firm that accounting does not know: refused while something is wrong with it, then sent together with its customer, and once however often it is pressed.</summary>
/// <param name="terms">How this vendor calls things.</param>
public sealed class PressedSale(SaleTerms terms) : IStep<SalesStage>
{
    private const string Number = "A-2026-001";

    public string Name => "pressed-sale";

    public string Title => $"A press sends {terms.What} with its customer: all that is wrong is said first, and a second press finds it";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var id = await stage.QuoteAsync(Number, NewSale, cancellationToken);
        await stage.EditQuoteAsync(id, terms.Spoil, cancellationToken);
        var before = await stage.Books.LookAsync<BooksView>(cancellationToken);
        var (customers, documents) = (CustomersOf(before), DocumentsOf(before));
        var refused = await stage.SendAsync(terms.Flow, terms.Entity, id, cancellationToken);
        var shown = await stage.QuoteAsync(id, cancellationToken);
        Screen.Note(shown.AccountingMessage ?? "(no message)");
        var view = await stage.Books.LookAsync<BooksView>(cancellationToken);
        stage.Claim("what is wrong stands on the offer, with the line", documents > 0 || refused.State != SendState.Sent && shown.AccountingMessage?.Contains(terms.Complaint, StringComparison.Ordinal) == true);
        stage.Claim("nothing was made: no document, no customer", CustomersOf(view) == customers && DocumentsOf(view) == documents);

        await stage.EditQuoteAsync(id, terms.Mend, cancellationToken);
        var sent = await stage.SendAsync(terms.Flow, terms.Entity, id, cancellationToken);
        var again = await stage.SendAsync(terms.Flow, terms.Entity, id, cancellationToken);
        await stage.RunAsync(cancellationToken);
        view = await stage.Books.LookAsync<BooksView>(cancellationToken);
        shown = await stage.QuoteAsync(id, cancellationToken);
        var document = view.Documents.SingleOrDefault(d => d.Customer == terms.Customer.Name);
        Screen.Line($"  {document?.Customer}, {document?.Number}: {string.Join(", ", document?.Lines ?? [])}");
        stage.Claim("mended, it is sent; pressed again, it is found", sent.State == SendState.Sent && again.State == SendState.Sent);
        stage.Claim("accounting has the customer once and the document once, line for line", CustomersOf(view) == 1 && document?.Lines is [{ } line] && line == terms.Line);
        stage.Claim("number and state stand in the CRM, and the message is gone", shown is { AccountingState.Length: > 0, AccountingMessage: null } && shown.AccountingNumber == document?.Number);
    }

    private Quote NewSale() => new()
    {
        Status = QuoteStatuses.Offered,
        Date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        Currency = terms.Currency,
        Company = terms.Customer,
        Lines = { new QuoteLine { Position = 1, Code = terms.Article, Text = "Consulting", Quantity = 2, Unit = terms.Unit, UnitPrice = 80, VatCode = terms.VatCode } },
    };

    private int CustomersOf(BooksView view) => view.Customers.Count(c => c.Name == terms.Customer.Name);

    private int DocumentsOf(BooksView view) => view.Documents.Count(d => d.Customer == terms.Customer.Name);
}

/// <summary>What a vendor's offers are called and made of.</summary>
public sealed record SaleTerms
{
    /// <summary>For people: a quote, an order.</summary>
    public required string What { get; init; }

    public required string Flow { get; init; }

    /// <summary>The entity of the CRM that is sent.</summary>
    public string Entity { get; init; } = "offer";

    public required string Currency { get; init; }

    public required string Article { get; init; }

    public string? Unit { get; init; }

    public string? VatCode { get; init; }

    /// <summary>A firm that accounting does not know yet, with what it asks of a customer.</summary>
    public required Company Customer { get; init; }

    /// <summary>Makes the offer one that cannot be sent.</summary>
    public required Action<Quote> Spoil { get; init; }

    public required Action<Quote> Mend { get; init; }

    /// <summary>What the refusal must name.</summary>
    public required string Complaint { get; init; }

    /// <summary>The line in accounting, as <see cref="DocumentView"/> shows it.</summary>
    public string Line => $"{Article} × 2";
}
