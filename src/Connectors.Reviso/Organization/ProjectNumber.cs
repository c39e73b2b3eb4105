using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A project.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<ProjectNumber>))]
public readonly record struct ProjectNumber(int Value) : INumberId<ProjectNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static ProjectNumber INumberId<ProjectNumber>.From(int value) => new(value);
}
