using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>Vouchers: invoices and payments without a document. Made as drafts, then booked. The shape of their lists is not documented: <see cref="RevisoResource.Vouchers"/> reads them as they come.</summary>
public class VoucherOperations : RevisoOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VoucherOperations()
    {
    }

    internal VoucherOperations(RevisoApi api) : base(api)
    {
    }

    /// <summary>Makes an invoice to a customer that has no document. It is sent once.</summary>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds date, customer and amount.</exception>
    public virtual Task<VoucherDraft> CreateCustomerInvoiceAsync(VoucherDraft voucher, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync("createCustomerInvoice", "customer-invoices", voucher, options, cancellationToken);

    /// <summary>Makes a payment of a customer. It is sent once.</summary>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds date, customer, amount and invoice.</exception>
    public virtual Task<VoucherDraft> CreateCustomerPaymentAsync(VoucherDraft voucher, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        CreateAsync("createCustomerPayment", "customer-payments", voucher, options, cancellationToken);

    /// <summary>Books a voucher. It is sent once.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such draft: perhaps it is booked already.</exception>
    /// <exception cref="ConnectorValidationException">It cannot be booked as it is; or there is no such draft, where Reviso says so by a field error with <see cref="RevisoErrorCodes.NotFound"/>.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came.</exception>
    public virtual Task<BookedVoucher> BookAsync(VoucherId voucher, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PostAsync<VoucherBooking, BookedVoucher>("vouchers.book", RequestPath.Of("vouchers", "booked"), new() { VoucherId = voucher }, options, cancellationToken, voucher.ToString());

    private async Task<VoucherDraft> CreateAsync(string verb, string kind, VoucherDraft voucher, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(voucher);
        List<(string, string)> hints = [("date", DialectFilterText.Date(voucher.Date))];
        foreach (var line in voucher.Lines.Where(static l => l.Customer is not null).Take(1))
        {
            hints.Add(("customer", line.Customer!.ToString()));
            if (line.Amount is { } amount)
                hints.Add(("amount", DialectFilterText.Number(amount)));
            if (line.InvoiceNumber is { } invoice)
                hints.Add(("invoiceNumber", RevisoApi.Text(invoice)));
        }

        try
        {
            return await SendAsync(null).ConfigureAwait(false);
        }
        catch (ConnectorValidationException e) when (IsAboutCurrencies(e) && voucher.Lines.Any(static l => l.Currency?.Id is not null))
        {
            // Refused, so that nothing was made: the other spelling may be sent.
            return await SendAsync(WithPlainCurrencies).ConfigureAwait(false);
        }

        Task<VoucherDraft> SendAsync(Func<JsonObject, JsonObject>? finish) => Api.WriteAsync(
            RevisoApi.Write($"vouchers.{verb}", HttpMethod.Post, RequestPath.Of("vouchers", "drafts", kind), RevisoApi.Body(voucher, finish), options, null, [.. hints]),
            RevisoApi.Read<VoucherDraft>, cancellationToken);
    }

    private static bool IsAboutCurrencies(ConnectorValidationException error) =>
        error.FieldErrors.Any(static f => f.Field.Equals("currency", StringComparison.OrdinalIgnoreCase) || f.Field.EndsWith(".currency", StringComparison.OrdinalIgnoreCase) || f.Field.EndsWith(".code", StringComparison.OrdinalIgnoreCase));

    private static JsonObject WithPlainCurrencies(JsonObject voucher)
    {
        foreach (var line in voucher["lines"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            if (line["currency"]?["code"] is { } code)
                line["currency"] = code.DeepClone();
        }

        return voucher;
    }
}
