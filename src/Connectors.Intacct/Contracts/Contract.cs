using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A contract. Its state changes by the workflows (post, renew, expire …), never by an edit.</summary>
public sealed record Contract : ContractInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>How far it is.</summary>
    public ContractState? State { get; init; }

    /// <summary>Day of the cancellation.</summary>
    public DateOnly? CancellationDate { get; init; }

    /// <summary>Total amount, in the contract's currency.</summary>
    public decimal? ContractTotalAmount { get; init; }

    /// <summary>Amount billed, in the contract's currency.</summary>
    public decimal? BilledAmount { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its page in Intacct.</summary>
    [JsonPropertyName("webURL")]
    public Uri? WebUrl { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
