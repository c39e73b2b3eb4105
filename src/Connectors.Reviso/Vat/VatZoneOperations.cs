namespace Connectors.Reviso;

/// <summary>VAT zones.</summary>
public class VatZoneOperations : ReadOperations<VatZone, VatZoneNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VatZoneOperations()
    {
    }

    internal VatZoneOperations(RevisoApi api) : base(api, "vatZones", ["vat-zones"])
    {
    }
}
