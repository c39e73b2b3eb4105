namespace Connectors.Uniconta;

/// <summary>Sales offers, without their lines. Turning one into an order has no known form over HTTP: create the order from it.</summary>
public class OfferOperations : UnicontaKeyedOperations<Offer>
{
    /// <summary>For fakes.</summary>
    protected OfferOperations()
    {
    }

    internal OfferOperations(UnicontaApi api) : base(api, UnicontaTables.Offers)
    {
    }
}
