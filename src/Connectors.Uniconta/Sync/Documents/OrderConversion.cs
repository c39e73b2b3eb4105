using System.Globalization;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>A neutral document as an order of Uniconta and its lines.</summary>
internal sealed record OrderDraft(Order Head, IReadOnlyList<OrderLine> Lines, DocumentTotals? Totals)
{
    /// <summary>The user-defined fields of the head.</summary>
    public OrderFields HeadFields { get; init; } = OrderFields.None;

    /// <summary>Those of each line.</summary>
    public IReadOnlyList<OrderFields> LineFields { get; init; } = [];

    /// <summary>The document says who the salesperson is; otherwise an order that is there keeps its own.</summary>
    public bool NamesSalesperson { get; init; }
}

/// <summary>
/// Makes an order of a document. Uniconta fills in nothing over HTTP, so that everything is said: prices, texts and cost by line, and what the debtor gives to its orders. What cannot be said is a problem with its line.
/// </summary>
internal sealed class OrderConversion(DocumentRequest request, OrderFacts facts, UnicontaSyncOptions options, string language, ICollection<Problem> problems)
{
    // Uniconta counts in doubles; what has more digits than that would come back as another number.
    private const int MostDecimals = 6;

    private readonly Document _document = request.Document;

    public static OrderDraft Of(DocumentRequest request, OrderFacts facts, UnicontaSyncOptions options, string language, ICollection<Problem> problems) => new OrderConversion(request, facts, options, language, problems).Make();

    /// <summary>The order as it is with what the document says; what only Uniconta knows stays.</summary>
    public static Order Over(Order now, OrderDraft draft) => Over(now, draft.Head) is var order && draft.NamesSalesperson ? order with { Employee = draft.Head.Employee } : order;

    private static Order Over(Order now, Order ours) => now with
    {
        Currency = ours.Currency,
        PricesInclVat = ours.PricesInclVat,
        EndDiscountPct = ours.EndDiscountPct,
        YourRef = ours.YourRef,
        OurRef = ours.OurRef,
        Requisition = ours.Requisition ?? now.Requisition,
        Remark = ours.Remark,
        DeliveryDate = ours.DeliveryDate,
        Payment = ours.Payment ?? now.Payment,
        DeliveryName = ours.DeliveryName,
        DeliveryAddress1 = ours.DeliveryAddress1,
        DeliveryAddress2 = ours.DeliveryAddress2,
        DeliveryAddress3 = ours.DeliveryAddress3,
        DeliveryZipCode = ours.DeliveryZipCode,
        DeliveryCity = ours.DeliveryCity,
        DeliveryCountry = ours.DeliveryCountry,
    };

    /// <summary>The line says already what it shall say.</summary>
    public static bool IsSame(OrderLine there, OrderLine wanted) => there.Item == wanted.Item && (there.Text ?? "") == (wanted.Text ?? "") && (there.Qty ?? 0) == (wanted.Qty ?? 0) && (there.Price ?? 0) == (wanted.Price ?? 0)
        && (there.DiscountPct ?? 0) == (wanted.DiscountPct ?? 0) && (there.Vat ?? "") == (wanted.Vat ?? "") && (wanted.Unit is null || there.Unit == wanted.Unit);

    /// <summary>The lines that were taken away, where the others stand as they were and in their order; else none, and lines are changed in their places.</summary>
    public static IReadOnlyList<OrderLine> Removed(IReadOnlyList<OrderLine> there, IReadOnlyList<OrderLine> wanted)
    {
        if (wanted.Count == 0 || there.Count <= wanted.Count)
            return [];
        var removed = new List<OrderLine>();
        var next = 0;
        foreach (var line in there)
        {
            if (next < wanted.Count && line.Item == wanted[next].Item && (line.Text ?? "") == (wanted[next].Text ?? ""))
                next++;
            else
                removed.Add(line);
        }

        return next == wanted.Count ? removed : [];
    }

