using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A customer.</summary>
public sealed record Customer : CustomerInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>What it owes, in the company's base currency. It changes without the customer's stamp.</summary>
    public decimal? TotalDue { get; init; }

    /// <summary>Day of its last invoice.</summary>
    public DateOnly? LastInvoiceCreatedDate { get; init; }

    /// <summary>Day of its last statement.</summary>
    public DateOnly? LastStatementGeneratedDate { get; init; }

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
