using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>What can be done with a table, by whichever of Uniconta's two surfaces.</summary>
internal interface ITableSurface
{
    /// <summary>Rows by a query; at most what the page asks for where the surface honours that.</summary>
    Task<RowPage> ListAsync(string operation, string entity, UnicontaQuery query, PageAt at, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Rows whose member has a value, and perhaps others: the caller compares again.</summary>
    Task<IReadOnlyList<JsonElement>> FindAsync(string operation, string entity, string member, string value, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The new row where Uniconta answered with one, else null.</summary>
    Task<JsonElement?> InsertAsync(string operation, string entity, JsonObject row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The new rows where Uniconta answered with them, else none.</summary>
    Task<IReadOnlyList<JsonElement>> InsertManyAsync(string operation, string entity, IReadOnlyList<JsonObject> rows, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>The row as it is now where Uniconta answered with it, else null.</summary>
    Task<JsonElement?> UpdateAsync(string operation, string entity, JsonObject row, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken);

    /// <summary>Deletes rows, given as they were read. More than one row may take more than one call.</summary>
    Task DeleteAsync(string operation, string entity, IReadOnlyList<JsonElement> rows, Func<JsonElement, WriteEvidence> evidence, CallOptions? options, CancellationToken cancellationToken);
}

/// <summary>Where a page begins and how long it may be; a length of 0 is everything.</summary>
internal readonly record struct PageAt(int Skip, int Take, string? NextLink)
{
    /// <summary>How many of its rows came already, by earlier links of the server's.</summary>
    public int Taken { get; init; }
}

/// <summary>Rows as they came, and the server's own next page if it named one.</summary>
internal sealed record RowPage(IReadOnlyList<JsonElement> Rows, string? NextLink);

/// <summary>How rows are read and written, the same on both surfaces.</summary>
internal static class Rows
{
    /// <summary>A bare array, or an object with <c>value</c>. Anything else, null too, is no list: an empty one would look as if everything had been deleted.</summary>
    public static RowPage Read(ApiResponse answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var root = json.RootElement;
        string? next = null;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out var value))
        {
            next = root.TryGetProperty("@odata.nextLink", out var link) || root.TryGetProperty("odata.nextLink", out link) ? link.GetString() : null;
            root = value;
        }

        if (root.ValueKind != JsonValueKind.Array)
            throw new JsonException("The answer is no list.");
        return new([.. root.EnumerateArray().Select(static r => r.ValueKind == JsonValueKind.Object ? r.Clone() : throw new JsonException("A row is no object."))], next);
    }

    /// <summary>The row that a write answered with. No body, or a word instead of a row, says nothing.</summary>
    public static JsonElement? ReadWritten(ApiResponse answer)
    {
        // A word that is an error was thrown before; NoChange is none after an update.
        if (answer.Body.IsEmpty || UnicontaErrors.IsSuccessWord(answer.Text) || answer.Text.Trim().Trim('"') == UnicontaErrorCodes.NoChange)
            return null;
        if (!answer.IsJson)
            throw new JsonException("The answer is no row.");
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Object => json.RootElement.Clone(),
            JsonValueKind.Array when json.RootElement.GetArrayLength() == 1 && json.RootElement[0].ValueKind == JsonValueKind.Object => json.RootElement[0].Clone(),
            JsonValueKind.Null or JsonValueKind.True => null,
            _ => throw new JsonException("The answer is no row."),
        };
    }

    /// <summary>The rows that a write answered with. No source shows the answer of a list insert, so only what is plainly rows is taken for rows.</summary>
    public static IReadOnlyList<JsonElement> ReadWrittenMany(ApiResponse answer)
    {
        if (answer.Body.IsEmpty || UnicontaErrors.IsSuccessWord(answer.Text))
            return [];
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. json.RootElement.EnumerateArray().Where(static r => r.ValueKind == JsonValueKind.Object).Select(static r => r.Clone())],
            JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.True => [],
            _ => throw new JsonException("The answer is no list of rows."),
        };
    }

    public static Func<HttpContent> Content(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = UnicontaJson.Encoder }))
            node.WriteTo(writer);
        return ApiContent.Bytes(stream.ToArray(), "application/json");
    }

    /// <summary>A row as it goes back: without what OData adds to it.</summary>
    public static JsonObject ToNode(JsonElement row)
    {
        var node = new JsonObject();
        foreach (var member in row.EnumerateObject())
        {
            if (!member.Name.Contains('@', StringComparison.Ordinal))
                node[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return node;
    }
}
