using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A customer group.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<CustomerGroupNumber>))]
public readonly record struct CustomerGroupNumber(int Value) : INumberId<CustomerGroupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static CustomerGroupNumber INumberId<CustomerGroupNumber>.From(int value) => new(value);
}
