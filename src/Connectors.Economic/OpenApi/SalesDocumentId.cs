using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A document inside the OpenAPI services (<c>number</c> of a draft invoice, <c>documentId</c> of a line). Not the number that the user sees and that books an invoice.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SalesDocumentId>))]
public readonly record struct SalesDocumentId(int Value) : INumberId<SalesDocumentId>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SalesDocumentId INumberId<SalesDocumentId>.From(int value) => new(value);
}
