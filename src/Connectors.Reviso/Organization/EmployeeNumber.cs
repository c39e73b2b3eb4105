using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>An employee.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<EmployeeNumber>))]
public readonly record struct EmployeeNumber(int Value) : INumberId<EmployeeNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static EmployeeNumber INumberId<EmployeeNumber>.From(int value) => new(value);
}
