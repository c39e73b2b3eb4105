namespace Connectors.Reviso;

/// <summary>Accounting years.</summary>
public class AccountingYearOperations : ReadOperations<AccountingYear, AccountingYearKey>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AccountingYearOperations()
    {
    }

    internal AccountingYearOperations(RevisoApi api) : base(api, "accountingYears", ["accounting-years"])
    {
    }
}
