using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary><c>services/bulk/job</c>: a file of records, each its own transaction. A job is carried out when its state is asked for the second time.</summary>
internal sealed class BulkService
{
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    public SimResponse Create(IntacctCall call)
    {
        var (request, file) = Parts(call);
        var name = request["objectName"]?.ToString() ?? throw ApiError.Invalid("objectName is required", "REST-1009", "objectName");
        var target = Target.Parse(call, name) ?? throw ApiError.Invalid($"{name} is not a valid object", "REST-1101", "objectName");
        var operation = request["operation"]?.ToString();
        target.Verb(call, operation switch { "create" => 'C', "update" => 'U', "delete" => 'D', _ => throw ApiError.Invalid("operation must be create, update or delete", "REST-1017", "operation") });
        if (request["fileContentType"]?.ToString() != "json")
            throw ApiError.Invalid("fileContentType must be json", "REST-1017", "fileContentType");
        var id = new Guid(_jobs.Count + 1, 0x4a11, 0x4c41, 0x9a, 0x71, 0x1b, 0x35, 0x2b, 0x68, 0xb3, 0x44).ToString();
        JsonArray records;
        try
        {
            records = JsonNode.Parse(file) as JsonArray ?? throw ApiError.Invalid("The file must be an array", "REST-1030");
        }
        catch (JsonException)
        {
            throw ApiError.MalformedJson();
        }

        _jobs.Add(id, new Job(call.Caller, target, operation!, records));
        var created = call.Account.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (call.Oddities.BulkTimesLackZone ? "" : "Z");
        return Answers.One(200, new JsonObject { ["jobId"] = id, ["statusURL"] = $"/services/bulk/job/status?jobId={id}", ["createdDateTime"] = created });
    }

    public SimResponse Status(IntacctCall call)
    {
        var id = call.Request.Parameters.GetValueOrDefault("jobId") ?? "";
        if (!_jobs.TryGetValue(id, out var job) || job.Caller.Account != call.Account)
            throw ApiError.NotFound("bulk job", id);
        job.Asked++;
        if (job.Asked == 2)
            job.Result = Carry(call, job);
        if (call.Request.Parameters.GetValueOrDefault("download") == "true")
            return job.Result is null ? throw ApiError.NotFound("bulk job file", id) : Answers.Json(200, job.Result);
        var status = new JsonObject { ["jobId"] = id, ["status"] = job.Result is null ? "queued" : "completed", ["percentComplete"] = job.Result is null ? 0 : 100 };
        if (job.Result is null)
            return Answers.One(200, status);
        status["downloadURL"] = $"/services/bulk/job/status?jobId={id}&download=true";
        status["jobStatusFile"] = $"{id}-response.json";
        var errors = ((JsonArray)job.Result["ia::result"]!).Count(static r => r!["ia::error"] is not null);
        return Answers.One(200, status, job.Records.Count - errors, errors);
    }

    private static JsonObject Carry(IntacctCall call, Job job)
    {
        var results = new JsonArray();
        foreach (var record in job.Records)
        {
            try
            {
                results.Add(call.Account.Atomic(() => One(job, (JsonObject)record!.DeepClone())));
            }
            catch (ApiError error)
            {
                results.Add(new JsonObject { ["ia::error"] = error.ToJson(call.Simulator.NextSupportId()), ["ia::status"] = error.Status });
            }
        }

        return new JsonObject { ["ia::result"] = results };
    }

    private static JsonObject One(Job job, JsonObject body)
    {
        var store = job.Caller.Account.Store;
        var writer = new RecordWriter(job.Caller);
        if (job.Operation == "create")
            return new JsonObject { ["ia::result"] = job.Caller.Account.Reader.Reference(writer.Create(job.Target.Definition, body, job.Target.Type)), ["ia::status"] = 201 };
        var key = body["key"]?.ToString();
        var record = store.Find(job.Target.Definition.Name, key) ?? throw ApiError.NotFound(job.Target.Definition.Name, key ?? "");
        if (job.Operation == "delete")
        {
            writer.Delete(record);
            return new JsonObject { ["ia::status"] = 204 };
        }

        return new JsonObject { ["ia::result"] = job.Caller.Account.Reader.Reference(writer.Update(record, body)), ["ia::status"] = 200 };
    }

    private static (JsonObject Request, string File) Parts(IntacctCall call)
    {
        var type = call.Request.Header("Content-Type") ?? "";
        if (!type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            if (!call.Oddities.BulkTakesPlainJson)
                throw ApiError.Invalid("The payload must be multipart/form-data");
            var plain = call.ObjectBody();
            return (plain, plain["file"]?.ToJsonString() ?? "[]");
        }

        var boundary = "--" + type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..].Trim('"');
        JsonObject? request = null;
        string? file = null;
        foreach (var part in Encoding.UTF8.GetString(call.Request.Body).Split(boundary))
        {
            var blank = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (blank < 0)
                continue;
            var content = part[(blank + 4)..].TrimEnd('\r', '\n');
            if (part[..blank].Contains("ia::requestBody", StringComparison.Ordinal))
                request = JsonNode.Parse(content) as JsonObject;
            else
                file = content;
        }

        return (request ?? throw ApiError.Invalid("ia::requestBody is required", "REST-1009", "ia::requestBody"), file ?? throw ApiError.Invalid("file is required", "REST-1009", "file"));
    }

    private sealed class Job(IntacctCaller caller, Target target, string operation, JsonArray records)
    {
        public IntacctCaller Caller { get; } = caller;

        public Target Target { get; } = target;

        public string Operation { get; } = operation;

        public JsonArray Records { get; } = records;

        public int Asked { get; set; }

        public JsonObject? Result { get; set; }
    }
}
