using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>One complaint about a body. The path names members; a number in it is an index into a list.</summary>
internal sealed record DialectError(IReadOnlyList<object> Path, string Code, string Message, JsonNode? Value, string Hint)
{
    public string Property => Path.LastOrDefault(static p => p is string) as string ?? "";
}

/// <summary>How the <c>errors</c> member of a refusal looks.</summary>
internal enum DialectErrorStyle
{
    /// <summary>A tree like the request; items with <c>propertyName</c>, <c>errorMessage</c>, <c>errorCode</c>, <c>inputValue</c>, <c>developerHint</c>.</summary>
    Tree,

    /// <summary>The same tree; items with <c>errorCode</c>, <c>message</c>, <c>value</c>, <c>developerHint</c>, as the pages of 2015 show.</summary>
    TreeOf2015,

    /// <summary>A list of objects with <c>details{property,value,index,path}</c>: Reviso.</summary>
    List,
}

/// <summary>Collects complaints and writes them in any of the three styles.</summary>
internal sealed class DialectErrors
{
    private readonly List<DialectError> _all = [];

    public IReadOnlyList<DialectError> All => _all;

    public bool Any => _all.Count > 0;

    public void Add(IReadOnlyList<object> path, string code, string message, JsonNode? value = null, string? hint = null) =>
        _all.Add(new DialectError(path, code, message, value?.DeepClone(), hint ?? "Correct the value and try again."));

    /// <summary>The path is dotted here; indexes are plain numbers: <c>lines.0.product</c>.</summary>
    public void Add(string path, string code, string message, JsonNode? value = null, string? hint = null) =>
        Add([.. path.Split('.').Select(static p => int.TryParse(p, CultureInfo.InvariantCulture, out var i) ? (object)i : p)], code, message, value, hint);

    public JsonNode Write(DialectErrorStyle style, string logTime) => style == DialectErrorStyle.List ? List(logTime) : Tree(style == DialectErrorStyle.TreeOf2015);

    private JsonArray List(string logTime)
    {
        var list = new JsonArray();
        foreach (var e in _all)
        {
            var details = new JsonObject { ["property"] = e.Property, ["value"] = e.Value?.DeepClone() };
            if (e.Path.OfType<int>().Cast<int?>().LastOrDefault() is { } index)
                details["index"] = index;
            details["path"] = string.Join('.', e.Path);
            list.Add((JsonNode)new JsonObject { ["errorCode"] = e.Code, ["message"] = e.Message, ["developerHint"] = e.Hint, ["logTime"] = logTime, ["details"] = details });
        }

        return list;
    }

    private JsonObject Tree(bool of2015)
    {
        var root = new JsonObject();
        foreach (var e in _all)
        {
            var node = root;
            for (var i = 0; i < e.Path.Count; i++)
            {
                var name = (string)e.Path[i];
                if (i + 1 < e.Path.Count && e.Path[i + 1] is int index)
                {
                    node = Row(node, name, index);
                    i++;
                    continue;
                }

                if (node[name] is not JsonObject next)
                    node[name] = next = [];
                node = next;
            }

            if (node["errors"] is not JsonArray items)
                node["errors"] = items = [];
            items.Add((JsonNode)(of2015
                ? new JsonObject { ["errorCode"] = e.Code, ["message"] = e.Message, ["value"] = e.Value?.DeepClone(), ["developerHint"] = e.Hint }
                : new JsonObject { ["propertyName"] = e.Property, ["errorMessage"] = e.Message, ["errorCode"] = e.Code, ["inputValue"] = e.Value?.DeepClone(), ["developerHint"] = e.Hint }));
        }

        return root;
    }

    private static JsonObject Row(JsonObject parent, string name, int index)
    {
        if (parent[name] is not JsonArray rows)
            parent[name] = rows = [];
        foreach (var row in rows)
        {
            if ((int?)row!["arrayIndex"] == index)
                return row.AsObject();
        }

        var added = new JsonObject { ["arrayIndex"] = index };
        rows.Add((JsonNode)added);
        return added;
    }
}

/// <summary>A refusal on its way out.</summary>
internal sealed class DialectRefusal(SimResponse response) : Exception
{
    public SimResponse Response { get; } = response;
}

/// <summary>Writes the error bodies of the REST dialect.</summary>
internal static class DialectErrorBody
{
    /// <param name="status">The HTTP status, repeated in the body.</param>
    /// <param name="message">For a reader.</param>
    /// <param name="code">None for a missing sign-in.</param>
    /// <param name="hint">For a developer.</param>
    /// <param name="log">The support reference and its time, without a zone.</param>
    /// <param name="errors">The details, already in their style.</param>
    /// <param name="count">How many details.</param>
    public static JsonObject Of(int status, string message, string? code, string hint, (string Id, string Time) log, JsonNode? errors = null, int? count = null)
    {
        var body = new JsonObject { ["message"] = message };
        if (code is not null)
            body["errorCode"] = code;
        body["developerHint"] = hint;
        body["logId"] = log.Id;
        body["httpStatusCode"] = status;
        if (errors is not null)
        {
            body["errors"] = errors;
            body["errorCount"] = count ?? 1;
        }

        body["logTime"] = log.Time;
        return body;
    }

    /// <summary>What a bad filter is told: the fields that filter, the operators, the escapes.</summary>
    public static void AddFilterHelp(JsonObject body, IEnumerable<string> allowed)
    {
        body["allowedFilteringFields"] = new JsonArray([.. allowed.Select(static f => (JsonNode)f)]);
        body["allowedFilteringOperators"] = new JsonArray([.. FilterParser.Operators.Select(static o => (JsonNode)$"${o}:")]);
        body["escapeSequences"] = new JsonObject { ["$"] = "$$", ["("] = "$(", [")"] = "$)", ["*"] = "$*", [","] = "$,", ["["] = "$[", ["]"] = "$]" };
        body["wildcard"] = "*";
        body["nullValue"] = "$null:";
    }
}
