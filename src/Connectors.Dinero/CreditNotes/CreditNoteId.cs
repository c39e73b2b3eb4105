using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a sales credit note.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<CreditNoteId>))]
public readonly record struct CreditNoteId(Guid Value) : IGuidId<CreditNoteId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CreditNoteId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static CreditNoteId IGuidId<CreditNoteId>.From(Guid value) => new(value);
}
