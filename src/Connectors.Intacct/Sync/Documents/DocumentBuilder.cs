using System.Globalization;
using Connectors.Sync;
using NeutralDocument = Connectors.Sync.Document;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Intacct.Sync;

/// <summary>A neutral document as one of order entry, and everything that cannot be said there, by line.</summary>
internal static class DocumentBuilder
{
    private const int MostDecimals = 10;

    public static DocumentInput Build(DocumentRequest request, DocumentFacts facts, IntacctSyncOptions options, ICollection<Problem> problems)
    {
        var d = request.Document;
        Header(request, facts, options, problems);
        return new()
        {
            State = request.Stage == DocumentStage.Draft ? DocumentState.Draft : DocumentState.Pending,
            TxnDate = d.Date,
            // A quote that holds until a day is due on it: Intacct has no other day for it.
            DueDate = d.DueDate ?? (d.Kind == DocumentKind.Quote ? d.ValidUntil : null),
            Customer = request.Customer is { } customer ? Reference.OfKey(new(customer.Value)) : null,
            // Our marker: by it the document is found again.
            ReferenceNumber = request.Marker,
            CustomerPoNumber = d.YourReference,
            Memo = Memo(request, options),
            Notes = d.OurReference,
            RequestedShippingDate = d.DeliveryDate,
            TxnCurrency = string.IsNullOrWhiteSpace(d.Currency) ? null : d.Currency.Trim().ToUpperInvariant(),
            ExchangeRate = d.ExchangeRate is { } rate ? new() { Rate = rate, Date = d.Date } : null,
            PaymentTerm = string.IsNullOrWhiteSpace(d.PaymentTerms) ? null : options.ManagedLists ? Reference.OfKey(new(d.PaymentTerms.Trim())) : Reference.OfId(d.PaymentTerms.Trim()),
            Lines = [.. d.Lines.Select((line, at) => Line(line, at + 1, d.Salesperson, facts, options, problems))],
        };
    }

    /// <summary>Net as Intacct adds it up: each line rounded by itself.</summary>
    public static decimal Net(NeutralDocument document) => document.Lines.Sum(static l => Math.Round((l.Quantity ?? 0) * (l.UnitPrice ?? 0) * (1 - ((l.Discount?.Percent ?? 0) / 100)), 2, MidpointRounding.AwayFromZero));

    /// <summary>Why a transaction definition does not do for a kind of document; null = it does.</summary>
    public static Problem? DefinitionProblem(string name, DefinitionFact? definition, DocumentKind kind) => definition switch
    {
        null => new("document-type", null, $"The company has no transaction definition '{name}'.", Fixer.Administrator, "Set the name as it stands under Order Entry, Setup, Transaction definitions; letter case matters."),
        { IsActive: false } => new("document-type", null, $"The transaction definition '{name}' is inactive.", Fixer.Administrator, "Activate it in Intacct, or set another one."),
        _ when !definition.Fits(kind) => new("document-type", null, $"The transaction definition '{name}' makes documents of the class '{definition.Class}', not of the kind {kind}.", Fixer.Administrator, "Set a definition of the right class."),
        _ => null,
    };

