namespace Connectors.Reviso;

/// <summary>A department, or a distribution over departments.</summary>
public sealed record DepartmentalDistribution : RevisoRecord
{
    /// <summary>Its number.</summary>
    public DepartmentalDistributionNumber? DepartmentalDistributionNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary><c>department</c> or <c>distribution</c>.</summary>
    public string? DistributionType { get; init; }

    /// <summary>Not to be used any more.</summary>
    public bool? Barred { get; init; }
}
