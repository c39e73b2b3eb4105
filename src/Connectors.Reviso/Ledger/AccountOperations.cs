namespace Connectors.Reviso;

/// <summary>Accounts of the chart.</summary>
public class AccountOperations : ReadOperations<Account, AccountNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AccountOperations()
    {
    }

    internal AccountOperations(RevisoApi api) : base(api, "accounts", ["accounts"])
    {
    }
}
