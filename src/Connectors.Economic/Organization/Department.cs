using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A department.</summary>
public sealed record Department : EconomicRecord
{
    /// <summary>Its number.</summary>
    public DepartmentNumber? DepartmentNumber { get; init; }

    /// <summary>Name, at most 250 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Not for new documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }
}
