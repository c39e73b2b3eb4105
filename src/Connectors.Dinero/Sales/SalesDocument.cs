using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What invoices, credit notes and trade offers show.</summary>
public abstract record SalesDocument
{
    /// <summary>The contact.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>The number. A draft has none: ignore it until the document is booked.</summary>
    public long? Number { get; init; }

    /// <summary>The contact's name on the document.</summary>
    public string? ContactName { get; init; }

    /// <summary>The lines show prices with VAT.</summary>
    public bool ShowLinesInclVat { get; init; }

    /// <summary>Total without VAT, in the document's currency.</summary>
    public decimal TotalExclVat { get; init; }

    /// <summary>The part that VAT is due on.</summary>
    public decimal TotalVatableAmount { get; init; }

    /// <summary>Total with VAT, in the document's currency.</summary>
    public decimal TotalInclVat { get; init; }

    /// <summary>The part that no VAT is due on.</summary>
    public decimal TotalNonVatableAmount { get; init; }

    /// <summary>The VAT.</summary>
    public decimal TotalVat { get; init; }

    /// <summary>The total lines as printed. For display only: positions may have gaps, labels are Danish or English.</summary>
    public IReadOnlyList<TotalLine> TotalLines { get; init => field = value ?? []; } = [];

    /// <summary>The layout.</summary>
    public Guid? InvoiceTemplateId { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The language: <c>da-DK</c> or <c>en-GB</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>A comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<SalesLine> ProductLines { get; init => field = value ?? []; } = [];

    /// <summary>The receiver's address as printed; null takes the contact's. A text freezes a copy.</summary>
    public string? Address { get; init; }

    /// <summary>Members that this version of the package does not know. They go back with an update, so that it loses nothing.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
