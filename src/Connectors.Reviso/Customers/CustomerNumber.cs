using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A customer.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<CustomerNumber>))]
public readonly record struct CustomerNumber(int Value) : INumberId<CustomerNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static CustomerNumber INumberId<CustomerNumber>.From(int value) => new(value);
}