    private static void Header(DocumentRequest request, DocumentFacts facts, IntacctSyncOptions options, ICollection<Problem> problems)
    {
        var d = request.Document;
        if (DefinitionProblem(facts.DefinitionName, facts.Definition, d.Kind) is { } wrong)
            problems.Add(wrong);
        if (facts.Customer is CustomerFact.Inactive)
            problems.Add(new("customer-inactive", "customer", "The customer is inactive in Intacct.", Fixer.User, "Activate it there, or choose another one."));
        if (facts.Customer is CustomerFact.Missing)
            problems.Add(new("customer-gone", "customer", "The customer of the document is not in Intacct any more, or not seen by its user.", Fixer.User, "Link another one."));
        if (d.Salesperson is { } employee && facts.Places.GetValueOrDefault((LinePlaces.Employee, employee)) is not true)
            problems.Add(new("salesperson", null, $"The employee '{employee}', as whom the document is sent, is inactive or not in Intacct.", Fixer.Administrator, $"Correct {nameof(IntacctSyncOptions.EmployeeOfUser)}, or take the user out of it."));
        if (string.IsNullOrWhiteSpace(d.Currency))
            problems.Add(new("currency-missing", "currency", "The document says no currency.", Fixer.User, "Choose the currency."));
        else if (options.DocumentCurrencies.Count > 0 && !options.DocumentCurrencies.Contains(d.Currency.Trim()))
            problems.Add(new("currency", "currency", $"'{d.Currency}' is none of the currencies that documents may have.", Fixer.User, $"Choose one of: {string.Join(", ", options.DocumentCurrencies)}; others are named in {nameof(IntacctSyncOptions.DocumentCurrencies)}."));
        if (!facts.HasTerms)
            problems.Add(new("payment-terms", "paymentTerms", $"Intacct has no payment terms '{d.PaymentTerms}' in use.", Fixer.User, "Map them to terms that it has."));
        if (d.PricesIncludeVat)
            problems.Add(new("prices-with-tax", "pricesIncludeVat", "Prices of Intacct's documents are without tax.", Fixer.User, "Let the CRM show prices without tax."));
        if (d.Discount is not null)
            problems.Add(new("discount", "discount", "A discount on the whole document would need a subtotal of the transaction definition.", Fixer.User, "Write it into the lines, in percent."));
        if (d.DeliveryAddress is not null)
            problems.Add(new("delivery-address", "deliveryAddress", "Intacct sends goods to a contact of the customer and takes no address with a document.", Fixer.User, "Make it a ship-to contact of the customer, and leave the address of the document empty."));
        if (d.DueDate is { } due && due < d.Date)
            problems.Add(new("due-date", "dueDate", $"It is due on {due:yyyy-MM-dd}, before its date {d.Date:yyyy-MM-dd}.", Fixer.User, "Correct the due date."));
        if (d.ExchangeRate is <= 0)
            problems.Add(new("exchange-rate", "exchangeRate", "An exchange rate is more than nothing.", Fixer.User, "Correct the rate, or leave it empty for Intacct's rate of the day."));
        if (d.Lines.IsEmpty)
            problems.Add(new("required", "lines", "The document has no lines.", Fixer.User, "Add a line."));
    }

