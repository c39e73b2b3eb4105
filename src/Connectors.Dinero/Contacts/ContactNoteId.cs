using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a note on a contact.</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<ContactNoteId>))]
public readonly record struct ContactNoteId(Guid Value) : IGuidId<ContactNoteId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ContactNoteId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static ContactNoteId IGuidId<ContactNoteId>.From(Guid value) => new(value);
}
