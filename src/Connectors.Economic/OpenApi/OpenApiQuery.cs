namespace Connectors.Economic;

/// <summary>Which records of a sorted list of an OpenAPI service.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record OpenApiQuery<T>
{
    /// <summary>Conditions; null lists everything.</summary>
    public EconomicFilter<T>? Filter { get; init; }

    /// <summary>The order, the first counts most.</summary>
    public IReadOnlyList<EconomicSort<T>> Sort { get; init => field = value ?? []; } = [];

    /// <summary>Records per page, 1 to 100.</summary>
    public int PageSize { get; init; } = 100;
}
