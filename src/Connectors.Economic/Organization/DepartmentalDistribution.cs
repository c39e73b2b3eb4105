using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A department, or shares of several departments.</summary>
public sealed record DepartmentalDistribution : EconomicRecord
{
    /// <summary>Its number.</summary>
    public DepartmentalDistributionNumber? DepartmentalDistributionNumber { get; init; }

    /// <summary>Name, at most 250 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Not for new documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>One department, or shares.</summary>
    public DistributionType? DistributionType { get; init; }

    /// <summary>The shares.</summary>
    public IReadOnlyList<DepartmentShare>? Distributions { get; init; }
}
