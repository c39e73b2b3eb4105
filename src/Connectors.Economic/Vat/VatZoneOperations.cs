namespace Connectors.Economic;

/// <summary>VAT zones.</summary>
public class VatZoneOperations : ReadOperations<VatZone, VatZoneNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VatZoneOperations()
    {
    }

    internal VatZoneOperations(EconomicApi api) : base(api, "vat-zones")
    {
    }
}
