using System.Globalization;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>A neutral document in Dinero's terms: what invoices and trade offers have in common.</summary>
internal sealed record DocumentDraft
{
    public required IReadOnlyList<SalesLineInput> Lines { get; init; }

    public ContactId? Contact { get; init; }

    public bool InclVat { get; init; }

    public required string Currency { get; init; }

    public DateOnly Date { get; init; }

    public string? Comment { get; init; }

    public required string Marker { get; init; }

    public PaymentConditionType? Terms { get; init; }

    public int? Days { get; init; }

    public InvoiceInput ToInvoice(InvoiceId? id) => new()
    {
        Guid = id,
        ContactGuid = Contact,
        ShowLinesInclVat = InclVat,
        Currency = Currency,
        Date = Date,
        Comment = Comment,
        ExternalReference = Marker,
        PaymentConditionType = Terms,
        PaymentConditionNumberOfDays = Days,
        ProductLines = Lines,
    };

    /// <summary>The terms of an offer are those of the contact: Dinero has no place for them.</summary>
    public TradeOfferInput ToOffer(TradeOfferId? id) => new()
    {
        Guid = id,
        ContactGuid = Contact,
        ShowLinesInclVat = InclVat,
        Currency = Currency,
        Date = Date,
        Comment = Comment,
        ExternalReference = Marker,
        ProductLines = Lines,
    };
}

/// <summary>
/// Neutral documents to Dinero's. What Dinero cannot express is a problem by line, never left out: it has no discount of the whole document, no discount by amount, no rate of one's own and no address
/// of delivery. References of both parties have no field and stand in the comment.
/// </summary>
internal static class DocumentConversion
{
    private const int LongestReference = 128;

    public static DocumentDraft Of(DocumentRequest request, DocumentFacts facts, DineroSyncOptions options, ICollection<Problem> problems)
    {
        var d = request.Document;
        if (d.Discount is not null)
            problems.Add(new("discount", "discount", "Dinero has no discount of the whole document.", Fixer.User, "Give it on the lines, as a percentage."));
        if (d.ExchangeRate is { } rate && !(rate == 1 && d.Currency == "DKK"))
            problems.Add(new("exchange-rate", "exchangeRate", "Dinero takes the rate of the day and none of your own.", Fixer.User, "Leave the rate out."));
        if (d.DeliveryAddress is not null)
            problems.Add(new("delivery-address", "deliveryAddress", "Dinero's documents have no address of delivery.", Fixer.User, "Leave it out, or write it in the comment."));
        if (request.Marker.Length > LongestReference)
            problems.Add(new("marker", null, $"Our reference '{request.Marker}' is longer than the {LongestReference} characters that Dinero keeps.", Fixer.Administrator, "Give the connection or the flow a shorter name."));
        var (terms, days) = Terms(d, problems);
        return new()
        {
            Contact = request.Customer is { } customer ? ContactId.Parse(customer.Value) : null,
            InclVat = d.PricesIncludeVat,
            Currency = d.Currency,
            Date = d.Date,
            Comment = Comment(request, options),
            Marker = request.Marker,
            Terms = terms,
            Days = days,
            Lines = [.. d.Lines.Select((line, at) => Line(line, at + 1, facts, problems))],
        };
    }

