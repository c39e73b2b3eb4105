using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Problems and evidence in their stored form.</summary>
internal static class ProblemsJson
{
    public static string Write(IEnumerable<Problem> problems) => StoredJson.Write(w =>
    {
        w.WriteStartArray("p");
        foreach (var problem in problems)
        {
            w.WriteStartObject();
            w.WriteString("code", problem.Code);
            if (problem.Field is not null)
                w.WriteString("field", problem.Field);
            w.WriteString("text", problem.Message);
            w.WriteNumber("who", (int)problem.WhoCanFix);
            if (problem.Remedy is not null)
                w.WriteString("remedy", problem.Remedy);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static ImmutableArray<Problem> Read(string json)
    {
        if (json.Length == 0)
            return [];
        using var document = StoredJson.Read(json);
        return
        [
            .. document.RootElement.GetProperty("p").EnumerateArray().Select(static e => new Problem(
                e.GetProperty("code").GetString()!, Text(e, "field"), e.GetProperty("text").GetString()!, (Fixer)e.GetProperty("who").GetInt32(), Text(e, "remedy"))),
        ];
    }

    public static string WriteEvidence(UncertainEvidence evidence) => StoredJson.Write(w =>
    {
        if (evidence.ClientId is not null)
            w.WriteString("id", evidence.ClientId);
        if (evidence.Document is { } part)
            w.WriteString("document", part.Value);
        if (evidence.Key is not null)
            w.WriteString("key", evidence.Key);
        if (evidence.KeyValidUntil is { } until)
            w.WriteNumber("until", until.UtcTicks);
        w.WriteString("text", evidence.Message);
        w.WriteStartObject("hints");
        foreach (var (name, value) in evidence.Hints.OrderBy(static h => h.Key, StringComparer.Ordinal))
            w.WriteString(name, value);
        w.WriteEndObject();
    });

    public static UncertainEvidence ReadEvidence(string json)
    {
        if (json.Length == 0)
            return new UncertainEvidence();
        using var document = StoredJson.Read(json);
        var root = document.RootElement;
        return new UncertainEvidence
        {
            ClientId = Text(root, "id"),
            Document = Text(root, "document") is { } part ? new RecordId(part) : null,
            Key = Text(root, "key"),
            KeyValidUntil = root.TryGetProperty("until", out var until) ? new DateTimeOffset(until.GetInt64(), TimeSpan.Zero) : null,
            Message = Text(root, "text") ?? "",
            Hints = root.GetProperty("hints").EnumerateObject().ToImmutableDictionary(static h => h.Name, static h => h.Value.GetString()!, StringComparer.Ordinal),
        };
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
