using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What invoices, credit notes and trade offers are written with.</summary>
public abstract record SalesDocumentInput
{
    /// <summary>The contact. A draft may lack one; booking may not.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>Prices of the lines include VAT; null takes the organisation's setting.</summary>
    public bool? ShowLinesInclVat { get; init; }

    /// <summary>The layout.</summary>
    public Guid? InvoiceTemplateId { get; init; }

    /// <summary>The currency, ISO 4217; null is DKK.</summary>
    public string? Currency { get; init; }

    /// <summary>The language: <c>da-DK</c> (default) or <c>en-GB</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The heading; null takes the kind of document in its language.</summary>
    public string? Description { get; init; }

    /// <summary>A comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The date; null takes the day of the call.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<SalesLineInput> ProductLines { get; init; }

    /// <summary>The receiver's address as printed; null takes the contact's. A text freezes a copy.</summary>
    public string? Address { get; init; }

    /// <summary>Members that this version of the package does not know. They go back with an update, so that it loses nothing.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
