using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>How sales documents are written: whole, and as rows of a list.</summary>
internal static class SalesFields
{
    /// <summary>Rows of invoices, credit notes and both together: no lines, no row version, and a Status that means payment.</summary>
    public static readonly FieldMap<StoredVoucher> Rows = VoucherRows();

    /// <summary>The same with Type, which tells the two kinds apart.</summary>
    public static readonly FieldMap<StoredVoucher> TypedRows = VoucherRows().Add("Type", static (o, d) => o.Value(d is StoredCreditNote ? "CreditNote" : "Invoice"));

    public static readonly FieldMap<StoredTradeOffer> OfferRows = new FieldMap<StoredTradeOffer>()
        .Add("Number", static (o, d) => o.Value(d.Number), filter: static d => d.Number.ToString(CultureInfo.InvariantCulture))
        .Add("Guid", static (o, d) => o.Value(d.Guid))
        .Add("TimeStamp", static (o, d) => o.Value(d.TimeStamp))
        .Add("ContactName", static (o, d) => o.Value(o.Account.ContactNameOf(d)))
        .Add("ContactGuid", static (o, d) => o.Value(d.ContactGuid))
        .Add("Address", static (o, d) => o.Value(o.Account.AddressOf(d)), filter: static d => d.Address)
        .Add("Date", static (o, d) => o.Value(d.Date), filter: static d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Add("Comment", static (o, d) => o.Value(d.Comment), filter: static d => d.Comment)
        .Add("Description", static (o, d) => o.Value(d.Description), filter: static d => d.Description)
        .Add("ExternalReference", static (o, d) => o.Value(d.ExternalReference), filter: static d => d.ExternalReference)
        .Add("Language", static (o, d) => o.Value(d.Language))
        .Add("Currency", static (o, d) => o.Value(d.Currency), filter: static d => d.Currency)
        .Add("TotalExclVat", static (o, d) => o.Value(d.TotalExclVat))
        .Add("TotalInclVat", static (o, d) => o.Value(d.TotalInclVat))
        .Add("TotalVat", static (o, d) => o.Value(d.TotalVat))
        .Add("TotalVatableAmount", static (o, d) => o.Value(d.TotalVatableAmount))
        .Add("TotalNonVatableAmount", static (o, d) => o.Value(d.TotalNonVatableAmount))
        .Add("HasGeneratedAnyVouchers", static (o, d) => o.Value(d.GeneratedVouchers.Count > 0), filter: static d => d.GeneratedVouchers.Count > 0 ? "true" : "false")
        .Add("Status", static (o, d) => o.Value(d.Status))
        .Add("MailOutStatus", static (o, d) => o.Value(d.MailOutStatus))
        .Add("LatestMailOutType", static (o, d) => o.Value(d.LatestMailOutType))
        .Add("CreatedAt", static (o, d) => o.Value(d.CreatedAt))
        .Add("UpdatedAt", static (o, d) => o.Value(d.UpdatedAt))
        .Add("DeletedAt", static (o, d) => o.Value(d.DeletedAt));

    public static readonly FieldMap<StoredTradeOffer> Offer = Common(new FieldMap<StoredTradeOffer>()
        .Add("HasGeneratedAnyVouchers", static (o, d) => o.Value(d.GeneratedVouchers.Count > 0))
        .Add("Status", static (o, d) => o.Value(d.Status))
        .Add("MailOutStatus", static (o, d) => o.Value(d.MailOutStatus))
        .Add("LatestMailOutType", static (o, d) => o.Value(d.LatestMailOutType))
        .Add("GeneratedVouchers", static (o, d) =>
        {
            o.Json.WriteStartArray();
            foreach (var guid in d.GeneratedVouchers)
                o.Value(guid);
            o.Json.WriteEndArray();
        })
        .Add("History", static (o, d) =>
        {
            o.Json.WriteStartArray();
            o.Json.WriteStartObject();
            o.Name("Status").Value(d.Status);
            o.Name("UpdatedAt").Value(d.UpdatedAt);
            o.Json.WriteEndObject();
            o.Json.WriteEndArray();
        }));

    public static readonly FieldMap<StoredInvoice> Invoice = Common(new FieldMap<StoredInvoice>()
        .Add("PaymentDate", static (o, d) => o.Value(d.PaymentDate))
        .Add("PaymentStatus", static (o, d) => o.Value(o.Account.PaymentStatusOf(d)))
        .Add("PaymentConditionNumberOfDays", static (o, d) => o.Value((long)o.Account.PaymentConditionOf(d).Days))
        .Add("PaymentConditionType", static (o, d) => o.Value(o.Account.PaymentConditionOf(d).Type))
        .Add("FikCode", static (o, d) => o.Value(d.IsBooked ? $"+71<{d.Number:d15}+12345678<" : null))
        .Add("DepositAccountNumber", static (o, d) => o.Value(d.Payments.Count > 0 ? d.Payments[0].DepositAccountNumber : (long?)null))
        .Add("MailOutStatus", static (o, d) => o.Value(d.MailOutStatus))
        .Add("LatestMailOutType", static (o, d) => o.Value(d.LatestMailOutType))
        .Add("IsSentToDebtCollection", static (o, _) => o.Value(false))
        .Add("IsMobilePayInvoiceEnabled", static (o, _) => o.Value(false))
        .Add("IsPensoPayEnabled", static (o, _) => o.Value(false))
        .Add("Status", static (o, d) => o.Value(d.IsBooked ? "Booked" : "Draft")));

    public static readonly FieldMap<StoredCreditNote> CreditNote = Common(new FieldMap<StoredCreditNote>()
        .Add("CreditNoteFor", static (o, d) => o.Value(d.CreditNoteFor))
        .Add("PaymentStatus", static (o, d) => o.Value(o.Account.PaymentStatusOf(d)))
        .Add("MailOutStatus", static (o, d) => o.Value(LowerFirst(d.MailOutStatus)))
        .Add("LatestMailOutType", static (o, d) => o.Value(LowerFirst(d.LatestMailOutType)))
        .Add("Status", static (o, d) => o.Value(d.IsBooked ? "Booked" : "Draft")));

    /// <summary>A draft has no number of its own; what it shows is the one that it would get, or nought.</summary>
    public static long NumberOf(StoredSalesDocument document, DineroAccount account) =>
        document.Number != 0 ? document.Number : account.Oddities.DraftsShowProvisionalNumber ? account.PeekVoucherNumber() : 0;

    private static FieldMap<StoredVoucher> VoucherRows() => new FieldMap<StoredVoucher>()
        .Add("Number", static (o, d) => o.Value(NumberOf(d, o.Account)))
        .Add("Guid", static (o, d) => o.Value(d.Guid))
        .Add("ExternalReference", static (o, d) => o.Value(d.ExternalReference), filter: static d => d.ExternalReference)
        .Add("ContactName", static (o, d) => o.Value(o.Account.ContactNameOf(d)))
        .Add("ContactGuid", static (o, d) => o.Value(d.ContactGuid), filter: static d => d.ContactGuid?.ToString())
        .Add("Date", static (o, d) => o.Value(d.Date))
        .Add("PaymentDate", static (o, d) => o.Value((d as StoredInvoice)?.PaymentDate))
        .Add("Description", static (o, d) => o.Value(d.Description), filter: static d => d.Description)
        .Add("Currency", static (o, d) => o.Value(d.Currency))
        .Add("Status", static (o, d) => o.Value(o.Account.PaymentStatusOf(d)))
        .Add("MailOutStatus", static (o, d) => o.Value(d is StoredCreditNote ? LowerFirst(d.MailOutStatus) : d.MailOutStatus))
        .Add("LatestMailOutType", static (o, d) => o.Value(d is StoredCreditNote ? LowerFirst(d.LatestMailOutType) : d.LatestMailOutType))
        .Add("TotalExclVatInDkk", static (o, d) => o.Value(SalesMath.InDkk(d.TotalExclVat, d.ExchangeRate)))
        .Add("TotalInclVatInDkk", static (o, d) => o.Value(SalesMath.InDkk(d.TotalInclVat, d.ExchangeRate)))
        .Add("TotalExclVat", static (o, d) => o.Value(d.TotalExclVat))
        .Add("TotalInclVat", static (o, d) => o.Value(d.TotalInclVat))
        .Add("CreatedAt", static (o, d) => o.Value(d.CreatedAt))
        .Add("UpdatedAt", static (o, d) => o.Value(d.UpdatedAt))
        .Add("DeletedAt", static (o, d) => o.Value(d.DeletedAt));

    private static FieldMap<TDocument> Common<TDocument>(FieldMap<TDocument> map)
        where TDocument : StoredSalesDocument => map
        .Add("ContactGuid", static (o, d) => o.Value(d.ContactGuid))
        .Add("Guid", static (o, d) => o.Value(d.Guid))
        .Add("TimeStamp", static (o, d) => o.Value(d.TimeStamp))
        .Add("CreatedAt", static (o, d) => o.Value(d.CreatedAt))
        .Add("UpdatedAt", static (o, d) => o.Value(d.UpdatedAt))
        .Add("DeletedAt", static (o, d) => o.Value(d.DeletedAt))
        .Add("Number", static (o, d) => o.Value(NumberOf(d, o.Account)))
        .Add("ContactName", static (o, d) => o.Value(o.Account.ContactNameOf(d)))
        .Add("ShowLinesInclVat", static (o, d) => o.Value(d.ShowLinesInclVat))
        .Add("TotalExclVat", static (o, d) => o.Value(d.TotalExclVat))
        .Add("TotalVatableAmount", static (o, d) => o.Value(d.TotalVatableAmount))
        .Add("TotalInclVat", static (o, d) => o.Value(d.TotalInclVat))
        .Add("TotalNonVatableAmount", static (o, d) => o.Value(d.TotalNonVatableAmount))
        .Add("TotalVat", static (o, d) => o.Value(d.TotalVat))
        .Add("TotalLines", static (o, d) => TotalLines(o, d))
        .Add("InvoiceTemplateId", static (o, d) => o.Value(d.InvoiceTemplateId ?? o.Account.StandardTemplate))
        .Add("Currency", static (o, d) => o.Value(d.Currency))
        .Add("Language", static (o, d) => o.Value(d.Language))
        .Add("ExternalReference", static (o, d) => o.Value(d.ExternalReference))
        .Add("Description", static (o, d) => o.Value(d.Description))
        .Add("Comment", static (o, d) => o.Value(d.Comment))
        .Add("Date", static (o, d) => o.Value(d.Date))
        .Add("ProductLines", static (o, d) => Lines(o, d))
        .Add("Address", static (o, d) => o.Value(o.Account.AddressOf(d)));

    private static void Lines(Out o, StoredSalesDocument document)
    {
        o.Json.WriteStartArray();
        foreach (var line in document.Lines)
        {
            o.Json.WriteStartObject();
            o.Name("AccountName").Value(o.Account.EntryAccountOf(line.AccountNumber)?.Name);
            o.Name("BaseAmountValue").Value(line.BaseAmountValue);
            o.Name("BaseAmountValueInclVat").Value(line.BaseAmountValueInclVat);
            o.Name("TotalAmount").Value(line.TotalAmount);
            o.Name("TotalAmountInclVat").Value(line.TotalAmountInclVat);
            o.Name("ProductGuid").Value(line.ProductGuid);
            o.Name("Description").Value(line.Description);
            o.Name("Comments").Value(line.Comments);
            o.Name("Quantity").Value(line.Quantity);
            o.Name("AccountNumber").Value((long)line.AccountNumber);
            o.Name("Unit").Value(line.Unit);
            o.Name("Discount").Value(line.Discount);
            o.Name("LineType").Value(line.LineType);
            o.Json.WriteEndObject();
        }

        o.Json.WriteEndArray();
    }

    /// <summary>For display: positions have gaps, labels follow the document's language.</summary>
    private static void TotalLines(Out o, StoredSalesDocument document)
    {
        var danish = document.Language == "da-DK";
        o.Json.WriteStartArray();
        if (document.TotalVatableAmount != 0 && document.TotalNonVatableAmount != 0)
        {
            TotalLine(o, "SubTotalWithVat", document.TotalVatableAmount, 1, danish ? "Momspligtigt beløb" : "Subtotal with VAT");
            TotalLine(o, "SubTotalWithoutVat", document.TotalNonVatableAmount, 2, danish ? "Momsfrit beløb" : "Subtotal without VAT");
        }
        else
        {
            TotalLine(o, "SubTotal", document.TotalExclVat, 1, "Subtotal");
        }

        if (document.TotalVat != 0)
            TotalLine(o, "Vat", document.TotalVat, 4, danish ? "Moms" : "VAT");
        TotalLine(o, "Total", document.TotalInclVat, 6, $"Total {document.Currency}");
        o.Json.WriteEndArray();
    }

    private static void TotalLine(Out o, string type, decimal amount, long position, string label)
    {
        o.Json.WriteStartObject();
        o.Name("Type").Value(type);
        o.Name("TotalAmount").Value(amount);
        o.Name("Position").Value(position);
        o.Name("Label").Value(label);
        o.Json.WriteEndObject();
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
