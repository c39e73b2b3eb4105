using System.Globalization;

namespace Connectors.Testing.Smartbill;

/// <summary>Deleting receipts and other payments.</summary>
internal static class PaymentDeleteEndpoints
{
    private static readonly string[] Six = ["Card", "CEC", "Bilet ordin", "Ordin plata", "Mandat postal", "Alta incasare"];
    private static readonly string[] Nine = [.. Six, "Card online", "Extras de cont", "Ramburs"];

    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("DELETE /SBORO/api/payment/chitanta", "payments.deleteReceipt", DeleteReceipt);
        routes.Add("DELETE /SBORO/api/payment/v2", "payments.delete", Delete);
    }

    private static SimResponse DeleteReceipt(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var (series, number) = DocumentAnswers.Named(call, "chitantei");
        var receipt = account.PaymentList.Find(p => p.Type == PaymentInput.Receipt && p.Series == series && p.Number == number && number.Length > 0)
            ?? throw new ApiError("Chitanta nu a fost gasita.");
        if (!account.IsLast(series, number))
            throw DocumentAnswers.NotLast(call, series, number);
        account.GiveBack(series);
        account.PaymentList.Remove(receipt);
        return call.Ok($"Chitanta cu seria si numarul {series}{number} a fost stearsa cu succes.");
    }

    /// <summary>By invoice, or by date, value and client; the type's letter case counts here.</summary>
    private static SimResponse Delete(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var type = call.Query("paymentType") ?? throw new ApiError("Tipul incasarii (paymentType) trebuie specificat.");
        if (!(call.Oddities.NinePaymentTypesDeletable ? Nine : Six).Contains(type))
            throw new ApiError("Tipul incasarii (paymentType) poate fi 'Card', 'CEC', 'Bilet ordin', 'Ordin plata', 'Mandat postal', 'Alta incasare'.");
        var ofInvoice = call.Query("invoiceSeries") is not null || call.Query("invoiceNumber") is not null;
        var (payment, message) = ofInvoice ? OfInvoice(call, type) : OfClient(call, type);
        account.PaymentList.Remove(payment);
        return call.Ok(message);
    }

    private static (StoredPayment Payment, string Message) OfInvoice(SmartbillCall call, string type)
    {
        var series = call.Query("invoiceSeries") ?? throw new ApiError("Seria facturii (invoiceSeries) trebuie specificata pentru identificarea incasarii.");
        var number = call.Query("invoiceNumber") ?? throw new ApiError("Numarul facturii (invoiceNumber) trebuie specificat pentru identificarea incasarii.");
        var invoice = call.Account.InvoiceTable.Find(series, number) ?? throw new ApiError($"Factura cu seria si numarul {series}{number} nu a fost gasita!");
        if (invoice.IsCancelled)
            throw new ApiError($"Factura cu seria si numarul {invoice.Label} este anulata si nu mai are incasari atasate!");
        var payment = call.Account.PaymentList.FindLast(p => p.Type == type && p.Allocations.Any(a => a.InvoiceId == invoice.Id)) ?? throw NoneFound();
        return (payment, $"Incasarea pentru factura {invoice.Label} a fost stearsa cu succes!");
    }

    private static (StoredPayment Payment, string Message) OfClient(SmartbillCall call, string type)
    {
        var date = SmartbillCall.ReadDate(call.Query("paymentDate"), "Data trebuie sa fie de forma yyyy-MM-dd.")
            ?? throw new ApiError("Data incasarii (paymentDate) trebuie specificata");
        var value = call.Query("paymentValue") ?? throw new ApiError("Valoarea incasarii (paymentValue) trebuie specificata.");
        var name = call.Query("clientName") ?? throw new ApiError("Numele clientului incasarii (clientName) trebuie specificat.");
        var cif = call.Query("clientCif") ?? "";
        var payment = call.Account.PaymentList.FindLast(p =>
            p.Type == type && p.Date == date && p.ClientName == name && p.ClientCif == cif && SameValue(p)) ?? throw NoneFound();
        return (payment, $"Incasarea emisa catre clientul {name} {cif} in data de {Pdf.Day(date)} cu valoare de {value} de tip {type} a fost stearsa cu succes.");

        bool SameValue(StoredPayment p) => call.Oddities.PaymentValueComparedAsText ? p.ValueText == value
            : decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == p.Value;
    }

    private static ApiError NoneFound() => new("Nu au fost gasite incasari conform datelor specificate.");
}
