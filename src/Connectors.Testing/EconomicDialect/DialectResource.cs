using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>A collection with the verbs that all collections share.</summary>
internal class DialectResource<TCall, TAccount>(string path, string operation, string key, Func<TAccount, DialectTable> table)
    where TCall : DialectCall<TAccount>
    where TAccount : IDialectBooks
{
    /// <summary>Route of the collection: <c>customers/{customerNumber}/contacts</c>.</summary>
    public string Path { get; } = path;

    public Func<TAccount, DialectTable> Table { get; } = table;

    /// <summary>What may be written; null: read only.</summary>
    public DialectShape? Shape { get; init; }

    /// <summary>What a PUT may hold; null: the same.</summary>
    public DialectShape? PutShape { get; init; }

    public FilterFields Fields { get; init; } = new();

    /// <summary>Where an oddity decides what filters.</summary>
    public Func<TCall, FilterFields>? FieldsOf { get; init; }

    /// <summary>The caller need not give the number.</summary>
    public bool Numbered { get; init; }

    /// <summary>A PUT to an unknown number creates it.</summary>
    public bool Upserts { get; init; } = true;

    /// <summary>Where an oddity decides whether a PUT creates.</summary>
    public Func<TCall, bool>? UpsertsOf { get; init; }

    /// <summary>A PUT must repeat the number in its body.</summary>
    public bool PutNeedsKey { get; init; }

    /// <summary>The record that owns the collection's records: its table and its name in the route.</summary>
    public (string Route, Func<TAccount, DialectTable> Table)? Parent { get; init; }

    /// <summary>Changes a body before it is read; the stored record is null on a create.</summary>
    public Action<TCall, JsonObject, DialectRecord?>? Prepare { get; init; }

    /// <summary>Checks beyond the shape; the stored record is null on a create.</summary>
    public Action<TCall, JsonObject, DialectRecord?, DialectErrors>? Check { get; init; }

    /// <summary>Members that a PUT keeps although it does not send them.</summary>
    public string[] Kept { get; init; } = [];

    /// <summary>Completes a new or replaced record before it is stored.</summary>
    public Action<TCall, DialectRecord, bool>? Stored { get; init; }

    /// <summary>Links and computed members of an answer.</summary>
    public Action<TCall, DialectRecord, JsonObject>? Shown { get; init; }

    /// <summary>What rows of lists leave out.</summary>
    public Action<TCall, JsonObject>? Row { get; init; }

    /// <summary>Removes a record; refuses by throwing. Null: just removed.</summary>
    public Action<TCall, DialectRecord>? Remove { get; init; }

    /// <summary>An event: old number, new number.</summary>
    public string? Event { get; init; }

    private string Key { get; } = key;

    public virtual void Map(RouteTable<TCall> routes)
    {
        routes.Add($"GET /{Path}", $"{operation}.list", List);
        routes.Add($"GET /{Path}/{{{Key}}}", $"{operation}.get", c => DialectCall.Json(200, View(c, Find(c), true)));
        if (Shape is null)
            return;
        routes.Add($"POST /{Path}", $"{operation}.create", Create);
        routes.Add($"PUT /{Path}/{{{Key}}}", $"{operation}.update", Update);
        routes.Add($"DELETE /{Path}/{{{Key}}}", $"{operation}.delete", Delete);
    }

    public SimResponse List(TCall call) => ListOf(call, static _ => true, Href(call));

    /// <param name="call">The call.</param>
    /// <param name="which">A part of the collection.</param>
    /// <param name="path">The address of that part.</param>
    public SimResponse ListOf(TCall call, Func<DialectRecord, bool> which, string path) =>
        DialectList.Answer(call, Scoped(call).Where(which), FieldsOf?.Invoke(call) ?? Fields, path, r => RowOf(call, r), Shape is not null);

    public DialectRecord Find(TCall call) => Scoped(call).FirstOrDefault(r => r.Text(Key).Equals(call.Route(Key), StringComparison.OrdinalIgnoreCase)) ?? throw call.NotFound();

    /// <param name="call">The call.</param>
    /// <param name="record">What is shown.</param>
    /// <param name="echo">Its own link repeats the query.</param>
    public JsonObject View(TCall call, DialectRecord record, bool echo)
    {
        var view = record.Data.DeepClone().AsObject();
        DialectLinks.Add(call, view, PutShape ?? Shape);
        Shown?.Invoke(call, record, view);
        if (call.Readings.FalseIsOmittedEverywhere)
            DialectLinks.DropFalse(view);
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

    private JsonObject RowOf(TCall call, DialectRecord record)
    {
        var view = View(call, record, true);
        Row?.Invoke(call, view);
        return view;
    }

    private IEnumerable<DialectRecord> Scoped(TCall call)
    {
        var all = Table(call.Account).All;
        if (Parent is not { } parent)
            return all;
        var owner = parent.Table(call.Account).Find(call.Route(parent.Route)) ?? throw call.NotFound();
        return all.Where(r => r.Owner.Equals(owner.Text(parent.Route), StringComparison.OrdinalIgnoreCase));
    }

    private string Href(TCall call, DialectRecord? record = null) => Parent is { } parent
        ? Path.Replace($"{{{parent.Route}}}", PathKey.Encode(record?.Owner ?? call.Route(parent.Route)), StringComparison.Ordinal)
        : Path;

    private SimResponse Create(TCall call)
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

    private SimResponse Add(TCall call, JsonObject clean)
    {
        var all = Table(call.Account);
        var record = call.Account.NewRecord(clean);
        if (Parent is { } parent)
            record.Owner = parent.Table(call.Account).Find(call.Route(parent.Route))!.Text(parent.Route);
        Stored?.Invoke(call, record, true);
        all.Add(record);
        call.Account.Touch(all, record);
        if (Event is not null)
            call.Books.Changed(Event, null, record.Text(Key));
        var own = $"{Href(call, record)}/{PathKey.Encode(record.Text(Key))}";
        return DialectCall.Json(201, View(call, record, true)) with { Headers = [new("Location", call.Link(own))] };
    }

    private SimResponse Update(TCall call)
    {
        var record = Scoped(call).FirstOrDefault(r => r.Text(Key).Equals(call.Route(Key), StringComparison.OrdinalIgnoreCase));
        if (record is null && !(UpsertsOf?.Invoke(call) ?? Upserts))
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
            call.Books.Changed(Event, record.Text(Key), record.Text(Key));
        return DialectCall.Json(200, View(call, record, true));
    }

    private JsonNode RouteKey(TCall call) => Shape!.Fields.FirstOrDefault(f => f.Name == Key)?.Kind == DialectKind.Text ? call.Route(Key) : call.RouteInt(Key);

    private SimResponse Delete(TCall call)
    {
        var record = Find(call);
        if (Remove is not null)
        {
            Remove(call, record);
            return SimResponse.Empty(204);
        }

        Table(call.Account).Remove(record);
        if (Event is not null)
            call.Books.Changed(Event, record.Text(Key), null);
        return SimResponse.Empty(204);
    }

    private JsonObject Read(TCall call, DialectShape shape, DialectRecord? record) => Read(call, call.BodyObject(), shape, record);

    private JsonObject Read(TCall call, JsonObject body, DialectShape shape, DialectRecord? record)
    {
        Prepare?.Invoke(call, body, record);
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(body, shape);
        Check?.Invoke(call, clean, record, reader.Errors);
        return reader.Errors.Any ? throw call.Invalid(reader.Errors) : clean;
    }
}
