using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>The Web API. The vendor publishes no page about it: the forms are those of clients in production.</summary>
internal sealed class WebApiSurface(UnicontaApi api) : ITableSurface
{
    public Task<RowPage<TRow>> ListAsync<TRow>(string operation, string entity, UnicontaQuery query, PageAt at, JsonTypeInfo<TRow> row, CallOptions? options, CancellationToken cancellationToken)
    {
        var conditions = new JsonArray();
        foreach (var (member, value) in query.Filter?.ToWebApi() ?? [])
            conditions.Add((JsonNode)new JsonObject { ["PropertyName"] = member, ["FilterValue"] = value });
        if (query.OrderBy is { } by)
            // An empty value restricts nothing: the element is there to sort by.
            conditions.Insert(0, new JsonObject { ["PropertyName"] = by.Name, ["FilterValue"] = "", ["OrderBy"] = true, ["OrderByDescending"] = query.Descending });
        if (conditions.Count == 0)
            conditions.Add((JsonNode)new JsonObject());
        // Only the body's paging is honoured; the address's is not.
        if (at.Take > 0)
        {
            conditions[0]!["Skip"] = at.Skip;
            conditions[0]!["Take"] = at.Take;
        }

        return QueryAsync(operation, entity, conditions, row, options, cancellationToken);
    }

    public async Task<IReadOnlyList<JsonElement>> FindAsync(string operation, string entity, string member, string value, CallOptions? options, CancellationToken cancellationToken)
    {
        // A value that may be taken for an expression is not sent: everything is read and compared here.
        var condition = UnicontaFilter.IsPlain(value) ? new JsonObject { ["PropertyName"] = member, ["FilterValue"] = value } : new JsonObject();
        return (await QueryAsync(operation, entity, new JsonArray((JsonNode)condition), api.WebJson.JsonElement, options, cancellationToken).ConfigureAwait(false)).Rows;
    }

    public ValueTask<WrittenRow?> InsertAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToWebApiAsync(Write(operation, HttpMethod.Post, "Insert", entity, row, evidence, options), answer => Rows.ReadWritten(answer, row.Span), cancellationToken);

    public ValueTask<IReadOnlyList<JsonElement>> InsertManyAsync(string operation, string entity, ReadOnlyMemory<byte> rows, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToWebApiAsync(Write(operation, HttpMethod.Post, "InsertList", entity, rows, evidence, options), Rows.ReadWrittenMany, cancellationToken);

    public Task<WrittenRow?> UpdateAsync(string operation, string entity, ReadOnlyMemory<byte> row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToWebApiAsync(Write(operation, HttpMethod.Put, "Update", entity, row, evidence, options), answer => Rows.ReadWritten(answer, row.Span), cancellationToken).AsTask();

    public Task DeleteAsync(string operation, string entity, IReadOnlyList<JsonElement> rows, Func<JsonElement, WriteEvidence> evidence, CallOptions? options, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.CompletedTask
            : api.SendToWebApiAsync(
                Write(operation, HttpMethod.Delete, "DeleteList", entity, Rows.ToText(new JsonArray([.. rows.Select(Rows.ToNode)])), evidence(rows[0]), options), static answer => answer, cancellationToken).AsTask();

    private Task<RowPage<TRow>> QueryAsync<TRow>(string operation, string entity, JsonArray conditions, JsonTypeInfo<TRow> row, CallOptions? options, CancellationToken cancellationToken) =>
        api.SendToWebApiAsync(
            new ApiCall(operation, HttpMethod.Post, RequestPath.Of("Query", "Get", entity)) { Repeatability = Repeatability.Read, CallClass = "read", Content = Rows.Content(Rows.ToText(conditions)), Options = options },
            answer => Rows.Read(answer, row), cancellationToken).AsTask();

    private static ApiCall Write(string operation, HttpMethod method, string verb, string entity, ReadOnlyMemory<byte> body, WriteEvidence evidence, CallOptions? options) =>
        new(operation, method, RequestPath.Of("Crud", verb, entity)) { Repeatability = Repeatability.Once, CallClass = "write", Content = Rows.Content(body), Evidence = evidence, Options = options };
}
