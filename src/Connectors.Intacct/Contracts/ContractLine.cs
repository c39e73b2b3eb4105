using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A line of a contract: what is sold, from when to when, and how it bills.</summary>
public sealed record ContractLine : ContractLineInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>How far it is.</summary>
    public ContractLineState? State { get; init; }

    /// <summary>Number within the contract.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Day of the cancellation. Intacct spells it differently on the contract.</summary>
    public DateOnly? CancelationDate { get; init; }

    /// <summary>Whether it recurs.</summary>
    public bool? IsRecurring { get; init; }

    /// <summary>Sale and others.</summary>
    public string? LineType { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its page in Intacct.</summary>
    [JsonPropertyName("webURL")]
    public Uri? WebUrl { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
