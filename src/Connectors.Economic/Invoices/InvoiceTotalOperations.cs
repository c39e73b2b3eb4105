using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Sums of invoices, in base currency.</summary>
public class InvoiceTotalOperations : EconomicOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected InvoiceTotalOperations()
    {
    }

    internal InvoiceTotalOperations(EconomicApi api) : base(api)
    {
    }

    /// <summary>All sums at once.</summary>
    public virtual Task<InvoiceTotalsOverview> GetAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<InvoiceTotalsOverview>("invoiceTotals.get", RequestPath.Of("invoices", "totals"), options, cancellationToken);

    /// <summary>Draft invoices.</summary>
    public virtual Task<InvoiceTotals> GetDraftsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Read("drafts", options, cancellationToken, "drafts");

    /// <summary>Booked invoices.</summary>
    public virtual Task<InvoiceTotals> GetBookedAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Read("booked", options, cancellationToken, "booked");

    /// <summary>Paid invoices.</summary>
    public virtual Task<InvoiceTotals> GetPaidAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Read("paid", options, cancellationToken, "booked", "paid");

    /// <summary>Unpaid invoices.</summary>
    public virtual Task<InvoiceTotals> GetUnpaidAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Read("unpaid", options, cancellationToken, "booked", "unpaid");

    /// <summary>Unpaid invoices that should be paid by now.</summary>
    public virtual Task<InvoiceTotals> GetOverdueAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("overdue", options, cancellationToken, "booked", "unpaid", "overdue");

    /// <summary>Unpaid invoices that have time left.</summary>
    public virtual Task<InvoiceTotals> GetNotOverdueAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("notOverdue", options, cancellationToken, "booked", "unpaid", "not-overdue");

    /// <summary>Draft invoices, customer by customer.</summary>
    public virtual Task<CustomerTotalsList> GetDraftsByCustomerAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<CustomerTotalsList>("invoiceTotals.byCustomer", Drafts("customers"), options, cancellationToken);

    /// <summary>Draft invoices of a customer, all of them or of a year or period.</summary>
    /// <param name="customer">Which customer.</param>
    /// <param name="year">Of which year; null = of all.</param>
    /// <param name="period">Of which period; not together with a year.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<InvoiceTotals> GetDraftsOfCustomerAsync(
        CustomerNumber customer, AccountingYearKey? year = null, PeriodNumber? period = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<InvoiceTotals>("invoiceTotals.ofCustomer", Within(["customers", customer.ToString()], year, period), options, cancellationToken);

    /// <summary>Draft invoices, employee by employee.</summary>
    public virtual Task<EmployeeTotalsList> GetDraftsByEmployeeAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<EmployeeTotalsList>("invoiceTotals.byEmployee", Drafts("employees"), options, cancellationToken);

    /// <summary>Draft invoices of an employee, all of them or of a year or period.</summary>
    /// <param name="employee">Which employee.</param>
    /// <param name="year">Of which year; null = of all.</param>
    /// <param name="period">Of which period; not together with a year.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<InvoiceTotals> GetDraftsOfEmployeeAsync(
        EmployeeNumber employee, AccountingYearKey? year = null, PeriodNumber? period = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<InvoiceTotals>("invoiceTotals.ofEmployee", Within(["employees", employee.ToString()], year, period), options, cancellationToken);

    private Task<InvoiceTotals> Read(string name, CallOptions? options, CancellationToken cancellationToken, params ReadOnlySpan<string> path) =>
        Api.GetAsync<InvoiceTotals>($"invoiceTotals.{name}", RequestPath.Of(["invoices", "totals", .. path]), options, cancellationToken);

    private static RequestPath Drafts(params ReadOnlySpan<string> path) => RequestPath.Of(["invoices", "totals", "drafts", .. path]);

    private static RequestPath Within(ReadOnlySpan<string> whose, AccountingYearKey? year, PeriodNumber? period) => (year, period) switch
    {
        ({ }, { }) => throw new ArgumentException("Ask for a year or for a period, not for both.", nameof(period)),
        ({ } y, null) => Drafts([.. whose, "accounting-years", y.ToString()]),
        (null, { } p) => Drafts([.. whose, "periods", p.ToString()]),
        _ => Drafts(whose),
    };
}