    /// <summary>The line as it is with what the document says. A line of another item has another cost; everything else that Uniconta knows of the line stays.</summary>
    public static OrderLine Over(OrderLine now, OrderLine wanted) => now with
    {
        Item = wanted.Item,
        Text = wanted.Text,
        Qty = wanted.Qty ?? 0,
        Price = wanted.Price ?? 0,
        DiscountPct = wanted.DiscountPct ?? 0,
        Vat = wanted.Vat,
        Unit = wanted.Unit ?? now.Unit,
        // The amount can be written too. None at all would go over as 0, and the one of before would be that of another quantity: what is said is what the line comes to.
        Total = now.Total is null ? null : Round(((wanted.Qty ?? 0) * (wanted.Price ?? 0) * (1 - ((wanted.DiscountPct ?? 0) / 100))) - (now.Discount ?? 0)),
        CostPrice = now.Item == wanted.Item ? now.CostPrice : wanted.CostPrice,
    };

    private OrderDraft Make()
    {
        if (request.Customer is not null && facts.Debtor is null)
            Add("customer", "customer", "The customer is no debtor of Uniconta any more.", "Link the customer again.");
        if (facts.Debtor?.Blocked == true)
            Add("customer-blocked", "customer", $"The debtor {facts.Debtor.Account} is blocked in Uniconta.", "Take the block away there.");
        if (_document.DueDate is not null)
            Add("due-date", "dueDate", "An order of Uniconta has no due date: it follows from the terms of payment.", "Leave the due date out, or choose terms of payment.");
        if (_document.ExchangeRate is not null and not 1)
            Add("exchange-rate", "exchangeRate", "Uniconta takes its own rate of the day.", "Leave the rate out.");
        if (!WordKeys.IsCurrency(_document.Currency, options))
            Add("currency-unknown", "currency", _document.Currency.Length == 0 ? "The order has no currency." : $"'{_document.Currency}' is no currency that Uniconta is known to have.", "Choose another currency, or name it in MoreCurrencies.");
        if (_document.PaymentTerms is { Length: > 0 } terms && !facts.Terms.Contains(terms))
            Add("payment-terms", "paymentTerms", $"Uniconta has no terms of payment '{terms}'.", facts.Terms.Count > 0 ? $"Map them to one of: {string.Join(", ", facts.Terms.Order(StringComparer.Ordinal).Take(10))}." : "Make them in Uniconta.");
        if (_document.Lines.IsEmpty)
            Add("no-lines", "lines", "The order has no line.", "Add at least one line.");

        var lines = new List<OrderLine>(_document.Lines.Length);
        for (var i = 0; i < _document.Lines.Length; i++)
            lines.Add(Line(i + 1, _document.Lines[i]));
        var headFields = OrderFields.Of(request.Flow.Fields.Keys, _document.Fields, UserFieldTable.Order, options, "fields.", Add);
        var lineFields = _document.Lines.Select((l, i) => OrderFields.Of(request.Flow.LineFields.Keys, l.Fields, UserFieldTable.OrderLine, options, string.Create(CultureInfo.InvariantCulture, $"lines[{i + 1}].fields."), Add)).ToList();
        var salesperson = Salesperson();
        return new(headFields.Apply(Head(salesperson)), [.. lines.Select((l, i) => lineFields[i].Apply(l))], problems.Count == 0 ? Totals(lines) : null) { HeadFields = headFields, LineFields = lineFields, NamesSalesperson = salesperson is not null };
    }

