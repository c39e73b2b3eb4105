namespace Connectors.Reviso;

/// <summary>Contracts with public bodies.</summary>
public class TenderContractOperations : ReadOperations<TenderContract, TenderContractNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected TenderContractOperations()
    {
    }

    internal TenderContractOperations(RevisoApi api) : base(api, "tenderContracts", ["tender-contracts"])
    {
    }
}
