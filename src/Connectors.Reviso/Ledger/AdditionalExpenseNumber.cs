using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>An additional expense.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<AdditionalExpenseNumber>))]
public readonly record struct AdditionalExpenseNumber(int Value) : INumberId<AdditionalExpenseNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static AdditionalExpenseNumber INumberId<AdditionalExpenseNumber>.From(int value) => new(value);
}
