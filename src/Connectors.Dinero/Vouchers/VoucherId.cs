using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of any voucher: an invoice, a credit note, a purchase or a manual voucher.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<VoucherId>))]
public readonly record struct VoucherId(Guid Value) : IGuidId<VoucherId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static VoucherId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static VoucherId IGuidId<VoucherId>.From(Guid value) => new(value);
}
