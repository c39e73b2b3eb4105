using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A booked invoice: neither the id of its draft nor the number that is shown.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<BookedInvoiceNumber>))]
public readonly record struct BookedInvoiceNumber(int Value) : INumberId<BookedInvoiceNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static BookedInvoiceNumber INumberId<BookedInvoiceNumber>.From(int value) => new(value);
}
