using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A discount, surcharge or tax of a document, by itself. Only read: it is written with the document.</summary>
public sealed record DocumentSubtotal
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Description { get; init; }

    /// <summary>Amount, in the base currency.</summary>
    public decimal? AbsoluteValue { get; init; }

    /// <summary>Percentage.</summary>
    public decimal? PercentValue { get; init; }

    /// <summary>Total, in the base currency.</summary>
    public decimal? Total { get; init; }

    /// <summary>Amount, in the document's currency.</summary>
    public decimal? TxnAbsoluteValue { get; init; }

    /// <summary>Total, in the document's currency.</summary>
    public decimal? TxnTotal { get; init; }

    /// <summary>The document.</summary>
    public Reference? DocumentHeader { get; init; }

    /// <summary>The line.</summary>
    public Reference? DocumentLine { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
