using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a contact (<c>ContactGuid</c>).</summary>
/// <param name="Value">The GUID.</param>
[JsonConverter(typeof(GuidIdConverter<ContactId>))]
public readonly record struct ContactId(Guid Value) : IGuidId<ContactId>
{
    /// <summary>Reads the usual forms of a GUID.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ContactId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The GUID in lower case with hyphens, as Dinero writes it.</summary>
    public override string ToString() => Value.ToString("D");

    static ContactId IGuidId<ContactId>.From(Guid value) => new(value);
}
