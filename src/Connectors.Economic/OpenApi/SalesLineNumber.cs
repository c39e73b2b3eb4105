using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A line of a document in the OpenAPI services.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SalesLineNumber>))]
public readonly record struct SalesLineNumber(int Value) : INumberId<SalesLineNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SalesLineNumber INumberId<SalesLineNumber>.From(int value) => new(value);
}
