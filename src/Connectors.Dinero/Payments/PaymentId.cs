using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a payment.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<PaymentId>))]
public readonly record struct PaymentId(Guid Value) : IGuidId<PaymentId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PaymentId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static PaymentId IGuidId<PaymentId>.From(Guid value) => new(value);
}
