using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>A collection of an OpenAPI service: cursor, pages, count, and writes under <c>objectVersion</c>.</summary>
internal sealed class FlatResource(string service, string path, string operation, string key, Func<EconomicAccount, DialectTable> table)
{
    public Func<EconomicAccount, DialectTable> Table { get; } = table;

    /// <summary>What may be written; null: read only.</summary>
    public DialectShape? Shape { get; init; }

    public FilterFields Fields { get; init; } = new();

    /// <summary>PUT goes to the record; otherwise to the collection, with the key in the body.</summary>
    public bool PutOnItem { get; init; }

    /// <summary>Another address of the paged list; no count beside it then.</summary>
    public string? Paged { get; init; }

    /// <summary>The server gives the number.</summary>
    public bool Numbered { get; init; }

    /// <summary>The route parameter whose value owns the records; its record need not exist.</summary>
    public string? Owner { get; init; }

    /// <summary>Where the flat names are stored; null: under their own names.</summary>
    public FlatMap? Map { get; init; }

    /// <summary>Records of the table that this collection shows.</summary>
    public Func<DialectRecord, bool> Which { get; init; } = static _ => true;

    /// <summary>Members that are computed.</summary>
    public Action<EconomicCall, DialectRecord, JsonObject>? Shown { get; init; }

    /// <summary>Checks beyond the shape; the stored record is null on a create.</summary>
    public Action<EconomicCall, JsonObject, DialectRecord?, List<FlatError>>? Check { get; init; }

    /// <summary>Completes a new or changed record.</summary>
    public Action<EconomicCall, DialectRecord, JsonObject, bool>? Stored { get; init; }

    /// <summary>Removes a record, or refuses.</summary>
    public Action<EconomicCall, DialectRecord>? Remove { get; init; }

    /// <summary>The code when the number is in use.</summary>
    public string ExistsCode { get; init; } = "AlreadyExists";

    public string? Event { get; init; }

    private string Base { get; } = $"/{service}/{{version}}/{path}";

    public void MapAll(RouteTable<EconomicCall> routes)
    {
        MapReads(routes);
        if (Shape is null)
            return;
        routes.Add($"POST {Base}", $"{operation}.create", Create);
        routes.Add($"PUT {Base}{(PutOnItem ? $"/{{{key}}}" : "")}", $"{operation}.update", Update);
        routes.Add($"DELETE {Base}/{{{key}}}", $"{operation}.delete", Delete);
    }

    public void MapReads(RouteTable<EconomicCall> routes)
    {
        routes.Add($"GET {Base}", $"{operation}.list", c => FlatLists.Cursor(c, Rows(c), Fields));
        routes.Add($"GET {(Paged is null ? $"{Base}/paged" : $"/{service}/{{version}}/{Paged}")}", $"{operation}.paged", c => FlatLists.Paged(c, Rows(c), Fields));
        if (Paged is null)
            routes.Add($"GET {Base}/count", $"{operation}.count", c => FlatLists.Count(c, Rows(c), Fields));
        routes.Add($"GET {Base}/{{{key}}}", $"{operation}.get", c => EconomicCall.Json(200, View(c, Find(c, c.Route(key)))));
    }

    public static string Version(DialectRecord record) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{record.Id:x6}.{record.Version:x4}")));

    public JsonObject View(EconomicCall call, DialectRecord record)
    {
        var view = Map?.Read(record) ?? record.Data.DeepClone().AsObject();
        Shown?.Invoke(call, record, view);
        view["objectVersion"] = Version(record);
        return view;
    }

    /// <summary>Missing or not the current one: somebody else was here.</summary>
    public static void CheckVersion(EconomicCall call, JsonObject body, string current)
    {
        if (ShapeReader.Kind(body["objectVersion"]) == "String" && (string?)body["objectVersion"] == current)
            return;
        if (!call.Oddities.OlderConflictBody)
            throw call.Refuse(409, "The object has been changed since it was read.", "UpdateConflict", "");
        var log = call.Simulator.Log();
        throw new DialectRefusal(EconomicCall.Json(409, new JsonObject
        {
            ["message"] = "The object has been changed since it was read.",
            ["developerHint"] = "Read the object again and send its objectVersion.",
            ["logId"] = log.Id,
            ["logTimeUtc"] = log.Time + "Z",
            ["property"] = "objectVersion",
        }));
    }

