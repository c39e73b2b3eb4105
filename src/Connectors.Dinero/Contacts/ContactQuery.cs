namespace Connectors.Dinero;

/// <summary>Which contacts to list, and what of them.</summary>
public sealed record ContactQuery
{
    /// <summary>What the rows shall show; empty = everything that can be listed. Id, change and deletion stamps always come.</summary>
    public IReadOnlyList<ContactField> Fields { get; init => field = value ?? []; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public DineroFilter<ContactFilterField>? Filter { get; init; }

    /// <summary>Only what was created, changed or deleted at this moment or later. Fractions of a second are cut off.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Deleted contacts instead of living ones. Version 2 of the list shows deleted ones in any case: look at <see cref="ContactRow.DeletedAt"/>.</summary>
    public bool DeletedOnly { get; init; }

    /// <summary>Rows per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Asks version 2 of the list (true) or version 1 (false); null takes <see cref="DineroOptions.ReadContactListV2"/>.</summary>
    public bool? UseV2 { get; init; }
}