    private Order Head(string? salesperson)
    {
        var own = facts.Debtor is { } debtor ? OrderDefaults.From(debtor) : new Order();
        var head = own with
        {
            Currency = _document.Currency,
            PricesInclVat = _document.PricesIncludeVat,
            // No discount is no discount: the debtor's own would make other totals than the CRM shows.
            EndDiscountPct = Percent(_document.Discount, "discount", "the whole order"),
            Payment = string.IsNullOrEmpty(_document.PaymentTerms) ? own.Payment : _document.PaymentTerms,
            YourRef = Text("YourRef", "yourReference", _document.YourReference, 20),
            OurRef = Text("OurRef", "ourReference", _document.OurReference, 20),
            // Empty where the flow names it and the CRM has none; where nobody names it, what a user of Uniconta typed stays.
            Requisition = request.Flow.Fields.ContainsKey(OrderFields.Requisition)
                ? Text("Requisition", $"fields.{OrderFields.Requisition}", _document.Fields.GetValueOrDefault(OrderFields.Requisition), 20) ?? ""
                : null,
            Employee = salesperson ?? own.Employee,
            Remark = Text("Remark", "comment", Remark(), 300),
            DeliveryDate = _document.DeliveryDate,
        };
        if (_document.DeliveryAddress is not { } to)
            return head;
        var street = to.Street is { } text ? text.ReplaceLineEndings("\n").TrimEnd().Split('\n', StringSplitOptions.TrimEntries) : [];
        if (street.Length > 3)
            Add("address-lines", "deliveryAddress", $"The place of delivery has {street.Length} lines, and Uniconta keeps 3.", "Join lines by commas.");
        if (to.Country is { Length: > 0 } country && WordKeys.CountryOf(country) is null)
            Add("unknown-country", "deliveryAddress", $"'{country}' is no country code that Uniconta's list has.", "Write the two letters of ISO 3166, such as DK.");
        return head with
        {
            DeliveryName = to.Name,
            DeliveryAddress1 = street.ElementAtOrDefault(0),
            DeliveryAddress2 = street.ElementAtOrDefault(1),
            DeliveryAddress3 = street.ElementAtOrDefault(2),
            DeliveryZipCode = to.ZipCode,
            DeliveryCity = to.City,
            DeliveryCountry = WordKeys.CountryOf(to.Country),
        };
    }

    /// <summary>The employee that the CRM names, else whoever sent it and is one; else the debtor's own.</summary>
    private string? Salesperson()
    {
        if (_document.Fields.TryGetValue(OrderFields.Employee, out var number) && !string.IsNullOrWhiteSpace(number))
        {
            if (facts.Employees.Contains(number.Trim()))
                return number.Trim();
            Add("salesperson", $"fields.{OrderFields.Employee}", $"Uniconta has no employee '{number.Trim()}' that is not blocked.", "Choose a salesperson whose number is one of Uniconta's employees.");
        }

        return _document.Salesperson;
    }

    /// <summary>The comment, and the number of the order that this one follows.</summary>
    private string? Remark() => request.Replaces is not { Length: > 0 } number ? _document.Comment
        : string.Join('\n', new[] { _document.Comment?.Trim(), string.Format(CultureInfo.InvariantCulture, options.ReplacesText, number) }.Where(static t => !string.IsNullOrEmpty(t)));

