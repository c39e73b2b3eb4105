namespace Connectors.Testing.Smartbill;

/// <summary><c>/invoice</c>: issue, reverse, PDF, state of payment. What takes an invoice back is in <see cref="InvoiceStateEndpoints"/>.</summary>
internal static class InvoiceEndpoints
{
    private const string VatOnCollection = "O firma neplatitoare de tva nu poate folosi tva la incasare!";

    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("POST /SBORO/api/invoice/v2", "invoices.create", static c => Create(c, links: true));
        routes.Add("POST /SBORO/api/invoice", "invoices.createLegacy", static c => Create(c, links: false));
        routes.Add("POST /SBORO/api/invoice/reverse", "invoices.reverse", Reverse);
        routes.Add("GET /SBORO/api/invoice/pdf", "invoices.pdf", DownloadPdf);
        routes.Add("GET /SBORO/api/invoice/paymentstatus", "invoices.paymentStatus", PaymentStatus);
    }

    private static SimResponse Create(SmartbillCall call, bool links)
    {
        call.RefusalMembers = links ? DocumentAnswers.NoDocument : null;
        var account = call.Begin(Schema.Invoice);
        var body = call.Body;
        var series = DocumentInput.Series(call, "f");
        var estimate = FromEstimate(call);
        var details = body.Bool("useEstimateDetails", false) ? estimate ?? throw new ApiError("Factura proforma  nu a fost gasita!") : null;
        var products = details is null || body.List("products") is { Count: > 0 } ? DocumentInput.Products(call, "invoice") : [];
        var client = details is null || body.Object("client") is not null ? DocumentInput.Client(call, body.Object("client")) : details.Client;
        var email = DocumentInput.EmailTo(call, client);
        var currency = DocumentInput.Currency(call, details?.Currency ?? "RON");
        var rate = body.Number("exchangeRate") ?? details?.ExchangeRate ?? account.RateOf(currency);
        var lines = products.Count == 0 ? details!.Lines : LineInput.Read(call, products, currency, rate, "facturii");
        if (lines.Count == 0)
            throw new ApiError("Proforma nu contine produse!");
        if (body.Bool("usePaymentTax", false) && !account.IsVatPayer)
            throw new ApiError(VatOnCollection);

        var invoice = DocumentInput.Head(call, new StoredInvoice
        {
            Id = 0,
            Series = series.Name,
            Client = client,
            Currency = currency,
            ExchangeRate = rate,
            Precision = body.Whole("precision") is null && details is not null ? details.Precision : DocumentInput.Precision(call),
            Lines = lines,
            UseStock = UsesStock(call, estimate),
            EstimateId = estimate?.Id,
            PaymentTax = body.Bool("usePaymentTax", false) ? (body.Number("paymentBase"), body.Number("colectedTax"), body.Number("paymentTotal")) : null,
        });
        SmartbillCall.ReadDate(body.Text("paymentDate"), DocumentInput.BadDate);
        if (invoice.UseStock && !invoice.IsDraft)
            StockDesk.Check(call, invoice, SmartbillAccount.Printed(series, series.Next));
        var payment = invoice.IsDraft ? null : PaymentInput.OnInvoice(call, invoice);

        // Nothing is refused from here on.
        DocumentInput.SaveClient(call, body.Object("client"), client);
        StockDesk.Save(call, invoice.Lines, products);
        if (invoice.UseStock && !invoice.IsDraft)
            invoice = invoice with { Lines = StockDesk.Rename(account, invoice.Lines, products) };
        invoice = account.Post(invoice);
        invoice = account.InvoiceTable.Put(invoice with { PaymentUrl = DocumentInput.PaymentUrl(call, invoice.Id) });
        if (payment is not null)
            PaymentInput.Post(call, payment, [new StoredAllocation(invoice.Id, payment.Value)]);
        DocumentInput.SendEmail(call, "factura", invoice, email);
        return DocumentAnswers.Created(call, invoice, links);
    }

    private static StoredEstimate? FromEstimate(SmartbillCall call)
    {
        if (call.Body.Object("estimate") is not { } named)
            return null;
        var (series, number) = (named.TextOrEmpty("seriesName"), named.TextOrEmpty("number"));
        return call.Account.EstimateTable.Find(series, number) ?? throw new ApiError($"Factura proforma {series}{number} nu a fost gasita!");
    }

    private static bool UsesStock(SmartbillCall call, StoredEstimate? estimate)
    {
        var own = call.Body.Bool("useStock", false);
        var estimates = call.Body.Object("estimate")?.Bool("useStock", false) ?? false;
        return estimate is null ? own : call.Oddities.EstimateStock switch
        {
            SmartbillEstimateStock.EstimateFlag => estimates,
            SmartbillEstimateStock.InvoiceFlag => own,
            _ => own || estimates,
        };
    }

    private static SimResponse Reverse(SmartbillCall call)
    {
        call.RefusalMembers = DocumentAnswers.NoDocument;
        var account = call.Begin(Schema.Storno);
        var number = call.Body.Text("number") is { Length: > 0 } n ? n : throw new ApiError("Numarul facturii trebuie specificat in parametrul 'number'!");
        var series = call.Body.Text("seriesName") is { Length: > 0 } s ? s : throw new ApiError("Seria facturii trebuie specificata in parametrul 'seriesname'!");
        if (!call.User.CanAddInvoices)
            throw call.NoRight("Nu aveti dreptul de a adauga facturi");
        var invoice = account.InvoiceTable.Find(series, number) ?? throw new ApiError($"Factura cu seria si numarul {series}{number} nu a fost gasita!");
        if (invoice.IsCancelled)
            throw new ApiError($"Factura {invoice.Label} este anulata.");
        if (invoice.StornoOf is not null)
            throw new ApiError($"Factura {invoice.Label} este de tip storno. Nu se poate storna.");
        if (account.StornoOf(invoice) is not null)
            throw new ApiError("Factura este deja stornata.");
        var date = SmartbillCall.ReadDate(call.Body.Text("issueDate"), DocumentInput.BadDate) ?? account.Today;
        if (date < invoice.IssueDate)
            throw new ApiError("Data emiterii facturii storno nu poate fi anterioara datei emiterii facturii stornate.");
        if (account.ClosedThrough is { } closed && date <= closed)
            throw new ApiError("Nu puteti adauga documentul intr-o perioada inchisa");
        if (account.FindSeries(series, "f") is null)
            throw new ApiError(DocumentInput.UnknownSeries);
        StockDesk.CheckReturn(call, invoice, +1);
        return DocumentAnswers.Created(
            call, account.Storno(invoice, date, call.User.Email), links: true, $"Factura cu seria si numarul {invoice.Label} a fost stornata cu succes.");
    }

    /// <summary>Whatever is missing or unknown, the proxy answers 502 and a page, as if the service were down.</summary>
    private static SimResponse DownloadPdf(SmartbillCall call)
    {
        var account = call.BeginQuery();
        return account.InvoiceTable.Find(call.QuerySeries, call.Query("number")) is { } invoice
            ? DocumentAnswers.PdfFile(call, invoice) : throw ApiError.BadGateway();
    }

    private static SimResponse PaymentStatus(SmartbillCall call)
    {
        call.RefusalMembers = static json => Amounts(json, 0, 0, 0, false);
        var account = call.BeginQuery();
        var number = call.Query("number") ?? throw new ApiError("Numarul facturii trebuie specificat");
        var invoice = account.InvoiceTable.Find(call.QuerySeries, number) ?? throw NotFound();
        var total = invoice.Total + call.Oddities.TotalOffBy;
        var paid = account.PaidOf(invoice);
        var shown = invoice.IsCancelled ? call.Oddities.CancelledPaymentStatus
            : account.StornoOf(invoice) is not null ? call.Oddities.StornedPaymentStatus : SmartbillVoidStatus.AsIssued;
        return shown switch
        {
            SmartbillVoidStatus.NotFound => throw NotFound(),
            SmartbillVoidStatus.Zero => call.Ok(more: static json => Amounts(json, 0, 0, 0, false)),
            SmartbillVoidStatus.Settled => call.Ok(more: json => Amounts(json, total, paid, 0, true)),
            _ => call.Ok(more: json => Amounts(json, total, paid, total - paid, total - paid <= 0)),
        };
    }

    private static ApiError NotFound() => new("Factura nu a fost gasita");

    private static void Amounts(System.Text.Json.Utf8JsonWriter json, decimal total, decimal paid, decimal open, bool isPaid)
    {
        json.WriteNumber("invoiceTotalAmount", Out.Trim(total));
        json.WriteNumber("paidAmount", Out.Trim(paid));
        json.WriteNumber("unpaidAmount", Out.Trim(open));
        json.WriteBoolean("paid", isPaid);
    }
}
