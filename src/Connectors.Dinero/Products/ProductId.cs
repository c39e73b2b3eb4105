using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a product (<c>ProductGuid</c>).</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<ProductId>))]
public readonly record struct ProductId(Guid Value) : IGuidId<ProductId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ProductId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static ProductId IGuidId<ProductId>.From(Guid value) => new(value);
}
