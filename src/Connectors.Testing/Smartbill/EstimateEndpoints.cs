namespace Connectors.Testing.Smartbill;

/// <summary><c>/estimate</c>: proformas.</summary>
internal static class EstimateEndpoints
{
    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("POST /SBORO/api/estimate/v2", "estimates.create", static c => Create(c, links: true));
        routes.Add("POST /SBORO/api/estimate", "estimates.createLegacy", static c => Create(c, links: false));
        routes.Add("GET /SBORO/api/estimate/pdf", "estimates.pdf", DownloadPdf);
        routes.Add("GET /SBORO/api/estimate/invoices", "estimates.invoices", Invoices);
        routes.Add("PUT /SBORO/api/estimate/cancel", "estimates.cancel", Cancel);
        routes.Add("PUT /SBORO/api/estimate/restore", "estimates.restore", Restore);
        routes.Add("DELETE /SBORO/api/estimate", "estimates.delete", Delete);
    }

    private static SimResponse Create(SmartbillCall call, bool links)
    {
        call.RefusalMembers = links ? DocumentAnswers.NoDocument : null;
        var account = call.Begin(Schema.Estimate);
        var series = DocumentInput.Series(call, "p");
        var products = DocumentInput.Products(call, "estimate");
        var client = DocumentInput.Client(call, call.Body.Object("client"));
        var email = DocumentInput.EmailTo(call, client);
        var currency = DocumentInput.Currency(call, "RON");
        var rate = call.Body.Number("exchangeRate") ?? account.RateOf(currency);
        var estimate = DocumentInput.Head(call, new StoredEstimate
        {
            Id = 0,
            Series = series.Name,
            Client = client,
            Currency = currency,
            ExchangeRate = rate,
            Precision = DocumentInput.Precision(call),
            Lines = LineInput.Read(call, products, currency, rate, "proformei"),
        });
        DocumentInput.SaveClient(call, call.Body.Object("client"), client);
        StockDesk.Save(call, estimate.Lines, products);
        estimate = account.Post(estimate);
        estimate = account.EstimateTable.Put(estimate with { PaymentUrl = DocumentInput.PaymentUrl(call, estimate.Id) });
        DocumentInput.SendEmail(call, "proforma", estimate, email);
        return DocumentAnswers.Created(call, estimate, links);
    }

    /// <summary>Unlike an invoice's PDF, a proforma that is not there is a refusal in JSON.</summary>
    private static SimResponse DownloadPdf(SmartbillCall call)
    {
        call.BeginQuery();
        return DocumentAnswers.PdfFile(call, Named(call));
    }

    /// <summary>Not invoiced yet is a normal answer with an errorText; drafts count, with an empty number.</summary>
    private static SimResponse Invoices(SmartbillCall call)
    {
        call.RefusalMembers = static json => List(json, []);
        var account = call.BeginQuery();
        var (series, number) = DocumentAnswers.Named(call, "proformei");
        var estimate = account.EstimateTable.Find(series, number)
            ?? throw new ApiError($"Proforma cu seria {series} si numarul {number} nu a fost gasita.", 410);
        StoredInvoice[] invoices = [.. account.InvoiceTable.Values.Where(i => i.EstimateId == estimate.Id)];
        return call.Answer(
            200, invoices.Length > 0 ? "" : $"Proforma cu seria {series} si numarul {number} nu a fost facturata.", "", "", "", "", json => List(json, invoices));
    }

    private static void List(System.Text.Json.Utf8JsonWriter json, StoredInvoice[] invoices)
    {
        json.WriteBoolean("areInvoicesCreated", invoices.Length > 0);
        json.WriteStartArray("invoices");
        foreach (var invoice in invoices)
        {
            json.WriteStartObject();
            json.WriteString("series", invoice.Series);
            json.WriteString("number", invoice.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static SimResponse Cancel(SmartbillCall call)
    {
        var estimate = Editable(call);
        if (estimate.IsCancelled)
            return call.Ok($"Proforma {estimate.Label} este deja anulata.");
        DocumentAnswers.SameVatStatus(call, estimate, "anula");
        call.Account.EstimateTable.Put(estimate with { IsCancelled = true });
        return call.Ok($"Proforma cu seria si numarul {estimate.Label} a fost anulata cu succes.", estimate.Number, estimate.Series);
    }

    private static SimResponse Restore(SmartbillCall call)
    {
        var estimate = Editable(call);
        if (!estimate.IsCancelled)
            return call.Ok($"Proforma {estimate.Label} nu necesita restaurare.");
        DocumentAnswers.SameVatStatus(call, estimate, "restaura");
        call.Account.EstimateTable.Put(estimate with { IsCancelled = false });
        return call.Ok($"Proforma cu seria si numarul {estimate.Label} a fost restaurata cu succes.", estimate.Number, estimate.Series);
    }

    /// <summary>No rule about the last of the series is documented: any proforma goes, and only the last one's number comes free.</summary>
    private static SimResponse Delete(SmartbillCall call)
    {
        var estimate = Editable(call);
        DocumentAnswers.SameVatStatus(call, estimate, "sterge");
        if (call.Account.IsLast(estimate.Series, estimate.Number))
            call.Account.GiveBack(estimate.Series);
        call.Account.EstimateTable.Remove(estimate);
        return call.Ok($"Proforma cu seria si numarul {estimate.Label} a fost stearsa cu succes.");
    }

    private static StoredEstimate Editable(SmartbillCall call)
    {
        call.BeginQuery();
        var estimate = Named(call);
        return call.User.CanEditInvoices ? estimate : throw call.NoRight("Nu aveti dreptul de a modifica proforma");
    }

    private static StoredEstimate Named(SmartbillCall call)
    {
        var (series, number) = DocumentAnswers.Named(call, "proformei");
        return call.Account.EstimateTable.Find(series, number) ?? throw new ApiError($"Proforma cu seria si numarul {series}{number} nu a fost gasita!");
    }
}
