using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>A neutral document as one of e-conomic: everything that is wrong with it, what it would come to, and what is sent. Quotes, orders and invoices are the same template.</summary>
internal sealed class DocumentComposer(IEconomicClient client, EconomicLists lists, VatRates rates, EconomicSyncOptions options)
{
    private const string Heading = "comment";

    /// <summary>What was likely to be wrong with the document that was composed last, and was not refused.</summary>
    public ImmutableArray<Problem> Warnings { get; private set; } = [];

    public async Task<(DraftInvoice? Body, ImmutableArray<Problem> Problems, DocumentTotals? Totals)> ComposeAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        var document = request.Document;
        var problems = new List<Problem>();
        Warnings = [];
        var customer = request.Customer is { } id ? await CustomerAsync(id, problems, cancellationToken).ConfigureAwait(false) : null;
        // What depends on the customer is said before there is one.
        var buyer = customer ?? Planned(request.NewCustomer);
        await HeadAsync(request, buyer, problems, cancellationToken).ConfigureAwait(false);
        var (terms, due) = await TermsAsync(document, buyer, problems, cancellationToken).ConfigureAwait(false);
        var seller = await SellerAsync(document.OurReference, problems, cancellationToken).ConfigureAwait(false);
        var delivery = Delivery(document.DeliveryAddress, document.DeliveryDate, problems);
        var lines = new DocumentLines(client, lists, rates, problems);
        var converted = new List<SalesLine>();
        for (var i = 0; i < document.Lines.Length; i++)
        {
            if (await lines.ConvertAsync(document.Lines[i], i + 1, document.Kind == DocumentKind.CreditNote, buyer?.VatZone?.Id, cancellationToken).ConfigureAwait(false) is { } line)
                converted.Add(line);
        }

