using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A sending of a booked invoice.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SentInvoiceId>))]
public readonly record struct SentInvoiceId(int Value) : INumberId<SentInvoiceId>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SentInvoiceId INumberId<SentInvoiceId>.From(int value) => new(value);
}
