using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>What the interface says of itself.</summary>
public sealed record ApiInfo : RevisoRecord
{
    /// <summary>Its name.</summary>
    public string? ApiName { get; init; }

    /// <summary>Its version.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Version { get; init; }

    /// <summary>The time there, as Reviso writes it.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? ServerTime { get; init; }

    /// <summary>As it comes.</summary>
    public JsonElement? Company { get; init; }

    /// <summary>The address of the resources, as it comes; <c>Resources.GetAsync(new("resources"))</c> reads them: <c>production</c> and <c>experimental</c>, each with names and addresses.</summary>
    public JsonElement? Resources { get; init; }
}
