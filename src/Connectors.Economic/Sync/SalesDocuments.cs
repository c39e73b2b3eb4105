namespace Connectors.Economic.Sync;

/// <summary>Quotes, orders and invoices are one template: what is composed once becomes any of them.</summary>
internal static class SalesDocuments
{
    public static Quote ToQuote(DraftInvoice body) => Replace(
        new Quote { Date = default, Currency = "", Customer = null, Layout = null, PaymentTerms = null, Recipient = null }, body);

    public static Order ToOrder(DraftInvoice body) => Replace(
        new Order { Date = default, Currency = "", Customer = null, Layout = null, PaymentTerms = null, Recipient = null }, body);

    /// <summary>What the CRM decides is replaced, and what it does not know stays as it is.</summary>
    public static T Replace<T>(T current, DraftInvoice body) where T : SalesDocument => current with
    {
        Date = body.Date,
        Currency = body.Currency,
        Customer = body.Customer,
        Layout = body.Layout,
        PaymentTerms = body.PaymentTerms,
        DueDate = body.DueDate,
        ExchangeRate = body.ExchangeRate ?? (current.Currency == body.Currency ? current.ExchangeRate : null),
        Recipient = body.Recipient,
        Delivery = body.Delivery,
        Notes = body.Notes,
        References = body.References,
        Lines = body.Lines,
    };
}
