namespace Connectors.Reviso;

/// <summary>Where a customer's goods go.</summary>
public sealed record DeliveryLocation : RevisoRecord
{
    /// <summary>Its number; the server chooses it.</summary>
    public DeliveryLocationNumber? DeliveryLocationNumber { get; init; }

    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 15 characters.</summary>
    public string? PostalCode { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? TermsOfDelivery { get; init; }

    /// <summary>Not to be used any more. Null and false are the same.</summary>
    public bool? Barred { get; init; }

    /// <summary>Its place in lists.</summary>
    public int? SortKey { get; init; }

    /// <summary>Whose. Read only.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }
}
