using System.Globalization;

namespace Connectors.Testing.Smartbill;

public sealed partial class SmartbillAccount
{
    private readonly List<StoredPayment> _payments = [];

    /// <summary>Payments, in the order of their creation.</summary>
    public IReadOnlyList<StoredPayment> Payments => Locked(() => _payments.ToArray());

    internal List<StoredPayment> PaymentList => _payments;

    /// <summary>A colleague or the bank collects an invoice.</summary>
    /// <param name="series">Series of the invoice.</param>
    /// <param name="number">Its printed number.</param>
    /// <param name="value">How much; null: all that is open.</param>
    /// <param name="type">The type of payment.</param>
    /// <returns>The payment.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredPayment Collect(string series, string number, decimal? value = null, string type = "Ordin plata") => Locked(() =>
    {
        var invoice = InvoiceOf(series, number);
        var amount = value ?? OpenOf(invoice);
        return Post(new StoredPayment
        {
            Id = 0,
            Type = type,
            Value = amount,
            ValueText = amount.ToString(CultureInfo.InvariantCulture),
            Currency = invoice.Currency,
            Date = Today,
            ClientName = invoice.Client.Name,
            ClientCif = invoice.Client.VatCode,
            Allocations = [new StoredAllocation(invoice.Id, amount)],
        });
    });

    internal decimal PaidOf(StoredInvoice invoice) =>
        _payments.Where(static p => !p.IsDraft).SelectMany(static p => p.Allocations).Where(a => a.InvoiceId == invoice.Id).Sum(static a => a.Amount);

    internal decimal OpenOf(StoredInvoice invoice) => StornoOf(invoice) is null ? invoice.Total - PaidOf(invoice) : 0;

    internal StoredPayment Post(StoredPayment payment)
    {
        payment = payment with { Id = _simulator.NextDocumentId() };
        _payments.Add(payment);
        return payment;
    }

    /// <summary>Payments of an invoice that is cancelled or deleted stay, as advances of the client.</summary>
    private void Detach(StoredInvoice invoice)
    {
        for (var i = 0; i < _payments.Count; i++)
        {
            if (_payments[i].Allocations.Any(a => a.InvoiceId == invoice.Id))
                _payments[i] = _payments[i] with { Allocations = [.. _payments[i].Allocations.Where(a => a.InvoiceId != invoice.Id)] };
        }
    }
}
