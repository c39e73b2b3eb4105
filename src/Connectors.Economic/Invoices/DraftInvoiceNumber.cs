using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A draft invoice, as the user sees it. Not the <c>number</c> of the OpenAPI services.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<DraftInvoiceNumber>))]
public readonly record struct DraftInvoiceNumber(int Value) : INumberId<DraftInvoiceNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static DraftInvoiceNumber INumberId<DraftInvoiceNumber>.From(int value) => new(value);
}
