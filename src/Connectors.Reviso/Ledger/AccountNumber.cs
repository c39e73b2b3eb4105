using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>An account of the chart.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<AccountNumber>))]
public readonly record struct AccountNumber(int Value) : INumberId<AccountNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static AccountNumber INumberId<AccountNumber>.From(int value) => new(value);
}
