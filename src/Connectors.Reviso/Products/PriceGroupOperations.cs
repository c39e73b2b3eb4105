namespace Connectors.Reviso;

/// <summary>Price groups.</summary>
public class PriceGroupOperations : ReadOperations<PriceGroup, PriceGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected PriceGroupOperations()
    {
    }

    internal PriceGroupOperations(RevisoApi api) : base(api, "priceGroups", ["price-groups"])
    {
    }
}
