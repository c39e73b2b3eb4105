namespace Connectors.Uniconta;

/// <summary>VAT codes.</summary>
public class VatCodeOperations : UnicontaKeyedOperations<VatCode>
{
    /// <summary>For fakes.</summary>
    protected VatCodeOperations()
    {
    }

    internal VatCodeOperations(UnicontaApi api) : base(api, UnicontaTables.VatCodes)
    {
    }
}
