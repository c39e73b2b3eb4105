namespace Connectors.Economic;

/// <summary>VAT codes.</summary>
public class VatAccountOperations : ReadOperations<VatAccount, VatCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VatAccountOperations()
    {
    }

    internal VatAccountOperations(EconomicApi api) : base(api, "vat-accounts")
    {
    }
}
