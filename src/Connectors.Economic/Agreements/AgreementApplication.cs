namespace Connectors.Economic;

/// <summary>The app that the tokens belong to.</summary>
public sealed record AgreementApplication : EconomicRecord
{
    /// <summary>Its number.</summary>
    public int? AppNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Its public token.</summary>
    public string? AppPublicToken { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? Created { get; init; }

    /// <summary>What it may reach: one of SuperUser, Bookkeeping, Sales, ProjectEmployee.</summary>
    public IReadOnlyList<AppRole>? RequiredRoles { get; init; }
}
