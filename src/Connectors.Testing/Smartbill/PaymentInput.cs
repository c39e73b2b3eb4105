namespace Connectors.Testing.Smartbill;

/// <summary>Reading and posting payments, whether they come alone or inside an invoice.</summary>
internal static class PaymentInput
{
    public const string Receipt = "Chitanta";
    public const string FiscalReceipt = "Bon";

    public static IReadOnlyList<string> Types { get; } =
    [
        "Card", "Card online", Receipt, FiscalReceipt, "Ordin plata", "CEC", "Bilet ordin", "Mandat postal", "Extras de cont", "Ramburs", "Alta incasare",
    ];

    /// <summary>Letter case does not matter here; a blank more does.</summary>
    public static string Type(SmartbillCall call, string sent) => Types.FirstOrDefault(t => t.Equals(sent, StringComparison.OrdinalIgnoreCase))
        ?? throw new ApiError("Tipul documentului nu a fost gasit pe server!", call.Oddities.UnknownPaymentTypeStatus);

    /// <summary>The payment inside an invoice, checked but not posted; null when there is none.</summary>
    public static StoredPayment? OnInvoice(SmartbillCall call, StoredInvoice invoice)
    {
        static ApiError Missing(string member) => new($"{member} trebuie specificat pentru incasare");
        if (call.Body.Object("payment") is not { } payment)
            return null;
        if (!call.User.CanAddPayments)
            throw call.NoRight("Nu aveti dreptul de a adauga incasari");
        var type = Type(call, payment.Text("type") ?? throw Missing("type"));
        if (payment.Bool("isCash") is null && call.Oddities.InvoicePaymentNeedsIsCash)
            throw Missing("isCash");
        return new StoredPayment
        {
            Id = 0,
            Type = type,
            Value = payment.Number("value") ?? throw Missing("value"),
            ValueText = payment.Raw("value")!,
            IsCash = payment.Bool("isCash", true) || type == Receipt,
            Currency = invoice.Currency,
            Date = invoice.IssueDate,
            ClientName = invoice.Client.Name,
            ClientCif = invoice.Client.VatCode,
            Series = type == Receipt ? ReceiptSeries(call, payment.Text("paymentSeries")).Name : "",
        };
    }

    public static StoredSeries ReceiptSeries(SmartbillCall call, string? name)
    {
        var all = call.Account.SeriesList;
        if (string.IsNullOrEmpty(name) && !call.Oddities.ReceiptSeriesRequired)
            name = all.Find(static s => s.Type == "c")?.Name;
        var series = all.Find(s => s.Name == name) ?? throw new ApiError(DocumentInput.UnknownSeries);
        return series.Type == "c" ? series : throw new ApiError("Seria nu poate fi folosita la chitante.");
    }

    /// <summary>Gives a receipt its number and writes the payment down.</summary>
    public static StoredPayment Post(SmartbillCall call, StoredPayment payment, IReadOnlyList<StoredAllocation> allocations) => call.Account.Post(payment with
    {
        Number = payment is { Type: Receipt, IsDraft: false } ? call.Account.TakeNumber(call.Account.FindSeries(payment.Series, "c")!) : "",
        Allocations = allocations,
    });
}
