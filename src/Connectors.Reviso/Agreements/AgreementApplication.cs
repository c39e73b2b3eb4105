namespace Connectors.Reviso;

/// <summary>The app that calls.</summary>
public sealed record AgreementApplication : RevisoRecord
{
    /// <summary>Its number.</summary>
    public int? AppNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its public token.</summary>
    public string? AppPublicToken { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? Created { get; init; }

    /// <summary>Its role.</summary>
    public IReadOnlyList<AppRole>? RequiredRoles { get; init; }
}
