namespace Connectors.Dinero;

/// <summary>A country that Dinero knows.</summary>
public sealed record Country
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Key { get; init; }

    /// <summary>The name in Danish.</summary>
    public string? DanishName { get; init; }

    /// <summary>The name in English.</summary>
    public string? EnglishName { get; init; }
}
