using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A quotation: its internal id, not the number that is shown.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<QuotationId>))]
public readonly record struct QuotationId(int Value) : INumberId<QuotationId>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static QuotationId INumberId<QuotationId>.From(int value) => new(value);
}
