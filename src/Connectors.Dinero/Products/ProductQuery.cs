namespace Connectors.Dinero;

/// <summary>Which products to list, and what of them.</summary>
public sealed record ProductQuery
{
    /// <summary>What the rows shall show; empty = everything that can be listed. Id, change and deletion stamps always come.</summary>
    public IReadOnlyList<ProductField> Fields { get; init => field = value ?? []; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public DineroFilter<ProductFilterField>? Filter { get; init; }

    /// <summary>A text in name or product number.</summary>
    public string? FreeTextSearch { get; init; }

    /// <summary>Only what was created, changed or deleted at this moment or later. Fractions of a second are cut off.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Deleted products instead of living ones.</summary>
    public bool DeletedOnly { get; init; }

    /// <summary>Rows per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = 100;
}
