namespace Connectors.Economic;

/// <summary>A product group in projects.</summary>
public sealed record OpenApiProjectSettings : OpenApiRecord
{
    /// <summary>Used in projects.</summary>
    public required bool IsInProject { get; init; }

    /// <summary>The account of projects.</summary>
    public AccountNumber? ProjectAccountId { get; init; }
}
