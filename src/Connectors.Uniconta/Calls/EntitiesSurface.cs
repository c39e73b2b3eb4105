using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>OData for lists, Entities for everything else (vendor's "REST-Like API / OData Source" and its Postman page).</summary>
internal sealed class EntitiesSurface(UnicontaApi api) : ITableSurface
{
    public Task<RowPage<TRow>> ListAsync<TRow>(string operation, string entity, UnicontaQuery query, PageAt at, JsonTypeInfo<TRow> row, CallOptions? options, CancellationToken cancellationToken)
    {
        var path = api.Settings.CompanyInPath && api.Company > 0 ? RequestPath.Of("odata", api.CompanyText, entity) : RequestPath.Of("odata", entity);
        path.Query("$filter", query.Filter?.ToOData(api.EntitiesJson.Zone))
            .Query("$orderby", query.OrderBy is { } by ? $"{by.Name} {(query.Descending ? "desc" : "asc")}" : null)
            .Query("$top", at.Take > 0 ? at.Take : (int?)null)
            .Query("$skip", at.Skip > 0 ? at.Skip : (int?)null);
        return api.SendToEntitiesAsync(Read(operation, at.NextLink is { } link ? Follow(operation, entity, link) : Plain(path), options), answer => Rows.Read(answer, row), cancellationToken).AsTask();
    }

    public async Task<IReadOnlyList<JsonElement>> FindAsync(string operation, string entity, string member, string value, CallOptions? options, CancellationToken cancellationToken) =>
        (await api.SendToEntitiesAsync(
            Read(operation, RequestPath.Of("api", "Entities", entity).Query("Name", member).Query("Value", value), options),
            answer => Rows.Read(answer, api.EntitiesJson.JsonElement), cancellationToken).ConfigureAwait(false)).Rows;

    public ValueTask<WrittenRow?> InsertAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Post, "Insert", entity, row, evidence, options), answer => Rows.ReadWritten(answer, row.Span), cancellationToken);

    public ValueTask<IReadOnlyList<JsonElement>> InsertManyAsync(string operation, string entity, ReadOnlyMemory<byte> rows, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Post, "InsertList", entity, rows, evidence, options), Rows.ReadWrittenMany, cancellationToken);

    public Task<WrittenRow?> UpdateAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToEntitiesAsync(Write(operation, HttpMethod.Put, "Update", entity, row, evidence, options), answer => Rows.ReadWritten(answer, row.Span), cancellationToken).AsTask();

    public async Task DeleteAsync(string operation, string entity, IReadOnlyList<JsonElement> rows, Func<JsonElement, WriteEvidence> evidence, CallOptions? options, CancellationToken cancellationToken)
    {
        // One after the other: no source shows a delete of several here, and a refusal must say which row it is about.
        foreach (var row in rows)
            await api.SendToEntitiesAsync(Write(operation, HttpMethod.Delete, "Delete", entity, Rows.ToText(Rows.ToNode(row)), evidence(row), options), static answer => answer, cancellationToken).ConfigureAwait(false);
    }

    // Without a word about it OData answers in XML: everything here hangs on the pipeline's asking for JSON.
    private static ApiCall Write(string operation, HttpMethod method, string verb, string entity, ReadOnlyMemory<byte> body, WriteEvidence evidence, CallOptions? options) =>
        new(operation, method, RequestPath.Of("api", "Entities", verb, entity)) { Repeatability = Repeatability.Once, CallClass = "write", Content = Rows.Content(body), Evidence = evidence, Options = options };

    private static ApiCall Read(string operation, string path, CallOptions? options) => new(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, CallClass = "read", Options = options };

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
