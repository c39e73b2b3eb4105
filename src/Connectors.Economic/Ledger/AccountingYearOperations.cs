using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Accounting years, their periods, entries and sums.</summary>
public class AccountingYearOperations : ReadOperations<AccountingYear, AccountingYearKey>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AccountingYearOperations()
    {
    }

    internal AccountingYearOperations(EconomicApi api) : base(api, "accounting-years")
    {
    }

    /// <summary>Opens a year.</summary>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    public virtual Task<AccountingYear> CreateAsync(AccountingYear year, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(year);
        return Api.CreateAsync(Name("create"), Path(), year, options, cancellationToken);
    }

    /// <summary>Periods of a year.</summary>
    public virtual IAsyncEnumerable<AccountingPeriod> ListPeriodsAsync(AccountingYearKey year, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<AccountingPeriod>(Name("periods"), () => Path(year, "periods"), null, null, options, cancellationToken);

    /// <summary>One period.</summary>
    public virtual Task<AccountingPeriod> GetPeriodAsync(AccountingYearKey year, PeriodNumber period, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<AccountingPeriod>(Name("period"), Path(year, "periods", period.ToString()), options, cancellationToken);

    /// <summary>Booked entries of a year, or of one of its periods.</summary>
    public virtual IAsyncEnumerable<BookedEntry> ListEntriesAsync(AccountingYearKey year, PeriodNumber? period = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<BookedEntry>(Name("entries"), () => In(year, period, "entries"), null, "entryNumber", options, cancellationToken);

    /// <summary>Sums of a year, or of one of its periods, account by account.</summary>
    public virtual IAsyncEnumerable<AccountTotal> ListTotalsAsync(AccountingYearKey year, PeriodNumber? period = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<AccountTotal>(Name("totals"), () => In(year, period, "totals"), null, null, options, cancellationToken);

    private RequestPath In(AccountingYearKey year, PeriodNumber? period, string what) => period is { } p ? Path(year, "periods", p.ToString(), what) : Path(year, what);
}
