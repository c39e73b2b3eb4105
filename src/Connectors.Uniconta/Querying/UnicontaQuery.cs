namespace Connectors.Uniconta;

/// <summary>Which rows to list, and how.</summary>
public sealed record UnicontaQuery
{
    /// <summary>The condition; null lists all.</summary>
    public UnicontaFilter? Filter { get; init; }

    /// <summary>What to sort by; null leaves it to the server, or takes the table's key where pages are asked for.</summary>
    public UnicontaField? OrderBy { get; init; }

    /// <summary>Sorts downwards.</summary>
    public bool Descending { get; init; }

    /// <summary>
    /// Rows per page. 0 (default) reads everything in one call, which is what Uniconta's own programs do and costs one of the user's calls; every page costs one.
    /// </summary>
    public int PageSize { get; init; }
}
