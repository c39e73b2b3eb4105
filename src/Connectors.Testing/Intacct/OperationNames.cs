using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Intacct;

/// <summary>Names requests by what they do: the object stands in the path, in the query's body, or in the XML.</summary>
internal static partial class OperationNames
{
    private static readonly Dictionary<char, string> Verbs = new() { ['L'] = "list", ['G'] = "get", ['C'] = "create", ['U'] = "update", ['D'] = "delete" };

    private static readonly string[] XmlFunctions =
    [
        "getAPISession", "query", "readByQuery", "readMore", "read", "readByName", "lookup", "inspect", "create", "update", "delete",
        "create_sotransaction", "update_sotransaction", "delete_sotransaction",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. ObjectCatalog.All.SelectMany(static d => d.Verbs.Select(v => $"{d.Operations}.{Verbs[v]}").Append(d.Operations + ".query"))
            .Concat(ContractRules.Workflows.Select(static w => "contracts." + w))
            .Concat(XmlFunctions.Select(static f => "xml." + f))
            .Concat(["authorize.get", "token.code", "token.refresh", "token.clientCredentials", "token.revoke", "model.get", "composite.run", "session.get", "export.run",
                "allowedOperations.list", "content.download", "async.status", "bulk.create", "bulk.status", "documents.generatePdf"])
            .Order(StringComparer.Ordinal),
    ];

    public static string Of(SimRequest request, RouteMatch<IntacctCall>? match)
    {
        var path = request.Path;
        if (path.EndsWith("/ia/xml/xmlgw.phtml", StringComparison.OrdinalIgnoreCase))
            return "xml." + (FirstFunction().Match(Encoding.UTF8.GetString(request.Body)) is { Success: true } found ? found.Groups[1].Value : "unknown");
        if (path.EndsWith("/oauth2/token", StringComparison.OrdinalIgnoreCase))
            return "token." + (Encoding.UTF8.GetString(request.Body) is var body && body.Contains("refresh_token", StringComparison.Ordinal) && !body.Contains("authorization_code", StringComparison.Ordinal) ? "refresh"
                : body.Contains("client_credentials", StringComparison.Ordinal) ? "clientCredentials" : "code");
        if (path.EndsWith("/oauth2/revoke", StringComparison.OrdinalIgnoreCase))
            return "token.revoke";
        if (path.EndsWith("/oauth2/authorize", StringComparison.OrdinalIgnoreCase))
            return "authorize.get";
        return match?.Route.Operation switch
        {
            null => "unknown",
            "objects.collection" => Object(match) + (request.Method switch { "GET" => ".list", "POST" => ".create", "PATCH" => ".update", _ => ".unknown" }),
            "objects.item" => Object(match) + (request.Method switch { "GET" => ".get", "PATCH" => ".update", "DELETE" => ".delete", _ => ".unknown" }),
            "query" => Queried(request) + ".query",
            "contracts.workflow" => "contracts." + match.Values["action"],
            var other => other,
        };
    }

    private static string Object(RouteMatch<IntacctCall> match) => Plural($"{match.Values["app"]}/{match.Values["object"]}");

    private static string Queried(SimRequest request)
    {
        try
        {
            using var json = JsonDocument.Parse(request.Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("object", out var name) && name.ValueKind == JsonValueKind.String ? Plural(name.GetString()!) : "unknown";
        }
        catch (JsonException)
        {
            return "unknown";
        }
    }

    private static string Plural(string name)
    {
        var colons = name.IndexOf("::", StringComparison.Ordinal);
        return ObjectCatalog.Find(colons < 0 ? name : name[..colons])?.Operations ?? "unknown";
    }

    [GeneratedRegex(@"<function\b[^>]*>\s*<(\w+)")]
    private static partial Regex FirstFunction();
}
