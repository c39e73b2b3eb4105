using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>Queries of any object, sums, saved views, exports: rows as they come, without a type.</summary>
public class QueryOperations : IntacctOperations
{
    /// <summary>For fakes.</summary>
    protected QueryOperations()
    {
    }

    internal QueryOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>All rows of a query.</summary>
    public virtual IAsyncEnumerable<JsonElement> RunAsync(string objectName, IntacctQuery query, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(IntacctApi.Vendor, "queries.run", (cursor, token) => RunPageAsync(objectName, query, cursor, options, token), cancellationToken);

    /// <summary>One page of rows, flat with dotted names as Intacct sends them, and the cursor of the next page. The order is the query's own: without one, none.</summary>
    /// <param name="objectName">The object: <c>accounts-receivable/customer</c>.</param>
    /// <param name="query">What to show; its fields must be named. <c>sum:total</c> and the like make aggregates, by which the others are grouped.</param>
    /// <param name="cursor">Of the page before; null is the first.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<JsonElement>> RunPageAsync(string objectName, IntacctQuery query, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Fields.Count == 0)
            throw new ArgumentException("Name the fields: Intacct has no word for all of them.", nameof(query));
        var start = QueryRows.Start(cursor);
        return PageAsync("queries.run", "services/core/query", query.ToJson(objectName, [], start, orderByKey: false), start, options, cancellationToken);
    }

    /// <summary>One page of a saved view.</summary>
    /// <param name="viewKey">The view: a number for a user's view, a name such as <c>expenses/employee-expense…</c> for one of the system's.</param>
    /// <param name="viewType"><c>user</c> or <c>system</c>.</param>
    /// <param name="pageSize">Rows per page.</param>
    /// <param name="cursor">Of the page before; null is the first.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<JsonElement>> RunViewPageAsync(
        string viewKey, string viewType = "user", int pageSize = 1000, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(viewKey);
        var start = QueryRows.Start(cursor);
        return PageAsync("queries.view", "services/core/view", new JsonObject { ["key"] = viewKey, ["viewType"] = viewType, ["start"] = start, ["size"] = pageSize }, start, options, cancellationToken);
    }

    /// <summary>The rows of a query as a file that Intacct makes.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="query">What to show; its fields must be named. Page size and cursor are not used.</param>
    /// <param name="fileType">The kind of file: <c>pdf</c>, <c>csv</c>, <c>word</c>, <c>xml</c>, <c>xlsx</c>.</param>
    /// <param name="options">As for any call; the time-out covers reading the file.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The file; dispose it.</returns>
    public virtual Task<Stream> ExportAsync(string objectName, IntacctQuery query, string fileType, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileType);
        var body = query.ToJson(objectName, [], 1, orderByKey: false);
        body.Remove("start");
        body.Remove("size");
        return Api.DownloadAsync("queries.export", HttpMethod.Post, "services/core/export", new JsonObject { ["fileType"] = fileType, ["query"] = body }, "*/*", options, cancellationToken);
    }

    /// <summary>What the signed-in user may do with each record: <c>canView</c>, <c>canEdit</c>, <c>canDelete</c>. Useful before a write.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="keys">The records.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<string>>> ListAllowedOperationsAsync(
        string objectName, IReadOnlyList<RecordKey> keys, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        ArgumentNullException.ThrowIfNull(keys);
        var body = new JsonObject
        {
            ["object"] = objectName,
            ["keys"] = new JsonArray([.. keys.Select(static k => (JsonNode)k.Value)]),
            ["operations"] = new JsonArray("canView", "canEdit", "canDelete"),
        };
        return Api.AskAsync(
            "queries.allowedOperations", HttpMethod.Post, "services/core/allowed-operations/list", body,
            static root => (IReadOnlyDictionary<RecordKey, IReadOnlyList<string>>)IntacctApi.Result(root).EnumerateArray().ToDictionary(
                static r => new RecordKey(r.GetProperty("key").ToString()),
                static r => (IReadOnlyList<string>)[.. r.GetProperty("operations").EnumerateArray().Select(static o => o.ToString())]),
            options, cancellationToken);
    }

    private Task<Page<JsonElement>> PageAsync(string operation, string path, JsonObject body, int start, CallOptions? options, CancellationToken cancellationToken) => Api.AskAsync(
        operation, HttpMethod.Post, path, body,
        root => new Page<JsonElement>([.. IntacctApi.Result(root).EnumerateArray().Select(static row => row.Clone())], QueryRows.Next(IntacctApi.Meta(root), start)), options, cancellationToken);
}
