using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>A collection of the REST API with the verbs that all collections share.</summary>
internal sealed class RestResource(string path, string operation, string key, Func<EconomicAccount, DialectTable> table)
{
    /// <summary>Largest page.</summary>
    public const int MostPerPage = 1000;

    /// <summary>Route of the collection: <c>customers/{customerNumber}/contacts</c>.</summary>
    public string Path { get; } = path;

    public Func<EconomicAccount, DialectTable> Table { get; } = table;

    /// <summary>What may be written; null: read only.</summary>
    public DialectShape? Shape { get; init; }

    /// <summary>What a PUT may hold; null: the same.</summary>
    public DialectShape? PutShape { get; init; }

    public FilterFields Fields { get; init; } = new();

    /// <summary>Where an oddity decides what filters.</summary>
    public Func<EconomicCall, FilterFields>? FieldsOf { get; init; }

    /// <summary>The caller need not give the number.</summary>
    public bool Numbered { get; init; }

    /// <summary>A PUT to an unknown number creates it.</summary>
    public bool Upserts { get; init; } = true;

    /// <summary>A PUT must repeat the number in its body.</summary>
    public bool PutNeedsKey { get; init; }

    /// <summary>The record that owns the collection's records: its table and its name in the route.</summary>
    public (string Route, Func<EconomicAccount, DialectTable> Table)? Parent { get; init; }

    /// <summary>Checks beyond the shape; the stored record is null on a create.</summary>
    public Action<EconomicCall, JsonObject, DialectRecord?, DialectErrors>? Check { get; init; }

    /// <summary>Members that a PUT keeps although it does not send them.</summary>
    public string[] Kept { get; init; } = [];

    /// <summary>Completes a new or replaced record before it is stored.</summary>
    public Action<EconomicCall, DialectRecord, bool>? Stored { get; init; }

    /// <summary>Links and computed members of an answer.</summary>
    public Action<EconomicCall, DialectRecord, JsonObject>? Shown { get; init; }

    /// <summary>Removes a record; refuses by throwing. Null: just removed.</summary>
    public Action<EconomicCall, DialectRecord>? Remove { get; init; }

    /// <summary>An event: old number, new number.</summary>
    public string? Event { get; init; }

    private string Key { get; } = key;

    public void Map(RouteTable<EconomicCall> routes)
    {
        routes.Add($"GET /{Path}", $"{operation}.list", List);
        routes.Add($"GET /{Path}/{{{Key}}}", $"{operation}.get", c => EconomicCall.Json(200, View(c, Find(c), true)));
        if (Shape is null)
            return;
        routes.Add($"POST /{Path}", $"{operation}.create", Create);
        routes.Add($"PUT /{Path}/{{{Key}}}", $"{operation}.update", Update);
        routes.Add($"DELETE /{Path}/{{{Key}}}", $"{operation}.delete", Delete);
    }

    public SimResponse List(EconomicCall call) => RestList.Answer(call, Scoped(call), FieldsOf?.Invoke(call) ?? Fields, Href(call), r => View(call, r, true), Shape is not null);

    public DialectRecord Find(EconomicCall call) => Scoped(call).FirstOrDefault(r => r.Text(Key).Equals(call.Route(Key), StringComparison.OrdinalIgnoreCase)) ?? throw call.NotFound();

    /// <param name="call">The call.</param>
    /// <param name="record">What is shown.</param>
    /// <param name="echo">Its own link repeats the query.</param>
    public JsonObject View(EconomicCall call, DialectRecord record, bool echo)
    {
        var view = record.Data.DeepClone().AsObject();
        RestLinks.Add(call, view, PutShape ?? Shape);
        Shown?.Invoke(call, record, view);
        if (call.Oddities.FalseIsOmittedEverywhere)
            RestLinks.DropFalse(view);
        var own = $"{Href(call, record)}/{PathKey.Encode(record.Text(Key))}";
        if (Shape is not null)
        {
            view["metaData"] = new JsonObject
            {
                ["delete"] = DialectEnvelope.Action("Delete this item.", call.Link(own), "delete"),
                ["replace"] = DialectEnvelope.Action("Replace this item.", call.Link(own), "put"),
            };
        }

        view["self"] = echo ? call.Self(own) : call.Link(own);
        return view;
    }

