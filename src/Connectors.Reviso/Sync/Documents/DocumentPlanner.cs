using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Looks up what a document names and says everything that Reviso could not take, all at once. Terms, currency, units and VAT codes are never guessed. It reads and never writes.</summary>
internal sealed class DocumentPlanner(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options)
{
    private const int LongestHeading = 250;
    private const int LongestText = 1000;
    private const int LongestReference = 250;
    private const int LongestRecipient = 250;
    private const int LongestDelivery = 255;

    private readonly LinePlanner _lines = new(client, lookups, options);

    public async Task<DocumentPlan> PlanAsync(DocumentRequest request, DocumentProblems problems, CancellationToken cancellationToken)
    {
        var d = request.Document;
        if (d.Kind is not (DocumentKind.Quote or DocumentKind.Order))
            problems.Add("kind", "kind", $"A document of the kind {d.Kind} is not made in Reviso by this package.", "Send a quote or an order.", Fixer.Administrator);
        if (d.PricesIncludeVat)
            problems.Add("prices-include-vat", "pricesIncludeVat", "The prices include VAT; what Reviso makes of such prices is not documented.", "Send prices without VAT.");
        if (d.Discount is { } whole && ((whole.Percent ?? 0) != 0 || (whole.Amount ?? 0) != 0))
            problems.Add("discount", "discount", "Reviso knows no discount on a whole document.", "Give the discount on the lines.");
        var customer = await CustomerAsync(request, problems, cancellationToken).ConfigureAwait(false);
        var currency = await CurrencyAsync(d, problems, cancellationToken).ConfigureAwait(false);
        var (terms, due) = await TermsAsync(d, customer ?? Planned(request.NewCustomer), problems, cancellationToken).ConfigureAwait(false);
        var (lines, totals) = await _lines.PlanAsync(d, problems, cancellationToken).ConfigureAwait(false);
        if (customer?.Layout is null && await lookups.FindLayoutProblemAsync(options.Layout, cancellationToken).ConfigureAwait(false) is { } noLayout)
            problems.AddRange([noLayout]);
        return new DocumentPlan
        {
            Document = d,
            Customer = customer,
            Terms = terms,
            DueDate = due,
            ExchangeRate = currency,
            Layout = customer?.Layout?.Id ?? (options.Layout is { } layout ? new LayoutNumber(layout) : null),
            SalesPerson = await SalesPersonAsync(d, problems, cancellationToken).ConfigureAwait(false),
            Delivery = DeliveryOf(d, problems),
            Notes = NotesOf(request, problems),
            Reference = ReferenceOf(request, problems),
            Lines = lines,
            Totals = problems.Any ? null : totals,
        };
    }

