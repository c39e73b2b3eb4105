using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A department.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<DepartmentNumber>))]
public readonly record struct DepartmentNumber(int Value) : INumberId<DepartmentNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static DepartmentNumber INumberId<DepartmentNumber>.From(int value) => new(value);
}
