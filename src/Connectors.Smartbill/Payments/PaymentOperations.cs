using System.Globalization;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>Payments, receipts and fiscal receipts. What an invoice is paid shows <see cref="InvoiceOperations.GetPaymentStateAsync"/>; payments themselves cannot be listed.</summary>
public class PaymentOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected PaymentOperations()
    {
    }

    internal PaymentOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>Records a payment. Sent once: a second sending would be a second payment. Before a numbered receipt the series' next number is read as evidence (<see cref="PaymentInput.ReadNextNumber"/>).</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">The invoice is cancelled, or paid or reversed in full.</exception>
    /// <exception cref="OutcomeUnknownException">No usable answer came. Compare the payment state of its invoices with that of before.</exception>
    /// <exception cref="ArgumentException">It would be recorded otherwise than meant.</exception>
    public virtual Task<CreatedPayment> CreateAsync(PaymentInput payment, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Check(payment);
        var body = payment with { CompanyVatCode = Api.CompanyVatCode };
        var invoices = payment.InvoicesList is { Count: > 0 } list ? string.Join(' ', list.Select(static i => $"{i.SeriesName}/{i.Number}")) : null;
        var hints = DocumentSafety.HintsOf(
            Api, ("type", payment.Type.ToString()), ("series", payment.SeriesName), ("total", payment.Value?.ToString(CultureInfo.InvariantCulture)),
            ("currency", (payment.Currency ?? SmartbillCurrency.Ron).ToString()), ("invoices", invoices), ("reference", payment.Observation), ("issueDate", DocumentSafety.Text(payment.IssueDate)),
            ("client", payment.Client?.Name), ("clientVatCode", payment.Client?.VatCode), ("isDraft", payment.IsDraft ? "true" : null));
        return DocumentSafety.CreateAsync(
            Api, SeriesType.Receipt, payment.SeriesName, payment.Type != PaymentType.Receipt || payment.IsDraft ? false : payment.ReadNextNumber, hints,
            (evidence, token) => Api.CreateAsync(
                SmartbillCalls.PaymentsCreate, ["payment"], body, SmartbillJson.Context.PaymentInput,
                answer => SmartbillJson.Read(answer, SmartbillJson.Context.PaymentAnswer).ToResult(payment, Api.CompanyVatCode), evidence, options, token),
            options, cancellationToken);
    }

    /// <summary>The text of a fiscal receipt, for the cash register.</summary>
    /// <param name="fiscalReceiptId">The id of <see cref="CreatedPayment.FiscalReceiptId"/>, digits.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">SmartBill answered 500 with a web page, which is how it says that there is no such receipt. A fault of its own looks the same.</exception>
    public virtual Task<string> GetFiscalReceiptTextAsync(string fiscalReceiptId, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fiscalReceiptId);
        return Api.GetAsync(SmartbillCalls.PaymentsText, Api.Path("payment", "text").Query("id", fiscalReceiptId.Trim()), PaymentAnswer.ReadText, options, cancellationToken);
    }

    /// <summary>Deletes the last receipt of its series. Sent once: a repeat could meet the next receipt of the same number.</summary>
    /// <exception cref="ConnectorConflictException">It is not the last of its series.</exception>
    public virtual Task<DocumentChange> DeleteReceiptAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("payments.deleteReceipt", HttpMethod.Delete, Api.DocumentPath(id, "payment", "chitanta"), Repeatability.Once, DocumentSafety.EvidenceOf(Api, id), options, cancellationToken);

    /// <summary>Deletes a payment that is no receipt. Sent once: a repeat could meet a second payment like it. Do it before its invoice is cancelled.</summary>
    /// <exception cref="ConnectorNotFoundException">No payment is like that.</exception>
    public virtual Task<DocumentChange> DeleteAsync(PaymentDeletion payment, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payment);
        if (payment.Invoice is null == (payment is { Date: null, Value: null, ClientName: null, ClientVatCode: null })
            || (payment.Invoice is null && (payment.Date is null || payment.Value is null || payment.ClientName is null || payment.ClientVatCode is null)))
            throw new ArgumentException($"Say either {nameof(payment.Invoice)}, or all of {nameof(payment.Date)}, {nameof(payment.Value)}, {nameof(payment.ClientName)} and {nameof(payment.ClientVatCode)}.", nameof(payment));
        if (payment.Invoice is { } invoice)
            Api.CheckCompany(invoice);
        var type = payment.Type.Canonical();
        var path = Api.Path("payment", "v2")
            .Query("paymentType", type.ToString())
            .Query("invoiceSeries", payment.Invoice?.Series)
            .Query("invoiceNumber", payment.Invoice?.Number)
            .Query("paymentDate", payment.Date, "yyyy-MM-dd")
            .Query("paymentValue", payment.Value)
            .Query("clientName", payment.ClientName)
            .Query("clientCif", payment.ClientVatCode);
        var evidence = new WriteEvidence
        {
            Hints = DocumentSafety.HintsOf(
                Api, ("type", type.ToString()), ("invoice", payment.Invoice?.ToString()), ("issueDate", DocumentSafety.Text(payment.Date)), ("total", payment.Value?.ToString(CultureInfo.InvariantCulture)),
                ("client", payment.ClientName), ("clientVatCode", payment.ClientVatCode)),
        };
        return Api.ChangeAsync("payments.delete", HttpMethod.Delete, path, Repeatability.Once, evidence, options, cancellationToken);
    }

    private static void Check(PaymentInput payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        if (payment is { UseInvoiceDetails: true, Value: not null })
            throw new ArgumentException($"{nameof(payment.UseInvoiceDetails)} pays the whole invoice, and what {nameof(payment.Value)} does beside it is not certain. For a part give {nameof(payment.Client)}, {nameof(payment.Value)} and {nameof(payment.InvoicesList)}.", nameof(payment));
        if (payment is { UseInvoiceDetails: true, InvoicesList.Count: not 1 } or { UseInvoiceDetails: true, InvoicesList: null })
            throw new ArgumentException($"{nameof(payment.UseInvoiceDetails)} needs exactly one invoice in {nameof(payment.InvoicesList)}.", nameof(payment));
        if (payment.Type == PaymentType.Receipt && string.IsNullOrWhiteSpace(payment.SeriesName))
            throw new ArgumentException($"{nameof(payment.SeriesName)} is missing: a receipt needs its series, and whether SmartBill would take the default one is not certain.", nameof(payment));
        if (payment.IsDraft && payment.Type != PaymentType.Receipt)
            throw new ArgumentException($"{nameof(payment.IsDraft)} is for receipts: SmartBill would record a payment by {payment.Type} at once.", nameof(payment));
        DocumentRules.Check(payment.Lines, nameNeededAtZero: false);
    }
}
