using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>One authorised request on its way through an operation.</summary>
internal sealed class RevisoCall(RevisoSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, RevisoApp app, RevisoAccount account, bool demo)
    : DialectCall<RevisoAccount>(request, route, account)
{
    public RevisoSimulator Simulator { get; } = simulator;

    public RevisoApp App { get; } = app;

    public bool IsDemo { get; } = demo;

    public RevisoOddities Oddities => Simulator.Oddities;

    /// <summary>The delivery note service, another program behind the same host.</summary>
    public bool IsNote => Resource == "delivery-notes";

    public override DialectReadings Readings => new()
    {
        ErrorStyle = DialectErrorStyle.List,
        SelfEchoesQuery = Oddities.SelfEchoesQuery,
        FalseIsOmittedEverywhere = Oddities.FalseIsOmitted,
        BracketEscapesHonoured = Oddities.BracketEscapesHonoured,
        MostPerPage = Oddities.MostPerPage,
        TooLargePagesAreCut = Oddities.TooLargePagesAreCut,
        Conflict = Oddities.ReferenceConflict switch
        {
            RevisoReferenceConflict.LinkWins => DialectReferenceConflict.LinkWins,
            RevisoReferenceConflict.Refused => DialectReferenceConflict.Refused,
            _ => DialectReferenceConflict.NumberWins,
        },
    };

    protected override Uri Root => Simulator.BaseAddress;

    public void CheckContentType()
    {
        var type = Request.Header("Content-Type") ?? "";
        var multipart = Request.Path.EndsWith("/attachment", StringComparison.OrdinalIgnoreCase);
        if (Request.Method is "POST" or "PUT" && !multipart && Request.Body.Length > 0 && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw Refuse(415, "The content type is not supported.", "E00415", "Send application/json.");
    }

    public override JsonNode Body()
    {
        var body = base.Body();
        if (!Oddities.NullsRefused || IsNote)
            DropNulls(body);
        return body;
    }

    public override string PathOf(DialectField field, string key) =>
        field.Collection == "provinces" ? $"provinces/{Account.ProvincesTable.Find(key)?.Owner ?? "IT"}/{key}"
        : field.Collection.StartsWith("v2-", StringComparison.Ordinal) ? $"v2/{field.Collection[3..]}/{key}" : base.PathOf(field, key);

    public override bool IsListed(DialectRecord record) => record.Created is not { } created || created + Oddities.ListLag <= Simulator.Time.GetUtcNow();

    /// <summary>No count of errors; the details of the first one stand at the top too.</summary>
    public override DialectRefusal Refuse(int status, string message, string code, string hint, DialectErrors? errors = null, Action<JsonObject>? more = null) =>
        base.Refuse(status, message, code, hint, errors, body =>
        {
            body.Remove("errorCount");
            if (errors is not null && body["errors"] is JsonArray { Count: > 0 } all)
                body["details"] = all[0]!["details"]!.DeepClone();
            more?.Invoke(body);
        });

    public override (string Id, string Time) Log() => Simulator.Log();

    private static void DropNulls(JsonNode node)
    {
        if (node is JsonArray rows)
        {
            foreach (var row in rows.Where(static r => r is not null))
                DropNulls(row!);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (value is null || value.GetValueKind() == JsonValueKind.Null)
                    members.Remove(name);
                else
                    DropNulls(value);
            }
        }
    }
}

/// <summary>A collection of the API.</summary>
internal sealed class RevisoResource(string path, string operation, string key, Func<RevisoAccount, DialectTable> table)
    : DialectResource<RevisoCall, RevisoAccount>(path, operation, key, table)
{
    public override void Map(RouteTable<RevisoCall> routes)
    {
        base.Map(routes);
        if (Shape is not null)
            SelfEndpoints.Schemas(routes, Path, Shape, PutShape ?? Shape);
    }
}
