using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Uniconta;

/// <summary>Reading a table.</summary>
/// <typeparam name="TRecord">A row.</typeparam>
public abstract class UnicontaReadOperations<TRecord> : UnicontaOperations where TRecord : UnicontaRecord
{
    private readonly UnicontaTable? _table;

    /// <summary>For fakes.</summary>
    protected UnicontaReadOperations()
    {
    }

    private protected UnicontaReadOperations(UnicontaApi api, UnicontaTable table) : base(api) => _table = table;

    private protected UnicontaTable Definition => _table ?? throw new NotSupportedException($"This {GetType().Name} was made by its constructor for fakes.");

    /// <summary>All rows of a query. Without a page size one call reads them all.</summary>
    /// <remarks>Between two pages rows may move: one that comes twice is passed over. Pages without an order of yours are sorted by the table's key.</remarks>
    public virtual async IAsyncEnumerable<TRecord> ListAsync(UnicontaQuery? query = null, CallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        HashSet<RowId>? seen = null;
        do
        {
            var page = await ListPageAsync(query, cursor, options, cancellationToken).ConfigureAwait(false);
            var last = cursor is null && page.Next is null;
            var news = last || page.Items.Count == 0;
            foreach (var row in page.Items)
            {
                if (!last && row.RowId is { } id && !(seen ??= []).Add(id))
                    continue;
                news = true;
                yield return row;
            }

            // A server that does not honour the paging gives the same page for ever.
            if (!news)
                throw Error<ConnectorApiException>("list", "a page brought nothing new: the server does not turn pages.", ConnectorErrorCodes.PagingLoop);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>One page of rows and the cursor of the next. Rows that a condition excludes here are left out, so that a page may hold fewer than asked for.</summary>
    public virtual async Task<Page<TRecord>> ListPageAsync(UnicontaQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(query.PageSize, nameof(query));
        if (query.OrderBy is { Computed: true } computed)
            throw new ArgumentException($"{computed.Name} is computed after the rows were read, so the server cannot sort by it. Sort the rows yourself.", nameof(query));
        if (query is { PageSize: > 0, OrderBy: null })
            query = query with { OrderBy = new(Definition.PageOrder) };
        var at = ParseCursor(cursor, query.PageSize);
        var (items, came, nextLink) = query.Filter is { } filter
            ? await ListFilteredAsync(filter, query, at, options, cancellationToken).ConfigureAwait(false)
            : await ListWholeAsync(query, at, options, cancellationToken).ConfigureAwait(false);
        Listen(items);
        // A server with pages of its own hands out one of ours in pieces. More than asked for: it does not know pages, and this was everything.
        var taken = at.Taken + came;
        var next = nextLink is { } link ? string.Create(CultureInfo.InvariantCulture, $"link:{at.Skip}:{taken}:{link}")
            : query.PageSize > 0 && taken == query.PageSize ? string.Create(CultureInfo.InvariantCulture, $"skip:{at.Skip + query.PageSize}")
            : null;
        return new(items, next);
    }

    private async Task<(IReadOnlyList<TRecord> Items, int Came, string? NextLink)> ListWholeAsync(UnicontaQuery query, PageAt at, CallOptions? options, CancellationToken cancellationToken)
    {
        var (_, page) = await ListRowsAsync(Api.Surface, "list", query, at, Type(Api.Surface), options, cancellationToken).ConfigureAwait(false);
        foreach (var row in page.Rows)
            Check(row.CompanyId, "list");
        return (page.Rows, page.Rows.Count, page.NextLink);
    }

    // A condition may be about any member, so each row is compared as it came and read after that.
    private async Task<(IReadOnlyList<TRecord> Items, int Came, string? NextLink)> ListFilteredAsync(UnicontaFilter filter, UnicontaQuery query, PageAt at, CallOptions? options, CancellationToken cancellationToken)
    {
        var surface = Api.Surface;
        var (_, page) = await ListRowsAsync(surface, "list", query, at, Api.EntitiesJson.JsonElement, options, cancellationToken).ConfigureAwait(false);
        var rows = Check(page.Rows, "list");
        if (filter.FindIgnored(rows) is { } ignored)
        {
            throw Error<ConnectorApiException>(
                "list", $"{rows.Count} rows came that show no '{ignored}', by which they were filtered. Check the spelling; a user-defined field must exist in this table.", UnicontaErrorCodes.FilterIgnored);
        }

        var zone = Api.EntitiesJson.Zone;
        return ([.. rows.Where(r => filter.Matches(r, zone)).Select(r => Read(surface, r))], rows.Count, page.NextLink);
    }

    private Task<(string Entity, RowPage<TRow> Result)> ListRowsAsync<TRow>(
        ITableSurface surface, string verb, UnicontaQuery query, PageAt at, JsonTypeInfo<TRow> row, CallOptions? options, CancellationToken cancellationToken) =>
        Api.ReadTableAsync(surface, Definition, entity => surface.ListAsync(Operation(verb), entity, query, at, row, options, cancellationToken));

    /// <summary>The rows whose field has a value: one call, one field, equality. What comes is compared again, letter case ignored.</summary>
    /// <param name="field">The field: of the table, or user-defined.</param>
    /// <param name="value">The value, not empty.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<IReadOnlyList<TRecord>> FindAsync(UnicontaField field, string value, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return field.Computed
            ? [.. (await ListPageAsync(new() { Filter = field.Is(value) }, null, options, cancellationToken).ConfigureAwait(false)).Items]
            : [.. (await FindRowsOfAsync(field, value, "find", options, cancellationToken).ConfigureAwait(false)).Rows.Select(r => Listen(Read(Api.Surface, r)))];
    }

    /// <summary>One row by its id.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such row.</exception>
    public virtual async Task<TRecord> GetAsync(RowId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Listen(Read(Api.Surface, (await GetRowAsync(Api.Surface, "get", id, options, cancellationToken).ConfigureAwait(false)).Row));

    /// <summary>A row as it stands in the table, and the table's name by which it was read.</summary>
    /// <remarks>No source says whether Uniconta can look for RowId. Until it has picked out a row by it once, a refusal or an empty answer is not believed and the whole table is read: "gone" would be a grave mistake.</remarks>
    private protected async Task<(string Entity, JsonElement Row)> GetRowAsync(ITableSurface surface, string verb, RowId id, CallOptions? options, CancellationToken cancellationToken)
    {
        var believed = Api.AnswersRowIds(surface, Definition);
        var picked = true;
        string entity;
        IReadOnlyList<JsonElement> rows;
        try
        {
            (entity, rows) = await FindRowsAsync(surface, verb, "RowId", id.ToString(), options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorValidationException) when (!believed)
        {
            picked = false;
            (entity, rows) = await ReadAllAsync(surface, verb, options, cancellationToken).ConfigureAwait(false);
        }

        if (rows.Count == 0 && !believed && picked)
        {
            picked = false;
            (entity, rows) = await ReadAllAsync(surface, verb, options, cancellationToken).ConfigureAwait(false);
        }

        // A server that does not know the member answers with everything.
        foreach (var row in rows)
        {
            if (row.TryGetProperty("RowId", out var found) && found.ToString() == id.ToString())
            {
                // A table of one row shows one row, whatever it was asked.
                if (rows.Count == 1 && picked && !believed)
                    Api.NoteAnswersRowIds(surface, Definition);
                return (entity, row);
            }
        }

        throw rows.Count > 0 && !rows.Any(static r => r.TryGetProperty("RowId", out _))
            ? Error<ConnectorApiException>(verb, "the rows show no RowId, so none can be told by it.", UnicontaErrorCodes.FilterIgnored)
            : Error<ConnectorNotFoundException>(verb, $"there is no row {id}.", null);
    }

    /// <summary>The whole table.</summary>
    private async Task<(string Entity, IReadOnlyList<JsonElement> Rows)> ReadAllAsync(ITableSurface surface, string verb, CallOptions? options, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        string? link = null;
        string entity;
        do
        {
            var at = new PageAt(0, 0, link);
            (entity, var page) = await ListRowsAsync(surface, verb, new(), at, Api.EntitiesJson.JsonElement, options, cancellationToken).ConfigureAwait(false);
            all.AddRange(Check(page.Rows, verb));
            if (page.NextLink == link && link is not null)
                throw Error<ConnectorApiException>(verb, "a page names itself as the next one.", ConnectorErrorCodes.PagingLoop);
            link = page.NextLink;
        }
        while (link is not null);
        return (entity, all);
    }

    private protected async Task<(string Entity, IReadOnlyList<JsonElement> Rows)> FindRowsOfAsync(UnicontaField field, string value, string verb, CallOptions? options, CancellationToken cancellationToken)
    {
        var filter = field.Is(value);
        var (entity, rows) = await FindRowsAsync(Api.Surface, verb, field.Name, value, options, cancellationToken).ConfigureAwait(false);
        if (field.Name == OfferField.OfferNumber.Name && filter.FindIgnored(rows) is not null)
        {
            // Offers and their lines have called it both in the course of the years.
            filter = OfferField.OrderNumber.Is(value);
            (entity, rows) = await FindRowsAsync(Api.Surface, verb, OfferField.OrderNumber.Name, value, options, cancellationToken).ConfigureAwait(false);
        }

        if (filter.FindIgnored(rows) is { } ignored)
            throw Error<ConnectorApiException>(verb, $"{rows.Count} rows came that show no '{ignored}', by which was asked. Check the spelling.", UnicontaErrorCodes.FilterIgnored);
        return (entity, [.. rows.Where(r => filter.Matches(r, Api.EntitiesJson.Zone))]);
    }

    private async Task<(string Entity, IReadOnlyList<JsonElement> Rows)> FindRowsAsync(ITableSurface surface, string verb, string member, string value, CallOptions? options, CancellationToken cancellationToken)
    {
        var (entity, rows) = await Api.ReadTableAsync(surface, Definition, name => surface.FindAsync(Operation(verb), name, member, value, options, cancellationToken)).ConfigureAwait(false);
        return (entity, Check(rows, verb));
    }

    /// <summary>Rows of another company would be taken for this one's: everything of it "deleted", strangers "new".</summary>
    private IReadOnlyList<JsonElement> Check(IReadOnlyList<JsonElement> rows, string verb)
    {
        foreach (var row in rows)
        {
            if (row.TryGetProperty("CompanyId", out var company) && company.ValueKind == JsonValueKind.Number && company.TryGetInt32(out var id))
                Check(id, verb);
        }

        return rows;
    }

    private void Check(int? company, string verb)
    {
        if (company > 0 && company != Api.Company && Definition.OfOneCompany && Api.Company != 0)
            throw Error<ConnectorApiException>(verb, $"a row of company {company} came, but company {Api.Company} was asked for. Check the company of the credentials and the user's default company.", UnicontaErrorCodes.OtherCompany);
    }

    private protected TRecord Read(ITableSurface surface, JsonElement row) => Read(surface, JsonMarshal.GetRawUtf8Value(row));

    private protected TRecord Read(ITableSurface surface, ReadOnlySpan<byte> row)
    {
        try
        {
            return JsonSerializer.Deserialize(row, Type(surface)) ?? throw new JsonException("The row is null.");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw Error<ConnectorApiException>("read", $"a row cannot be read: {e.Message}", ConnectorErrorCodes.UnreadableAnswer, e);
        }
    }

    /// <summary>Learns from a row's words which language Uniconta speaks to the user: the next word is written in it.</summary>
    private protected TRecord Listen(TRecord record)
    {
        if (Labels.LanguageOf(record, Type(Api.Surface)) is { } language)
            Api.NoteLanguage(language);
        return record;
    }

    // The first rows are enough, and tables are long.
    private void Listen(IReadOnlyList<TRecord> records)
    {
        foreach (var record in records.Take(5))
            Listen(record);
    }

    private protected JsonTypeInfo<TRecord> Type(ITableSurface surface) => (JsonTypeInfo<TRecord>)Api.JsonOf(surface).GetTypeInfo(typeof(TRecord))!;

    private protected JsonTypeInfo<TRecord> LenientType(ITableSurface surface) => (JsonTypeInfo<TRecord>)Api.LenientJsonOf(surface).GetTypeInfo(typeof(TRecord))!;

    private protected string Operation(string verb) => $"{Definition.Name}.{verb}";

    private protected ConnectorApiException Error<T>(string verb, string message, string? code, Exception? inner = null) where T : ConnectorApiException
    {
        var text = $"{UnicontaApi.Vendor} {Operation(verb)}: {message}";
        return typeof(T) == typeof(ConnectorNotFoundException)
            ? new ConnectorNotFoundException(text, inner) { Vendor = UnicontaApi.Vendor, Operation = Operation(verb), ErrorCode = code, StatusCode = 200 }
            : new ConnectorApiException(text, inner) { Vendor = UnicontaApi.Vendor, Operation = Operation(verb), ErrorCode = code, StatusCode = 200 };
    }

    private static PageAt ParseCursor(string? cursor, int size)
    {
        if (cursor is null)
            return new(0, size, null);
        if (cursor.Split(':', 4) is ["link", var start, var taken, var link]
            && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(taken, NumberStyles.None, CultureInfo.InvariantCulture, out var had))
            return new(from, size, link) { Taken = had };
        return cursor.StartsWith("skip:", StringComparison.Ordinal) && int.TryParse(cursor.AsSpan("skip:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? new(skip, size, null)
            : throw new ArgumentException("This is no cursor of a page of this client.", nameof(cursor));
    }
}