        DocumentTotals? totals = lines.Amounts is { } amounts ? DocumentTotalling.Of(amounts, options.RoundVatPerLine) : null;
        if (problems.Count > 0 || customer is null)
            return (null, [.. problems], totals);
        var layout = customer.Layout?.Id ?? options.DefaultLayout ?? (await client.Customers.GetInvoiceTemplateAsync(customer.CustomerNumber!.Value, cancellationToken: cancellationToken).ConfigureAwait(false)).Layout?.Id;
        if (layout is not { } known)
            return (null, [new("layout", null, "The customer has no layout, and e-conomic proposes none.", Fixer.Administrator, "Choose a layout on the customer, or configure a default one.")], totals);
        return (Body(request, customer, known, terms!.Value, due, seller, delivery, converted), [], totals);
    }

    /// <summary>The other reference of a document: the customer's own, else our marker where it was asked for.</summary>
    public string? ReferenceOf(DocumentRequest request) =>
        !string.IsNullOrWhiteSpace(request.Document.YourReference) ? request.Document.YourReference : options.MarkDocuments ? request.Marker : null;

    private DraftInvoice Body(
        DocumentRequest request, Customer customer, LayoutNumber layout, PaymentTermsNumber terms, DateOnly? due, EmployeeNumber? seller, Delivery? delivery, List<SalesLine> lines)
    {
        var document = request.Document;
        var reference = ReferenceOf(request);
        return new()
        {
            Date = document.Date,
            Currency = document.Currency,
            Customer = customer.CustomerNumber is { } number ? number : null,
            Layout = layout,
            PaymentTerms = terms,
            DueDate = due,
            // The price of 100 units.
            ExchangeRate = document.ExchangeRate * 100,
            Recipient = new()
            {
                Name = customer.Name,
                VatZone = customer.VatZone?.Id is { } zone ? zone : null,
                Address = customer.Address,
                Zip = customer.Zip,
                City = customer.City,
                Country = customer.Country,
                Ean = customer.Ean,
                PublicEntryNumber = customer.PublicEntryNumber,
                Attention = customer.Attention?.Id is { } contact ? contact : null,
            },
            Delivery = delivery,
            Notes = Notes(request),
            References = reference is null && seller is null ? null : new() { Other = reference, SalesPerson = seller is { } employee ? employee : null },
            Lines = lines,
        };
    }

    private async Task<Customer?> CustomerAsync(RecordId id, List<Problem> problems, CancellationToken cancellationToken)
    {
        Customer? customer = null;
        try
        {
            if (int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                customer = await client.Customers.GetAsync(new(number), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            // Said below.
        }

        if (customer is null)
        {
            problems.Add(new("customer-gone", "customer", $"e-conomic has no customer {id.Value}.", Fixer.User, "Link the company to its customer again."));
            return null;
        }

        if (customer.Barred)
            problems.Add(new("customer-barred", "customer", $"The customer {id.Value} is barred in e-conomic.", Fixer.User, "Lift the bar there, or sell to somebody else."));
        Long(customer.Name, 250, "customer", "The customer's name", problems);
        Long(customer.Address, 250, "customer", "The customer's address", problems);
        return customer;
    }

    /// <summary>A customer that is going to be made, as far as documents ask for it.</summary>
    private Customer? Planned(ImmutableDictionary<string, string>? fields)
    {
        if (fields is null)
            return null;
        int? Number(string name) => int.TryParse(fields.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        VatZoneNumber? zone = Number("vatZone") is { } z ? new VatZoneNumber(z) : options.DefaultVatZone;
        PaymentTermsNumber? terms = Number("paymentTerms") is { } t ? new PaymentTermsNumber(t) : options.DefaultPaymentTerms;
        return new Customer
        {
            Name = fields.GetValueOrDefault("name") ?? "",
            Currency = fields.GetValueOrDefault("currency") ?? options.DefaultCurrency ?? "",
            CustomerGroup = null,
            PaymentTerms = terms is { } known ? known : null,
            VatZone = zone is { } where ? where : null,
            Email = fields.GetValueOrDefault("email"),
            Ean = fields.GetValueOrDefault("ean"),
            CorporateIdentificationNumber = fields.GetValueOrDefault("corporateIdentificationNumber"),
            PNumber = fields.GetValueOrDefault("pNumber"),
        };
    }

    private async Task HeadAsync(DocumentRequest request, Customer? customer, List<Problem> problems, CancellationToken cancellationToken)
    {
        var document = request.Document;
        var currencies = await lists.ReadListAsync(EconomicLists.Currencies, cancellationToken).ConfigureAwait(false);
        if (!currencies.Any(c => c.Key == document.Currency))
            problems.Add(new("unknown-currency", "currency", $"e-conomic has no currency '{document.Currency}'.", Fixer.User, "Choose a currency of the agreement."));
        if (document.ExchangeRate * 100 is { } rate && Math.Round(rate, 6) != rate)
            problems.Add(new("exchange-rate", "exchangeRate", "e-conomic keeps six decimals of the price of 100 units.", Fixer.User, "Round the rate to eight decimals."));
        if (document.PricesIncludeVat)
            problems.Add(new("prices-include-vat", "pricesIncludeVat", "e-conomic takes prices without VAT only.", Fixer.User, "Enter the prices without VAT."));
        if (document.Discount is { } discount && (discount.Percent ?? discount.Amount ?? 0) != 0)
            problems.Add(new("document-discount", "discount", "e-conomic has no discount on a whole document.", Fixer.User, "Put the discount on the lines."));
        Long(document.YourReference, 250, "yourReference", "The customer's reference", problems);
        Long(document.Comment, 1000, Heading, "The comment", problems);
        var flow = request.Flow;
        if ((flow.Mail || flow.EInvoice) && !flow.Book)
            problems.Add(new("send-needs-booking", null, "e-conomic sends an invoice only when it books it.", Fixer.Administrator, "Switch booking on as well, or mail and e-invoice off."));
        if (flow is { Mail: true, EInvoice: true })
            problems.Add(new("two-ways", null, "e-conomic sends an invoice by mail or as an e-invoice, not both.", Fixer.Administrator, "Switch one of them off."));
        if (customer is null)
            return;
        if (flow.Mail && string.IsNullOrWhiteSpace(customer.Email))
            problems.Add(new("email-missing", "customer", "The invoice is to be mailed, and the customer has no e-mail address in e-conomic.", Fixer.User, "Fill in the address."));
        if (!flow.EInvoice)
            return;
        var ready = EInvoice(document, customer);
        problems.AddRange(ready.Problems);
        Warnings = ready.Warnings;
    }

    /// <summary>What a Danish e-invoice needs to find its recipient. Which of the numbers e-conomic takes is its own choice.</summary>
    private static EInvoiceFindings EInvoice(Document document, Customer customer) => DanishEInvoice.Check(new()
    {
        Name = customer.Name,
        Gln = customer.Ean,
        Cvr = customer.CorporateIdentificationNumber,
        PNumber = customer.PNumber,
        OrderReference = document.YourReference,
    });

    private async Task<(PaymentTermsNumber? Terms, DateOnly? Due)> TermsAsync(Document document, Customer? customer, List<Problem> problems, CancellationToken cancellationToken)
    {
        PaymentTerms? terms = null;
        var key = string.IsNullOrWhiteSpace(document.PaymentTerms) ? customer?.PaymentTerms?.Id?.ToString() : document.PaymentTerms.Trim();
        if (key is null)
            return (null, null);
        try
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                terms = await client.PaymentTerms.GetAsync(new(number), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException)
        {
            // Said below.
        }

        if (terms is null)
        {
            problems.Add(new("unknown-payment-terms", "paymentTerms", $"e-conomic has no payment terms '{key}'.", Fixer.User, "Choose terms of the agreement, by their number."));
            return (null, null);
        }

        var due = document.DueDate;
        if (due < document.Date)
            problems.Add(new("due-date", "dueDate", "The document is due before its date.", Fixer.User, "Correct the due date."));
        if (terms.PaymentTermsType == PaymentTermsType.DueDate)
        {
            if (due is null)
                problems.Add(new("due-date-missing", "dueDate", $"The payment terms '{terms.Name}' want a due date.", Fixer.User, "Enter the due date, or choose other terms."));
            return (terms.PaymentTermsNumber, due);
        }

        if (due is { } wanted && wanted >= document.Date && Computed(document.Date, terms) is { } computed && computed != wanted)
        {
            problems.Add(new("due-date", "dueDate", string.Create(CultureInfo.InvariantCulture, $"The payment terms '{terms.Name}' make the document due on {computed:yyyy-MM-dd}, not on {wanted:yyyy-MM-dd}."), Fixer.User,
                "Leave the due date empty, or choose terms that take one."));
        }

        return (terms.PaymentTermsNumber, null);
    }

    /// <summary>When terms are due that need no date of their own; null where that is not known for sure.</summary>
    private static DateOnly? Computed(DateOnly date, PaymentTerms terms)
    {
        var days = terms.DaysOfCredit ?? 0;
        if (terms.PaymentTermsType == PaymentTermsType.Net)
            return date.AddDays(days);
        if (terms.PaymentTermsType == PaymentTermsType.InvoiceMonth)
            return new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)).AddDays(days);
        return terms.PaymentTermsType == PaymentTermsType.PaidInCash ? date : null;
    }

    private async Task<EmployeeNumber?> SellerAsync(string? reference, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return null;
        var employees = (await lists.ReadListAsync(EconomicLists.Employees, cancellationToken).ConfigureAwait(false)).Where(static e => e.Active).ToList();
        var named = employees.Where(e => string.Equals(e.Label.Trim(), reference.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var found = employees.Find(e => e.Key == reference.Trim()) ?? (named.Count == 1 ? named[0] : null);
        if (found is not null)
            return new(int.Parse(found.Key, CultureInfo.InvariantCulture));
        problems.Add(new("unknown-employee", "ourReference", $"e-conomic has no employee '{reference}' in use, or several of that name.", Fixer.User, "Use the number of an employee in e-conomic, or leave our reference empty."));
        return null;
    }

    private static Delivery? Delivery(PostalAddress? address, DateOnly? date, List<Problem> problems)
    {
        if (address is null)
            return date is null ? null : new() { DeliveryDate = date };
        var lines = string.Join('\n', new[] { address.Name, address.Street, address.Region }.Where(static l => !string.IsNullOrWhiteSpace(l)));
        Long(lines, 255, "deliveryAddress", "The delivery address", problems);
        Long(address.ZipCode, 30, "deliveryAddress", "The postcode of the delivery", problems);
        Long(address.City, 50, "deliveryAddress", "The city of the delivery", problems);
        return new() { Address = lines.Length == 0 ? null : lines, Zip = address.ZipCode, City = address.City, Country = address.Country, DeliveryDate = date };
    }

    private static void Long(string? text, int most, string field, string what, List<Problem> problems)
    {
        if (text?.Length > most)
            problems.Add(new("too-long", field, string.Create(CultureInfo.InvariantCulture, $"{what} has {text.Length} characters; a document of e-conomic takes {most}."), Fixer.User, "Shorten it."));
    }

    /// <summary>The comment, and the number of the document that this one follows.</summary>
    private DocumentNotes? Notes(DocumentRequest request)
    {
        var comment = string.IsNullOrWhiteSpace(request.Document.Comment) ? null : request.Document.Comment;
        var follows = request.Replaces is { Length: > 0 } number ? string.Format(CultureInfo.InvariantCulture, options.ReplacesText, number) : null;
        var isHeading = comment is not null && IsHeading(comment);
        return comment is null && follows is null ? null : new() { Heading = isHeading ? comment : null, TextLine1 = isHeading ? null : comment, TextLine2 = follows };
    }

    private static bool IsHeading(string text) => text.Length <= 250 && !text.Contains('\n', StringComparison.Ordinal);
}
