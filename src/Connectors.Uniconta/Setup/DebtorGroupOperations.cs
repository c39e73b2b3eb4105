namespace Connectors.Uniconta;

/// <summary>Debtor groups.</summary>
public class DebtorGroupOperations : UnicontaKeyedOperations<DebtorGroup>
{
    /// <summary>For fakes.</summary>
    protected DebtorGroupOperations()
    {
    }

    internal DebtorGroupOperations(UnicontaApi api) : base(api, UnicontaTables.DebtorGroups)
    {
    }
}
