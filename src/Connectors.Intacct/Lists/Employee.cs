using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>An employee. Social security number and bank data are no members of this type, and no list asks for them; a full read of Intacct sends them all the same, and they are dropped; custom fields are kept.</summary>
public sealed record Employee : EmployeeInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>The contact's name.</summary>
    public string? Name { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its page in Intacct.</summary>
    [JsonPropertyName("webURL")]
    public Uri? WebUrl { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
