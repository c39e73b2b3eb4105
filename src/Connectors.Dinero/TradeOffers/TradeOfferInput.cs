namespace Connectors.Dinero;

/// <summary>What a trade offer is written with, new or changed. It needs a contact.</summary>
/// <remarks>A change replaces the whole offer.</remarks>
public sealed record TradeOfferInput : SalesDocumentInput
{
    /// <summary>An id of your own for a new offer; the client chooses one when it is null. Not used by updates.</summary>
    public TradeOfferId? Guid { get; init; }
}
