namespace Connectors.Dinero;

/// <summary>Which invoices or credit notes to list, and what of them.</summary>
public sealed record SalesQuery
{
    /// <summary>What the rows shall show; empty = everything that can be listed. Id, change and deletion stamps always come.</summary>
    public IReadOnlyList<SalesField> Fields { get; init => field = value ?? []; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public DineroFilter<SalesFilterField>? Filter { get; init; }

    /// <summary>A text in number, contact, description or total.</summary>
    public string? FreeTextSearch { get; init; }

    /// <summary>Only these states; empty = all.</summary>
    public IReadOnlyList<SalesPaymentStatus> Statuses { get; init => field = value ?? []; } = [];

    /// <summary>From this date; needs <see cref="To"/>. Drafts of invoices do not look at it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this date; needs <see cref="From"/>.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only what was created, changed or deleted at this moment or later. Fractions of a second are cut off.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Deleted documents instead of living ones.</summary>
    public bool DeletedOnly { get; init; }

    /// <summary>The order; empty = Dinero's own (number, then date).</summary>
    public IReadOnlyList<SalesSort> Sort { get; init => field = value ?? []; } = [];

    /// <summary>Smallest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Rows per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = 100;
}

internal static class SalesLists
{
    private static readonly string[] Always = ["Guid", "UpdatedAt", "DeletedAt"];

    private static readonly string[] All =
    [
        "Number", "ExternalReference", "ContactName", "ContactGuid", "Date", "PaymentDate", "Description", "Currency", "Status", "MailOutStatus", "LatestMailOutType",
        "TotalExclVatInDkk", "TotalInclVatInDkk", "TotalExclVat", "TotalInclVat", "CreatedAt",
    ];

    private static readonly string[] AllWithType = [.. All, "Type"];

    public static async Task<Page<SalesRow>> ReadPageAsync(
        DineroApi api, string operation, ReadOnlyMemory<string> resource, bool withType, SalesQuery? query, string? cursor, CallOptions? options, CancellationToken cancellationToken)
    {
        query ??= new();
        if (query.From is null != query.To is null)
            throw new ArgumentException("From and To come together: Dinero refuses one without the other.", nameof(query));
        var page = PageCursor.Parse(cursor);
        var size = PageCursor.Size(query.PageSize);
        var path = api.Path("v1", resource.Span)
            .Query("startDate", query.From, "yyyy-MM-dd")
            .Query("endDate", query.To, "yyyy-MM-dd")
            .Query("fields", PageCursor.Fields(query.Fields.Select(static f => f.Value), withType ? AllWithType : All, Always))
            .Query("freeTextSearch", query.FreeTextSearch)
            .Query("statusFilter", query.Statuses.Count == 0 ? null : string.Join(',', query.Statuses))
            .Query("queryFilter", query.Filter?.ToString())
            .Query("changesSince", ChangesSince.Format(query.ChangedSince))
            .Query("deletedOnly", query.DeletedOnly)
            .Query<int>("page", page)
            .Query<int>("pageSize", size)
            .Query("sort", query.Sort.Count == 0 ? null : string.Join(',', query.Sort))
            .Query("sortOrder", query.Ascending ? "ascending" : "descending");
        var rows = await api.GetAsync(operation, path, api.Json.DineroCollectionSalesRow, options, cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, size);
    }
}
