using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A module.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<ModuleNumber>))]
public readonly record struct ModuleNumber(int Value) : INumberId<ModuleNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static ModuleNumber INumberId<ModuleNumber>.From(int value) => new(value);
}
