using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A subscription.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SubscriptionNumber>))]
public readonly record struct SubscriptionNumber(int Value) : INumberId<SubscriptionNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SubscriptionNumber INumberId<SubscriptionNumber>.From(int value) => new(value);
}
