namespace Connectors.Dinero;

/// <summary>A posting in the cash journal and its version.</summary>
public sealed record LedgerItemVersion
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version, opaque.</summary>
    public string? Version { get; init; }
}