    private IEnumerable<DialectRecord> Scoped(EconomicCall call)
    {
        var all = Table(call.Account).All;
        if (Parent is not { } parent)
            return all;
        var owner = parent.Table(call.Account).Find(call.Route(parent.Route)) ?? throw call.NotFound();
        return all.Where(r => r.Owner.Equals(owner.Text(parent.Route), StringComparison.OrdinalIgnoreCase));
    }

    private string Href(EconomicCall call, DialectRecord? record = null) => Parent is { } parent
        ? Path.Replace($"{{{parent.Route}}}", PathKey.Encode(record?.Owner ?? call.Route(parent.Route)), StringComparison.Ordinal)
        : Path;

    private SimResponse Create(EconomicCall call)
    {
        var owned = Scoped(call);
        var clean = Read(call, Shape!, null);
        var all = Table(call.Account);
        if (clean[Key] is null)
        {
            if (!Numbered)
                throw call.Invalid(Key, "E04300", $"Required properties are missing from object: {Key}.");
            clean.Insert(0, Key, call.Account.NextNumber(all));
        }
        else if ((Parent is null ? all.All : owned).Any(r => r.Text(Key).Equals(clean[Key]!.ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Invalid(Key, "E06010", $"{Key} {clean[Key]} already exists.", clean[Key]);
        }

        return Add(call, clean);
    }

    private SimResponse Add(EconomicCall call, JsonObject clean)
    {
        var all = Table(call.Account);
        var record = call.Account.NewRecord(clean);
        if (Parent is { } parent)
            record.Owner = parent.Table(call.Account).Find(call.Route(parent.Route))!.Text(parent.Route);
        Stored?.Invoke(call, record, true);
        all.Add(record);
        call.Account.Touch(all, record);
        if (Event is not null)
            call.Account.Changed(Event, null, record.Text(Key));
        var own = $"{Href(call, record)}/{PathKey.Encode(record.Text(Key))}";
        return EconomicCall.Json(201, View(call, record, true)) with { Headers = [new("Location", call.Link(own))] };
    }

    private SimResponse Update(EconomicCall call)
    {
        var record = Scoped(call).FirstOrDefault(r => r.Text(Key).Equals(call.Route(Key), StringComparison.OrdinalIgnoreCase));
        if (record is null && !Upserts)
            throw call.NotFound();
        var body = call.BodyObject();
        var shape = record is null ? Shape! : PutShape ?? Shape!;

        if (PutNeedsKey && body[Key] is null)
            throw call.Invalid(Key, "E04300", $"Required properties are missing from object: {Key}.");

        // The number in the path counts; another one in the body is not obeyed.
        var number = record?.Data[Key]!.DeepClone() ?? RouteKey(call);
        body[Key] = number;
        var clean = Read(call, body, shape, record);
        clean.Remove(Key);
        clean.Insert(0, Key, number.DeepClone());
        if (record is null)
            return Add(call, clean);
        foreach (var name in Kept)
        {
            if (record.Data[name] is { } kept)
                clean[name] = kept.DeepClone();
        }

        record.Data = clean;
        Stored?.Invoke(call, record, false);
        call.Account.Touch(Table(call.Account), record);
        if (Event is not null)
            call.Account.Changed(Event, record.Text(Key), record.Text(Key));
        return EconomicCall.Json(200, View(call, record, true));
    }

    private JsonNode RouteKey(EconomicCall call) => Shape!.Fields.FirstOrDefault(f => f.Name == Key)?.Kind == DialectKind.Text ? call.Route(Key) : call.RouteInt(Key);

    private SimResponse Delete(EconomicCall call)
    {
        var record = Find(call);
        if (Remove is not null)
        {
            Remove(call, record);
            return SimResponse.Empty(204);
        }

        Table(call.Account).Remove(record);
        if (Event is not null)
            call.Account.Changed(Event, record.Text(Key), null);
        return SimResponse.Empty(204);
    }

    private JsonObject Read(EconomicCall call, DialectShape shape, DialectRecord? record) => Read(call, call.BodyObject(), shape, record);

    private JsonObject Read(EconomicCall call, JsonObject body, DialectShape shape, DialectRecord? record)
    {
        var reader = RestLinks.Reader(call);
        var clean = reader.Read(body, shape);
        Check?.Invoke(call, clean, record, reader.Errors);
        return reader.Errors.Any ? throw call.Invalid(reader.Errors) : clean;
    }
}
