namespace Connectors.Economic;

/// <summary>A role of apps: what an app may reach. It is fixed when the app is made.</summary>
public sealed record AppRole : EconomicRecord
{
    /// <summary>Its number.</summary>
    public AppRoleNumber? RoleNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Modules that the agreement must have.</summary>
    public IReadOnlyList<AgreementModule>? RequiredModules { get; init; }
}
