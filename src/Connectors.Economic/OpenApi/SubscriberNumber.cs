using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A subscriber.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SubscriberNumber>))]
public readonly record struct SubscriberNumber(int Value) : INumberId<SubscriberNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SubscriberNumber INumberId<SubscriberNumber>.From(int value) => new(value);
}
