using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>Payment terms. The server chooses the number.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<PaymentTermsNumber>))]
public readonly record struct PaymentTermsNumber(int Value) : INumberId<PaymentTermsNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static PaymentTermsNumber INumberId<PaymentTermsNumber>.From(int value) => new(value);
}
