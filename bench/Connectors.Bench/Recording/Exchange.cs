using System.Text.Json.Serialization;

namespace Connectors.Bench;

/// <summary>A request that a client sent and the answer that the simulator gave.</summary>
internal sealed record Exchange
{
    public required string Verb { get; init; }

    /// <summary>Path and query as on the wire.</summary>
    public required string Target { get; init; }

    /// <summary>Without those of the body.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> RequestHeaders { get; init; }

    public required byte[] RequestBody { get; init; }

    public required int Status { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public string? ContentType { get; init; }

    public required byte[] Body { get; init; }

    [JsonIgnore]
    public HttpMethod Method => field ??= HttpMethod.Parse(Verb);

    public string Key => KeyOf(Verb, Target);

    public static string KeyOf(string verb, string target) => verb + " " + target;
}

[JsonSerializable(typeof(List<Exchange>))]
internal sealed partial class RecordingJson : JsonSerializerContext;
