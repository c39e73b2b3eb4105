namespace Connectors;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items in the vendor's order. May be empty although a <paramref name="Next"/> is there.</param>
/// <param name="Next">The cursor of the next page, opaque to the caller; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
