namespace Connectors.Reviso;

/// <summary>VAT types.</summary>
public class VatTypeOperations : ReadOperations<VatType, VatTypeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VatTypeOperations()
    {
    }

    internal VatTypeOperations(RevisoApi api) : base(api, "vatTypes", ["vat-types"])
    {
    }
}
