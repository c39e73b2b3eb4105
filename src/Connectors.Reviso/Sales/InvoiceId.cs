using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A draft invoice: its internal id. Booking gives the invoice another one (<see cref="BookedInvoiceNumber"/>).</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<InvoiceId>))]
public readonly record struct InvoiceId(int Value) : INumberId<InvoiceId>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static InvoiceId INumberId<InvoiceId>.From(int value) => new(value);
}
