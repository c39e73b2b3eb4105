using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A group of employees.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<EmployeeGroupNumber>))]
public readonly record struct EmployeeGroupNumber(int Value) : INumberId<EmployeeGroupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static EmployeeGroupNumber INumberId<EmployeeGroupNumber>.From(int value) => new(value);
}
