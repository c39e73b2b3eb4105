using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A role of an app.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<AppRoleNumber>))]
public readonly record struct AppRoleNumber(int Value) : INumberId<AppRoleNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static AppRoleNumber INumberId<AppRoleNumber>.From(int value) => new(value);
}