    private static DocumentLineInput Line(NeutralLine line, int number, string? salesperson, DocumentFacts facts, IntacctSyncOptions options, ICollection<Problem> problems)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"lines[{number}]");
        var item = Item(line, facts, Add);
        if (line.Quantity is null)
            Add("quantity-missing", "quantity", "has no quantity.", "Fill in the quantity; text stands in the memo of a line, Intacct has no lines of text alone.");
        if (string.IsNullOrWhiteSpace(line.Unit))
            Add("unit-missing", "unit", "has no unit.", "Choose a unit of the item's unit group.");
        else if (options.DocumentUnits.Count > 0 && !options.DocumentUnits.Contains(line.Unit.Trim()))
            Add("unit", "unit", $"has the unit '{line.Unit}', which is none of those that documents may name.", NearestName.Find(line.Unit, options.DocumentUnits) is { } near ? $"Map it; did you mean '{near}'?" : $"Map it to one of: {string.Join(", ", options.DocumentUnits)}.");
        // A word that nobody mapped is no key.
        if (!string.IsNullOrWhiteSpace(line.VatCode) && !line.VatCode.Trim().All(char.IsAsciiDigit))
            Add("vat-code", "vatCode", $"says '{line.VatCode}' for its tax, which is no key of a tax schedule.", "Map it to the key of a tax schedule of Intacct, or leave it empty: then customer and item decide.");
        if (line.UnitPrice is null)
            Add("price-missing", "unitPrice", "has no price.", "Fill in the price; zero is a price.");
        if (line.Discount?.Amount is not null)
            Add("discount-amount", "discount", "has a discount by amount, and Intacct takes percent.", "Write it in percent, or lower the price.");
        if (line.Discount?.Percent is < 0 or > 100)
            Add("discount-percent", "discount", "has a discount that is not between 0 and 100 percent.", "Correct the discount.");
        if (TooFine(line.Quantity))
            Add("decimals", "quantity", $"has a quantity of more than {MostDecimals} decimals.", "Round it.");
        if (TooFine(line.UnitPrice))
            Add("decimals", "unitPrice", $"has a price of more than {MostDecimals} decimals.", "Round it.");
        var places = LinePlaces.Of(line, options);
        if (item is { IsStocked: true } && !places.ContainsKey(Crm.Line.Warehouse.Name))
            problems.Add(new("warehouse-missing", path + ".warehouse", string.Create(CultureInfo.InvariantCulture, $"Line {number} is of a stocked item, and no warehouse is set."), Fixer.Administrator, $"Choose one in the line, or set {nameof(IntacctSyncOptions.DocumentWarehouse)}."));
        foreach (var (name, id) in places)
        {
            if (facts.Places.GetValueOrDefault((name, id)) is not { } active)
                problems.Add(new("dimension-unknown", $"{path}.{name}", string.Create(CultureInfo.InvariantCulture, $"Line {number} names the {name} '{id}', which Intacct does not have, or does not show its user."), LinePlaces.FixerOf(line, name), LinePlaces.RemedyOf(line, name)));
            else if (!active)
                problems.Add(new("dimension-inactive", $"{path}.{name}", string.Create(CultureInfo.InvariantCulture, $"Line {number} names the {name} '{id}', which is inactive in Intacct."), LinePlaces.FixerOf(line, name), LinePlaces.RemedyOf(line, name)));
        }

        return new()
        {
            Dimensions = new()
            {
                Item = item is null ? null : Reference.OfKey(new(item.Key)),
                Location = OfId(places.GetValueOrDefault(Crm.Line.Location.Name)),
                Warehouse = OfId(places.GetValueOrDefault(Crm.Line.Warehouse.Name)),
                Department = OfId(places.GetValueOrDefault(Crm.Line.Department.Name)),
                Class = OfId(places.GetValueOrDefault(Crm.Line.Class.Name)),
                Project = OfId(places.GetValueOrDefault(Crm.Line.Project.Name)),
                Employee = OfId(salesperson),
            },
            LineDescription = line.Text,
            Unit = line.Unit?.Trim(),
            UnitQuantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            DiscountPercent = line.Discount?.Percent,
            TaxSchedule = string.IsNullOrWhiteSpace(line.VatCode) ? null : Reference.OfKey(new(line.VatCode.Trim())),
        };

        void Add(string code, string field, string message, string remedy) =>
            problems.Add(new(code, $"{path}.{field}", string.Create(CultureInfo.InvariantCulture, $"Line {number} {message}"), Fixer.User, remedy));
    }

    /// <summary>The comment, and the number of the document that this one follows.</summary>
    private static string? Memo(DocumentRequest request, IntacctSyncOptions options) => request.Replaces is not { Length: > 0 } number ? request.Document.Comment
        : string.Join('\n', new[] { request.Document.Comment?.Trim(), string.Format(CultureInfo.InvariantCulture, options.ReplacesText, number) }.Where(static t => !string.IsNullOrEmpty(t)));

    private static ItemFact? Item(NeutralLine line, DocumentFacts facts, Action<string, string, string, string> add)
    {
        if (string.IsNullOrWhiteSpace(line.Code))
        {
            add("product-missing", "code", "has no product, and every line of Intacct is of an item.", "Choose a product; a service or a text needs an item of its own.");
            return null;
        }

        if (facts.Items.GetValueOrDefault(line.Code.Trim()) is not { } item)
            add("product-unknown", "code", $"names the product '{line.Code}', which is no item of Intacct; letter case matters.", "Create it there, let products be synchronised, or correct the code.");
        else if (item.IsActive)
            return item;
        else
            add("product-inactive", "code", $"names the item '{line.Code}', which is inactive in Intacct.", "Activate it there, or choose another product.");
        return null;
    }

    private static bool TooFine(decimal? number) => number is { } n && decimal.Round(n, MostDecimals) != n;

    private static Reference? OfId(string? id) => string.IsNullOrWhiteSpace(id) ? null : Reference.OfId(id.Trim());
}

/// <summary>What the company has, as far as a document needs it; of places whether they are active.</summary>
internal sealed record DocumentFacts(string DefinitionName, DefinitionFact? Definition, CustomerFact? Customer, IReadOnlyDictionary<string, ItemFact> Items, IReadOnlyDictionary<(string Dimension, string Id), bool?> Places)
{
    /// <summary>The payment terms that the document names are there and in use; also when it names none.</summary>
    public bool HasTerms { get; init; } = true;
}

internal sealed record DefinitionFact(string Class, bool IsActive, bool TaxIsOff)
{
    /// <summary>Whatever is none of the three may be called an order: companies have classes of their own for what is neither.</summary>
    public bool Fits(DocumentKind kind) => kind switch
    {
        DocumentKind.Quote => Class == DocumentClass.Quote.Value,
        DocumentKind.Invoice => Class == DocumentClass.Invoice.Value,
        _ => Class == DocumentClass.Order.Value || Class == DocumentClass.Other.Value,
    };
}

internal sealed record ItemFact(string Key, bool IsActive, bool IsStocked);

internal enum CustomerFact
{
    Active,
    Inactive,
    Missing,
}
