using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A role of apps.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<AppRoleNumber>))]
public readonly record struct AppRoleNumber(int Value) : INumberId<AppRoleNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static AppRoleNumber INumberId<AppRoleNumber>.From(int value) => new(value);
}
