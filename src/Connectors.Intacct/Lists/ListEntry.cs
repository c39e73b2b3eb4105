using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>An entry of a list that other records refer to and that this package only reads: key, id, and whatever else was asked for.</summary>
public sealed record ListEntry
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id: what users see, and what a reference may be written with.</summary>
    public string? Id { get; init; }

    /// <summary>Its name; only where it was asked for and the list has one.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it may be used; only where it was asked for.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Its address.</summary>
    public string? Href { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
