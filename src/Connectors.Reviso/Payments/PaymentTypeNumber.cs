using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A way to pay.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<PaymentTypeNumber>))]
public readonly record struct PaymentTypeNumber(int Value) : INumberId<PaymentTypeNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static PaymentTypeNumber INumberId<PaymentTypeNumber>.From(int value) => new(value);
}
