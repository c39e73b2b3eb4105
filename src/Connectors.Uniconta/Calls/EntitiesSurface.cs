using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>OData for lists, Entities for everything else (vendor's "REST-Like API / OData Source" and its Postman page).</summary>
internal sealed class EntitiesSurface(UnicontaApi api) : ITableSurface
{
    public Task<RowPage> ListAsync(string operation, string entity, UnicontaQuery query, PageAt at, CallOptions? options, CancellationToken cancellationToken)
    {
        var path = api.Settings.CompanyInPath && api.Company > 0 ? RequestPath.Of("odata", api.CompanyText, entity) : RequestPath.Of("odata", entity);
        path.Query("$filter", query.Filter?.ToOData(api.EntitiesJson.Zone))
            .Query("$orderby", query.OrderBy is { } by ? $"{by.Name} {(query.Descending ? "desc" : "asc")}" : null)
            .Query("$top", at.Take > 0 ? at.Take : (int?)null)
            .Query("$skip", at.Skip > 0 ? at.Skip : (int?)null);
        var call = Call(operation, HttpMethod.Get, at.NextLink is { } link ? Follow(operation, entity, link) : Plain(path), options) with { Repeatability = Repeatability.Read };
        return api.SendToEntitiesAsync(call, Rows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<JsonElement>> FindAsync(string operation, string entity, string member, string value, CallOptions? options, CancellationToken cancellationToken) =>
        (await api.SendToEntitiesAsync(
            Call(operation, HttpMethod.Get, RequestPath.Of("api", "Entities", entity).Query("Name", member).Query("Value", value), options) with { Repeatability = Repeatability.Read },
            Rows.Read, cancellationToken).ConfigureAwait(false)).Rows;

    public Task<JsonElement?> InsertAsync(string operation, string entity, JsonObject row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Post, "Insert", entity, row, evidence, options), Rows.ReadWritten, cancellationToken);

    public Task<IReadOnlyList<JsonElement>> InsertManyAsync(string operation, string entity, IReadOnlyList<JsonObject> rows, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Post, "InsertList", entity, new JsonArray([.. rows]), evidence, options), Rows.ReadWrittenMany, cancellationToken);

    public Task<JsonElement?> UpdateAsync(string operation, string entity, JsonObject row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Put, "Update", entity, row, evidence, options), Rows.ReadWritten, cancellationToken);

    public async Task DeleteAsync(string operation, string entity, IReadOnlyList<JsonElement> rows, Func<JsonElement, WriteEvidence> evidence, CallOptions? options, CancellationToken cancellationToken)
    {
        // One after the other: no source shows a delete of several here, and a refusal must say which row it is about.
        foreach (var row in rows)
            await api.SendToEntitiesAsync(Write(operation, HttpMethod.Delete, "Delete", entity, Rows.ToNode(row), evidence(row), options), static answer => answer, cancellationToken).ConfigureAwait(false);
    }

    private static ApiCall Write(string operation, HttpMethod method, string verb, string entity, JsonNode body, WriteEvidence evidence, CallOptions? options) =>
        Call(operation, method, RequestPath.Of("api", "Entities", verb, entity), options) with { Repeatability = Repeatability.Once, CallClass = "write", Content = Rows.Content(body), Evidence = evidence };

    // Without it OData answers in XML; the pipeline asks for JSON by itself, and it is said here because everything hangs on it.
    private static ApiCall Call(string operation, HttpMethod method, string path, CallOptions? options) => new(operation, method, path) { Accept = "application/json", CallClass = "read", Options = options };

    /// <summary>OData's parameters begin with a dollar sign. Escaped they mean the same, but not every server looks for them so.</summary>
    private static string Plain(string path) => path.Replace("?%24", "?$", StringComparison.Ordinal).Replace("&%24", "&$", StringComparison.Ordinal);

    /// <summary>The server's own next page: the same table here, whatever host the link names. A proxy or simulator stands where we were told, and the password goes nowhere else.</summary>
    private string Follow(string operation, string entity, string link)
    {
        var absolute = Uri.TryCreate(api.Entities.BaseAddress, link, out var address) ? address : null;
        var path = absolute?.AbsolutePath.TrimStart('/') ?? "";
        // A proxy may hand us links that begin with its own path, or the vendor's, without it.
        var prefix = api.Entities.BaseAddress.AbsolutePath.Trim('/');
        if (prefix.Length > 0 && path.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase))
            path = path[(prefix.Length + 1)..];
        if (absolute is null || !path.StartsWith("odata/", StringComparison.OrdinalIgnoreCase) || !path.EndsWith("/" + entity, StringComparison.OrdinalIgnoreCase))
        {
            throw new ConnectorApiException($"{UnicontaApi.Vendor} {operation}: the link to the next page leads elsewhere.")
            {
                Vendor = UnicontaApi.Vendor,
                Operation = operation,
                ErrorCode = ConnectorErrorCodes.UnreadableAnswer,
            };
        }

        return path + absolute.Query;
    }
}
