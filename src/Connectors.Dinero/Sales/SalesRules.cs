namespace Connectors.Dinero;

/// <summary>From what is read to what may be written: the two differ in exactly the places where a naive copy changes amounts or is refused.</summary>
internal static class SalesRules
{
    /// <summary>Lines as they are written back.</summary>
    public static IReadOnlyList<SalesLineInput> ToInput(this IReadOnlyList<SalesLine> lines, bool inclVat) => [.. lines.Select(line => new SalesLineInput
    {
        // A document whose lines show VAT takes prices with VAT, and still shows BaseAmountValue without.
        BaseAmountValue = inclVat ? line.BaseAmountValueInclVat : line.BaseAmountValue,
        ProductGuid = line.ProductGuid,
        // With a product Dinero fills the description, and refuses one.
        Description = line.ProductGuid is null ? line.Description : null,
        Comments = line.Comments,
        Quantity = line.Quantity,
        AccountNumber = line.LineType == SalesLineType.Text ? null : line.AccountNumber,
        Unit = line.LineType == SalesLineType.Text ? null : line.Unit,
        Discount = line.Discount,
        LineType = line.LineType,
    })];

    /// <summary>Takes out what cannot stand beside a product.</summary>
    public static IReadOnlyList<SalesLineInput> Normalise(IReadOnlyList<SalesLineInput> lines) =>
        lines.Any(static l => l.ProductGuid is not null && l.Description is not null)
            ? [.. lines.Select(static l => l.ProductGuid is null ? l : l with { Description = null })]
            : lines;

    public static InvoiceInput ToInput(this Invoice invoice) => new()
    {
        ContactGuid = invoice.ContactGuid,
        ShowLinesInclVat = invoice.ShowLinesInclVat,
        InvoiceTemplateId = invoice.InvoiceTemplateId,
        Currency = invoice.Currency,
        Language = invoice.Language,
        ExternalReference = invoice.ExternalReference,
        Description = invoice.Description,
        Comment = invoice.Comment,
        Date = invoice.Date,
        ProductLines = invoice.ProductLines.ToInput(invoice.ShowLinesInclVat),
        Address = invoice.Address,
        PaymentConditionType = invoice.PaymentConditionType,
        PaymentConditionNumberOfDays = invoice.PaymentConditionNumberOfDays,
        ReminderFee = invoice.ReminderFee,
        ReminderInterestRate = invoice.ReminderInterestRate,
        IsMobilePayInvoiceEnabled = invoice.IsMobilePayInvoiceEnabled,
        IsPensoPayEnabled = invoice.IsPensoPayEnabled,
        AdditionalData = invoice.AdditionalData,
    };

    public static InvoiceInput Normalise(InvoiceInput invoice) => invoice with
    {
        ProductLines = Normalise(invoice.ProductLines),
        PaymentConditionNumberOfDays = PaymentConditions.TakesNoDays(invoice.PaymentConditionType) ? null : invoice.PaymentConditionNumberOfDays,
    };

    public static SalesCreditNoteInput ToInput(this SalesCreditNote note) => new()
    {
        ContactGuid = note.ContactGuid,
        ShowLinesInclVat = note.ShowLinesInclVat,
        InvoiceTemplateId = note.InvoiceTemplateId,
        Currency = note.Currency,
        Language = note.Language,
        ExternalReference = note.ExternalReference,
        Description = note.Description,
        Comment = note.Comment,
        Date = note.Date,
        ProductLines = note.ProductLines.ToInput(note.ShowLinesInclVat),
        Address = note.Address,
        CreditNoteFor = note.CreditNoteFor,
        AdditionalData = note.AdditionalData,
    };

    public static TradeOfferInput ToInput(this TradeOffer offer) => new()
    {
        ContactGuid = offer.ContactGuid,
        ShowLinesInclVat = offer.ShowLinesInclVat,
        InvoiceTemplateId = offer.InvoiceTemplateId,
        Currency = offer.Currency,
        Language = offer.Language,
        ExternalReference = offer.ExternalReference,
        Description = offer.Description,
        Comment = offer.Comment,
        Date = offer.Date,
        ProductLines = offer.ProductLines.ToInput(offer.ShowLinesInclVat),
        Address = offer.Address,
        AdditionalData = offer.AdditionalData,
    };
}