    private OrderLine Line(int number, DocumentLine line)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"lines[{number}]");
        var bare = new OrderLine { LineNumber = number, Text = Text("Text", $"{at}.text", line.Text, 1000, "DebtorOrderLine") };
        if (line is { Code: null or "", Quantity: null, UnitPrice: null })
        {
            // Only a text.
            if (string.IsNullOrWhiteSpace(line.Text))
                Add("empty-line", at, $"Line {number} is empty.", "Give it a product or a text.");
            return bare;
        }

        Item? item = null;
        if (line.Code is { Length: > 0 } code && !facts.Items.TryGetValue(code, out item))
            Add("item-unknown", $"{at}.code", $"Line {number}: Uniconta has no item '{code}'.", "Choose an item of Uniconta, or leave the code out.");
        if (item?.Blocked == true)
            Add("item-blocked", $"{at}.code", $"Line {number}: the item '{line.Code}' is blocked in Uniconta.", "Choose another item.");
        if (line.Quantity is null)
            Add("quantity", $"{at}.quantity", $"Line {number} has no quantity.", "Fill in the quantity.");
        if (line.UnitPrice is null)
            Add("price", $"{at}.unitPrice", $"Line {number} has no price, and Uniconta fills in none.", "Fill in the price; 0 is one.");
        foreach (var (value, field) in new[] { (line.UnitPrice, "unitPrice"), (line.Quantity, "quantity") })
        {
            if (value is { } exact && decimal.Round(exact, MostDecimals) != exact)
                Add("decimals", $"{at}.{field}", $"Line {number}: {exact.ToString(CultureInfo.InvariantCulture)} has more than {MostDecimals} decimals.", "Round it.");
        }

        if (line.VatCode is { Length: > 0 } vat && !facts.VatRates.ContainsKey(vat))
            Add("vat-code", $"{at}.vatCode", $"Line {number}: Uniconta has no VAT code of sales '{vat}'.", "Map the VAT code to one of Uniconta's.");
        return bare with
        {
            Item = line.Code is { Length: > 0 } ? line.Code : null,
            Text = bare.Text ?? item?.Name,
            Qty = line.Quantity,
            Unit = Unit(number, at, line.Unit) ?? Known(item?.Unit),
            Price = line.UnitPrice,
            DiscountPct = Percent(line.Discount, $"{at}.discount", string.Create(CultureInfo.InvariantCulture, $"line {number}")),
            CostPrice = item?.CostPrice,
            Vat = string.IsNullOrEmpty(line.VatCode) ? null : line.VatCode,
        };
    }

    private ItemUnit? Unit(int number, string at, string? unit)
    {
        if (string.IsNullOrWhiteSpace(unit))
            return null;
        if (Known(new ItemUnit(unit.Trim())) is { } known)
            return known;
        Add("unit-unknown", $"{at}.unit", $"Line {number}: '{unit}' is no unit of Uniconta that can be written in the user's language.",
            NearestName.Find(unit, LabelVocabulary.ItemUnit.Select(static u => u.Member)) is { } near ? $"Did you mean '{near}'? Or map the unit." : "Map the unit to one of Uniconta's: Pcs, Hours, Kg …");
        return null;
    }

    // A word that the user's language may not know would become the first of the list in silence.
    private ItemUnit? Known(ItemUnit? unit) => unit is { } u && Labels.Find(LabelVocabulary.ItemUnit, u.Value) is { } label && label.In(language) is not null ? new ItemUnit(label.Member) : null;

    private decimal Percent(Discount? discount, string field, string what)
    {
        if (discount is not { } d || d is { Percent: null, Amount: null })
            return 0;
        if (d.Amount is not null and not 0)
            Add("discount-amount", field, $"A discount of {what} can be said in percent only; how Uniconta counts an amount is not documented.", "Give a percentage, or a line of its own with a negative price.");
        if (d.Percent is < 0 or > 100)
            Add("discount", field, $"A discount of {d.Percent?.ToString(CultureInfo.InvariantCulture)} % is none.", "Write 0 to 100.");
        return d.Percent ?? 0;
    }

    private string? Text(string name, string field, string? text, int length, string table = "DebtorOrder")
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var max = options.MaxLengths.TryGetValue($"{table}.{name}", out var own) ? own : length;
        if (text.Trim().Length > max)
            Add("too-long", field, $"Uniconta keeps {max} characters of it, as far as is known; this has {text.Trim().Length}.", $"Shorten it; if your Uniconta keeps more, say so in MaxLengths[\"{table}.{name}\"].");
        return text.Trim();
    }

    /// <summary>Each line is rounded, then the whole; VAT by rate. Without a VAT code on each line it is Uniconta that decides, and nobody can tell beforehand.</summary>
    private DocumentTotals? Totals(IReadOnlyList<OrderLine> lines)
    {
        var priced = lines.Where(static l => l.Price is not null).ToList();
        if (priced.Any(static l => l.Vat is null))
            return null;
        var keep = 1 - ((_document.Discount?.Percent ?? 0) / 100);
        decimal net = 0, vat = 0;
        foreach (var rate in priced.GroupBy(l => facts.VatRates[l.Vat!]))
        {
            var sum = Round(rate.Sum(static l => Round(l.Qty!.Value * l.Price!.Value * (1 - (l.DiscountPct!.Value / 100)))) * keep);
            var tax = Round(_document.PricesIncludeVat ? sum * rate.Key / (100 + rate.Key) : sum * rate.Key / 100);
            net += _document.PricesIncludeVat ? sum - tax : sum;
            vat += tax;
        }

        return new(net, vat, net + vat);
    }

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private void Add(string code, string field, string message, string remedy) => problems.Add(new Problem(code, field, message, Fixer.User, remedy));
}
