using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>The parameters that the wrapped lists share.</summary>
internal sealed class ListRequest
{
    private const int MaxPageSize = 1000;

    private ListRequest()
    {
    }

    public IReadOnlyList<FilterTerm> Filters { get; private init; } = [];

    public DateTimeOffset? ChangesSince { get; private init; }

    public bool DeletedOnly { get; private init; }

    public int Page { get; private init; }

    public int PageSize { get; private init; }

    public static ListRequest Of(DineroCall call)
    {
        var pageSize = call.QueryInt("pageSize", 100);
        var page = call.QueryInt("page", 0);
        if (page < 0)
            throw ApiError.Validation("page", "The page must be 0 or above.");
        if (pageSize < 1 || (pageSize > MaxPageSize && call.Oddities.PageSizeAboveMaximumRefused))
            throw ApiError.Of(400, 43, $"The page size must be between 1 and {MaxPageSize}.");
        return new ListRequest
        {
            Filters = QueryFilter.Parse(call.Query("queryFilter"), call.Oddities),
            ChangesSince = Since(call.Query("changesSince")),
            DeletedOnly = call.QueryBool("deletedOnly", false),
            Page = page,
            PageSize = Math.Min(pageSize, MaxPageSize),
        };
    }

    /// <summary>UTC, to the second, with the Z; anything else is refused, so that a wrong formatter is found here and not by lost changes.</summary>
    public static DateTimeOffset? Since(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw ApiError.Validation("changesSince", "The time must be UTC in the format YYYY-MM-DDTHH:mm:ssZ.");
    }

    /// <summary>Candidates from an index where a filter names an indexed field, else all in their order; all as they were a while ago where lists lag.</summary>
    public IEnumerable<T> Candidates<T>(DineroCall call, Table<T> table)
        where T : class
    {
        var newestFirst = call.Oddities.NewestFirst;
        if (call.Oddities.ListLag > TimeSpan.Zero)
            return table.AsOf(call.Now - call.Oddities.ListLag, newestFirst);
        foreach (var term in Filters)
        {
            if (!term.Contains && table.HasIndex(term.Field))
                return table.Find(term.Field, term.Value, newestFirst);
        }

        return table.ByUpdated(newestFirst);
    }

    public Func<T, bool> Matches<T>(FieldMap<T> map)
    {
        var tests = Filters.Select(term =>
        {
            if (!map.TryFilter(term.Field, out var field))
                throw QueryFilter.Refuse($"'{term.Field}' cannot be filtered on. Fields: {string.Join(", ", map.FilterableNames)}.");
            return (Func<T, bool>)(row => field.Filter!(row) is { } text && (term.Contains
                ? text.Contains(term.Value, StringComparison.OrdinalIgnoreCase)
                : text.Equals(term.Value, StringComparison.OrdinalIgnoreCase)));
        }).ToArray();
        return row => Array.TrueForAll(tests, t => t(row));
    }

    /// <summary>Inclusive. Stored instants carry milliseconds, the parameter does not.</summary>
    public bool ChangedInTime(DateTimeOffset updated, DateTimeOffset? deleted) =>
        ChangesSince is not { } since || updated >= since || deleted >= since;

    public SimResponse Answer<T>(DineroCall call, IReadOnlyList<(string AsAsked, Field<T> Field)> fields, IReadOnlyList<T> matching, Func<int> withoutFilter)
    {
        var total = call.Oddities.ResultWithoutFilterHonoursFilter ? matching.Count : withoutFilter();
        var json = call.NewJson();
        json.Json.WriteStartObject();
        json.Json.WriteStartArray("Collection");
        var first = (long)Page * PageSize;
        var count = 0;
        for (var i = first; i < matching.Count && count < PageSize; i++, count++)
            FieldMap<T>.WriteRow(json, matching[(int)i], fields);
        json.Json.WriteEndArray();
        json.Json.WriteStartObject("Pagination");
        json.Json.WriteNumber("MaxPageSizeAllowed", MaxPageSize);
        json.Json.WriteNumber("PageSize", PageSize);
        json.Json.WriteNumber("Result", count);
        json.Json.WriteNumber("ResultWithoutFilter", total);
        json.Json.WriteNumber("Page", Page);
        json.Json.WriteEndObject();
        json.Json.WriteEndObject();
        return SimResponse.Json(200, json.ToArray());
    }
}
