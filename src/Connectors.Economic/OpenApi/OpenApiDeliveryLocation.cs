namespace Connectors.Economic;

/// <summary>A place that goods of a customer go to.</summary>
public sealed record OpenApiDeliveryLocation : OpenApiRecord
{
    /// <summary>Its number. Read only.</summary>
    public DeliveryLocationNumber? Number { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>The number that the user sees. Read only.</summary>
    public int? UserInterfaceNumber { get; init; }

    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text, at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>Postcode, at most 15 characters.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? TermsOfDelivery { get; init; }

    /// <summary>Id in electronic invoices, at most 50 characters.</summary>
    public string? EInvoiceId { get; init; }

    /// <summary>Not for new documents.</summary>
    public bool? IsBarred { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
