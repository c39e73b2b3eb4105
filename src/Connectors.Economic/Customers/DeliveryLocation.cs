using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A place that goods of a customer go to.</summary>
public sealed record DeliveryLocation : EconomicRecord
{
    /// <summary>Its number. Read only.</summary>
    public DeliveryLocationNumber? DeliveryLocationNumber { get; init; }

    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 15 characters.</summary>
    public string? PostalCode { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text of at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? TermsOfDelivery { get; init; }

    /// <summary>Not for new documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>The number that the user sees.</summary>
    public int? SortKey { get; init; }

    /// <summary>The customer. Read only.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }
}
