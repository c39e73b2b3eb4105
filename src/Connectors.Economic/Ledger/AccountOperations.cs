namespace Connectors.Economic;

/// <summary>Accounts of the chart.</summary>
public class AccountOperations : ReadOperations<Account, AccountNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AccountOperations()
    {
    }

    internal AccountOperations(EconomicApi api) : base(api, "accounts", "accountNumber")
    {
    }

    /// <summary>Accounting years in which an account was used.</summary>
    public virtual IAsyncEnumerable<AccountingYear> ListAccountingYearsAsync(AccountNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<AccountingYear>(Name("accountingYears"), () => Path(id, "accounting-years"), null, null, options, cancellationToken);

    /// <summary>Booked entries of an account in a year.</summary>
    public virtual IAsyncEnumerable<BookedEntry> ListEntriesAsync(AccountNumber id, AccountingYearKey year, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<BookedEntry>(Name("entries"), () => Path(id, "accounting-years", year.ToString(), "entries"), null, "entryNumber", options, cancellationToken);
}
