namespace Connectors.Economic;

/// <summary>Customers. Of deleted ones nothing is left to read, and their numbers are given to new ones.</summary>
public class CustomerOperations : WriteOperations<Customer, CustomerNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerOperations()
    {
    }

    internal CustomerOperations(EconomicApi api) : base(api, "customers", "customerNumber")
    {
    }

    /// <summary>
    /// Customers that were changed in this second or later, in the order of their numbers. Ask with an overlap: stamps have whole seconds, and records move between pages while they are read.
    /// </summary>
    /// <param name="since">From when.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<Customer> ListChangesAsync(DateTimeOffset since, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = CustomerFields.LastUpdated.IsFrom(since) }, options, cancellationToken);

    /// <summary>Switches electronic invoices of a customer on or off: the one member that only this call changes.</summary>
    /// <param name="id">Which customer.</param>
    /// <param name="disabled">True: no electronic invoices by default.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task SetElectronicInvoicingAsync(CustomerNumber id, bool disabled, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.WriteAsync(
            Api.Write(Name("patch"), HttpMethod.Patch, Path(id), Api.Body<IReadOnlyList<BooleanPatch>>([new("replace", "/eInvoicingDisabledByDefault", disabled)]), options, null, ("number", id.ToString())),
            cancellationToken);

    /// <summary>Draft invoices of a customer.</summary>
    public virtual IAsyncEnumerable<DraftInvoice> ListDraftInvoicesAsync(CustomerNumber id, EconomicQuery<DraftInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("draftInvoices"), () => Path(id, "invoices", "drafts"), query, "draftInvoiceNumber", options, cancellationToken);

    /// <summary>Booked invoices of a customer.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListBookedInvoicesAsync(CustomerNumber id, EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("bookedInvoices"), () => Path(id, "invoices", "booked"), query, "bookedInvoiceNumber", options, cancellationToken);

    /// <summary>Where the totals of a customer are. The sums themselves: <see cref="InvoiceTotalOperations"/>.</summary>
    public virtual Task<CustomerTotalsLinks> GetTotalsAsync(CustomerNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<CustomerTotalsLinks>(Name("totals"), Path(id, "totals"), options, cancellationToken);

    /// <summary>A draft invoice with the customer's defaults, to be completed and created. Nothing is stored.</summary>
    public virtual Task<DraftInvoice> GetInvoiceTemplateAsync(CustomerNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<DraftInvoice>(Name("invoiceTemplate"), Path(id, "templates", "invoice"), options, cancellationToken);

    /// <summary>A line with the defaults of customer and product: text, unit, the customer's price or discount. Nothing is stored.</summary>
    /// <param name="id">Whose line.</param>
    /// <param name="product">Of which product.</param>
    /// <param name="quantity">The quantity that the price shall be for; null = 1.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<SalesLine> GetLineTemplateAsync(CustomerNumber id, ProductNumber product, decimal? quantity = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<SalesLine>(Name("lineTemplate"), Path(id, "templates", "invoiceline", DialectKey.Encode(product.Value)).Query("quantity", quantity, "0.####"), options, cancellationToken);

    private protected override CustomerNumber? KeyOf(Customer record) => record.CustomerNumber;

    private protected override Customer WithKey(Customer record, CustomerNumber id) => record.CustomerNumber is null ? record with { CustomerNumber = id } : record;
}
