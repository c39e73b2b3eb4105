using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A department or a distribution over departments.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<DepartmentalDistributionNumber>))]
public readonly record struct DepartmentalDistributionNumber(int Value) : INumberId<DepartmentalDistributionNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static DepartmentalDistributionNumber INumberId<DepartmentalDistributionNumber>.From(int value) => new(value);
}