    private static SalesLineInput Line(DocumentLine line, int number, DocumentFacts facts, ICollection<Problem> problems)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"lines[{number}]");
        if (line is { Code: null, Quantity: null, UnitPrice: null })
            return new() { LineType = SalesLineType.Text, Description = line.Text };
        var product = line.Code is { } code ? Product(code, path, number, facts, problems) : null;
        if (line.Discount is { Amount: not null })
            Add("discount-amount", ".discount", "has a discount by amount, which Dinero does not have.", "Give it as a percentage, or lower the price.");
        // Only of a text may both be missing: nothing is not the same as none of it.
        if (line.Quantity is null || line.UnitPrice is null)
            Add("quantity", line.Quantity is null ? ".quantity" : ".unitPrice", "has a product, and no quantity or no price.", "Enter both; 0 is a price.");
        foreach (var (value, field) in new[] { (line.Quantity, ".quantity"), (line.UnitPrice, ".unitPrice"), (line.Discount?.Percent, ".discount") })
        {
            if (value is { } exact && !Survives(exact))
                Add("decimals", field, $"says {exact.ToString(CultureInfo.InvariantCulture)}, which has more digits than Dinero keeps.", "Round it.");
        }

        var account = Account(line, product, facts, problems, path, number);
        var unit = line.Unit ?? product?.Unit?.Value;
        if (string.IsNullOrWhiteSpace(unit))
            Add("unit-missing", ".unit", "has no unit.", "Choose one.");
        else if (!UnitWords.Choices.Any(c => c.Value == unit))
            Add("unit", ".unit", $"has the unit '{unit}', which is none of Dinero's.", NearestName.Find(unit, UnitWords.Choices.Select(static c => c.Value)) is { } near ? $"Map it; did you mean '{near}'?" : $"Map it to one of: {string.Join(", ", UnitWords.Choices.Select(static c => c.Value))}.");
        var differs = product is not null && !string.Equals(line.Text?.Trim(), product.Name?.Trim(), StringComparison.Ordinal);
        return new()
        {
            ProductGuid = product?.ProductGuid,
            // Dinero writes the product's name there itself and refuses another: what the CRM says beside it stands below the line.
            Description = product is null ? line.Text : null,
            Comments = differs && !string.IsNullOrWhiteSpace(line.Text) ? line.Text : null,
            Quantity = line.Quantity ?? 0,
            BaseAmountValue = line.UnitPrice ?? 0,
            Discount = line.Discount?.Percent ?? 0,
            AccountNumber = account,
            Unit = string.IsNullOrWhiteSpace(unit) ? null : new(unit),
            LineType = SalesLineType.Product,
        };

        void Add(string code, string field, string message, string remedy) =>
            problems.Add(new(code, path + field, string.Create(CultureInfo.InvariantCulture, $"Line {number} {message}"), Fixer.User, remedy));
    }

    /// <summary>Dinero counts in doubles: what has more digits would come back as another number.</summary>
    private static bool Survives(decimal value) => decimal.TryParse(((double)value).ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var kept) && kept == value;

    private static ProductRow? Product(string code, string path, int number, DocumentFacts facts, ICollection<Problem> problems)
    {
        var found = facts.Products.TryGetValue(code, out var rows) ? rows : [];
        if (found.Count == 1)
            return found[0];
        problems.Add(found.Count == 0
            ? new("product-unknown", path + ".code", string.Create(CultureInfo.InvariantCulture, $"Line {number}: Dinero has no product with the number '{code}'."), Fixer.User, "Create it there, let products be synchronised, or correct the code.")
            : new("product-ambiguous", path + ".code", string.Create(CultureInfo.InvariantCulture, $"Line {number}: Dinero has {found.Count} products with the number '{code}'."), Fixer.User, "Give each its own number in Dinero."));
        return null;
    }

    /// <summary>The account decides the VAT: it comes from the line or the product and is never guessed.</summary>
    private static int? Account(DocumentLine line, ProductRow? product, DocumentFacts facts, ICollection<Problem> problems, string path, int number)
    {
        if (string.IsNullOrWhiteSpace(line.VatCode))
        {
            if (product?.AccountNumber is { } own)
                return own;
            // The unknown product was said already.
            if (line.Code is null)
                Add("vat-missing", "has neither a sales account nor a product that has one, so its VAT is not known.", "Choose the sales account.");
            return null;
        }

        if (int.TryParse(line.VatCode.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var account) && facts.Accounts.TryGetValue(account, out var known))
        {
            if (known.IsHidden != true)
                return account;
            Add("vat-code", $"names the sales account {account}, which is closed in Dinero.", "Choose another one.");
        }
        else
        {
            Add("vat-code", $"says '{line.VatCode}' for its VAT, which is no sales account of this organisation.", "Map it to the account's number: in Dinero the account decides the VAT.");
        }

        return null;

        void Add(string code, string message, string remedy) =>
            problems.Add(new(code, path + ".vatCode", string.Create(CultureInfo.InvariantCulture, $"Line {number} {message}"), Fixer.User, remedy));
    }

    /// <summary>Terms by key: <c>Netto:14</c>, <c>NettoCash</c>, <c>CurrentMonthOut:30</c>. A due date is so many days net.</summary>
    private static (PaymentConditionType? Terms, int? Days) Terms(Document d, ICollection<Problem> problems)
    {
        if (d.Kind == DocumentKind.Quote)
            return (null, null);
        if (d.DueDate is { } due)
        {
            var days = due.DayNumber - d.Date.DayNumber;
            if (days < 0)
                problems.Add(new("due-date", "dueDate", $"It is due on {due:yyyy-MM-dd}, before its date {d.Date:yyyy-MM-dd}.", Fixer.User, "Correct the due date."));
            return (PaymentConditionType.Netto, Math.Max(days, 0));
        }

        if (string.IsNullOrWhiteSpace(d.PaymentTerms))
            return (null, null);
        var parts = d.PaymentTerms.Split(':', 2, StringSplitOptions.TrimEntries);
        var type = new PaymentConditionType(parts[0]);
        var takesDays = type == PaymentConditionType.Netto || type == PaymentConditionType.CurrentMonthOut;
        int? number = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (takesDays ? number is not null : type == PaymentConditionType.NettoCash && parts.Length == 1)
            return (type, number);
        problems.Add(new("payment-terms", "paymentTerms", $"'{d.PaymentTerms}' are no terms of payment that Dinero knows.", Fixer.User, "Map them to Netto:14 (days net), CurrentMonthOut:30 (days after the end of the month) or NettoCash."));
        return (null, null);
    }

    private static string? Comment(DocumentRequest request, DineroSyncOptions options)
    {
        var d = request.Document;
        string?[] parts = [d.Comment, Reference(options.YourReferenceText, d.YourReference), Reference(options.OurReferenceText, d.OurReference), Reference(options.ReplacesText, request.Replaces)];
        var text = string.Join('\n', parts.Where(static p => !string.IsNullOrWhiteSpace(p)));
        return text.Length > 0 ? text : null;

        static string? Reference(string format, string? value) => string.IsNullOrWhiteSpace(value) ? null : string.Format(CultureInfo.InvariantCulture, format, value);
    }
}

/// <summary>What the account has, as far as a document needs it.</summary>
/// <param name="Products">Living products by the number that was asked for.</param>
/// <param name="Accounts">Accounts by number.</param>
internal sealed record DocumentFacts(IReadOnlyDictionary<string, IReadOnlyList<ProductRow>> Products, IReadOnlyDictionary<int, EntryAccount> Accounts);
