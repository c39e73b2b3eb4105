using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary><c>/objects/{app}/{object}[/{key}]</c>: list, read, create, change, delete; one record or many.</summary>
internal static class ObjectEndpoints
{
    private const int MostAtOnce = 500;

    public static SimResponse Collection(IntacctCall call)
    {
        var target = Target.Of(call);
        switch (call.Request.Method)
        {
            case "GET":
                return List(call, target.Verb(call, 'L'));
            case "POST":
                var body = call.Body();
                target.Verb(call, 'C');
                return Batch(call, target, body, 201, item =>
                {
                    var fields = (JsonObject)item.DeepClone();
                    var owner = target.OwnerOf(call, fields);
                    return call.Reader.Reference(new RecordWriter(call.Caller).Create(target.Definition, fields, target.Type, owner));
                }, many: body is JsonArray);
            case "PATCH":
                target.Verb(call, 'U');
                return Batch(call, target, call.Body() as JsonArray ?? throw ApiError.Invalid("The payload must be an array"), 200, item =>
                {
                    var key = item["key"]?.ToString() ?? throw ApiError.Invalid("key is required", "REST-1009", "key");
                    return call.Reader.Reference(Change(call, target, key, item));
                }, many: true);
            default:
                throw ApiError.Verb(call.Request.Method, target.Definition.Name);
        }
    }

    public static SimResponse Item(IntacctCall call)
    {
        var target = Target.Of(call);
        var keys = call["key"].Split(',');
        if (keys.Length > MostAtOnce)
            throw ApiError.Invalid($"At most {MostAtOnce.ToString(CultureInfo.InvariantCulture)} keys can be sent", "REST-1013");
        switch (call.Request.Method)
        {
            case "GET":
                target.Verb(call, 'G');
                return keys.Length == 1 ? Answers.One(200, call.Reader.Nested(target.Find(call, keys[0]))) : Many(call, target, keys);
            case "PATCH":
                var patch = call.ObjectBody();
                return Answers.One(200, call.Reader.Reference(call.Account.Atomic(() => Change(call, target.Verb(call, 'U'), keys[0], patch))));
            case "DELETE":
                target.Verb(call, 'D');
                return Remove(call, target, keys);
            default:
                throw ApiError.Verb(call.Request.Method, target.Definition.Name);
        }
    }

    private static StoredRecord Change(IntacctCall call, Target target, string key, JsonObject body)
    {
        var record = target.Find(call, key);
        MayWrite(call, record);
        return new RecordWriter(call.Caller).Update(record, body);
    }

    private static SimResponse Remove(IntacctCall call, Target target, string[] keys)
    {
        void One(string key)
        {
            var record = target.Find(call, key);
            MayWrite(call, record);
            new RecordWriter(call.Caller).Delete(record);
        }

        if (keys.Length == 1)
        {
            call.Account.Atomic(() =>
            {
                One(keys[0]);
                return true;
            });
            return SimResponse.Empty(204);
        }

        return Run(call, keys, 204, key =>
        {
            One(key);
            return null;
        });
    }

    /// <summary>Reads of several keys: plain records while all are found, else each with its status.</summary>
    private static SimResponse Many(IntacctCall call, Target target, string[] keys)
    {
        var found = keys.Select(key => target.Lookup(call, key)).ToList();
        if (found.TrueForAll(static f => f is not null))
            return Answers.One(200, new JsonArray([.. found.Select(f => (JsonNode)call.Reader.Nested(f!))]), success: keys.Length);
        var items = new JsonArray();
        for (var i = 0; i < keys.Length; i++)
            items.Add(found[i] is { } record
                ? new JsonObject { ["ia::result"] = call.Reader.Nested(record), ["ia::status"] = 200 }
                : new JsonObject { ["ia::error"] = ApiError.NotFound(target.Definition.Name, keys[i]).ToJson(call.Simulator.NextSupportId()), ["ia::status"] = 404 });
        var missing = found.Count(static f => f is null);
        return Answers.One(missing == keys.Length ? 404 : 207, items, keys.Length - missing, missing);
    }