    private async Task<Customer?> CustomerAsync(DocumentRequest request, DocumentProblems problems, CancellationToken cancellationToken)
    {
        if (request.Customer is not { } id)
            return null;
        const string Where = "customer";
        Customer? customer = null;
        try
        {
            if (int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                customer = await client.Customers.GetAsync(new(number), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            // Told below.
        }

        if (customer is null)
            problems.Add("customer-unknown", Where, $"There is no customer {id} in Reviso any more.", "Link the company to another customer, or make it one again.");
        else if (customer.Barred == true)
            problems.Add("customer-barred", Where, $"Customer {id} ({customer.Name}) is barred in Reviso.", "Lift the bar in Reviso, or choose another customer.");
        else if (customer.Name.Length > LongestRecipient || customer.Address?.Length > LongestRecipient)
            problems.Add("recipient-too-long", Where, $"Name or address of customer {id} is longer than the {LongestRecipient} characters that a document takes.", "Shorten it at the customer.");
        if (customer is not null)
        {
            var ready = RevisoEInvoice.Check(customer, await lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false));
            problems.AddRange(options.CheckEInvoice ? RevisoEInvoice.OfCustomer(ready.Problems) : []);
            problems.Warn(RevisoEInvoice.OfCustomer(options.CheckEInvoice ? ready.Warnings : ready.Problems.AddRange(ready.Warnings)));
        }

        return customer;
    }

    /// <summary>A customer that is going to be made, as far as documents ask for it: its terms are checked before it is made.</summary>
    private Customer? Planned(System.Collections.Immutable.ImmutableDictionary<string, string>? fields) =>
        fields is not null && (int.TryParse(fields.GetValueOrDefault("paymentTerms"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (number = options.DefaultPaymentTerms ?? 0) > 0)
            ? new Customer { Name = fields.GetValueOrDefault("name") ?? "", Currency = "", CustomerGroup = null, PaymentTerms = new Reference<PaymentTermsNumber>(new PaymentTermsNumber(number)), VatZone = null }
            : null;

    /// <returns>The price of 100 units in the currency of the books; null leaves the rate to Reviso.</returns>
    private async Task<decimal?> CurrencyAsync(Document d, DocumentProblems problems, CancellationToken cancellationToken)
    {
        var known = await lookups.ListAsync(RevisoLists.Currencies, cancellationToken).ConfigureAwait(false);
        if (!known.Any(c => c.Key == d.Currency))
            problems.Add("currency", "currency", $"The agreement has no currency '{d.Currency}'.", $"Choose one that it has: {string.Join(", ", known.Take(12).Select(static c => c.Key))}.");
        if (d.ExchangeRate is not { } rate || d.Currency == await lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false))
            return null;
        if ((rate * 100 / 1.0000000000000000000000000000m).Scale > 6)
            problems.Add("exchange-rate", "exchangeRate", "Reviso keeps six decimals of the price of 100 units.", "Round the rate to eight decimals.");
        return rate * 100;
    }

    private async Task<(PaymentTermsNumber? Terms, DateOnly? Due)> TermsAsync(Document d, Customer? customer, DocumentProblems problems, CancellationToken cancellationToken)
    {
        const string Where = "paymentTerms";
        PaymentTermsNumber? number = string.IsNullOrWhiteSpace(d.PaymentTerms) ? customer?.PaymentTerms?.Id
            : int.TryParse(d.PaymentTerms, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new(n) : null;
        PaymentTerms? terms = null;
        try
        {
            if (number is { } known)
                terms = await client.PaymentTerms.GetAsync(known, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            // Told below.
        }

        if (terms is null)
        {
            // A customer that does not exist yet brings its own.
            if (!string.IsNullOrWhiteSpace(d.PaymentTerms))
                problems.Add("payment-terms", Where, $"The agreement has no payment terms '{d.PaymentTerms}'.", "Choose payment terms that it has.");
            else if (customer is not null)
                problems.Add("payment-terms", Where, "The customer's payment terms are gone.", "Choose payment terms, here or at the customer.");
            return (null, null);
        }

        var isDueDate = terms.PaymentTermsType == PaymentTermsType.DueDate;
        if (isDueDate && d.DueDate is null)
            problems.Add("due-date", "dueDate", $"The terms '{terms.Name}' need a due date.", "Enter the due date, or choose other terms.");
        else if (!isDueDate && d.DueDate is not null)
            problems.Add("due-date", "dueDate", $"With the terms '{terms.Name}' Reviso computes the due date itself, and another one would be ignored.", "Leave the due date out, or choose terms of the kind 'due date'.");
        else if (d.DueDate < d.Date)
            problems.Add("due-date", "dueDate", "The due date is before the date.", "Correct one of them.");
        return (number, isDueDate ? d.DueDate : null);
    }

    private async Task<EmployeeNumber?> SalesPersonAsync(Document d, DocumentProblems problems, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(d.OurReference))
            return null;
        var all = await lookups.ListAsync(RevisoLists.Employees, cancellationToken).ConfigureAwait(false);
        var found = all.Where(e => e.Key == d.OurReference.Trim()).ToList();
        if (found.Count == 0)
            found = [.. all.Where(e => string.Equals(e.Label, d.OurReference.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (found is [{ Active: true } one])
            return new(int.Parse(one.Key, NumberStyles.None, CultureInfo.InvariantCulture));
        problems.Add("our-reference", "ourReference", found.Count > 1 ? $"Reviso has {found.Count} employees named '{d.OurReference}'." : $"Reviso has no employee '{d.OurReference}' in use.", "Name an employee of Reviso by number or name, or leave it out.");
        return null;
    }

    private static Delivery? DeliveryOf(Document d, DocumentProblems problems)
    {
        if (d.DeliveryAddress is not { } a)
            return d.DeliveryDate is null ? null : new Delivery { DeliveryDate = d.DeliveryDate };
        // Reviso has no name and no region there: they stand in the address, as on an envelope.
        var address = string.Join('\n', new[] { a.Name, a.Street, a.Region }.Where(static t => !string.IsNullOrWhiteSpace(t)));
        if (address.Length > LongestDelivery || a.ZipCode?.Length > 30 || a.City?.Length > 50 || a.Country?.Length > 50)
            problems.Add("delivery-too-long", "deliveryAddress", $"The address of the delivery is longer than Reviso takes ({LongestDelivery} characters for name, street and region, 50 for the city).", "Shorten it.");
        return new Delivery { Address = address.Length == 0 ? null : address, Zip = a.ZipCode, City = a.City, Country = a.Country, DeliveryDate = d.DeliveryDate };
    }

    private DocumentNotes? NotesOf(DocumentRequest request, DocumentProblems problems)
    {
        var d = request.Document;
        var comment = string.IsNullOrWhiteSpace(d.Comment) ? null : d.Comment.Trim();
        if (comment?.Length > LongestText)
            problems.Add("comment-too-long", "comment", $"The comment has {comment.Length} characters; Reviso takes {LongestText}.", "Shorten it.");
        string? until = null;
        if (d.ValidUntil is { } day)
        {
            if (options.ValidUntilText is { } text)
                until = string.Format(CultureInfo.InvariantCulture, text, day);
            else
                problems.Add("valid-until", "validUntil", "Reviso has no place for the day until which an offer holds.", "Leave it out, or let the options of the connection say it in a text (ValidUntilText).", Fixer.Administrator);
        }

        if (request.Replaces is { Length: > 0 } number)
            until = (until is null ? "" : until + "\n") + string.Format(CultureInfo.InvariantCulture, options.ReplacesText, number);
        var isHeading = comment is not null && comment.Length <= LongestHeading && !comment.Contains('\n', StringComparison.Ordinal);
        return comment is null && until is null ? null : new DocumentNotes { Heading = isHeading ? comment : null, Text1 = isHeading ? null : comment, Text2 = until };
    }

    private string? ReferenceOf(DocumentRequest request, DocumentProblems problems)
    {
        var reference = string.IsNullOrWhiteSpace(request.Document.YourReference) ? null : request.Document.YourReference.Trim();
        var text = !options.MarkDocuments ? reference : reference is null ? request.Marker : $"{reference} {request.Marker}";
        if (text?.Length > LongestReference)
            problems.Add("reference-too-long", "yourReference", $"The reference and our marker have {text.Length} characters together; Reviso takes {LongestReference}.", "Shorten the reference.");
        return text;
    }
}
