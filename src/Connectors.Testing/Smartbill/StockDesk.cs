namespace Connectors.Testing.Smartbill;

/// <summary>Whether a document may move stock, with the vendor's texts, and what moving it does to the catalogue.</summary>
internal static class StockDesk
{
    public static ApiError WrongUnit(string unit, string product) => new(
        $"Unitatea de masura {unit} a produsului {product} nu are factor de conversie setat."
        + "<div id=\"moreErrorDetails\" style=\"display:none\">Verificati unitatea de masura a produsului in <b>Nomenclatoare</b> &gt; <b>Produse</b>.</div>");

    /// <summary>Every line that moves stock must name a warehouse, a product that was received there, its unit, and not more than there is.</summary>
    /// <param name="call">The request.</param>
    /// <param name="invoice">The document; its number is not taken yet.</param>
    /// <param name="nextNumber">The number that it would get.</param>
    public static void Check(SmartbillCall call, StoredInvoice invoice, string nextNumber)
    {
        var account = call.Account;
        if (!account.HasStockModule)
            throw new ApiError("Modulul stoc nu este activ!");
        if (account.StockImportedOn is { } imported && invoice.IssueDate < imported)
            throw new ApiError($"Nu poti adauga documente cu tranzactii pe stoc la data anterioara datei importului de stoc initial. Stocul initial a fost importat la data {Pdf.Day(imported)}.");
        foreach (var line in invoice.Lines.Where(static l => !l.IsService && !l.IsDiscount))
            CheckLine(call, line);
        if (account.Shortage(account.MovesOf(invoice)) is not { } shortage)
            return;
        var position = invoice.Lines.Select(static (l, i) => (Line: l, Position: i + 1))
            .Last(l => !l.Line.IsDiscount && !l.Line.IsService && account.ProductOf(l.Line)?.Id == shortage.ProductId && l.Line.Warehouse == shortage.Warehouse);
        throw new ApiError($"Cantitate stoc insuficienta la <b>Factura {invoice.Series}{nextNumber}</b> din data <b>{Pdf.Day(invoice.IssueDate)}</b> "
            + $"pentru produsul <b> {position.Line.Name} </b> de la pozitia {position.Position}");
    }

    /// <summary>Taking a document back, or bringing it back, may need stock that is gone.</summary>
    public static void CheckReturn(SmartbillCall call, StoredInvoice invoice, int sign)
    {
        if (call.Account.Shortage(call.Account.MovesOf(invoice, sign)) is not { } shortage)
            return;
        var product = call.Account.ProductList.Find(p => p.Id == shortage.ProductId)!.Name;
        var position = invoice.Lines.ToList().FindIndex(l => call.Account.ProductOf(l)?.Id == shortage.ProductId) + 1;
        throw new ApiError(call.Oddities.StockTextNamesDocument
            ? $"Cantitate stoc insuficienta la documentul {invoice.Label} din data de {Pdf.Day(invoice.IssueDate)} pentru produsul {product} de la pozitia {position}."
            : $"Cantitate stoc insuficienta pentru produsul {product}.");
    }

    /// <summary>
    /// The name on a line that moves stock becomes the catalogue's, whatever saveToDb says; with useSBProductName (and product codes) it is the other way round.
    /// </summary>
    public static IReadOnlyList<StoredLine> Rename(SmartbillAccount account, IReadOnlyList<StoredLine> lines, IReadOnlyList<Body> products)
    {
        var renamed = lines.ToArray();
        for (var i = 0; i < renamed.Length; i++)
        {
            if (renamed[i].IsDiscount || renamed[i].IsService || account.ProductOf(renamed[i]) is not { } product)
                continue;
            if (account.UsesProductCodes && i < products.Count && products[i].Bool("useSBProductName", false))
                renamed[i] = renamed[i] with { Name = product.Name };
            else
                account.ProductList[account.ProductList.IndexOf(product)] = product with { Name = renamed[i].Name };
        }

        return renamed;
    }

    /// <summary>saveToDb of a line: the product comes into the catalogue, or takes price and rate from the line.</summary>
    public static void Save(SmartbillCall call, IReadOnlyList<StoredLine> lines, IReadOnlyList<Body> products)
    {
        for (var i = 0; i < products.Count; i++)
        {
            if (lines[i].IsDiscount || !products[i].Bool("saveToDb", false))
                continue;
            var line = lines[i];
            var old = call.Account.ProductOf(line);
            var saved = (old ?? new StoredProduct { Id = call.Simulator.NextId("prod_"), Name = line.Name, Code = line.Code }) with
            {
                Name = line.Name,
                Description = line.Description,
                IsService = line.IsService,
                Price = line.Price,
                Unit = line.Unit,
                Currency = line.Currency,
                Tax = line.Tax,
                IsVatIncluded = line.IsTaxIncluded,
            };
            if (old is null)
                call.Account.ProductList.Add(saved);
            else
                call.Account.ProductList[call.Account.ProductList.IndexOf(old)] = saved;
        }
    }

    private static void CheckLine(SmartbillCall call, StoredLine line)
    {
        var account = call.Account;
        if (line.Warehouse.Length == 0)
            throw new ApiError($"Gestiunea predatoare nu este setata pentru produsul {line.Name}.");
        if (string.IsNullOrWhiteSpace(line.Warehouse))
            throw new ApiError("Gestiunea predatoare este invalida!");
        if (!account.WarehouseList.Exists(w => w.Name == line.Warehouse))
            throw new ApiError($"Gestiunea predatoare {line.Warehouse} a produsului {line.Name} nu a fost gasita.");
        var product = account.ProductOf(line);
        if (product is null && account.UsesProductCodes
            && account.ProductList.Find(p => p.Code.Equals(line.Code, StringComparison.OrdinalIgnoreCase)) is { } spelt)
        {
            throw new ApiError($"Exista deja pe stoc un produs cu numele {spelt.Name} si codul {spelt.Code}.");
        }

        if (product is null || !account.WasReceived(line.Warehouse, product))
        {
            throw new ApiError($"Nu ai facut nicio achizitie pentru produsul {line.Name}." + (call.Oddities.OlderTexts ? " " : "<br/> ")
                + "Incarca mai intai stoc pentru produs sau emite documentul fara descarcare de gestiune.");
        }

        if (product.Unit != line.Unit)
            throw WrongUnit(line.Unit, line.Name);
    }
}