    private static SimResponse Written(EconomicCall call) => SimResponse.Empty(call.Oddities.FlatWritesAnswer204 ? 204 : 200);

    private IEnumerable<(DialectRecord, JsonObject)> Rows(EconomicCall call) => Scoped(call).Select(r => (r, View(call, r)));

    private IEnumerable<DialectRecord> Scoped(EconomicCall call) => Table(call.Account).All.Where(r => Which(r) && (Owner is null || r.Owner.Equals(call.Route(Owner), StringComparison.OrdinalIgnoreCase)));

    private DialectRecord Find(EconomicCall call, string value) =>
        Scoped(call).FirstOrDefault(r => KeyOf(r).Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw call.NotFound();

    private string KeyOf(DialectRecord record) => (Map?.Read(record) ?? record.Data)[key]?.ToString() ?? "";

    private SimResponse Create(EconomicCall call)
    {
        var clean = FlatInput.Read(call, call.BodyObject(), Shape!, null, Check);
        if (Numbered && clean[key] is null)
            clean[key] = call.Account.NextNumber(Table(call.Account));
        if (clean[key] is { } own && Scoped(call).Any(r => KeyOf(r).Equals(own.ToString(), StringComparison.OrdinalIgnoreCase)))
            throw FlatInput.Invalid(call, ExistsCode, [new FlatError(key, ExistsCode, $"{key} {own} already exists.")]);
        var record = call.Account.NewRecord();
        if (Owner is not null)
            record.Owner = call.Route(Owner);
        Store(clean, record);
        Stored?.Invoke(call, record, clean, true);
        Table(call.Account).Add(record);
        call.Account.Touch(Table(call.Account), record);
        if (Event is not null)
            call.Account.Changed(Event, null, KeyOf(record));
        var view = View(call, record);
        var body = call.Oddities.FlatCreatesAnswerWholeRecord ? view : new JsonObject { [key] = view[key]!.DeepClone() };
        return EconomicCall.Json(201, body) with { Headers = [new("Location", $"{call.Simulator.OpenApiAddress}{call.Request.Path.TrimStart('/')}/{Uri.EscapeDataString(KeyOf(record))}")] };
    }

    private SimResponse Update(EconomicCall call)
    {
        var body = call.BodyObject();
        var value = PutOnItem ? call.Route(key) : body[key]?.ToString() ?? throw FlatInput.Invalid(call, "InvalidInput", [new FlatError(key, "InvalidInput", $"The {key} field is required.")]);
        var record = Find(call, value);
        CheckVersion(call, body, Version(record));
        if (PutOnItem)
            body[key] = FlatInput.Key(Shape!, key, value, call);
        var clean = FlatInput.Read(call, body, Shape!, record, Check);
        clean[key] ??= FlatInput.Key(Shape!, key, value, call);
        Store(clean, record);
        Stored?.Invoke(call, record, clean, false);
        call.Account.Touch(Table(call.Account), record);
        if (Event is not null)
            call.Account.Changed(Event, KeyOf(record), KeyOf(record));
        return Written(call);
    }

    private SimResponse Delete(EconomicCall call)
    {
        var record = Find(call, call.Route(key));
        if (Remove is not null)
        {
            Remove(call, record);
            return Written(call);
        }

        Table(call.Account).Remove(record);
        if (Event is not null)
            call.Account.Changed(Event, KeyOf(record), null);
        return Written(call);
    }

    private void Store(JsonObject clean, DialectRecord record)
    {
        if (Map is not null)
            Map.Write(clean, record);
        else
            record.Data = clean;
    }
}
