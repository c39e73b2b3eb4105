using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of an invoice.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<InvoiceId>))]
public readonly record struct InvoiceId(Guid Value) : IGuidId<InvoiceId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InvoiceId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static InvoiceId IGuidId<InvoiceId>.From(Guid value) => new(value);
}
