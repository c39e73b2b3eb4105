namespace Connectors.Reviso;

/// <summary>A role of apps.</summary>
public sealed record AppRole : RevisoRecord
{
    /// <summary>Its number.</summary>
    public AppRoleNumber? RoleNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
