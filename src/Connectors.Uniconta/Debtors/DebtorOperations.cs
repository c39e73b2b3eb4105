namespace Connectors.Uniconta;

/// <summary>Debtors: the customers. One with transactions in a financial year cannot be deleted: set <see cref="Debtor.Blocked"/> instead.</summary>
public class DebtorOperations : UnicontaKeyedOperations<Debtor>
{
    /// <summary>For fakes.</summary>
    protected DebtorOperations()
    {
    }

    internal DebtorOperations(UnicontaApi api) : base(api, UnicontaTables.Debtors)
    {
    }
}
