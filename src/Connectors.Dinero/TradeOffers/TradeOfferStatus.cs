using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The state of a trade offer. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<TradeOfferStatus>))]
public readonly record struct TradeOfferStatus(string Value) : IOpenText<TradeOfferStatus>
{
    /// <summary><c>Draft</c></summary>
    public static readonly TradeOfferStatus Draft = new("Draft");

    /// <summary><c>Invoiced</c></summary>
    public static readonly TradeOfferStatus Invoiced = new("Invoiced");

    /// <summary><c>CustomerAccepted</c></summary>
    public static readonly TradeOfferStatus CustomerAccepted = new("CustomerAccepted");

    /// <summary><c>CustomerDeclined</c></summary>
    public static readonly TradeOfferStatus CustomerDeclined = new("CustomerDeclined");

    /// <summary><c>UserAccepted</c></summary>
    public static readonly TradeOfferStatus UserAccepted = new("UserAccepted");

    /// <summary><c>UserDeclined</c></summary>
    public static readonly TradeOfferStatus UserDeclined = new("UserDeclined");

    /// <inheritdoc/>
    public bool Equals(TradeOfferStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static TradeOfferStatus IOpenText<TradeOfferStatus>.From(string value) => new(value);
}
