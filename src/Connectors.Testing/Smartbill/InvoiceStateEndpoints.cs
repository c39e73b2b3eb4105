namespace Connectors.Testing.Smartbill;

/// <summary>Cancel, restore and delete of invoices.</summary>
internal static class InvoiceStateEndpoints
{
    private const string NoRight = "Nu aveti dreptul de a modifica factura";

    public static void Map(RouteTable<SmartbillCall> routes)
    {
        routes.Add("PUT /SBORO/api/invoice/cancel", "invoices.cancel", Cancel);
        routes.Add("PUT /SBORO/api/invoice/restore", "invoices.restore", Restore);
        routes.Add("DELETE /SBORO/api/invoice", "invoices.delete", Delete);
    }

    private static SimResponse Cancel(SmartbillCall call)
    {
        var invoice = Find(call);
        if (invoice.IsCancelled)
            return call.Ok($"Factura {invoice.Label} este deja anulata.");
        DocumentAnswers.SameVatStatus(call, invoice, "anula");
        NotReversed(call, invoice);
        StockDesk.CheckReturn(call, invoice, +1);
        call.Account.Cancel(invoice);
        return call.Ok($"Factura cu seria si numarul {invoice.Label} a fost anulata cu succes.", invoice.Number, invoice.Series);
    }

    private static SimResponse Restore(SmartbillCall call)
    {
        var invoice = Find(call);
        if (!invoice.IsCancelled)
            return call.Ok($"Factura {invoice.Label} nu necesita restaurare.");
        DocumentAnswers.SameVatStatus(call, invoice, "restaura");
        if (invoice.StornoOf is { } id && call.Account.InvoiceTable.Find(id) is { IsCancelled: true } reversed)
            throw new ApiError($"Eroare restaurare factura storno {invoice.Label}. Trebuie initial sa restaurezi facturile stornate de aceasta ({reversed.Label}).");
        StockDesk.CheckReturn(call, invoice, -1);
        call.Account.Restore(invoice);
        return call.Ok($"Factura cu seria si numarul {invoice.Label} a fost restaurata cu succes.", invoice.Number, invoice.Series);
    }

    private static SimResponse Delete(SmartbillCall call)
    {
        var invoice = Find(call);
        DocumentAnswers.SameVatStatus(call, invoice, "sterge");
        if (!call.Account.IsLast(invoice.Series, invoice.Number))
            throw DocumentAnswers.NotLast(call, invoice.Series, invoice.Number);
        if (!invoice.IsCancelled)
            StockDesk.CheckReturn(call, invoice, +1);
        call.Account.Delete(invoice);
        return call.Ok($"Factura cu seria si numarul {invoice.Label} a fost stearsa cu succes.");
    }

    private static StoredInvoice Find(SmartbillCall call)
    {
        var account = call.BeginQuery();
        var (series, number) = DocumentAnswers.Named(call, "facturii");
        if (!call.User.CanEditInvoices)
            throw call.NoRight(NoRight);
        return account.InvoiceTable.Find(series, number) ?? throw new ApiError($"Factura cu seria si numarul {series}{number} nu a fost gasita!");
    }

    /// <summary>A reversal that brought goods back holds its invoice: it must be cancelled first.</summary>
    private static void NotReversed(SmartbillCall call, StoredInvoice invoice)
    {
        if (invoice.UseStock && call.Account.StornoOf(invoice) is { } storno)
            throw new ApiError($"Pentru factura {invoice.Label} exista deja stornari care incarca stocul. Trebuie sa anulati intai facturile storno ({storno.Label}).");
    }
}
