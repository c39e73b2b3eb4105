using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A layout of documents.</summary>
public sealed record Layout : EconomicRecord
{
    /// <summary>Its number.</summary>
    public LayoutNumber? LayoutNumber { get; init; }

    /// <summary>Name, at most 250 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Deleted, and kept because documents use it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleted { get; init; }
}
