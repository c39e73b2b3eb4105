using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A currency.</summary>
public sealed record Currency : RevisoRecord
{
    /// <summary>Its code.</summary>
    public CurrencyCode? Code { get; init; }

    /// <summary>Its number, three digits.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? IsoNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
