using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A contract with a public body: what its electronic invoices must name.</summary>
public sealed record TenderContract : RevisoRecord
{
    /// <summary>Its number.</summary>
    public TenderContractNumber? TenderContractNumber { get; init; }

    /// <summary>The public body.</summary>
    public CustomerNumber? CustomerNumber { get; init; }

    /// <summary>Number of the contract or order.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? DocumentNumber { get; init; }

    /// <summary>What kind of document, as Reviso says it.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Type { get; init; }

    /// <summary>CIG of the tender.</summary>
    public string? Cig { get; init; }

    /// <summary>Text.</summary>
    public string? Description { get; init; }
}
