using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>Payment terms.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<PaymentTermsNumber>))]
public readonly record struct PaymentTermsNumber(int Value) : INumberId<PaymentTermsNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static PaymentTermsNumber INumberId<PaymentTermsNumber>.From(int value) => new(value);
}
