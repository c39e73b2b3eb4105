using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>What a vendor's switches say about the verbs that both vendors share.</summary>
internal sealed record DialectReadings
{
    public DialectErrorStyle ErrorStyle { get; init; }

    public DialectReferenceConflict Conflict { get; init; }

    /// <summary>A link <c>self</c> repeats the request's query.</summary>
    public bool SelfEchoesQuery { get; init; }

    public bool FalseIsOmittedEverywhere { get; init; }

    public bool BracketEscapesHonoured { get; init; }

    /// <summary>Largest page.</summary>
    public int MostPerPage { get; init; } = 1000;

    /// <summary>More is answered with the largest page. False: refused.</summary>
    public bool TooLargePagesAreCut { get; init; }
}

/// <summary>The state of one agreement, as the shared verbs need it.</summary>
internal interface IDialectBooks
{
    /// <summary>What a reference may point to, by the collection of its link.</summary>
    IReadOnlyDictionary<string, DialectTable> Tables { get; }

    DialectRecord NewRecord(JsonObject? data);

    int NextNumber(DialectTable table);

    void Touch(DialectTable table, DialectRecord record);

    void Changed(string eventType, string? oldNumber, string? newNumber);
}

/// <summary>One request on its way through an operation.</summary>
internal abstract class DialectCall(SimRequest request, IReadOnlyDictionary<string, string> route)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SimRequest Request { get; } = request;

    /// <summary>Links of answers repeat <c>demo=true</c>.</summary>
    public bool DemoByQuery { get; init; }

    public abstract DialectReadings Readings { get; }

    public abstract IDialectBooks Books { get; }

    /// <summary>The first part of the path.</summary>
    public string Resource => Request.Path.Trim('/').Split('/')[0].ToLowerInvariant();

    protected abstract Uri Root { get; }

    /// <summary>A key in the path, in its stored spelling.</summary>
    public virtual string Route(string name) => PathKey.Decode(route[name]);

    public bool HasRoute(string name) => route.ContainsKey(name);

    public int RouteInt(string name) => int.TryParse(route[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw NotFound();

    public string? Query(string name) => Request.Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public static SimResponse Json(int status, JsonNode body) => SimResponse.Json(status, Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    // --- bodies -------------------------------------------------------------------------------------------------------------------------------

    public virtual JsonNode Body()
    {
        try
        {
            if (JsonNode.Parse(Request.Body) is { } node)
                return node;
        }
        catch (JsonException)
        {
        }

        throw Malformed("The body is not valid JSON.", "Correct the body.");
    }

    public JsonObject BodyObject() => Body() as JsonObject ?? throw Malformed("The body is not a JSON object.", "Send an object.");

    // --- links --------------------------------------------------------------------------------------------------------------------------------

    /// <summary>A link to another record.</summary>
    public string Link(string path) => $"{Root}{path}{(DemoByQuery ? "?demo=true" : "")}";

    /// <summary>A link of the record itself, with the query that the vendor repeats.</summary>
    public string Self(string path) => Readings.SelfEchoesQuery && Request.Query.Length > 0 ? $"{Root}{path}?{Request.Query}" : Link(path);

    /// <summary>Where the record of a reference is.</summary>
    public virtual string PathOf(DialectField field, string key)
    {
        var collection = field.Collection.Length > 0 ? field.Collection : field.Key switch
        {
            "projectNumber" => "projects",
            "departmentalDistributionNumber" => "departmental-distributions",
            _ => field.Name,
        };
        var owner = collection is "contacts" or "delivery-locations" ? Books.Tables[collection].Find(key)?.Owner : null;
        return owner is null ? $"{collection}/{PathKey.Encode(key)}" : $"customers/{owner}/{collection}/{key}";
    }

    // --- lists --------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Refuses a filter that the server does not survive.</summary>
    public virtual void CheckFilter(FilterNode filter)
    {
    }

    /// <summary>Whether lists show a record already.</summary>
    public virtual bool IsListed(DialectRecord record) => true;

    // --- refusals -----------------------------------------------------------------------------------------------------------------------------

    public virtual DialectRefusal Refuse(int status, string message, string code, string hint, DialectErrors? errors = null, Action<JsonObject>? more = null)
    {
        var log = Log();
        var body = DialectErrorBody.Of(status, message, code, hint, log, errors?.Write(Readings.ErrorStyle, log.Time), errors?.All.Count);
        more?.Invoke(body);
        return new DialectRefusal(Json(status, body));
    }

    public DialectRefusal Invalid(DialectErrors errors) =>
        Refuse(400, $"Validation failed. {errors.All.Count} error{(errors.All.Count == 1 ? "" : "s")} found.", "E04300", "Correct the errors and try again.", errors);

    public DialectRefusal Invalid(string path, string code, string message, JsonNode? value = null)
    {
        var errors = new DialectErrors();
        errors.Add(path, code, message, value);
        return Invalid(errors);
    }

    public virtual DialectRefusal NotFound(string? what = null) => Refuse(404, what ?? "The object was not found.", "E06000", "Check the number in the address.");

    protected virtual DialectRefusal Malformed(string message, string hint) => Refuse(400, message, "E04300", hint);

    /// <summary>Support reference and local time without a zone.</summary>
    public abstract (string Id, string Time) Log();
}

/// <summary>One request for one agreement.</summary>
internal abstract class DialectCall<TAccount>(SimRequest request, IReadOnlyDictionary<string, string> route, TAccount account) : DialectCall(request, route)
    where TAccount : IDialectBooks
{
    public TAccount Account { get; } = account;

    public override IDialectBooks Books => Account;
}