    private static SimResponse Batch(IntacctCall call, Target target, JsonNode body, int status, Func<JsonObject, JsonNode> one, bool many)
    {
        if (!many)
        {
            var single = body as JsonObject ?? throw ApiError.Invalid("The payload must be an object or an array");
            return Answers.One(status, call.Account.Atomic(() => one(single)));
        }

        var items = (JsonArray)body;
        if (items.Count is 0 or > MostAtOnce)
            throw ApiError.Invalid($"Between 1 and {MostAtOnce.ToString(CultureInfo.InvariantCulture)} records can be sent", "REST-1013");
        return Run(call, [.. items], status, item => one(item as JsonObject ?? throw ApiError.Invalid($"An item of {target.Definition.Name} must be an object")));
    }

    private static SimResponse Run<T>(IntacctCall call, T[] items, int status, Func<T, JsonNode?> one)
    {
        var answers = new JsonArray();
        var mark = call.Store.Mark;
        var errors = 0;
        var atomic = call.Transaction;
        for (var i = 0; i < items.Length; i++)
        {
            try
            {
                answers.Add(Wrap(call, call.Account.Atomic(() => one(items[i])), status));
            }
            catch (ApiError error)
            {
                errors++;
                answers.Add(new JsonObject { ["ia::error"] = error.ToJson(call.Simulator.NextSupportId()), ["ia::status"] = error.Status });
                if (!atomic)
                    continue;
                call.Store.Rollback(mark);
                return Undone(call, answers, i, items.Length);
            }
        }

        if (errors == 0 && status == 204)
            return SimResponse.Empty(204);
        var answered = errors == 0 ? status : errors == items.Length ? (int)answers[0]!["ia::status"]! : 207;
        return Answers.One(answered, answers, items.Length - errors, errors);
    }

    /// <summary>One failed, so none counts: the others say that they were not carried out.</summary>
    private static SimResponse Undone(IntacctCall call, JsonArray answers, int failed, int count)
    {
        var all = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            all.Add(i == failed ? answers[i]!.DeepClone() : new JsonObject
            {
                ["ia::error"] = new ApiError(422, "unprocessed", "Operation skipped due to atomic transaction failure").ToJson(call.Simulator.NextSupportId()),
                ["ia::status"] = 422,
            });
        }

        return Answers.One((int)answers[failed]!["ia::status"]!, all, 0, count);
    }

    private static JsonObject Wrap(IntacctCall call, JsonNode? result, int status)
    {
        if (result is null)
            return new JsonObject { ["ia::status"] = status };
        if (call.Oddities.BatchItemsAreWrapped)
            return new JsonObject { ["ia::result"] = result, ["ia::status"] = status };
        var flat = (JsonObject)result;
        flat["ia::status"] = status;
        return flat;
    }

    /// <summary>References only, the first hundred.</summary>
    private static SimResponse List(IntacctCall call, Target target)
    {
        var start = 1;
        var size = 100;
        if (call.Oddities.ListsHonourStartAndSize)
        {
            start = Number(call, "start", 1);
            size = Math.Min(Number(call, "size", 100), 4000);
        }

        var all = target.Records(call, includePrivate: false);
        var page = all.Skip(start - 1).Take(size).Select(r => (JsonNode)call.Reader.Reference(r));
        return Answers.Json(200, new JsonObject { ["ia::result"] = new JsonArray([.. page]), ["ia::meta"] = QueryService.PageMeta(call.Oddities, all.Count, start, size) });
    }

    private static int Number(IntacctCall call, string name, int standard) =>
        call.Request.Parameters.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : standard;

    private static void MayWrite(IntacctCall call, StoredRecord record)
    {
        if (record.Entity is { } entity && call.Caller.Entity is null && !call.Oddities.PrivateRecordsWritableAtTop)
            throw ApiError.Rule("BL03000122", $"The record belongs to the entity {entity.Text("id")} and can be changed there only", record.Definition.Name);
        if (record.Entity is null && record.Definition.Name == "company-config/entity" && call.Caller.Entity is not null)
            throw ApiError.Forbidden("Entities can be changed at top level only");
    }
}
