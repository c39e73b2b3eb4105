namespace Connectors.Reviso;

/// <summary>A department; only with the module for dimensions.</summary>
public sealed record Department : RevisoRecord
{
    /// <summary>Its number.</summary>
    public DepartmentNumber? DepartmentNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Not to be used any more.</summary>
    public bool? Barred { get; init; }
}
