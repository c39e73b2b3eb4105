using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An employee. The REST API only reads them.</summary>
public sealed record Employee : EconomicRecord
{
    /// <summary>Its number.</summary>
    public EmployeeNumber? EmployeeNumber { get; init; }

    /// <summary>Name, at most 250 characters.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Not for new documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>Its group.</summary>
    public Reference<EmployeeGroupNumber>? EmployeeGroup { get; init; }
}
