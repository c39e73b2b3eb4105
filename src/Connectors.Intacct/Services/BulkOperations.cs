using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>Bulk jobs: many records in a file, done later, each record for itself.</summary>
public class BulkOperations : IntacctOperations
{
    /// <summary>For fakes.</summary>
    protected BulkOperations()
    {
    }

    internal BulkOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>Hands in a job. It is sent once: a job that was handed in twice would do everything twice.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="operation"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="records">The records, as the object's own requests have them; for updates and deletes with their <c>key</c>.</param>
    /// <param name="callbackAddress">Where Intacct says that it is done; null: nowhere.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<BulkJob> CreateAsync(
        string objectName, string operation, JsonArray records, Uri? callbackAddress = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        ArgumentNullException.ThrowIfNull(records);
        if (operation is not ("create" or "update" or "delete"))
            throw new ArgumentException("The operation of a bulk job is create, update or delete.", nameof(operation));
        const string FileName = "records.json";
        var request = new JsonObject { ["objectName"] = objectName, ["operation"] = operation, ["jobFile"] = FileName, ["fileContentType"] = "json" };
        if (callbackAddress is not null)
            request["callbackURL"] = callbackAddress.OriginalString;
        const string Path = "services/bulk/job/create";
        return Api.Session.SendAsync(
            new ApiCall("bulk.create", HttpMethod.Post, Path)
            {
                Repeatability = Repeatability.Once,
                Content = Form(request, FileName, records),
                Headers = [.. Api.EntityHeader(Path)],
                Options = options,
                CallClass = "write",
                Cost = Math.Max(1, records.Count),
                Evidence = new() { Hints = new Dictionary<string, string>(StringComparer.Ordinal) { ["object"] = objectName, ["operation"] = operation } },
            },
            static response => IntacctApi.Root(response, static root => Job(IntacctApi.Result(root))), cancellationToken);
    }

    /// <summary>How far a job is.</summary>
    public virtual Task<BulkJob> GetAsync(string jobId, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Api.AskAsync("bulk.get", HttpMethod.Get, RequestPath.Of("services", "bulk", "job", "status").Query("jobId", jobId), null, static root => Job(IntacctApi.Result(root)), options, cancellationToken);
    }

    /// <summary>The outcome of every record of a job that has ended, as Intacct's own file.</summary>
    /// <returns>The file; dispose it.</returns>
    public virtual Task<Stream> DownloadAsync(string jobId, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Api.DownloadAsync(
            "bulk.download", HttpMethod.Get, RequestPath.Of("services", "bulk", "job", "status").Query("jobId", jobId).Query("download", true), null, "application/json, */*", options, cancellationToken);
    }

    /// <summary>How far a call is that was to be done later.</summary>
    public virtual Task<AsyncJob> GetAsyncJobAsync(string jobId, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Api.AskAsync(
            "bulk.getAsyncJob", HttpMethod.Get, RequestPath.Of("services", "core", "async", "job-status").Query("jobId", jobId), null,
            static root => IntacctApi.Result(root).Deserialize(IntacctJson.Type<AsyncJob>()) ?? throw new JsonException(), options, cancellationToken);
    }

    private static BulkJob Job(JsonElement result) => result.Deserialize(IntacctJson.Type<BulkJob>()) is { JobId.Length: > 0 } job ? job : throw new JsonException("The answer names no job.");

    private static Func<HttpContent> Form(JsonObject request, string fileName, JsonArray records)
    {
        var (head, file) = (request.ToJsonString(IntacctJson.Options), JsonSerializer.SerializeToUtf8Bytes<JsonNode>(records, IntacctJson.Type<JsonNode>()));
        var part = ApiContent.Bytes(file, "application/json");
        return () => new MultipartFormDataContent("connectors-bulk-job")
        {
            { new StringContent(head, Encoding.UTF8, "application/json"), "\"ia::requestBody\"" },
            { part(), "file", fileName },
        };
    }
}
