using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a trade offer.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<TradeOfferId>))]
public readonly record struct TradeOfferId(Guid Value) : IGuidId<TradeOfferId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TradeOfferId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static TradeOfferId IGuidId<TradeOfferId>.From(Guid value) => new(value);
}
