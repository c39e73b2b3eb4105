using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A line of a subscription.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SubscriptionLineNumber>))]
public readonly record struct SubscriptionLineNumber(int Value) : INumberId<SubscriptionLineNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SubscriptionLineNumber INumberId<SubscriptionLineNumber>.From(int value) => new(value);
}
