namespace Connectors.Intacct;

/// <summary>What a project covers.</summary>
public sealed record ProjectScope
{
    /// <summary>Scope.</summary>
    public string? Scope { get; init; }

    /// <summary>What is included.</summary>
    public string? Inclusions { get; init; }

    /// <summary>What is excluded.</summary>
    public string? Exclusions { get; init; }

    /// <summary>Terms.</summary>
    public string? Terms { get; init; }
}
