using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>Several requests in one call.</summary>
public class CompositeOperations : IntacctOperations
{
    private const int Fewest = 2;
    private const int Most = 10;

    /// <summary>For fakes.</summary>
    protected CompositeOperations()
    {
    }

    internal CompositeOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>
    /// Sends 2 to 10 requests, which Intacct does one after the other. It stops at the first failure and does not undo what came before. A later request takes from an earlier answer by <c>@{name.key}</c>.
    /// </summary>
    /// <remarks>Where one of the requests is a write, the whole is sent once: no text says that it heeds an idempotency key.</remarks>
    /// <param name="requests">The requests, in order.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>An item per request, in the same order.</returns>
    public virtual Task<IReadOnlyList<CompositeAnswer>> SendAsync(IReadOnlyList<CompositeRequest> requests, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfLessThan(requests.Count, Fewest, nameof(requests));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requests.Count, Most, nameof(requests));
        var body = new JsonArray([.. requests.Select(static r => (JsonNode)r.ToJson())]);
        var read = requests.All(static r => r.Method == HttpMethod.Get || r.Path.Contains("/services/core/query", StringComparison.Ordinal));
        return read
            ? Api.AskAsync("composite.send", HttpMethod.Post, "services/core/composite", body, Read, options, cancellationToken)
            : Api.WriteAsync(
                "composite.send", HttpMethod.Post, "services/core/composite", "service:composite", body, Read,
                new() { Cost = requests.Count, Hints = requests.Select(static (r, i) => ($"request{i}", (string?)$"{r.Method} {r.Path}")) }, options, cancellationToken);
    }

    private static IReadOnlyList<CompositeAnswer> Read(JsonElement root) => [.. IntacctApi.Result(root).EnumerateArray().Select(static (item, i) => ReadItem(item, i))];

    private static CompositeAnswer ReadItem(JsonElement item, int position)
    {
        var status = item.TryGetProperty("ia::status", out var s) && s.TryGetInt32(out var number) ? number : 0;
        return IntacctError.Find(item) is { } error
            ? new(position, status, null, error.ToBatchError())
            : new(position, status, item.TryGetProperty("ia::result", out var result) ? result.Clone() : null, null);
    }
}

/// <summary>One request of a composite.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the version, with a slash before it: <c>/objects/accounts-receivable/customer/12</c>.</param>
public sealed record CompositeRequest(HttpMethod Method, string Path)
{
    /// <summary>The body; null for none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Headers of this request alone.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The name by which later requests take from its answer: <c>@{name.key}</c>, of a list <c>@{name.1.key}</c>.</summary>
    public string? ResultReference { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["method"] = Method.Method, ["path"] = Path };
        if (Body is not null)
            json["body"] = Body.DeepClone();
        if (Headers is not null)
            json["headers"] = new JsonObject([.. Headers.Select(static h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))]);
        if (ResultReference is not null)
            json["resultReference"] = ResultReference;
        return json;
    }
}

/// <summary>The answer to one request of a composite.</summary>
/// <param name="Position">The place in the request, from 0.</param>
/// <param name="Status">Its own status, as an HTTP status; 0 where Intacct names none.</param>
/// <param name="Result">What it answered; null where it failed.</param>
/// <param name="Error">Why it failed, or was not tried (<see cref="IntacctErrorCodes.Unprocessed"/>); null where it did not.</param>
public sealed record CompositeAnswer(int Position, int Status, JsonElement? Result, BatchError? Error);
