using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A contact of a customer.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<ContactNumber>))]
public readonly record struct ContactNumber(int Value) : INumberId<ContactNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static ContactNumber INumberId<ContactNumber>.From(int value) => new(value);
}
