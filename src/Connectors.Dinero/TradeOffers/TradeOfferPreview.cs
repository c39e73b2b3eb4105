namespace Connectors.Dinero;

/// <summary>What a trade offer would come to, without being saved.</summary>
public sealed record TradeOfferPreview : SalesDocument
{
}
