using System.Globalization;
using System.Text;

namespace Connectors.Testing.Smartbill;

/// <summary><c>/payment</c>: collect. Deleting is in <see cref="PaymentDeleteEndpoints"/>.</summary>
internal static class PaymentEndpoints
{
    private const string NoClient = "Datele clientului trebuie specificate. Ele se preiau din factura doar in cazul in care usePaymentDetails = true.";
    private const int MaximumReceiptLines = 70;

    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("POST /SBORO/api/payment", "payments.create", Create);
        routes.Add("GET /SBORO/api/payment/text", "payments.text", Text);
    }

    private static SimResponse Create(SmartbillCall call)
    {
        var account = call.Begin(Schema.Payment);
        var body = call.Body;
        if (!call.User.CanAddPayments)
            throw call.NoRight("Nu aveti dreptul de a adauga incasari");
        var type = PaymentInput.Type(call, body.Text("type") is { Length: > 0 } sent ? sent : throw new ApiError("Tipul incasarii trebuie specificat."));
        var date = SmartbillCall.ReadDate(body.Text("issueDate"), DocumentInput.BadDate) ?? account.Today;
        if (account.ClosedThrough is { } closed && date <= closed)
            throw new ApiError("Nu puteti adauga documentul intr-o perioada inchisa");
        var details = body.Bool("useInvoiceDetails", false);
        var invoices = Invoices(call, details);
        var value = details && !call.Oddities.ValueWinsOverInvoiceDetails ? null : body.Number("value");
        if (!details && value is null)
            throw new ApiError("Valoarea incasarii trebuie specificata.");
        if (!details && body.Object("client") is null)
            throw new ApiError(NoClient);
        var client = details ? invoices[0].Client : DocumentInput.Client(call, body.Object("client"));
        var currency = DocumentInput.Currency(call, details ? invoices[0].Currency : "RON");
        Payable(call, invoices, client, currency);

        var paid = value ?? account.OpenOf(invoices[0]);
        var payment = new StoredPayment
        {
            Id = 0,
            Type = type,
            Value = paid,
            ValueText = value is null ? paid.ToString(CultureInfo.InvariantCulture) : body.Raw("value")!,
            Currency = currency,
            Date = date,
            IsCash = type == PaymentInput.Receipt || body.Bool("isCash", true),
            IsDraft = type == PaymentInput.Receipt && body.Bool("isDraft", false),
            ClientName = client.Name,
            ClientCif = client.VatCode,
            Text = body.Text("text") ?? body.TextOrEmpty("observation"),
        };
        if (type == PaymentInput.FiscalReceipt)
            return IssueFiscalReceipt(call, payment, Allocate(account, invoices, paid));
        if (type == PaymentInput.Receipt)
            payment = payment with { Series = PaymentInput.ReceiptSeries(call, body.Text("seriesName")).Name };
        DocumentInput.SaveClient(call, body.Object("client"), client);
        payment = PaymentInput.Post(call, payment, Allocate(account, invoices, paid));
        return call.Ok(number: payment.Number, series: payment.Series);
    }

    private static List<StoredInvoice> Invoices(SmartbillCall call, bool details)
    {
        var named = call.Body.List("invoicesList") ?? [];
        if (details && named.Count == 0)
            throw new ApiError("Pentru emiterea unei incasari cu datele de pe factura trebuie specificate seria si numarul facturii.");
        if (details && named.Count > 1)
            throw new ApiError("Trebuie specificata doar o factura!");
        return [.. named.Select(n => call.Account.InvoiceTable.Find(n.Text("seriesName"), n.Text("number")) ?? throw new ApiError("Factura nu a fost gasita!"))];
    }

    private static void Payable(SmartbillCall call, List<StoredInvoice> invoices, StoredClient client, string currency)
    {
        foreach (var invoice in invoices)
        {
            if (invoice.IsCancelled)
                throw new ApiError($"Factura {invoice.Label} este anulata, nu o puteti incasa. Restaurati intai factura sau emiteti incasarea independent de factura.");
            if (call.Account.OpenOf(invoice) <= 0)
                throw new ApiError("Factura este incasata sau stornata in totalitate.");
            if (invoice.Client.VatCode != client.VatCode)
                throw new ApiError($"Ciful clientului de pe factura {invoice.Label} difera de ciful clientului incasarii!");
            if (invoice.Currency != currency)
                throw new ApiError($"Moneda facturii {invoice.Label} nu corespunde cu moneda incasarii!");
        }
    }

    /// <summary>In the order of the list; what is left stays with the client as an advance.</summary>
    private static List<StoredAllocation> Allocate(SmartbillAccount account, List<StoredInvoice> invoices, decimal value)
    {
        var allocations = new List<StoredAllocation>();
        foreach (var invoice in invoices)
        {
            var part = Math.Min(value, account.OpenOf(invoice));
            value -= part;
            if (part > 0)
                allocations.Add(new StoredAllocation(invoice.Id, part));
        }

        return allocations;
    }

    /// <summary>Issued here, printed by a program beside the cash register: the number comes only then.</summary>
    private static SimResponse IssueFiscalReceipt(SmartbillCall call, StoredPayment payment, List<StoredAllocation> allocations)
    {
        var body = call.Body;
        if (payment.Currency != "RON")
            throw new ApiError("Bonurile fiscale pot fi emise doar in Lei!");
        if (call.User.CashRegister is not { } register)
            throw new ApiError($"Nu s-a gasit casa de marcat pentru userul {call.User.Email}.");
        var products = body.List("products") ?? [];
        if (products.Count > MaximumReceiptLines)
            throw new ApiError("Numarul maxim acceptat de 70 intrari pe document a fost depasit.");
        if (!call.Account.IsVatPayer && !register.ConfiguredWithoutVat)
        {
            return call.Answer(
                400, "Configurarea casei de marcat pentru firma neplatitoare de TVA nu a fost facuta.", "", call.Oddities.FiscalReceiptNumber, "", "", null);
        }

        var received = Schema.Received.Where(n => body.Number(n) is not null and not 0).ToDictionary(static n => n, n => body.Number(n)!.Value);
        string[] unknown = [.. received.Where(r => register.Methods?.Contains(r.Key) == false).Select(static r => $"{r.Key["received".Length..]}: {r.Value.ToString(CultureInfo.InvariantCulture)}")];
        if (unknown.Length > 0)
            throw new ApiError("Au fost inregistrate urmatoarele plati partiale cu metode de plata neconfigurate pe casa de marcat: " + string.Join(", ", unknown));
        var lines = products.Count == 0 ? [] : LineInput.Read(call, products, "RON", 1, "facturii");
        MoveStock(call, payment, lines);
        payment = call.Account.Post(payment with { Allocations = allocations, Received = received, Lines = SalesMath.Lines(lines, DocumentInput.Precision(call)) });
        var text = body.Bool("returnFiscalPrinterText", false) ? PrinterText(payment) : "";
        if (!call.Oddities.FiscalReceiptAnswerIsShort)
            return call.Ok(text, call.Oddities.FiscalReceiptNumber, more: json => json.WriteString("id", payment.Id.ToString(CultureInfo.InvariantCulture)));
        return call.Json(200, json =>
        {
            json.WriteString("errorText", "");
            json.WriteString("id", payment.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteString("number", call.Oddities.FiscalReceiptNumber);
            if (text.Length > 0)
                json.WriteString("message", text);
        });
    }

    private static void MoveStock(SmartbillCall call, StoredPayment payment, IReadOnlyList<StoredLine> lines)
    {
        if (!call.Body.Bool("useStock", false))
            return;
        var sale = new StoredInvoice
        {
            Id = 0,
            Series = "Bon",
            Client = new StoredClient { Id = "", Name = payment.ClientName },
            IssueDate = payment.Date,
            Lines = lines,
            UseStock = true,
        };
        StockDesk.Check(call, sale, "");
        call.Account.Move(call.Account.MovesOf(sale));
    }

    private static SimResponse Text(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var payment = account.PaymentList.Find(p => p.Type == PaymentInput.FiscalReceipt && p.Id.ToString(CultureInfo.InvariantCulture) == call.Query("id"))
            ?? throw ApiError.ServerError();
        foreach (var tax in payment.Lines.Select(static l => l.Tax))
        {
            if (call.User.CashRegister?.Taxes?.Contains(tax.Name) == false)
            {
                throw new ApiError(string.Create(
                    CultureInfo.InvariantCulture, $"Cota TVA {tax.Name} ({tax.Percentage:0.00}%) nu a fost configurata pentru casa de marcat selectata"));
            }
        }

        return call.Ok(PrinterText(payment));
    }

    private static string PrinterText(StoredPayment payment)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"P,1,______,_,__;Cif client:{payment.ClientCif};;;;;\r\n");
        foreach (var line in payment.Lines)
            text.Append(CultureInfo.InvariantCulture, $"S,1,______,_,__;{line.Name};{line.Price:0.00};{line.Quantity:0.000};1;1;2;0;0;\r\n");
        text.Append(CultureInfo.InvariantCulture, $"T,1,______,_,__;0;{payment.Value:0.00};;;;\r\n");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
