namespace Connectors.Testing.Smartbill;

/// <summary>Lines of invoices, proformas and fiscal receipts: read, refused with the vendor's texts, given their VAT rate.</summary>
internal static class LineInput
{
    /// <param name="call">The request.</param>
    /// <param name="products">The lines as sent.</param>
    /// <param name="currency">The document's currency.</param>
    /// <param name="documentRate">RON for one unit of it.</param>
    /// <param name="ofWhat"><c>facturii</c> or <c>proformei</c>, as a text needs it.</param>
    public static IReadOnlyList<StoredLine> Read(SmartbillCall call, IReadOnlyList<Body> products, string currency, decimal documentRate, string ofWhat)
    {
        foreach (var product in products)
            Complete(call, product);
        if (products.All(static p => p.Bool("isDiscount", false)))
            throw new ApiError("Nu poti sa emiti un document care contine doar un discount. Trebuie sa ai si produse / servicii adaugate.");
        var lines = new List<StoredLine>(products.Count);
        foreach (var product in products)
            lines.Add(One(call, product, lines));
        Currencies(call.Account, products, lines, currency, documentRate, ofWhat);
        return lines;
    }

    private static void Complete(SmartbillCall call, Body product)
    {
        static ApiError Missing(string member) => new($"{member} trebuie specificat pentru fiecare produs");
        var discount = product.Bool("isDiscount", false);
        var name = product.TextOrEmpty("name");
        if (name.Length == 0)
            throw Missing("name");
        if (product.TextOrEmpty("measuringUnitName").Length == 0)
            throw Missing("measuringUnitName");
        if (!discount && product.Number("quantity") is null)
            throw Missing("quantity");
        if (!discount && product.Number("price") is null)
            throw Missing("price");
        if (call.Oddities.LineCurrencyRequired && product.TextOrEmpty("currency").Length == 0)
            throw Missing("currency");
        if (call.Account.UsesProductCodes && !discount && product.TextOrEmpty("code").Length == 0)
            throw new ApiError($"Produsul {name} nu are codul specificat.");
        if (!call.Account.UnitList.Contains(product.Text("measuringUnitName")!))
            throw StockDesk.WrongUnit(product.Text("measuringUnitName")!, name);
        if (!discount)
            return;
        var type = product.Whole("discountType") ?? 2;
        if (type == 2 && product.Number("discountPercentage") is null or 0)
            throw new ApiError("Trebuie sa introduceti valoarea procentului!");
        if (type == 1 && product.Number("discountValue") is null)
            throw new ApiError("discountValue trebuie specificat pentru fiecare produs de tip discount");
    }

    private static StoredLine One(SmartbillCall call, Body product, List<StoredLine> before)
    {
        var account = call.Account;
        var line = new StoredLine
        {
            Name = product.Text("name")!,
            Code = account.UsesProductCodes ? product.TextOrEmpty("code") : "",
            Description = product.TextOrEmpty("productDescription"),
            Unit = product.Text("measuringUnitName")!,
            Quantity = product.Number("quantity") ?? 1,
            Price = product.Number("price") ?? 0,
            Currency = product.Text("currency") ?? "RON",
            IsTaxIncluded = product.Bool("isTaxIncluded", false),
            IsService = product.Bool("isService", false),
            Warehouse = product.TextOrEmpty("warehouseName"),
            Translated = (product.TextOrEmpty("translatedName"), product.TextOrEmpty("translatedMeasuringUnit")),
            IsDiscount = product.Bool("isDiscount", false),
            NumberOfItems = product.Whole("numberOfItems"),
            DiscountType = product.Whole("discountType") ?? 2,
            DiscountValue = product.Number("discountValue") ?? 0,
            DiscountPercentage = product.Number("discountPercentage") ?? 0,
        };
        return line with { Tax = Tax(call, product, line, before) };
    }

    private static StoredTax Tax(SmartbillCall call, Body product, StoredLine line, List<StoredLine> before)
    {
        var account = call.Account;
        if (!account.IsVatPayer)
            return new StoredTax("", 0);
        var (percentage, name) = (product.Number("taxPercentage"), product.Text("taxName"));
        if (percentage is null && name is null)
            return line.IsDiscount ? Inherited(line, before) : FromCatalogue(account, line);
        if (percentage is null)
            return account.TaxList.Find(t => t.Name == name) ?? throw new ApiError($"Cota {name} nu a fost gasita pe server!");
        var found = name is null && percentage == 0 ? account.TaxList.Find(t => t.Percentage == 0 && t.Name == call.Oddities.NamelessZeroRate)
            : account.TaxList.Find(t => t.Percentage == percentage && (name is null || t.Name == name));
        return found ?? throw new ApiError($"Cota tva a produsului {line.Name} nu a fost gasita pe server!");
    }

    private static StoredTax Inherited(StoredLine line, List<StoredLine> before)
    {
        StoredTax[] over = [.. before.TakeLast(line.NumberOfItems ?? 1).Select(static l => l.Tax).Distinct()];
        return over.Length == 1 ? over[0]
            : throw new ApiError("La aplicarea unui discount pentru produse cu cote tva diferite, trebuie sa specifici si cota tva a discountului.");
    }

    /// <summary>A line without any VAT: the texts tell a product that the catalogue does not know from one that has no rate there.</summary>
    private static StoredTax FromCatalogue(SmartbillAccount account, StoredLine line)
    {
        if (account.TaxList.Count == 0)
            throw new ApiError("Cota default nu a fost gasita pe server!");
        if (account.ProductOf(line) is not { } product)
            throw new ApiError($"Trebuie sa setezi o cota tva pentru produsul {line.Name}");
        return product.Tax ?? throw new ApiError($"Produsul {line.Name} nu are cota tva setata in cloud. Setati o cota din nomenclatorul de produse.");
    }

    /// <summary>
    /// A RON document takes lines of one foreign currency at a rate. Anything else is refused; which text belongs to which case is a guess.
    /// </summary>
    private static void Currencies(SmartbillAccount account, IReadOnlyList<Body> products, List<StoredLine> lines, string currency, decimal documentRate, string ofWhat)
    {
        if (lines.Exists(static l => !DocumentInput.Currencies.Contains(l.Currency)))
            throw new ApiError("Moneda nu a fost gasita pe server!");
        string[] others = [.. lines.Select(static l => l.Currency).Where(c => c != currency).Distinct()];
        if (others.Length > 1)
            throw new ApiError($"Aveti produse care au pretul in alta moneda decat cea a {ofWhat}.");
        if (others.Length == 1 && currency != "RON")
            throw new ApiError($"Nu puteti emite documente in {currency} cu moneda de referinta a produselor in {others[0]} !");
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Currency != currency)
                lines[i] = lines[i] with { ExchangeRate = (products[i].Number("exchangeRate") ?? account.RateOf(lines[i].Currency)) / documentRate };
        }
    }
}
